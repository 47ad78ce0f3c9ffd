"""Says which handbooks something reaches, in the fewest words."""

from collections.abc import Mapping, Sequence

from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.variants.changes import line
from generator.variants.effects import COMMON
from generator.variants.project import Project

_SHOWN = 8  # names in a list, before the rest is only counted


class Coverage:
    """Says which handbooks an effect reaches, in the fewest words."""

    def __init__(self, projects: Sequence[Project], *, narrowed: bool) -> None:
        """Take the sides of a comparison, the newest last, and whether only some handbooks were compared."""
        self._names = {
            name: branch.department.item.name for side in projects for name, branch in side.content.branches.items()
        }
        above = {name: tuple(line(side.content, name)) for side in projects for name in side.content.branches}
        self._below = _below(above)
        self._parents = {name: names[1] if names[1:] else None for name, names in above.items()}
        self._narrowed = narrowed

    def words(self, handbooks: Sequence[str]) -> str:
        """Return the handbooks by name; workplaces with all those below them stand as one."""
        reached = [name for name in handbooks if name != COMMON]
        listed = self._listed(reached)
        if COMMON not in handbooks:
            return _shortened(listed)
        if not self._narrowed:
            missing = self._listed([name for name in self._names if name not in set(reached)])
            if not missing:
                return _("the whole municipality")
            if len(missing) < len(listed):
                return _("the whole municipality, except {names}").format(names=_shortened(missing))
        return _shortened([_("the common handbook"), *listed])

    def _listed(self, handbooks: Sequence[str]) -> list[str]:
        reached = frozenset(handbooks)
        whole = {name for name in handbooks if self._below[name] <= reached}
        return [self._name(name, whole) for name in handbooks if self._parents[name] not in whole]

    def _name(self, name: str, whole: set[str]) -> str:
        count = len(self._below[name]) if name in whole else 0
        if not count:
            return self._names[name]
        words = ngettext("{name} and the workplace below", "{name} and the {n} workplaces below", count)
        return words.format(name=self._names[name], n=count)


def _below(above: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """Return the departments below each one; `above` holds each one with those above it."""
    found: dict[str, set[str]] = {name: set() for name in above}
    for name, names in above.items():
        for ancestor in names[1:]:
            found[ancestor].add(name)
    return {name: frozenset(names) for name, names in found.items()}


def _shortened(names: Sequence[str]) -> str:
    if len(names) <= _SHOWN + 1:
        return "; ".join(names)
    more = len(names) - _SHOWN
    return _("{names} and {n} more").format(names="; ".join(names[:_SHOWN]), n=more)

"""What is different in a workplace's own values, such as its contacts, and in those of the organisation.

A value that a workplace leaves out is its nearest ancestor's, and at last the organisation's; so one edit may reach
many workplaces, and is told as an edit of where it was written.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.handbook import loader
from generator.handbook.content import Branch, Content
from generator.handbook.entries import Source
from generator.handbook.finder import ORGANISATION
from generator.handbook.item import attributes
from generator.handbook.models import Department, Organisation
from generator.handbook.wording import title, words
from generator.i18n import gettext as _
from generator.variants.effects import Effect, EffectKind, is_same, written
from generator.variants.project import Project

Line = Mapping[str, Branch]

_INHERITED = ("welcome", "contacts", "closed", "quiet", "weekdays", "probation")
_OWN = tuple(key for key in attributes(Department) if key not in {"id", *_INHERITED})


@dataclass(frozen=True, slots=True, eq=False)
class _Holder:
    """What a value may be written in: a department or the organisation."""

    collection: str
    id: str
    item: BaseModel
    source: Source

    def value(self, key: str) -> object:
        """Return a value by its name in YAML, or None when it is not one of this holder's."""
        return getattr(self.item, attributes(type(self.item)).get(key, ""), None)


class WorkplaceChanges:
    """Compares the workplaces' own values before and after an edit."""

    def __init__(self, before: Project, after: Project) -> None:
        self._contents = before.content, after.content
        self._organisations = _organisation(before), _organisation(after)
        self._common = tuple(self._of_organisation())

    def of_organisation(self) -> Iterator[Effect]:
        """Yield what is different for the whole municipality."""
        yield from self._common

    def of(self, before: Line, after: Line) -> Iterator[Effect]:
        """Yield what is different in a workplace; the lines are it and those above it, nearest first."""
        yield from (effect for effect in self._common if effect.field not in _INHERITED)
        if frozenset(before.values()) == frozenset(after.values()) and not self._common:
            return
        was, now = _departments(before)[:1], _departments(after)[:1]
        if was and now:
            yield from (effect for key in _OWN for effect in self._field(key, was[0], now[0], now[0]))
        for key in _INHERITED:
            yield from self._inherited(key, before, after)

    def _of_organisation(self) -> Iterator[Effect]:
        was, now = self._organisations
        if was and now:
            for key in attributes(Organisation):
                yield from self._field(key, was, now, now)

    def _inherited(self, key: str, before: Line, after: Line) -> Iterator[Effect]:
        lines = (_departments(before), _departments(after))
        holders = [[*above, *filter(None, [top])] for above, top in zip(lines, self._organisations, strict=True)]
        (depth, was), (new_depth, now) = (_nearest(key, above) for above in holders)
        teller = was if depth < new_depth else now
        if teller is not None:
            yield from self._field(key, was, now, teller)

    def _field(self, key: str, was: _Holder | None, now: _Holder | None, teller: _Holder) -> Iterator[Effect]:
        if is_same(was and was.value(key), now and now.value(key)):
            return
        before, after = (_words(key, *side) for side in zip((was, now), self._contents, strict=True))
        origin = (now or teller).source.origin(key)
        yield Effect(EffectKind.CHANGED, teller.collection, teller.id, title(teller.item), origin, key, before, after)


def added_workplace(content: Content, identity: str) -> Effect:
    """Return the effect of a department that is new."""
    department = content.branches[identity].department
    values = written(department.item, {key: key for key in _OWN + _INHERITED}, _title_of(content))
    origin = department.source.origin("name")
    return Effect(EffectKind.ADDED, "departments", identity, department.item.name, origin, values=values)


def removed_workplace(content: Content, identity: str) -> Effect:
    """Return the effect of a department that is gone."""
    department = content.branches[identity].department
    origin = department.source.origin("name")
    return Effect(EffectKind.REMOVED, "departments", identity, department.item.name, origin)


def _organisation(project: Project) -> _Holder | None:
    item, data = project.content.organisation, project.found.files.get(ORGANISATION)
    document = loader.load(ORGANISATION, data)[0] if data else None
    if item is None or document is None:
        return None
    source = Source(project.content.base.layer, ORGANISATION, document.place)
    return _Holder("organisation", "", item, source)


def _departments(line: Line) -> list[_Holder]:
    held = ((name, branch.department) for name, branch in line.items())
    return [_Holder("departments", name, entry.item, entry.source) for name, entry in held]


def _nearest(key: str, above: list[_Holder]) -> tuple[int, _Holder | None]:
    """Return the first of some holders that has a value, and how many stand before it."""
    return next(((depth, holder) for depth, holder in enumerate(above) if holder.value(key)), (len(above), None))


def _words(key: str, holder: _Holder | None, content: Content) -> str:
    return words(holder.item, key, _title_of(content)) if holder else _("nothing")


def _title_of(content: Content) -> Callable[[str, str], str]:
    def title_of(_collection: str, identity: str) -> str:
        branch = content.branches.get(identity)
        return branch.department.item.name if branch else identity

    return title_of

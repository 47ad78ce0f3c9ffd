"""What is different in a workplace's own values, such as its contacts, and in those of the organisation.

A value that a workplace leaves out is its nearest ancestor's, and at last the organisation's; so one edit may reach
many workplaces, and is told as an edit of where it was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.handbook import loader
from generator.handbook.content import Branch
from generator.handbook.entries import Source
from generator.handbook.finder import ORGANISATION
from generator.handbook.item import attributes
from generator.handbook.models import Department
from generator.handbook.wording import title, words
from generator.i18n import gettext as _
from generator.variants.effects import Effect, EffectKind, is_same, written
from generator.variants.project import Project

Line = Mapping[str, Branch]

_INHERITED = ("welcome", "contacts", "closed", "quiet", "weekdays", "probation")


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
        self._before = before
        self._after = after
        self._was, self._now = _organisation(before), _organisation(after)
        self._common = tuple(self._organisation())

    def of_organisation(self) -> Iterator[Effect]:
        """Yield what is different for the whole municipality."""
        yield from self._common

    def of(self, before: Line, after: Line) -> Iterator[Effect]:
        """Yield what is different in a workplace; the lines are it and those above it, nearest first."""
        yield from (effect for effect in self._common if effect.field not in _INHERITED)
        if before and frozenset(before.values()) == frozenset(after.values()) and not self._common:
            return
        was, now = next(_holders(before), None), next(_holders(after), None)
        if was and now and was.item is not now.item:
            yield from (effect for key in _OWN for effect in self._field(key, was, now))
        for key in _INHERITED:
            yield from self._inherited(key, before, after)

    def added(self, identity: str) -> Effect:
        """Return the effect of a department that is new."""
        holder = next(_holders({identity: self._after.content.branches[identity]}))
        fields = {key: name for key, name in attributes(Department).items() if key != "id"}
        values = written(holder.item, fields, self._name(self._after))
        return Effect(
            EffectKind.ADDED, "departments", identity, title(holder.item), holder.source.origin("name"), values=values
        )

    def removed(self, identity: str) -> Effect:
        """Return the effect of a department that is gone."""
        holder = next(_holders({identity: self._before.content.branches[identity]}))
        return Effect(
            EffectKind.REMOVED, "departments", identity, title(holder.item), holder.source.origin("name")
        )

    def _organisation(self) -> Iterator[Effect]:
        if self._was and self._now:
            for key in attributes(type(self._now.item)):
                yield from self._field(key, self._was, self._now)

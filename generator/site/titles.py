"""The titles of things by their ids, as one handbook has them."""

from dataclasses import dataclass

from generator.handbook.handbook import Handbook
from generator.handbook.models import FocusArea, HireType, Phase, Role, Source, Task, Topic

_NAMED = ("roles", "topics", "focus_areas", "hire_types", "sources")


def names_key(handbook: Handbook) -> tuple[int, ...]:
    """Return a key that two handbooks share when they name everything alike, being the same collections."""
    return tuple(id(handbook.collections[name]) for name in _NAMED)


@dataclass(frozen=True, slots=True)
class Titles:
    """Looks titles up in a handbook."""

    handbook: Handbook

    def phase(self, identity: str) -> str:
        """Return a phase's title."""
        return self.handbook.of(Phase)[identity].item.title

    def role(self, identity: str) -> str:
        """Return a role's title."""
        return self.handbook.of(Role)[identity].item.title

    def topic(self, identity: str) -> str:
        """Return a topic's title."""
        return self.handbook.of(Topic)[identity].item.title

    def focus(self, identity: str) -> str:
        """Return a focus point's title."""
        return self.handbook.of(FocusArea)[identity].item.title

    def hire_type(self, identity: str) -> str:
        """Return a hire type's title."""
        return self.handbook.of(HireType)[identity].item.title

    def source(self, identity: str) -> str:
        """Return a source's title."""
        return self.handbook.of(Source)[identity].item.title

    def task(self, identity: str) -> str:
        """Return a task's title."""
        return self.handbook.of(Task)[identity].item.title

    def of(self, collection: str, identity: str) -> str:
        """Return the title, or the name, of an item in any collection."""
        entry = self.handbook.collections[collection].get(identity)
        return str(getattr(entry.item, "title", identity)) if entry else identity

"""The ids that a new item can name, with their titles, and the values that its collection uses most."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.authoring.model_fields import Field
from generator.handbook.collections import KINDS
from generator.handbook.differences import Differences
from generator.handbook.entries import LayerKind
from generator.handbook.item import Item, attributes
from generator.variants.project import Project

DEPARTMENTS = "departments"


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Looks up in a project without errors.

    With `of_all` the items that only some workplaces have can be named too, as a new colleague's file may.
    """

    project: Project
    of_all: bool = False

    def of(self, collection: str) -> Mapping[str, str]:
        """Return the titles of the items that can be named, by id."""
        content = self.project.content
        if collection == DEPARTMENTS:
            return {identity: branch.department.item.name for identity, branch in content.branches.items()}
        items = content.base.collections[collection]
        shown = {
            identity: _title(entry.item)
            for identity, entry in items.items()
            if self.of_all or entry.source.layer.kind is LayerKind.BASE
        }
        added = self._additions(collection) if self.of_all else ()
        return {**{item.id: _title(item) for item in added}, **shown}

    def taken(self, collection: str) -> frozenset[str]:
        """Return the ids that a new item cannot have, because one has it or has had it."""
        content = self.project.content
        if collection == DEPARTMENTS:
            departments = [branch.department.item for branch in content.branches.values()]
            return frozenset(name for item in departments for name in (item.id, *item.formerly))
        items = [*(entry.item for entry in content.base.collections[collection].values())]
        items += self._additions(collection)
        return frozenset(name for item in items for name in (item.id, *item.formerly))

    def usual(self, collection: str, field: Field) -> str | None:
        """Return the value that most items of a collection have in a field of a role or of fixed words."""
        if collection not in KINDS or not (field.collection == "roles" or field.words):
            return None
        name = attributes(KINDS[collection].model)[field.key]
        items = self.project.content.base.collections[collection].values()
        found = Counter(value for entry in items if isinstance(value := getattr(entry.item, name), str))
        return found.most_common(1)[0][0] if found else None

    def _additions(self, collection: str) -> Iterator[Item]:
        for differences in self._differences():
            yield from (found.item for found in differences.additions if found.collection == collection)

    def _differences(self) -> Iterator[Differences]:
        yield self.project.content.municipality
        yield from (branch.differences for branch in self.project.content.branches.values())


def _title(item: Item) -> str:
    return str(getattr(item, "title", item.id))

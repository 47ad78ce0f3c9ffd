"""Where the common handbook does not fit: which of its items departments most often change or leave out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.handbook.content import Branch
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Alteration:
    """One department's own change of an item: the fields by their names in YAML, or the reason it is left out."""

    department: str
    fields: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Misfit:
    """An item of the common handbook, and the departments that change it or leave it out."""

    collection: str
    entry: Entry[Item]
    changed: tuple[Alteration, ...]
    removed: tuple[Alteration, ...]

    @property
    def count(self) -> int:
        """How many departments there are."""
        return len(self.changed) + len(self.removed)


def misfits(common: Handbook, branches: Mapping[str, Branch]) -> tuple[Misfit, ...]:
    """Return the items of the common handbook that departments alter, those most often altered first.

    A department counts for what it writes itself, not for what it inherits.
    """
    changed = _by_item(_changes(branches))
    removed = _by_item(_removals(branches))
    found = [
        Misfit(collection, entry, changed.get((collection, identity), ()), removed.get((collection, identity), ()))
        for collection, entries in common.collections.items()
        for identity, entry in entries.items()
        if (collection, identity) in changed or (collection, identity) in removed
    ]
    return tuple(sorted(found, key=lambda misfit: -misfit.count))


def _changes(branches: Mapping[str, Branch]) -> Iterator[tuple[Key, Alteration]]:
    for department, branch in branches.items():
        for amendment in branch.differences.amendments:
            yield (amendment.collection, amendment.id), Alteration(department, fields=tuple(sorted(amendment.fields)))


def _removals(branches: Mapping[str, Branch]) -> Iterator[tuple[Key, Alteration]]:
    for department, branch in branches.items():
        for exclusion in branch.differences.exclusions:
            yield (exclusion.collection, exclusion.id), Alteration(department, reason=exclusion.reason)


def _by_item(alterations: Iterable[tuple[Key, Alteration]]) -> Mapping[Key, tuple[Alteration, ...]]:
    grouped: dict[Key, list[Alteration]] = {}
    for key, alteration in alterations:
        grouped.setdefault(key, []).append(alteration)
    return {key: tuple(group) for key, group in grouped.items()}

"""Puts one layer's differences into the handbook above it.

Pure and the same for every collection: the handbook that comes out shares every entry, and every collection,
that the layer did not touch.
"""

from collections.abc import Mapping

from generator.diagnostics import Diagnostic
from generator.handbook.differences import Addition, Amendment, Differences, Exclusion
from generator.handbook.entries import Change, Entry, Removal, Source
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item, attributes
from generator.handbook.list_edits import apply, entry_key
from generator.variants import faults

Entries = dict[str, Entry[Item]]


def merge(
    handbook: Handbook, differences: Differences, *, broken: frozenset[tuple[str, str]] = frozenset()
) -> tuple[Handbook, tuple[Diagnostic, ...]]:
    """Return the handbook as the layer sees it, and what is wrong with the layer's differences.

    Removals come first, then changes, then additions, so that a layer that changes what it removes is told.
    A difference that is wrong is left out of the result. `broken` names ids (collection, id) that are written
    but could not be read, about which nothing is said.
    """
    if not differences:
        return Handbook(differences.layer, handbook.collections, handbook.removals), ()
    merger = _Merger(handbook, broken)
    for exclusion in differences.exclusions:
        merger.remove(exclusion)
    for amendment in differences.amendments:
        merger.change(amendment)
    for addition in differences.additions:
        merger.add(addition)
    merged = Handbook(
        differences.layer, {**handbook.collections, **merger.collections}, {**handbook.removals, **merger.removals}
    )
    return merged, tuple(merger.diagnostics)


class _Merger:
    """The collections that one layer touches, copied on the first touch."""

    def __init__(self, handbook: Handbook, broken: frozenset[tuple[str, str]]) -> None:
        self._handbook = handbook
        self._broken = broken
        self.collections: dict[str, Entries] = {}
        self._placed: dict[tuple[str, str], str] = {}
        self.removals: dict[str, dict[str, Removal]] = {}
        self.diagnostics: list[Diagnostic] = []

    def remove(self, exclusion: Exclusion) -> None:
        entry = self._unlocked(exclusion.collection, exclusion.id, exclusion.source)
        if entry is None:
            return
        if entry.item.locked_fields:
            self.diagnostics.append(faults.field_locked(exclusion.source, ("id",), entry, 0))
            return
        del self._own(exclusion.collection)[exclusion.id]
        removals = self.removals.setdefault(exclusion.collection, dict(self._removed(exclusion.collection)))
        removals[exclusion.id] = Removal(entry, exclusion.reason, exclusion.source)

    def change(self, amendment: Amendment) -> None:
        entry = self._unlocked(amendment.collection, amendment.id, amendment.source)
        if entry is None:
            return
        if not amendment.values:
            self.diagnostics.append(faults.nothing_changed(amendment))
            return
        values, kept = self._values(amendment, entry)
        changed = entry.item.model_copy(update=values)
        wrong = [*_locks_touched(amendment, entry), *_locks_lost(amendment, entry, changed)]
        self.diagnostics.extend(wrong)
        if not wrong:
            change = Change(amendment.fields, entry.item, amendment.source, kept)
            self._own(amendment.collection)[amendment.id] = Entry(changed, entry.source, (*entry.changes, change))

    def add(self, addition: Addition) -> None:
        identity, items = addition.item.id, self._own(addition.collection)
        removal = self._removed(addition.collection).get(identity)
        taken = removal.entry if removal else items.get(identity)
        if taken is not None:
            self.diagnostics.append(faults.added_twice(addition.source, identity, taken))
            return
        key, neighbour = ("before", addition.before) if addition.before else ("after", addition.after)
        if neighbour is None:
            items[identity] = Entry(addition.item, addition.source)
        elif neighbour in items:
            before = neighbour if addition.before else self._next(addition, neighbour)
            entry = Entry(addition.item, addition.source)
            self.collections[addition.collection] = _inserted(items, entry, before)
        else:
            self._report_unknown(addition.collection, neighbour, addition.source, key)

    def _next(self, addition: Addition, neighbour: str) -> str | None:
        """Return the id that a new item comes before: the one after its neighbour, and after those put there so far."""
        placed = (addition.collection, neighbour)
        before = _next_key(self._own(addition.collection), self._placed.get(placed, neighbour))
        self._placed[placed] = addition.item.id
        return before

    def _values(
        self, amendment: Amendment, entry: Entry[Item]
    ) -> tuple[Mapping[str, object], Mapping[str, tuple[int, ...]]]:
        """Return the new values by attribute, and the positions that edited lists keep, by their names in YAML."""
        values, kept = dict(amendment.values), {}
        for field, edit in amendment.lists.items():
            attribute = attributes(type(entry.item))[field]
            before: tuple[object, ...] = getattr(entry.item, attribute)
            edited = apply(edit, before)
            values[attribute], kept[field] = edited.entries, edited.kept
            keys = [entry_key(part) for part in before]
            unknown = (faults.unknown_entry(amendment, field, at, entry, keys) for at in edited.unknown)
            repeated = (faults.repeated_entry(amendment, field, at, entry) for at in edited.repeated)
            self.diagnostics.extend((*unknown, *repeated))
        return values, kept

    def _unlocked(self, collection: str, identity: str, source: Source) -> Entry[Item] | None:
        """Return the entry that a layer changes or removes, or report why it cannot."""
        entry = self._own(collection).get(identity)
        if entry is None:
            self._report_unknown(collection, identity, source, "id")
            return None
        if entry.item.locked:
            self.diagnostics.append(faults.locked(source, entry, entry.item.locked))
            return None
        return entry

    def _own(self, collection: str) -> Entries:
        if collection not in self.collections:
            self.collections[collection] = dict(self._handbook.collections[collection])
        return self.collections[collection]

    def _removed(self, collection: str) -> Mapping[str, Removal]:
        return self.removals.get(collection) or self._handbook.removals.get(collection, {})

    def _report_unknown(self, collection: str, identity: str, source: Source, key: str) -> None:
        if (collection, identity) in self._broken:
            return
        removal = self._removed(collection).get(identity)
        if removal is not None:
            self.diagnostics.append(faults.removed_above(source, key, identity, removal))
            return
        unread = sorted(name for other, name in self._broken if other == collection)
        known = {**self._handbook.collections, collection: (*self._own(collection), *unread)}
        self.diagnostics.append(faults.unknown_item(source, key, identity, collection, known))


def _locks_touched(amendment: Amendment, entry: Entry[Item]) -> list[Diagnostic]:
    return [
        faults.field_locked(amendment.source, (lock.field,), entry, position)
        for position, lock in enumerate(entry.item.locked_fields)
        if lock.field in amendment.fields
    ]


def _locks_lost(amendment: Amendment, entry: Entry[Item], changed: Item) -> list[Diagnostic]:
    return [
        faults.field_locked(amendment.source, ("locked_fields",), entry, position)
        for position, lock in enumerate(entry.item.locked_fields)
        if lock not in changed.locked_fields
    ]


def _next_key(items: Mapping[str, Entry[Item]], key: str) -> str | None:
    keys = iter(items)
    for candidate in keys:
        if candidate == key:
            return next(keys, None)
    return None


def _inserted(items: Entries, entry: Entry[Item], before: str | None) -> Entries:
    """Return the items with the entry before the given id, or last."""
    result: Entries = {}
    for identity, other in items.items():
        if identity == before:
            result[entry.item.id] = entry
        result[identity] = other
    result.setdefault(entry.item.id, entry)
    return result

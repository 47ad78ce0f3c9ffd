"""Puts one layer's differences into the handbook above it.

Pure and the same for every collection: the handbook that comes out shares every entry, and every collection,
that the layer did not touch.
"""

from collections.abc import Mapping

from generator.diagnostics import Code, Diagnostic, Related, Severity
from generator.handbook.differences import Addition, Amendment, Differences, Exclusion
from generator.handbook.entries import Change, Entry, Origin, Removal, Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import Item
from generator.handbook.places import Key
from generator.handbook.validator import closest
from generator.i18n import gettext as _


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
        self.collections: dict[str, dict[str, Entry[Item]]] = {}
        self.removals: dict[str, dict[str, Removal]] = {}
        self.diagnostics: list[Diagnostic] = []

    def remove(self, exclusion: Exclusion) -> None:
        entry = self._touched(exclusion.collection, exclusion.id, exclusion.source)
        if entry is None:
            return
        del self._own(exclusion.collection)[exclusion.id]
        removals = self.removals.setdefault(exclusion.collection, dict(self._removed(exclusion.collection)))
        removals[exclusion.id] = Removal(entry, exclusion.reason, exclusion.source)

    def change(self, amendment: Amendment) -> None:
        entry = self._touched(amendment.collection, amendment.id, amendment.source)
        if entry is None:
            return
        if not amendment.values:
            message = _("nothing of “{id}” is changed here").format(id=amendment.id)
            hint = _("write the fields that are different, or take the item out")
            self._report(amendment.source, Code.NOTHING_CHANGED, message, hint, severity=Severity.WARNING)
            return
        item = entry.item.model_copy(update=amendment.values)
        change = Change(amendment.fields, entry.item, amendment.source)
        self._own(amendment.collection)[amendment.id] = Entry(item, entry.source, (*entry.changes, change))

    def add(self, addition: Addition) -> None:
        identity = addition.item.id
        items = self._own(addition.collection)
        taken = items.get(identity) or self._removed_entry(addition.collection, identity)
        if taken is not None:
            message = _("“{id}” is added here, but the id is already used").format(id=identity)
            hint = _("write “change” to make it different, or give the new item another id")
            self._report(addition.source, Code.ADDED_TWICE, message, hint, self._first_place(taken))
            return
        entry = Entry(addition.item, addition.source)
        neighbour = addition.before or addition.after
        if neighbour is None:
            items[identity] = entry
        elif neighbour in items:
            before = neighbour if addition.before else _next_key(items, neighbour)
            self.collections[addition.collection] = _inserted(items, entry, before)
        else:
            self._report_unknown(
                addition.collection, neighbour, addition.source, "before" if addition.before else "after"
            )

    def _touched(self, collection: str, identity: str, source: Source) -> Entry[Item] | None:
        """Return the entry that a layer changes or removes, or report why it cannot."""
        entry = self._own(collection).get(identity)
        if entry is None:
            self._report_unknown(collection, identity, source, "id")
            return None
        reason = getattr(entry.item, "locked", None)
        if reason:
            message = _("“{id}” is a common requirement and cannot be different here: {reason}").format(
                id=identity, reason=reason
            )
            hint = _("take it out; talk to those who own the common handbook if it does not fit you")
            related = _related(entry.origin("locked"), _("it is locked here"))
            self._report(source, Code.LOCKED, message, hint, related)
            return None
        return entry

    def _own(self, collection: str) -> dict[str, Entry[Item]]:
        if collection not in self.collections:
            self.collections[collection] = dict(self._handbook.collections[collection])
        return self.collections[collection]

    def _removed(self, collection: str) -> Mapping[str, Removal]:
        return self.removals.get(collection) or self._handbook.removals.get(collection, {})

    def _removed_entry(self, collection: str, identity: str) -> Entry[Item] | None:
        removal = self._removed(collection).get(identity)
        return removal.entry if removal else None

    def _first_place(self, entry: Entry[Item]) -> Related:
        return _related(entry.origin(), _("it is used first here"))

    def _report_unknown(self, collection: str, identity: str, source: Source, key: str) -> None:
        if (collection, identity) in self._broken:
            return
        removal = self._removed(collection).get(identity)
        if removal is not None:
            message = _("“{id}” is not there to be changed: {layer} has left it out").format(
                id=identity, layer=removal.source.layer.name
            )
            related = _related(removal.source.origin(), _("it is left out here"))
            self._report(source, Code.CHANGED_REMOVED, message, _("take it out here, or there"), related, key)
            return
        unread = (name for other, name in self._broken if other == collection)
        meant = closest(identity, (*self._own(collection), *sorted(unread)))
        hint = _("did you mean “{key}”?").format(key=meant) if meant else _("look the id up in the common handbook")
        message = _("there is no “{id}” in {collection}").format(id=identity, collection=collection)
        self._report(source, Code.UNKNOWN_ITEM, message, hint, key=key)

    def _report(  # noqa: PLR0913, PLR0917 - each is one part of a diagnostic
        self,
        source: Source,
        code: Code,
        message: str,
        hint: str,
        related: Related | None = None,
        key: Key = "id",
        severity: Severity = Severity.ERROR,
    ) -> None:
        at = source.place.find((key,))
        places = (related,) if related else ()
        self.diagnostics.append(Diagnostic(source.file, at.line, at.column, code, message, hint, severity, places))


def _related(origin: Origin, message: str) -> Related:
    return Related(origin.file, origin.line, message)


def _next_key(items: Mapping[str, Entry[Item]], key: str) -> str | None:
    keys = iter(items)
    for candidate in keys:
        if candidate == key:
            return next(keys, None)
    return None


def _inserted(items: Mapping[str, Entry[Item]], entry: Entry[Item], before: str | None) -> dict[str, Entry[Item]]:
    """Return the items with the entry before the given id, or last."""
    result: dict[str, Entry[Item]] = {}
    for identity, other in items.items():
        if identity == before:
            result[entry.item.id] = entry
        result[identity] = other
    result.setdefault(entry.item.id, entry)
    return result

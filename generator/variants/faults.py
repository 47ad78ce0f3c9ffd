"""What can be wrong with one layer's differences, as diagnostics that name both places."""

from collections.abc import Collection, Iterable, Mapping

from generator.diagnostics import Code, Diagnostic, Related, Severity
from generator.handbook.differences import Amendment
from generator.handbook.entries import Entry, Removal, Source
from generator.handbook.finder import files_of
from generator.handbook.item import Item
from generator.handbook.list_edits import ADD, REMOVE, entry_key
from generator.handbook.places import Key
from generator.handbook.validator import closest
from generator.i18n import gettext as _

Path = tuple[Key, ...]
Ids = Collection[str]


def nothing_changed(amendment: Amendment) -> Diagnostic:
    """Say that a change has no fields; it is harmless, but hardly meant."""
    message = _("nothing of “{id}” is changed here").format(id=amendment.id)
    hint = _("write the fields that are different, or take the item out")
    return _fault(amendment.source, ("id",), Code.NOTHING_CHANGED, message, hint, severity=Severity.WARNING)


def added_twice(source: Source, identity: str, first: Entry[Item]) -> Diagnostic:
    """Say that a new item has an id that is taken, here or above."""
    message = _("“{id}” is added here, but the id is already used").format(id=identity)
    hint = _("write “change” to make it different, or give the new item another id")
    return _fault(source, ("id",), Code.ADDED_TWICE, message, hint, _where(first, ("id",), _("it is used first here")))


def removed_above(source: Source, key: str, identity: str, removal: Removal) -> Diagnostic:
    """Say that a layer above left the item out."""
    layer = removal.source.layer.name
    message = _("“{id}” is not there to be changed: {layer} has left it out").format(id=identity, layer=layer)
    origin = removal.source.origin()
    related = Related(origin.file, origin.line, _("it is left out here"))
    return _fault(source, (key,), Code.CHANGED_REMOVED, message, _("take it out here, or there"), related)


def unknown_item(source: Source, key: str, identity: str, collection: str, handbook: Mapping[str, Ids]) -> Diagnostic:
    """Say that an id is nobody's, and which one is closest; `handbook` holds the known ids of each collection."""
    meant = closest(identity, handbook[collection])
    elsewhere = [name for name, ids in handbook.items() if identity in ids]
    hint = _("look the id up in {files}").format(files=files_of(collection))
    if elsewhere:
        hint = _("it is one of {collection}, so write it under “{collection}:”").format(collection=elsewhere[0])
    elif meant:
        hint = _("did you mean “{key}”?").format(key=meant)
    message = _("there is no “{id}” in {collection}").format(id=identity, collection=collection)
    return _fault(source, (key,), Code.UNKNOWN_ITEM, message, hint)


def locked(source: Source, entry: Entry[Item], reason: str) -> Diagnostic:
    """Say that the whole item is a common requirement."""
    message = _("“{id}” is a common requirement and cannot be different here: {reason}").format(
        id=entry.item.id, reason=reason
    )
    return _fault(source, ("id",), Code.LOCKED, message, _let_go(), _where(entry, ("locked",), _("it is locked here")))


def field_locked(source: Source, path: Path, entry: Entry[Item], position: int) -> Diagnostic:
    """Say that one field of the item is a common requirement; `position` is that of its lock."""
    lock = entry.item.locked_fields[position]
    message = _("“{field}” of “{id}” is a common requirement and cannot be different here: {reason}").format(
        field=lock.field, id=entry.item.id, reason=lock.reason
    )
    related = _where(entry, ("locked_fields", position, "field"), _("it is locked here"))
    return _fault(source, path, Code.LOCKED, message, _let_go(), related)


def unknown_entry(
    amendment: Amendment, field: str, position: int, entry: Entry[Item], known: Iterable[str]
) -> Diagnostic:
    """Say that what is to be taken out of a list does not stand in it; `known` is what does."""
    known, wanted = list(known), amendment.lists[field].removed[position]
    meant = closest(wanted, known)
    hint = (
        _("did you mean “{key}”?").format(key=meant)
        if meant
        else _("the list has: {entries}").format(entries=", ".join(known) or "–")
    )
    message = _("“{entry}” does not stand in “{field}” of “{id}”").format(entry=wanted, field=field, id=entry.item.id)
    related = _where(entry, (field,), _("the list stands here"))
    return _fault(amendment.source, (field, REMOVE, position), Code.UNKNOWN_ENTRY, message, hint, related)


def repeated_entry(amendment: Amendment, field: str, position: int, entry: Entry[Item]) -> Diagnostic:
    """Say that what is added to a list stands in it already."""
    wanted = entry_key(amendment.lists[field].added[position])
    message = _("“{entry}” stands in “{field}” of “{id}” already").format(entry=wanted, field=field, id=entry.item.id)
    related = _where(entry, (field,), _("the list stands here"))
    return _fault(amendment.source, (field, ADD, position), Code.ADDED_TWICE, message, _("take it out here"), related)


def _let_go() -> str:
    return _("take it out; talk to those who own the common handbook if it does not fit you")


def _where(entry: Entry[Item], path: Path, words: str) -> Related:
    source, place = entry.locate(path)
    return Related(source.file, place.line, words)


def _fault(  # noqa: PLR0913, PLR0917 - each is one part of a diagnostic
    source: Source,
    path: Path,
    code: Code,
    message: str,
    hint: str,
    related: Related | None = None,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    at = source.place.find(path)
    places = (related,) if related else ()
    return Diagnostic(source.file, at.line, at.column, code, message, hint, severity, places)

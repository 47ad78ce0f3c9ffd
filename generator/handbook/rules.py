"""Rules that look across items and files. Each takes what it looks at and yields what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diagnostics import Code, Diagnostic, Related
from generator.handbook.agenda_rules import check_agenda
from generator.handbook.content import Content, NewHire
from generator.handbook.entries import Entry, Removal
from generator.handbook.finder import files_of
from generator.handbook.handbook import Handbook
from generator.handbook.item import Identified, Item, attributes
from generator.handbook.models import Hire, Message
from generator.handbook.placeholders import PLACEHOLDERS, placeholders_in
from generator.handbook.references import Reference, references, refers_to
from generator.handbook.validator import closest
from generator.handbook.wellbeing import Workshop
from generator.i18n import gettext as _

Ids = Mapping[str, Iterable[str]]
Broken = frozenset[tuple[str, str]]


def check_base(base: Handbook, broken: Broken) -> Iterator[Diagnostic]:
    """Yield what is wrong across the base of the common handbook."""
    for entries in base.collections.values():
        yield from check_entries(entries.values(), base, broken)


def check_content(content: Content) -> Iterator[Diagnostic]:
    """Yield what is wrong across the departments' own fields and everyone's ids.

    The base of the content must hold the municipality's differences already.
    """
    for entries in content.base.collections.values():
        yield from _ids_in_use(entries)
    yield from _ids_in_use({name: branch.department for name, branch in content.branches.items()})
    for branch in content.branches.values():
        yield from _unknown_references(branch.department, _ids(content.base, content), content.broken)


def check_hire(hire: NewHire, handbook: Handbook, content: Content) -> Iterator[Diagnostic]:
    """Yield what is wrong with what one hire's file names, and with the order of its dates.

    The handbook is that of the hire's department, which may have roles of its own.
    """
    yield from _unknown_references(hire.hire, _ids(handbook, content), content.broken)
    yield from _impossible_dates(hire.hire)


def _impossible_dates(entry: Entry[Hire]) -> Iterator[Diagnostic]:
    hire = entry.item
    probation = hire.probation.until if hire.probation else None
    later = (("end", hire.end), ("probation", probation), ("first_working_day", hire.first_working_day))
    wrong = [key for key, day in later if day is not None and day < hire.start]
    for key in wrong:
        message = _("“{key}” lies before the start").format(key=key)
        yield _at(entry, key, Code.IMPOSSIBLE_DATES, message, _("look at both dates; one of them is wrong"))
    if hire.agreed is not None and hire.agreed > hire.start:
        message = _("“{key}” lies after the start").format(key="agreed")
        yield _at(entry, "agreed", Code.IMPOSSIBLE_DATES, message, _("look at both dates; one of them is wrong"))


def _ids_in_use(entries: Mapping[str, Entry[Identified]]) -> Iterator[Diagnostic]:
    """Yield the former ids that are someone's id today, so that a reader would be led to the wrong page."""
    formers = [(entry, at, former) for entry in entries.values() for at, former in enumerate(entry.item.formerly)]
    if not formers:
        return
    owners = {name: entry.locate(("id",)) for name, entry in entries.items()}
    for entry, position, former in formers:
        source, at = entry.locate(("formerly", position))
        if former in owners:
            message = _("the id “{id}” is used twice, so two pages would have one address").format(id=former)
            hint = _("take it out of “formerly” in one of the places")
            first, place = owners[former]
            related = (Related(first.file, place.line, _("it is used first here")),)
            yield Diagnostic(source.file, at.line, at.column, Code.DUPLICATE_ID, message, hint, related=related)
        owners.setdefault(former, (source, at))


def _at(entry: Entry[Identified], key: str, code: Code, message: str, hint: str) -> Diagnostic:
    source = entry.source_of(key)
    at = source.place.find((key,))
    return Diagnostic(source.file, at.line, at.column, code, message, hint)


def _ids(handbook: Handbook, content: Content) -> Ids:
    return {**handbook.collections, "departments": content.branches}


def check_entries(entries: Iterable[Entry[Item]], handbook: Handbook, broken: Broken) -> Iterator[Diagnostic]:
    """Yield what is wrong with some items of a handbook; the rest of it is only looked up in."""
    for entry in entries:
        yield from _unknown_references(entry, handbook.collections, broken, handbook.removals)
        yield from _unknown_locks(entry)
        if isinstance(entry.item, Message):
            yield from _unknown_placeholders(entry, entry.item)
        elif isinstance(entry.item, Workshop):
            yield from check_agenda(entry, entry.item)


def _unknown_references(
    entry: Entry[Identified],
    ids: Ids,
    broken: Broken,
    removals: Mapping[str, Mapping[str, Removal]] | None = None,
) -> Iterator[Diagnostic]:
    for reference in references(entry.item):
        known = ids[reference.collection]
        if reference.id in known or (reference.collection, reference.id) in broken:
            continue
        removal = (removals or {}).get(reference.collection, {}).get(reference.id)
        unread = (name for collection, name in broken if collection == reference.collection)
        yield _unknown_reference(entry, reference, sorted({*known, *unread}), removal)


def _unknown_reference(
    entry: Entry[Identified], reference: Reference, known: Sequence[str], removal: Removal | None
) -> Diagnostic:
    source, at = entry.locate(reference.path)
    if removal is not None:
        origin = removal.source.origin()
        message = _("“{item}” still needs “{id}”, which {layer} has left out").format(
            item=entry.item.id, id=reference.id, layer=origin.layer.name
        )
        hint = _("change “{field}” of “{item}” too, or keep “{id}”").format(
            field=reference.path[0], item=entry.item.id, id=reference.id
        )
        related = (Related(origin.file, origin.line, _("it is left out here")),)
        return Diagnostic(source.file, at.line, at.column, Code.STILL_REFERRED_TO, message, hint, related=related)
    message = _("there is no “{id}” in {collection}").format(id=reference.id, collection=reference.collection)
    meant = closest(reference.id, known)
    hint = _("did you mean “{key}”?").format(key=meant) if meant else _choices(reference.collection, known)
    return Diagnostic(source.file, at.line, at.column, Code.UNKNOWN_REFERENCE, message, hint)


def _unknown_locks(entry: Entry[Item]) -> Iterator[Diagnostic]:
    """Yield the locks on fields that the item's kind does not have."""
    fields = attributes(type(entry.item))
    for position, lock in enumerate(entry.item.locked_fields):
        if lock.field in fields and lock.field != "id":
            continue
        source, at = entry.locate(("locked_fields", position, "field"))
        message = _("there is no field “{key}” to lock").format(key=lock.field)
        meant = closest(lock.field, fields)
        hint = (
            _("did you mean “{key}”?").format(key=meant)
            if meant
            else _("write one of: {ids}").format(ids=", ".join(fields))
        )
        yield Diagnostic(source.file, at.line, at.column, Code.UNKNOWN_KEY, message, hint)


def _choices(collection: str, known: Sequence[str]) -> str:
    """Return a hint that names what there is, or the file it stands in when it is too much to read."""
    files = files_of(collection)
    if not known:
        return _("there are none yet: write it in {files} first, or take it out here").format(files=files)
    if len(known) > _READABLE:
        return _("look the id up in {files}").format(files=files)
    return _("write one of: {ids}").format(ids=", ".join(known))


_READABLE = 12


def _unknown_placeholders(entry: Entry[Item], message: Message) -> Iterator[Diagnostic]:
    for field, words in (("subject", message.subject), ("body", message.body.source)):
        for name in placeholders_in(words):
            if name in PLACEHOLDERS:
                continue
            what = _("nothing is known to put in for {{{name}}}").format(name=name)
            yield _at(entry, field, Code.UNKNOWN_PLACEHOLDER, what, _placeholder_hint(name))


def _placeholder_hint(name: str) -> str:
    meant = closest(name, PLACEHOLDERS)
    if meant:
        return _("did you mean “{key}”?").format(key=f"{{{meant}}}")
    return _("write one of: {ids}").format(ids=", ".join(f"{{{known}}}" for known in PLACEHOLDERS))


class Referrers:
    """Which items name which: asked when a layer takes an item away."""

    def __init__(self, base: Handbook) -> None:
        self._base = base
        self._by_target: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for collection, entries in base.collections.items():
            for identity, entry in entries.items():
                for found in references(entry.item):
                    self._by_target.setdefault((found.collection, found.id), []).append((collection, identity))

    def of(self, target: tuple[str, str], handbook: Handbook) -> Iterator[Entry[Item]]:
        """Yield the items of a merged handbook that name the target."""
        for collection, identity in self._by_target.get(target, ()):
            entry = handbook.collections[collection].get(identity)
            if entry is not None:
                yield entry
        for collection, entries in handbook.collections.items():
            common = self._base.collections[collection]
            if entries is common:
                continue
            local = [entry for identity, entry in entries.items() if common.get(identity) is not entry]
            yield from (entry for entry in local if refers_to(entry.item, *target))

"""What goes stale as a handbook grows: requirements nobody has looked at, and items nobody names."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.diagnostics import Code, Diagnostic, Severity
from generator.handbook.entries import Entry
from generator.handbook.item import Item, attributes
from generator.handbook.labels import kind_label
from generator.handbook.references import references
from generator.i18n import gettext as _
from generator.variants.touched import Touched

_YEAR = timedelta(days=365)

# What only exists for other items to name; everything else is read by itself, as an article or a training ladder is.
_NAMED = frozenset({"areas", "focus_areas", "guides", "roles", "sources", "topics"})


def unchecked(items: Iterable[Touched], today: date) -> Iterator[Diagnostic]:
    """Yield a notice for each locked item without a source, and for what nobody has checked in the last 12 months.

    What is locked says that a law or a decision demands it, and both change. A workplace may also lock what it has
    decided itself, without a source.
    """
    for _handbook, _collection, entry in items:
        item = entry.item
        is_claim = item.locked is not None and "source" in attributes(type(item))
        source = getattr(item, "source", None)
        if is_claim and source is None and entry.source_of("locked").layer.is_common:
            message = _("“{item}” is a shared requirement without a source").format(item=item.id)
            yield _notice(entry, "locked", message, _("write under “source” the law or the decision behind it"))
        if item.checked < today - _YEAR if item.checked else is_claim and source is not None:
            message = _("nobody has checked “{item}” in the last 12 months").format(item=item.id)
            hint = _("look whether the source still says so, and write “checked: {today}”").format(today=today)
            yield _notice(entry, "checked" if item.checked else "locked", message, hint)


def _notice(entry: Entry[Item], key: str, message: str, hint: str) -> Diagnostic:
    source, at = entry.locate((key,))
    return Diagnostic(source.file, at.line, at.column, Code.UNCHECKED, message, hint, Severity.NOTICE)


def unused(items: Iterable[Touched]) -> Iterator[Diagnostic]:
    """Yield a warning for each item that exists for others to name, and that none of them names."""
    found = tuple(items)
    named = {(reference.collection, reference.id) for part in found for reference in references(part.entry.item)}
    told: set[tuple[str, str]] = set()
    for _handbook, collection, entry in found:
        key = (collection, entry.item.id)
        if collection in _NAMED and key not in named and key not in told:
            told.add(key)
            yield _unused(entry, collection)


def _unused(entry: Entry[Item], collection: str) -> Diagnostic:
    source, at = entry.locate(("id",))
    message = _("nothing in the handbook uses the {kind} “{id}”").format(kind=kind_label(collection), id=entry.item.id)
    hint = _("name it where it belongs, or take it out")
    return Diagnostic(source.file, at.line, at.column, Code.UNUSED, message, hint, Severity.WARNING)

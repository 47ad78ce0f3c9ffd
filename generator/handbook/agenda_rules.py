"""A workshop's minutes are those of its agenda, the pauses left out."""

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.handbook.entries import Entry
from generator.handbook.item import Item
from generator.handbook.wellbeing import Workshop
from generator.i18n import gettext as _


def check_agenda(entry: Entry[Item], workshop: Workshop) -> Iterator[Diagnostic]:
    """Yield what is wrong when the agenda of an entry's workshop does not add up to its minutes."""
    total = sum(part.minutes for part in workshop.agenda if not part.pause)
    if total == workshop.minutes:
        return
    source, place = entry.locate((_written_last(entry),))
    message = _("“{item}” takes {minutes} minutes, but its agenda adds up to {total}; pauses do not count").format(
        item=workshop.id, minutes=workshop.minutes, total=total
    )
    hint = _("write “minutes: {total}”, or look at the minutes of each part of the agenda").format(total=total)
    yield Diagnostic(source.file, place.line, place.column, Code.AGENDA_SUM, message, hint)


def _written_last(entry: Entry[Item]) -> str:
    """Return which of the two the last layer wrote that touched either, for the fault came in there."""
    touched = next((change.fields for change in reversed(entry.changes) if {"minutes", "agenda"} & change.fields), None)
    return "minutes" if touched is None or "minutes" in touched else "agenda"

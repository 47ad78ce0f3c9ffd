"""The rules that need today or the nominal year: what the check says beyond what every reading finds."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.diagnostics import Code, Diagnostic, Severity
from generator.handbook.entries import Entry
from generator.handbook.item import Item
from generator.handbook.models import Task
from generator.i18n import gettext as _
from generator.plans.phase_rules import outside_phases
from generator.plans.phases import nominal_order
from generator.plans.renderers.people import NEW_COLLEAGUE
from generator.plans.talks import close_talks
from generator.variants.touched import Touched
from generator.variants.upkeep import unchecked, unused


def advice(items: Iterable[Touched], today: date) -> Iterator[Diagnostic]:
    """Yield the warnings and notices about the items of a project without errors; none of them stops a build."""
    found = tuple(items)
    yield from alone_before_start(found)
    yield from close_talks(found)
    yield from outside_phases(found)
    yield from unused(found)
    yield from unchecked(found, today)


def alone_before_start(items: Iterable[Touched]) -> Iterator[Diagnostic]:
    """Yield a warning for each task before the start that only the new colleague has a part in.

    Nobody is employed yet, so nobody can be asked to do much; `alone: true` says that this is little enough.
    """
    for part in items:
        if isinstance(part.entry.item, Task) and _is_alone(part.entry.item):
            yield _alone(part.entry)


def _is_alone(task: Task) -> bool:
    others = {*task.involves, *(task.meeting.with_ if task.meeting else ())} - {NEW_COLLEAGUE}
    is_before = nominal_order(task.due) < (0, 0)
    return task.responsible == NEW_COLLEAGUE and not others and not task.alone and is_before


def _alone(entry: Entry[Item]) -> Diagnostic:
    source, at = entry.locate(("responsible",))
    message = _("“{task}” lies before the start, and the new colleague is alone with it").format(task=entry.item.id)
    hint = _("let somebody at the workplace answer for it or take part in it, or write “alone: true” if it is little")
    return Diagnostic(source.file, at.line, at.column, Code.ALONE_BEFORE_START, message, hint, Severity.WARNING)

"""The phases follow each other, and every task lies in one of them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.diagnostics import Code, Diagnostic, Related, Severity
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.models import Phase, Task
from generator.i18n import gettext as _
from generator.plans.phases import UNDATED, nominal_order, phase_of, timeline_of
from generator.variants.touched import Touched


def overlapping_phases(items: Iterable[Touched]) -> Iterator[Diagnostic]:
    """Yield an error for each phase that begins before the one ahead of it has ended."""
    for handbook in _with_own_phases(items):
        phases = handbook.of(Phase)
        in_order = sorted(timeline_of(phases).phases, key=lambda phase: phase[1:])
        for (earlier, _first, last), (later, first, _last) in pairwise(in_order):
            if first <= last:
                yield _overlap(phases[earlier], phases[later])


def outside_phases(items: Iterable[Touched]) -> Iterator[Diagnostic]:
    """Yield a warning for each dated task that lies in no phase, so that it stands under one it has no part in."""
    found = tuple(items)
    altered = tuple(_with_own_phases(found))
    tasks = [(part.handbook, part.entry) for part in found if part.handbook not in altered]
    tasks += [(handbook, entry) for handbook in altered for entry in handbook.collections["tasks"].values()]
    for handbook, entry in tasks:
        if isinstance(entry.item, Task) and _is_outside(entry.item, handbook):
            yield _outside(entry)


def _with_own_phases(items: Iterable[Touched]) -> Iterable[Handbook]:
    """Return the handbooks whose phases are not those of the one above."""
    return dict.fromkeys(part.handbook for part in items if part.collection == "phases")


def _is_outside(task: Task, handbook: Handbook) -> bool:
    phases = handbook.of(Phase)
    return bool(phases) and nominal_order(task.due) != UNDATED and phase_of(task.due, phases) is None


def _overlap(earlier: Entry[Phase], later: Entry[Phase]) -> Diagnostic:
    source, at = later.locate(("from",))
    message = _("“{later}” begins before “{earlier}” has ended").format(later=later.item.id, earlier=earlier.item.id)
    hint = _("let a phase begin the day after the one ahead of it ends, so that every day has one phase")
    ends, until = earlier.locate(("until",))
    related = (Related(ends.file, until.line, _("the other phase ends here")),)
    return Diagnostic(source.file, at.line, at.column, Code.PHASES_OVERLAP, message, hint, related=related)


def _outside(entry: Entry[Item]) -> Diagnostic:
    source, at = entry.locate(("due",))
    message = _("“{task}” lies in none of the phases").format(task=entry.item.id)
    hint = _("move it, or let one of the phases in phases.yml reach that far")
    return Diagnostic(source.file, at.line, at.column, Code.OUTSIDE_PHASES, message, hint, Severity.WARNING)

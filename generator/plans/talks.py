"""Talks that lie so close that one would do."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from generator.diagnostics import Code, Diagnostic, Related, Severity
from generator.handbook.due_rules import Anchor, Recurring
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.models import HireType, Task
from generator.i18n import gettext as _
from generator.plans.loads import Plans
from generator.plans.phases import nominal_days
from generator.plans.targets import anchor_of
from generator.variants.touched import Touched

TALKS = "samtaler"
LEAST_BETWEEN = timedelta(weeks=2)

_ENDS = frozenset({Anchor.COURSE_END, Anchor.LAST_WORKING_DAY})


class Talk(NamedTuple):
    """A talk: who holds it, its nominal days, and whether they are counted from the end of a course."""

    entry: Entry[Task]
    people: frozenset[str]
    first: date
    last: date
    from_the_end: bool


def close_talks(items: Iterable[Touched]) -> Iterator[Diagnostic]:
    """Yield a warning for two talks of the same people less than two weeks apart in the plan of one hire type.

    One that covers the other has taken its place. What recurs is a habit more than a talk, and how far what counts
    from the end of a course lies from the rest is up to the course.
    """
    touched: dict[Handbook, list[str]] = {}
    for part in items:
        if isinstance(part.entry.item, Task) and _is_talk(part.entry.item):
            touched.setdefault(part.handbook, []).append(part.entry.item.id)
    for handbook, names in touched.items():
        yield from _close_talks(handbook, frozenset(names))


def _close_talks(handbook: Handbook, names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the pairs of a handbook's talks that are too close, when one of them is among the names."""
    talks = tuple(_talks(handbook.of(Task).values()))
    plans = Plans(handbook)
    for pair in combinations(talks, 2):
        own = [talk for talk in pair if talk.entry.item.id in names]
        if not own or not _is_close(*pair):
            continue
        first, second = (set(plans.with_task(talk.entry.item)) for talk in pair)
        hire_type = next((name for name in handbook.of(HireType) if name in first & second), None)
        if hire_type:
            other = pair[0] if own[-1] is pair[1] else pair[1]
            yield _told(own[-1].entry, other.entry, handbook.of(HireType)[hire_type].item)


def _is_talk(task: Task) -> bool:
    is_for_talking = task.guide is not None or task.topic == TALKS
    return task.meeting is not None and is_for_talking and not isinstance(task.due.rule, Recurring)


def _talks(tasks: Iterable[Entry[Task]]) -> Iterator[Talk]:
    """Yield the tasks that are talks with a day of their own."""
    for entry in tasks:
        task = entry.item
        days = nominal_days(task.due) if _is_talk(task) else None
        if days:
            people = frozenset({task.responsible, *(task.meeting.with_ if task.meeting else ())})
            yield Talk(entry, people, *days, anchor_of(task.due.rule) in _ENDS)


def _is_close(one: Talk, other: Talk) -> bool:
    apart = max(one.first - other.last, other.first - one.last)
    return one.people == other.people and one.from_the_end == other.from_the_end and apart < LEAST_BETWEEN


def _told(entry: Entry[Task], other: Entry[Task], hire_type: HireType) -> Diagnostic:
    source, at = entry.locate(("due",))
    message = _("the same people hold “{talk}” less than two weeks from “{other}” in the plan for “{type}”").format(
        talk=entry.item.id, other=other.item.id, type=hire_type.title
    )
    hint = _("move one of them, or let one take the place of the other with “covers”")
    place, due = other.locate(("due",))
    related = (Related(place.file, due.line, _("the other talk stands here")),)
    return Diagnostic(
        source.file, at.line, at.column, Code.TALKS_TOO_CLOSE, message, hint, Severity.WARNING, related=related
    )

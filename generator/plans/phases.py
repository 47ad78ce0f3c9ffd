"""The phase a task belongs to and its place in it, found in a nominal year and never from a person's dates.

So the handbook's pages and every plan agree on them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generator.handbook.due import Due, parse_due
from generator.handbook.entries import Entry
from generator.handbook.models import Phase, Task
from generator.plans.anchors import Anchors
from generator.plans.calendar import Calendar, no_holidays
from generator.plans.targets import targets

NOMINAL_WAIT = timedelta(weeks=6)
_START = date(2027, 3, 1)  # a Monday, the first of a month of 31 days, so that weeks and months both come out even
_COURSE = timedelta(weeks=20)
_TO_FRIDAY = timedelta(days=3)

NOMINAL_CALENDAR = Calendar(weekdays=(0, 1, 2, 3, 4), holidays_of=no_holidays)
NOMINAL_ANCHORS = Anchors(
    start=_START,
    first_working_day=_START,
    agreement=_START - NOMINAL_WAIT,
    return_=_START,
    probation_end=date(2027, 5, 31),
    course_end=_START + _COURSE - _TO_FRIDAY,
    last_working_day=_START + _COURSE - _TO_FRIDAY,
)

UNDATED = (10**6, 10**6)

Group = tuple[Entry[Phase] | None, tuple[Entry[Task], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The phases with their first and last nominal days, in order; compared by identity."""

    phases: tuple[tuple[str, date, date], ...]


def phase_of(due: Due, phases: Mapping[str, Entry[Phase]]) -> str | None:
    """Return the id of the phase that holds most of a due expression's nominal days, or None when none holds any.

    Of several the narrowest wins. What recurs belongs where it begins, and a weekend in no phase to the Monday.
    """
    days = nominal_days(due)
    if days is None:
        return None
    timeline = timeline_of(phases)
    first, last = map(NOMINAL_CALENDAR.next_open, days)
    return _holding(days, timeline) or _holding((first, last), timeline)


def phases_of_occurrences(due: Due, phases: Mapping[str, Entry[Phase]]) -> tuple[str | None, ...]:
    """Return the id of the phase in which each nominal occurrence of a due expression lies; none without a date."""
    timeline = timeline_of(phases)
    days = ((target.first, target.last) for target in targets(due, NOMINAL_ANCHORS, NOMINAL_CALENDAR))
    return tuple(_phase_of_days(found, timeline) for found in days)


def nominal_order(due: Due) -> tuple[int, int]:
    """Return the first and last nominal days, counted from the start, to sort by; what has no date comes last."""
    days = nominal_days(due)
    return ((days[0] - _START).days, (days[1] - _START).days) if days else UNDATED


def group_by_phase(tasks: Iterable[Entry[Task]], phases: Mapping[str, Entry[Phase]]) -> tuple[Group, ...]:
    """Return the phases that have tasks, in order, each with its tasks; at last, under None, those without a date.

    What no phase holds belongs to the last one that has begun, else to the first.
    Inside a phase the tasks stand in the order of their nominal days, and else in the order given.
    """
    timeline = timeline_of(phases)
    groups: dict[str | None, list[Entry[Task]]] = {name: [] for name in (*phases, None)}
    placed = [(_placed(entry.item.due.words, timeline), entry) for entry in tasks]
    for (_order, name), entry in sorted(placed, key=_first_of_both):
        groups[name].append(entry)
    return tuple((phases[name] if name else None, tuple(group)) for name, group in groups.items() if group)


def _first_of_both(pair: tuple[tuple[tuple[int, int], str | None], Entry[Task]]) -> tuple[int, int]:
    return pair[0][0]


@lru_cache(maxsize=65536)
def _placed(words: str, timeline: Timeline) -> tuple[tuple[int, int], str | None]:
    """Return the order and the phase of a due expression by its words, which are found again fastest."""
    due = parse_due(words)
    return nominal_order(due), _phase_at(due, timeline)


@lru_cache(maxsize=16384)
def nominal_days(due: Due) -> tuple[date, date] | None:
    """Return the first and last nominal days of a due expression, or of its first occurrence."""
    found = targets(due, NOMINAL_ANCHORS, NOMINAL_CALENDAR)
    return (found[0].first, found[0].last) if found else None


def timeline_of(phases: Mapping[str, Entry[Phase]]) -> Timeline:
    """Return the nominal days of the phases; those without a date are left out."""
    return _timeline(tuple((name, entry.item.from_, entry.item.until) for name, entry in phases.items()))


@lru_cache(maxsize=256)
def _timeline(phases: tuple[tuple[str, Due, Due], ...]) -> Timeline:
    return Timeline(tuple(_dated(phases)))


def _dated(phases: Iterable[tuple[str, Due, Due]]) -> Iterator[tuple[str, date, date]]:
    for name, from_, until in phases:
        first, last = nominal_days(from_), nominal_days(until)
        if first and last:
            yield name, first[0], last[1]


def _phase_at(due: Due, timeline: Timeline) -> str | None:
    days = nominal_days(due)
    return _phase_of_days(days, timeline) if days else None


def _phase_of_days(days: tuple[date, date], timeline: Timeline) -> str | None:
    if not timeline.phases:
        return None
    return _holding(days, timeline) or _begun(days[0], timeline)


def _holding(days: tuple[date, date], timeline: Timeline) -> str | None:
    held = [phase for phase in timeline.phases if phase[1] <= days[1] and days[0] <= phase[2]]
    return max(held, key=lambda phase: _fit(days, phase[1], phase[2]))[0] if held else None


def _begun(day: date, timeline: Timeline) -> str:
    begun = [phase for phase in timeline.phases if phase[1] <= day]
    return max(begun, key=lambda phase: phase[1])[0] if begun else min(timeline.phases, key=lambda phase: phase[1])[0]


def _fit(days: tuple[date, date], first: date, last: date) -> tuple[timedelta, timedelta]:
    """Return how many of the days a phase holds, and then how narrow it is, as something to compare by."""
    return min(days[1], last) - max(days[0], first), first - last

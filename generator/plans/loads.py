"""What the weeks of a usual introduction ask of each role, for a handbook or for what differs from the one above it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.handbook.audience import applies, covered, with_ancestors
from generator.handbook.due import parse_due
from generator.handbook.due_rules import Anchor
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.models import HireType, Task, Workload
from generator.plans.anchors import BACK_FROM_LEAVE
from generator.plans.phases import NOMINAL_ANCHORS, NOMINAL_CALENDAR
from generator.plans.schedule import Missing, schedule
from generator.plans.targets import anchor_of, missing_anchor
from generator.plans.workload import Load, asked, week_of

_WITHOUT_END = replace(NOMINAL_ANCHORS, course_end=None, last_working_day=None)


class Week(NamedTuple):
    """One week of one role in the plan of one hire type; the week is told by its nominal Monday."""

    hire_type: str
    role: str
    monday: date


Ask = tuple[Week, Load, Entry[Task]]


class Plans:
    """Which tasks stand in the plan of each hire type of a handbook, one by one."""

    def __init__(self, handbook: Handbook) -> None:
        hire_types = handbook.of(HireType)
        covering = [entry.item for entry in handbook.of(Task).values() if entry.item.covers]
        self._types = {name: with_ancestors((name,), hire_types) for name in hire_types}
        self._covered = {
            name: covered(task for task in covering if _is_for(task, types)) for name, types in self._types.items()
        }
        self._meant_for: dict[tuple[object, ...], tuple[str, ...]] = {}

    def with_task(self, task: Task) -> Iterator[str]:
        """Yield the hire types whose plan has a task."""
        key = (task.for_, task.not_for, anchor_of(task.due.rule))
        if key not in self._meant_for:
            self._meant_for[key] = tuple(name for name, types in self._types.items() if _is_for(task, types))
        return (name for name in self._meant_for[key] if task.id not in self._covered[name])


class Loads:
    """The loads of every week of a handbook: those of the one above it, and what differs from them."""

    def __init__(self, plans: Plans, above: "Loads | None" = None) -> None:
        self.plans = plans
        self._above = above
        self._own: dict[Week, Load] = {}

    def of(self, week: Week) -> Load:
        """Return the load of a week."""
        if week in self._own:
            return self._own[week]
        return self._above.of(week) if self._above else Load()

    def weeks(self) -> Iterable[Week]:
        """Return the weeks that differ from the handbook above."""
        return self._own

    def add(self, asks: Iterable[Ask], times: int = 1) -> None:
        """Put loads on top, or take them off with -1 times."""
        for week, load, _entry in asks:
            self._own[week] = self.of(week).plus(load, times)

    def bound(self) -> Mapping[tuple[str, date], Load]:
        """Return the most that any hire type's plan asks of a role in a week, of those told here."""
        most: dict[tuple[str, date], Load] = {}
        for week, load in self._own.items():
            held = most.get((week.role, week.monday), Load())
            most[week.role, week.monday] = Load(max(held.tasks, load.tasks), max(held.minutes, load.minutes))
        return most

    def too_much(self, limits: Workload, before: "Loads | None" = None) -> Mapping[str, Week]:
        """Return the worst of the differing weeks that ask too much of each role and did not so before."""
        worst: dict[str, Week] = {}
        for week, load in self._own.items():
            if load.is_too_much(limits) and not (before and before.of(week).is_too_much(limits)):
                held = worst.get(week.role)
                worst[week.role] = week if held is None or self._own[held] < load else held
        return worst


def afresh(handbook: Handbook) -> Loads:
    """Return the loads of a handbook with all its tasks counted."""
    loads = Loads(Plans(handbook))
    loads.add(asks_of(handbook, loads.plans, handbook.of(Task)))
    return loads


def differing(handbook: Handbook, above: Handbook, before: Loads, touched: Collection[str]) -> Loads:
    """Return the loads of a handbook by the tasks that its layer touched."""
    weighed = weighed_of(handbook, above, touched)
    if weighed is None:
        return afresh(handbook)
    loads = Loads(before.plans, before)
    loads.add(asks_of(above, loads.plans, weighed), -1)
    loads.add(asks_of(handbook, loads.plans, weighed))
    return loads


def weighed_of(handbook: Handbook, above: Handbook, touched: Collection[str]) -> Sequence[str] | None:
    """Return those of the touched tasks that ask something else than above.

    None when others may do so too, because a hire type or what a task stands in for is different.
    """
    if handbook.of(HireType) is not above.of(HireType):
        return None
    tasks, tasks_above = handbook.of(Task), above.of(Task)
    weighed = [name for name in touched if _weight(tasks.get(name)) != _weight(tasks_above.get(name))]
    stands_in = any(_cover(tasks.get(name)) != _cover(tasks_above.get(name)) for name in weighed)
    return None if stands_in else weighed


def _cover(entry: Entry[Task] | None) -> tuple[object, ...]:
    """Return the values of a task that decide where it stands in for others."""
    task = entry.item if entry and entry.item.covers else None
    return (task.covers, task.for_, task.not_for, anchor_of(task.due.rule)) if task else ()


def _weight(entry: Entry[Task] | None) -> tuple[object, ...]:
    """Return the values of a task that decide what it asks of whom."""
    task = entry.item if entry else None
    return (task.due.words, task.responsible, task.meeting, task.for_, task.not_for, task.covers) if task else ()


def asks_of(handbook: Handbook, plans: Plans, names: Iterable[str]) -> Iterator[Ask]:
    """Yield what the named tasks ask of each role in the plan of each hire type."""
    tasks = handbook.of(Task)
    for name in names:
        entry = tasks.get(name)
        asks = asked_of(entry.item) if entry else ()
        if entry and asks:
            for hire_type in plans.with_task(entry.item):
                yield from ((Week(hire_type, role, monday), load, entry) for role, monday, load in asks)


def asked_of(task: Task) -> Sequence[tuple[str, date, Load]]:
    """Return what a task asks of each role in each nominal week, whomever it is for."""
    return [(role, monday, load) for monday in _nominal_weeks(task.due.words) for role, load in asked(task)]


def _is_for(task: Task, types: Collection[str]) -> bool:
    """Tell whether a task is for hires of these types, and counts from a day they have."""
    is_possible = BACK_FROM_LEAVE in types or anchor_of(task.due.rule) is not Anchor.RETURN
    return is_possible and applies(task, types)


@lru_cache(maxsize=16384)
def _nominal_weeks(words: str) -> tuple[date, ...]:
    """Return the Mondays of the nominal weeks in which something is due; only words that count from an end have one."""
    due = parse_due(words)
    anchors = NOMINAL_ANCHORS if missing_anchor(due, _WITHOUT_END) else _WITHOUT_END
    days = schedule(due, anchors, NOMINAL_CALENDAR, is_meeting=False)
    return () if isinstance(days, Missing) else tuple(filter(None, map(week_of, days)))

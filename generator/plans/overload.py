"""Finds the weeks of a usual introduction that ask too much of a role, wherever the handbook makes them so."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from generator.diagnostics import Code, Diagnostic, Severity
from generator.handbook.audience import applies, covered, with_ancestors
from generator.handbook.content import Content
from generator.handbook.due import parse_due
from generator.handbook.due_rules import Anchor
from generator.handbook.entries import Entry, Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import HireType, Role, Task, Workload
from generator.i18n import gettext as _
from generator.plans.anchors import BACK_FROM_LEAVE
from generator.plans.phases import NOMINAL_ANCHORS, NOMINAL_CALENDAR
from generator.plans.schedule import Missing, schedule
from generator.plans.targets import anchor_of, missing_anchor
from generator.plans.workload import MINUTES_AN_HOUR, Load, asked, week_of

_WEEK = timedelta(weeks=1)
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

    def too_much(self, limits: Workload, before: "Loads | None" = None) -> Mapping[str, Week]:
        """Return the worst of the differing weeks that ask too much of each role and did not so before."""
        worst: dict[str, Week] = {}
        for week, load in self._own.items():
            if load.is_too_much(limits) and not (before and before.of(week).is_too_much(limits)):
                held = worst.get(week.role)
                worst[week.role] = week if held is None or self._own[held] < load else held
        return worst


def overloaded(content: Content, handbooks: Mapping[str, Handbook]) -> Iterator[Diagnostic]:
    """Yield a warning for each role that a usual week asks too much of, with the hire types one by one.

    The common handbook is looked at as a whole, and each department for what its own differences bring about.
    """
    if content.organisation is None:
        return
    limits = content.organisation.workload
    common = _afresh(content.base)
    for week in common.too_much(limits).values():
        yield _told(content.base, common, week, limits, _tipping(content.base, common, week, limits))
    loads: dict[str, Loads] = {}
    for identity, handbook in handbooks.items():
        branch = content.branches[identity]
        parent = branch.department.item.parent or ""
        above, before = handbooks.get(parent, content.base), loads.get(parent, common)
        touched = dict.fromkeys(branch.differences.touched("tasks"))
        loads[identity] = _differing(handbook, above, before, touched)
        for week in loads[identity].too_much(limits, before).values():
            source = _touching(handbook, loads[identity], touched, week) or branch.department.source
            yield _told(handbook, loads[identity], week, limits, source)


def _afresh(handbook: Handbook) -> Loads:
    """Return the loads of a handbook with all its tasks counted."""
    loads = Loads(Plans(handbook))
    loads.add(_asks(handbook, loads.plans, handbook.of(Task)))
    return loads


def _differing(handbook: Handbook, above: Handbook, before: Loads, touched: Collection[str]) -> Loads:
    """Return the loads of a handbook by the tasks that its layer touched."""
    tasks, tasks_above = handbook.of(Task), above.of(Task)
    if handbook.of(HireType) is not above.of(HireType):
        return _afresh(handbook)
    if any(entry.item.covers for name in touched for entry in (tasks.get(name), tasks_above.get(name)) if entry):
        return _afresh(handbook)
    loads = Loads(before.plans, before)
    weighed = [name for name in touched if _weight(tasks.get(name)) != _weight(tasks_above.get(name))]
    loads.add(_asks(above, loads.plans, weighed), -1)
    loads.add(_asks(handbook, loads.plans, weighed))
    return loads


def _weight(entry: Entry[Task] | None) -> tuple[object, ...]:
    """Return the values of a task that decide what it asks of whom."""
    task = entry.item if entry else None
    return (task.due.words, task.responsible, task.meeting, task.for_, task.not_for) if task else ()


def _asks(handbook: Handbook, plans: Plans, names: Iterable[str]) -> Iterator[Ask]:
    """Yield what the named tasks ask of each role in the plan of each hire type."""
    tasks = handbook.of(Task)
    for name in names:
        entry = tasks.get(name)
        asks = _asked_of(entry.item) if entry else ()
        if entry and asks:
            for hire_type in plans.with_task(entry.item):
                yield from ((Week(hire_type, role, monday), load, entry) for role, monday, load in asks)


def _asked_of(task: Task) -> Sequence[tuple[str, date, Load]]:
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


def _tipping(handbook: Handbook, loads: Loads, week: Week, limits: Workload) -> Source:
    """Return where the task is written that makes the week too much, the tasks taken in their order."""
    total = Load()
    for found, load, entry in _asks(handbook, loads.plans, handbook.of(Task)):
        total = total.plus(load) if found == week else total
        if total.is_too_much(limits):
            return entry.source_of("due")
    raise ValueError(week)


def _touching(handbook: Handbook, loads: Loads, touched: Iterable[str], week: Week) -> Source | None:
    """Return where the last of the touched tasks of that week was touched."""
    found = [entry for asked_in, _load, entry in _asks(handbook, loads.plans, touched) if asked_in == week]
    return found[-1].latest if found else None


def _told(handbook: Handbook, loads: Loads, week: Week, limits: Workload, source: Source) -> Diagnostic:
    load = loads.of(week)
    role, hire_type = handbook.of(Role).get(week.role), handbook.of(HireType)[week.hire_type]
    message = _("“{role}” has {tasks} tasks and {hours} hours of meetings in {week} of the plan for “{type}”").format(
        role=role.item.title if role else week.role,
        tasks=load.tasks,
        hours=_hours(load.minutes),
        week=_week_words(week.monday),
        type=hire_type.item.title,
    )
    hint = _(
        "move some of it to other weeks or to another role; the limits, {tasks} tasks and {hours} hours, stand in "
        "organisation.yml under workload"
    ).format(tasks=limits.tasks, hours=limits.hours)
    at = source.place.find(("due",))
    return Diagnostic(source.file, at.line, at.column, Code.OVERLOADED, message, hint, Severity.WARNING)


def _hours(minutes: int) -> str:
    """Return minutes as hours with one decimal at most: “8,5”."""
    return f"{minutes / MINUTES_AN_HOUR:.1f}".removesuffix(".0").replace(".", ",")


def _week_words(monday: date) -> str:
    number = (monday - NOMINAL_ANCHORS.start) // _WEEK
    return (
        _("week {number}").format(number=number + 1)
        if number >= 0
        else _("week {number} before the start").format(number=-number)
    )

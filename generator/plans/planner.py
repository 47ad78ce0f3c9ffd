"""Makes the plan of one hire from the handbook of the workplace."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from generator.handbook.audience import applies, covered, with_ancestors
from generator.handbook.entries import Entry
from generator.handbook.models import Hire, HireType, Message, Phase, Task, Workload
from generator.plans.anchors import Anchors, anchors_of
from generator.plans.calendar import Calendar
from generator.plans.letters import placeholder_values
from generator.plans.messages import Post, plan_messages
from generator.plans.phases import group_by_phase, phases_of_occurrences
from generator.plans.plan import CrowdedWeek, Omitted, Plan, PlannedTask, Section, When
from generator.plans.schedule import Missing, schedule
from generator.plans.workload import WeekOf, crowded_weeks, marked, monday_of, week_of
from generator.variants.workplace import Workplace

Days: TypeAlias = tuple[When, ...] | Missing
Rows: TypeAlias = Mapping[str, tuple[PlannedTask, ...]]


def make_plan(hire: Hire, workplace: Workplace, today: date, version: str) -> Plan:
    """Return the plan of a hire at a workplace, whose handbook holds the hire's own changes already.

    `today` decides what is overdue, and `version` names the content it is made from.
    """
    handbook = workplace.handbook
    hire_types = handbook.of(HireType)
    types = with_ancestors(hire.types, hire_types)
    calendar = calendar_of(hire, workplace)
    anchors = anchors_of(hire, types, workplace.probation, calendar)
    phases = handbook.of(Phase)
    groups = group_by_phase((entry for entry in handbook.of(Task).values() if applies(entry.item, types)), phases)
    tasks = [entry for _phase, group in groups for entry in group]  # in the order of the handbook's pages
    letters = (entry for entry in handbook.of(Message).values() if applies(entry.item, types))
    values = placeholder_values(hire, workplace, anchors)
    messages, unsent = plan_messages(letters, Post(anchors, calendar, today), values)
    days = {entry.item.id: _days(entry.item, anchors, calendar) for entry in tasks}
    stood_in_for = covered(entry.item for entry in tasks if not isinstance(days[entry.item.id], Missing))
    tasks = [entry for entry in tasks if entry.item.id not in stood_in_for]
    is_overdue = _overdue_test(anchors, today)
    rows, crowded = _marked(
        {entry.item.id: _rows(entry, days[entry.item.id]) for entry in tasks},
        lambda row: monday_of(today) if is_overdue(row) else week_of(row.when),
        workplace.organisation.workload,
    )
    return Plan(
        hire=hire,
        workplace=workplace,
        types=tuple(hire_types[name] for name in hire.types if name in hire_types),
        anchors=anchors,
        overdue=_by_day(row for group in rows.values() for row in group if is_overdue(row)),
        sections=tuple(_sections(tasks, rows, handbook.of(Phase), is_overdue)),
        messages=messages,
        omitted=tuple(_omitted(tasks, days)),
        made_on=today,
        version=version,
        unsent=unsent,
        crowded=crowded,
    )


def calendar_of(hire: Hire, workplace: Workplace) -> Calendar:
    """Return the calendar a hire's plan follows: the workplace's, with the hire's own working days if any."""
    return Calendar(hire.weekdays or workplace.weekdays, workplace.closed, workplace.quiet)


def _days(task: Task, anchors: Anchors, calendar: Calendar) -> Days:
    return schedule(task.due, anchors, calendar, is_meeting=task.meeting is not None)


def _rows(entry: Entry[Task], days: Days) -> tuple[PlannedTask, ...]:
    if isinstance(days, Missing):
        return ()
    return tuple(PlannedTask(entry, when) for when in days) or (PlannedTask(entry, None),)


def _marked(rows: Rows, week: WeekOf, limits: Workload) -> tuple[Rows, tuple[CrowdedWeek, ...]]:
    """Return the rows with those of a week that asks too much of someone marked, and these weeks."""
    crowded = crowded_weeks((row for group in rows.values() for row in group), week, limits)
    if not crowded:
        return rows, ()
    return {name: tuple(marked(group, week, crowded)) for name, group in rows.items()}, crowded


def _omitted(tasks: Iterable[Entry[Task]], days: Mapping[str, Days]) -> Iterator[Omitted]:
    for entry in tasks:
        missing = days[entry.item.id]
        if isinstance(missing, Missing):
            yield Omitted(entry, missing.reason)


def _overdue_test(anchors: Anchors, today: date) -> Callable[[PlannedTask], bool]:
    """Return a test for what should have been done by now; once the person has started nothing is overdue."""

    def is_overdue(task: PlannedTask) -> bool:
        return task.when is not None and anchors.first_working_day > today > (task.when.last or task.when.first)

    return is_overdue


def _sections(
    tasks: Iterable[Entry[Task]],
    rows: Rows,
    phases: Mapping[str, Entry[Phase]],
    is_overdue: Callable[[PlannedTask], bool],
) -> Iterator[Section]:
    placed: dict[str | None, list[PlannedTask]] = {name: [] for name in (*phases, None)}
    for phase, entries in group_by_phase(tasks, phases):
        for entry in entries:
            found = rows[entry.item.id]
            names = _phases_of(found, phase, phases)
            for row, name in zip(found, names, strict=True):
                placed[name].append(row)
    for name, planned in placed.items():
        left = _by_day(row for row in planned if not is_overdue(row))
        if left:
            yield Section(phases[name] if name else None, left)


def _phases_of(
    rows: tuple[PlannedTask, ...], phase: Entry[Phase] | None, phases: Mapping[str, Entry[Phase]]
) -> list[str | None]:
    """Return the phase of each row of a task: of what recurs, the one in which that occurrence nominally lies."""
    first = phase.item.id if phase else None
    if len(rows) < 2:  # noqa: PLR2004 - one row, or none, lies where its task does
        return [first for _row in rows]
    occurrences = phases_of_occurrences(rows[0].entry.item.due, phases) or (first,)
    return [occurrences[min(number, len(occurrences) - 1)] for number in range(len(rows))]


def _by_day(tasks: Iterable[PlannedTask]) -> tuple[PlannedTask, ...]:
    return tuple(sorted(tasks, key=lambda task: _day_order(task.when)))


def _day_order(when: When | None) -> tuple[date, date]:
    return (when.first, when.last or when.first) if when else (date.max, date.max)

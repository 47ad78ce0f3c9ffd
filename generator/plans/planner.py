"""Makes the plan of one hire from the handbook of the workplace."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from generator.handbook.audience import applies, with_ancestors
from generator.handbook.due_rules import Anchor
from generator.handbook.entries import Entry
from generator.handbook.models import Hire, HireType, Message, Phase, Task
from generator.plans.anchors import Anchors, anchors_of
from generator.plans.calendar import Calendar
from generator.plans.letters import filled, placeholder_values
from generator.plans.phases import Group, group_by_phase
from generator.plans.plan import Omitted, Plan, PlannedMessage, PlannedTask, Section, When
from generator.plans.schedule import Missing, schedule
from generator.variants.workplace import Workplace

Days: TypeAlias = tuple[When, ...] | Missing


def make_plan(hire: Hire, workplace: Workplace, today: date, version: str) -> Plan:
    """Return the plan of a hire at a workplace, whose handbook holds the hire's own changes already.

    `today` decides what is overdue, and `version` names the content it is made from.
    """
    handbook = workplace.handbook
    hire_types = handbook.of(HireType)
    types = with_ancestors(hire.types, hire_types)
    calendar = calendar_of(hire, workplace)
    anchors = anchors_of(hire, types, workplace.probation, calendar)
    tasks = [entry for entry in handbook.of(Task).values() if applies(entry.item, types)]
    messages = [entry for entry in handbook.of(Message).values() if applies(entry.item, types)]
    days = {entry.item.id: _days(entry.item, anchors, calendar) for entry in tasks}
    covered = _covered(entry.item for entry in tasks if not isinstance(days[entry.item.id], Missing))
    tasks = [entry for entry in tasks if entry.item.id not in covered]
    rows = {entry.item.id: _rows(entry, days[entry.item.id]) for entry in tasks}
    is_overdue = _overdue_test(hire, today)
    return Plan(
        hire=hire,
        workplace=workplace,
        types=tuple(hire_types[name] for name in hire.types if name in hire_types),
        anchors=anchors,
        overdue=_by_day(row for group in rows.values() for row in group if is_overdue(row)),
        sections=tuple(_sections(group_by_phase(tasks, handbook.of(Phase)), rows, is_overdue)),
        messages=_messages(messages, anchors, calendar, placeholder_values(hire, workplace, anchors)),
        omitted=tuple(_omitted(tasks, days)),
        made_on=today,
        version=version,
    )


def calendar_of(hire: Hire, workplace: Workplace) -> Calendar:
    """Return the calendar a hire's plan follows: the workplace's, with the hire's own working days if any."""
    return Calendar(hire.weekdays or workplace.weekdays, workplace.closed, workplace.quiet)


def _days(task: Task, anchors: Anchors, calendar: Calendar) -> Days:
    return schedule(task.due, anchors, calendar, is_meeting=task.meeting is not None)


def _covered(tasks: Iterable[Task]) -> frozenset[str]:
    """Return the tasks that others stand in for; of two that cover each other the first stays."""
    covered: set[str] = set()
    for task in tasks:
        if task.id not in covered:
            covered.update(name for name in task.covers if name != task.id)
    return frozenset(covered)


def _rows(entry: Entry[Task], days: Days) -> tuple[PlannedTask, ...]:
    if isinstance(days, Missing):
        return ()
    return tuple(PlannedTask(entry, when) for when in days) or (PlannedTask(entry, None),)


def _omitted(tasks: Iterable[Entry[Task]], days: Mapping[str, Days]) -> Iterator[Omitted]:
    for entry in tasks:
        missing = days[entry.item.id]
        if isinstance(missing, Missing):
            yield Omitted(entry, missing.reason)


def _overdue_test(hire: Hire, today: date) -> Callable[[PlannedTask], bool]:
    """Return a test for what should have been done by now; once the person has started nothing is overdue."""

    def is_overdue(task: PlannedTask) -> bool:
        return task.when is not None and hire.start > today > (task.when.last or task.when.first)

    return is_overdue


def _sections(
    groups: Iterable[Group], rows: Mapping[str, tuple[PlannedTask, ...]], is_overdue: Callable[[PlannedTask], bool]
) -> Iterator[Section]:
    for phase, entries in groups:
        tasks = _by_day(row for entry in entries for row in rows[entry.item.id] if not is_overdue(row))
        if tasks:
            yield Section(phase, tasks)


def _by_day(tasks: Iterable[PlannedTask]) -> tuple[PlannedTask, ...]:
    return tuple(sorted(tasks, key=lambda task: _day_order(task.when)))


def _day_order(when: When | None) -> tuple[date, date]:
    return (when.first, when.last or when.first) if when else (date.max, date.max)


def _messages(
    entries: Iterable[Entry[Message]], anchors: Anchors, calendar: Calendar, values: Mapping[str, str]
) -> tuple[PlannedMessage, ...]:
    """Return the messages in the order of their days.

    One that counts from an agreement of unknown date is still to be sent; one that counts from another day the
    hire does not have is left out.
    """
    planned: list[PlannedMessage] = []
    for entry in entries:
        days = schedule(entry.item.due, anchors, calendar, is_meeting=False)
        if not isinstance(days, Missing):
            planned.extend(filled(entry, when, values) for when in days or (None,))
        elif days.anchor is Anchor.AGREEMENT:
            planned.append(filled(entry, None, values))
    return tuple(sorted(planned, key=lambda message: _day_order(message.when)))

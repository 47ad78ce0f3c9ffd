"""What a week asks of each role, and the weeks that ask too much."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.handbook.models import Task, Workload
from generator.plans.plan import CrowdedWeek, PlannedTask, When

MINUTES_AN_HOUR = 60

WeekOf = Callable[[PlannedTask], date | None]


class Load(NamedTuple):
    """The number of tasks a role answers for, and the minutes of the meetings it takes part in."""

    tasks: int = 0
    minutes: int = 0

    def plus(self, other: "Load", times: int = 1) -> "Load":
        """Return this load with another on top of it, or taken off it with -1 times."""
        return Load(self.tasks + times * other.tasks, self.minutes + times * other.minutes)

    def is_too_much(self, limits: Workload) -> bool:
        """Tell whether it is more than one role should have in one week."""
        return self.tasks > limits.tasks or self.minutes > limits.hours * MINUTES_AN_HOUR


def asked(task: Task) -> Iterator[tuple[str, Load]]:
    """Yield what a task asks of each role that answers for it or meets for it."""
    minutes = task.meeting.minutes if task.meeting else 0
    yield task.responsible, Load(1, minutes)
    for role in dict.fromkeys(task.meeting.with_ if task.meeting else ()):
        if role != task.responsible:
            yield role, Load(0, minutes)


def week_of(when: When | None) -> date | None:
    """Return the Monday of the week in which a thing must be done; None when it may be spread over several."""
    if when is None:
        return None
    monday = monday_of(when.first)
    return monday if when.last is None or monday_of(when.last) == monday else None


def monday_of(day: date) -> date:
    """Return the Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def crowded_weeks(tasks: Iterable[PlannedTask], week: WeekOf, limits: Workload) -> tuple[CrowdedWeek, ...]:
    """Return the weeks of a plan that ask too much of a role, in order; `week` tells each task's Monday."""
    loads: dict[tuple[date, str], Load] = {}
    for planned in tasks:
        monday = week(planned)
        if monday is None:
            continue
        for role, load in asked(planned.entry.item):
            loads[monday, role] = loads.get((monday, role), Load()).plus(load)
    crowded = sorted(pair for pair in loads.items() if pair[1].is_too_much(limits))
    return tuple(CrowdedWeek(role, monday, load.tasks, load.minutes) for (monday, role), load in crowded)


def marked(tasks: Iterable[PlannedTask], week: WeekOf, crowded: Iterable[CrowdedWeek]) -> Iterator[PlannedTask]:
    """Yield the tasks of a plan, marked where one of their roles is asked too much in their week."""
    weeks = {(crowded_week.role, crowded_week.monday) for crowded_week in crowded}
    for planned in tasks:
        is_crowded = any((role, week(planned)) in weeks for role, _load in asked(planned.entry.item))
        yield replace(planned, crowded=True) if is_crowded else planned

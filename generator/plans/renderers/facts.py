"""The facts at the head of a sheet."""

from collections.abc import Iterator

from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.anchors import Anchors
from generator.plans.danish_dates import long_date
from generator.plans.plan import CrowdedWeek, Plan
from generator.plans.renderers.people import CONTACT_PERSON, NEAREST_LEADER, PLAYED_BY_ONE, People
from generator.plans.renderers.sheet import Fact

_HOUR = 60


def plan_facts(plan: Plan, people: People) -> tuple[Fact, ...]:
    """Return the first day's facts and the plan's other dates; what nobody has told is a line to write on."""
    return (*_first_day(plan, people), *_other_dates(plan.anchors))


def checklist_facts(plan: Plan, people: People, role: str) -> tuple[Fact, ...]:
    """Return what a role needs to know of the hire; only the nearest leader's sheet tells of the probation."""
    probation = plan.anchors.probation_end
    return (
        Fact(_("New colleague"), f"{plan.hire.name}, {plan.hire.position}"),
        Fact(_("Workplace"), plan.workplace.department.item.name),
        Fact(_("First working day"), long_date(plan.anchors.first_working_day)),
        *([Fact(people.title(role), people.name(role))] if role in PLAYED_BY_ONE or people.name(role) else []),
        *([Fact(_("Probation until"), long_date(probation))] if role == NEAREST_LEADER and probation else []),
    )


def crowded_weeks(plan: Plan, people: People) -> Iterator[Fact]:
    """Yield the weeks that ask too much of someone, with how much they ask."""
    for week in plan.crowded:
        number = week.monday.isocalendar().week
        yield Fact(_("Week {number}: {role}").format(number=number, role=people.inside(week.role)), _amount(week))


def _amount(week: CrowdedWeek) -> str:
    tasks = ngettext("{n} task", "{n} tasks", week.tasks).format(n=week.tasks)
    hours = f"{week.minutes / _HOUR:.1f}".removesuffix(".0").replace(".", ",")
    return _("{tasks}, {hours} hours of meetings").format(tasks=tasks, hours=hours)


def _first_day(plan: Plan, people: People) -> Iterator[Fact]:
    hire = plan.hire
    clock = hire.time.removeprefix("0").replace(":", ".") if hire.time else ""
    yield Fact(_("First working day"), long_date(plan.anchors.first_working_day))
    yield Fact(_("Time to meet"), _("at {time}").format(time=clock) if clock else "")
    yield Fact(_("Meeting place"), capitalised(hire.place or ""))
    yield Fact(_("Whom you meet"), people.name(CONTACT_PERSON))
    yield Fact(_("Lunch"), capitalised(hire.lunch or ""))


def _other_dates(anchors: Anchors) -> Iterator[Fact]:
    if anchors.start != anchors.first_working_day:
        yield Fact(_("Employed from"), long_date(anchors.start))
    if anchors.probation_end:
        yield Fact(_("Probation until"), long_date(anchors.probation_end))
    if anchors.course_end:
        yield Fact(_("Ends"), long_date(anchors.course_end))
    if anchors.last_working_day and anchors.last_working_day != anchors.course_end:
        yield Fact(_("Last working day"), long_date(anchors.last_working_day))


def capitalised(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]

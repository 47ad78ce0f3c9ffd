"""The sheets that are printed of a plan: one with everything, the new colleague's, and a checklist for each role."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.handbook.models import Message, Role, Task
from generator.i18n import gettext as _
from generator.plans.danish_dates import plain_date
from generator.plans.plan import Plan
from generator.plans.renderers import exercises
from generator.plans.renderers.facts import capitalised, checklist_facts, crowded_weeks, plan_facts
from generator.plans.renderers.people import NEAREST_LEADER, NEW_COLLEAGUE, People, taking_part
from generator.plans.renderers.rows import Rows
from generator.plans.renderers.sheet import Fact, Letter, Sheet
from generator.plans.renderers.when import when_words

PLAN_PDF = "plan.pdf"


def checklist_name(role: str) -> str:
    """Return the name of a role's checklist."""
    return f"tjekliste-{role}.pdf"


def sheet_of(plan: Plan) -> Sheet:
    """Return the sheet with everything in a plan, for those who see to it."""
    people = People(plan)
    return replace(
        _plan_sheet("plan.html", _overview_greeting(plan), Rows(plan, people)),
        letters=tuple(_letters(plan, people, lambda _message: True)),
        omitted=tuple(_omitted(plan, lambda _task: True)) + _unsent(plan),
        crowded=tuple(crowded_weeks(plan, people)),
    )


def sheets_of(plan: Plan) -> Iterator[Sheet]:
    """Yield the sheets to print: the new colleague's plan, and a checklist for each other role with a part in it."""
    people = People(plan)
    yield new_colleague_sheet(plan, people)
    tasks = (*plan.overdue, *(planned for section in plan.sections for planned in section.tasks))
    present = {role for planned in tasks for role in taking_part(planned.entry.item)}
    present |= {message.entry.item.from_ for message in plan.messages}
    for role in plan.workplace.handbook.of(Role):
        if role in present and role != NEW_COLLEAGUE:
            yield checklist(plan, people, role)


def new_colleague_sheet(plan: Plan, people: People) -> Sheet:
    """Return the plan as the new colleague gets it: what that person has part in, and what to fill in on the way."""
    rows = Rows(plan, people, NEW_COLLEAGUE)
    return replace(
        _plan_sheet(PLAN_PDF, _greeting(plan), rows),
        omitted=tuple(_omitted(plan, rows.concerns)),
        goals=True,
        ladders=tuple(exercises.ladders(plan)),
        talks=tuple(exercises.talks(plan, NEW_COLLEAGUE, rows.concerns)),
    )


def _plan_sheet(name: str, greeting: tuple[str, ...], rows: Rows) -> Sheet:
    """Return what every sheet of a whole plan holds."""
    plan, people = rows.plan, rows.people
    title = _("Introduction plan for {name}").format(name=plan.hire.name)
    return Sheet(
        name=name,
        municipality=plan.workplace.organisation.name,
        title=title,
        position=_position(plan),
        greeting=greeting,
        welcome=plan.workplace.welcome,
        facts=plan_facts(plan, people),
        people=tuple(Fact(role, person) for role, person in people.to_ask()),
        parts=tuple(rows.parts()),
        foot=_foot(plan, title),
    )


def checklist(plan: Plan, people: People, role: str) -> Sheet:
    """Return one role's checklist: its tasks and messages, and for the nearest leader what the plan lacks too."""
    is_leader = role == NEAREST_LEADER
    title = _("Checklist for {role}").format(role=people.inside(role))
    return Sheet(
        name=checklist_name(role),
        municipality=plan.workplace.organisation.name,
        title=title,
        position=_beginning(plan),
        facts=checklist_facts(plan, people, role),
        parts=tuple(Rows(plan, people, role).parts()),
        letters=tuple(_letters(plan, people, lambda message: message.from_ == role)),
        omitted=tuple(_omitted(plan, lambda _task: True)) + _unsent(plan) if is_leader else (),
        crowded=tuple(crowded_weeks(plan, people)) if is_leader else (),
        talks=tuple(exercises.talks(plan, role, lambda task: task.responsible == role)),
        foot=_foot(plan, f"{title}: {plan.hire.name}"),
    )


def _position(plan: Plan) -> str:
    return _("{position}, {workplace}").format(
        position=capitalised(plan.hire.position), workplace=plan.workplace.department.item.name
    )


def _beginning(plan: Plan) -> str:
    words = _("{name} is back {date}") if plan.anchors.return_ else _("{name} begins {date}")
    return words.format(name=plan.hire.name, date=plain_date(plan.anchors.first_working_day))


def _overview_greeting(plan: Plan) -> tuple[str, ...]:
    name = plan.hire.name.split()[0]
    return (
        _("Here is all that is to happen, and who sees to it. What {first_name} takes part in stands in a plan of "
          "its own, and each of the others has a checklist.").format(first_name=name),
    )  # fmt: skip


def _greeting(plan: Plan) -> tuple[str, ...]:
    welcome = _("Welcome back, {first_name}.") if plan.anchors.return_ else _("Welcome, {first_name}.")
    return (
        welcome.format(first_name=plan.hire.name.split()[0]),
        _("This is the plan for your first time with us: what happens, when it happens and who takes care of it. "
          "You need not remember it all. Keep the plan at hand, and ask whenever you are in doubt."),
        _("Where another sees to a thing, you need do nothing but be there."),
    )  # fmt: skip


def _foot(plan: Plan, title: str) -> str:
    version = _("content {version}").format(version=plan.version) if plan.version else ""
    made_on = _("made {date}").format(date=plain_date(plan.made_on))
    return " · ".join(filter(None, (plan.workplace.organisation.name, title, version, made_on)))


def _letters(plan: Plan, people: People, wanted: Callable[[Message], bool]) -> Iterator[Letter]:
    year = plan.anchors.first_working_day.year
    for message in plan.messages:
        item = message.entry.item
        if wanted(item):
            yield Letter(
                when=when_words(message.when, year) if message.when else item.due.words,
                sender=people.named(item.from_),
                receiver=people.named(item.to),
                title=item.title,
                subject=message.subject,
                body=message.body,
            )


def _omitted(plan: Plan, concerns: Callable[[Task], bool]) -> Iterable[Fact]:
    return (Fact(left.entry.item.title, left.reason) for left in plan.omitted if concerns(left.entry.item))


def _unsent(plan: Plan) -> tuple[Fact, ...]:
    return tuple(Fact(left.entry.item.title, left.reason) for left in plan.unsent)

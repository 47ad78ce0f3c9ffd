"""What stands on a printed plan, in words: the same for HTML and PDF."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.handbook.models import Task
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.anchors import Anchors
from generator.plans.danish_dates import long_date, plain_date
from generator.plans.plan import Plan, PlannedMessage, PlannedTask, Section, When
from generator.plans.renderers.people import People
from generator.plans.renderers.when import moved_words, when_words
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its name; an empty value is a line to write on."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """One task: `when` in words, `marks` what it is beside a task, `notes` what else to know."""

    when: str
    title: str
    marks: str
    text: Text | None
    notes: tuple[str, ...]
    link: str
    responsible: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its tasks; `icon` is the name of a drawing, or empty."""

    title: str
    icon: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to send."""

    when: str
    sender: str
    receiver: str
    title: str
    subject: str
    body: Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole plan; `omitted` holds titles of tasks with the reason why they are left out."""

    municipality: str
    title: str
    position: str
    greeting: tuple[str, ...]
    welcome: Text | None
    facts: tuple[Fact, ...]
    people: tuple[Fact, ...]
    parts: tuple[Part, ...]
    letters: tuple[Letter, ...]
    omitted: tuple[Fact, ...]
    foot: str


def sheet_of(plan: Plan) -> Sheet:
    """Return what is to be printed of a plan."""
    people = People(plan)
    year = plan.anchors.first_working_day.year
    title = _("Introduction plan for {name}").format(name=plan.hire.name)
    return Sheet(
        municipality=plan.workplace.organisation.name,
        title=title,
        position=_("{position}, {workplace}").format(
            position=_capitalised(plan.hire.position), workplace=plan.workplace.department.item.name
        ),
        greeting=_greeting(plan),
        welcome=plan.workplace.welcome,
        facts=tuple(_facts(plan)),
        people=tuple(Fact(role, name) for role, name in people.to_ask()),
        parts=tuple(_parts(plan, people, year)),
        letters=tuple(_letter(message, people, year) for message in plan.messages),
        omitted=tuple(Fact(omitted.entry.item.title, omitted.reason) for omitted in plan.omitted),
        foot=" · ".join(filter(None, (plan.workplace.organisation.name, title, _version(plan), _made_on(plan)))),
    )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _version(plan: Plan) -> str:
    return _("content {version}").format(version=plan.version) if plan.version else ""


def _made_on(plan: Plan) -> str:
    return _("made {date}").format(date=plain_date(plan.made_on))


def _greeting(plan: Plan) -> tuple[str, ...]:
    welcome = _("Welcome back, {first_name}.") if plan.anchors.return_ else _("Welcome, {first_name}.")
    return (
        welcome.format(first_name=plan.hire.name.split()[0]),
        _("This is the plan for your first time with us: what happens, when it happens and who takes care of it. "
          "You need not remember it all. Keep the plan at hand, and ask whenever you are in doubt."),
    )  # fmt: skip


def _facts(plan: Plan) -> Iterator[Fact]:
    anchors, hire = plan.anchors, plan.hire
    yield Fact(_("First working day"), long_date(anchors.first_working_day))
    yield Fact(
        _("Time to meet"),
        _("at {time}").format(time=hire.time.removeprefix("0").replace(":", ".")) if hire.time else "",
    )
    yield Fact(_("Meeting place"), _capitalised(hire.place or ""))
    yield from _other_dates(anchors)


def _other_dates(anchors: Anchors) -> Iterator[Fact]:
    if anchors.start != anchors.first_working_day:
        yield Fact(_("Employed from"), long_date(anchors.start))
    if anchors.probation_end:
        yield Fact(_("Probation until"), long_date(anchors.probation_end))
    if anchors.course_end:
        yield Fact(_("Ends"), long_date(anchors.course_end))
    if anchors.last_working_day and anchors.last_working_day != anchors.course_end:
        yield Fact(_("Last working day"), long_date(anchors.last_working_day))


def _parts(plan: Plan, people: People, year: int) -> Iterator[Part]:
    if plan.overdue:
        note = _("The day for these has passed. See to them first.")
        yield Part(_("Do now"), "", note, _rows(plan.overdue, people, year))
    for section in plan.sections:
        yield _part(section, people, year)


def _part(section: Section, people: People, year: int) -> Part:
    rows = _rows(section.tasks, people, year)
    if section.phase is None:
        return Part(_("Along the way and by arrangement"), "", "", rows)
    phase = section.phase.item
    return Part(phase.title, phase.icon, "", rows)


def _rows(tasks: Iterable[PlannedTask], people: People, year: int) -> tuple[Row, ...]:
    return tuple(_row(planned.entry.item, planned.when, people, year) for planned in tasks)


def _row(task: Task, when: When | None, people: People, year: int) -> Row:
    return Row(
        when=when_words(when, year) if when else task.due.words,
        title=task.title,
        marks=" · ".join(_marks(task)),
        text=task.text,
        notes=tuple(_notes(task, when, people, year)),
        link=task.link or "",
        responsible=people.named(task.responsible),
    )


def _marks(task: Task) -> Iterator[str]:
    if task.must:
        yield _("Must-do task")
    if task.locked:
        yield _("Shared requirement")


def _notes(task: Task, when: When | None, people: People, year: int) -> Iterator[str]:
    company = people.company(task)
    if company:
        yield _("Together with {people}").format(people=company)
    if task.meeting:
        minutes = task.meeting.minutes
        yield ngettext("Meeting of {minutes} minute", "Meeting of {minutes} minutes", minutes).format(minutes=minutes)
    if when and when.moved_from:
        yield moved_words(when, year)


def _letter(message: PlannedMessage, people: People, year: int) -> Letter:
    item = message.entry.item
    return Letter(
        when=when_words(message.when, year) if message.when else item.due.words,
        sender=people.named(item.from_),
        receiver=people.named(item.to),
        title=item.title,
        subject=message.subject,
        body=message.body,
    )


def labels() -> dict[str, str]:
    """Return the words that every plan has in common."""
    return {
        "about": _("In short"),
        "people": _("People you can ask"),
        "when": _("When"),
        "task": _("Task"),
        "responsible": _("Responsible"),
        "done": _("Done"),
        "read_more": _("Read more:"),
        "letters": _("Messages to send"),
        "sender": _("From"),
        "receiver": _("To"),
        "subject": _("Subject"),
        "omitted": _("Not in this plan"),
        "reason": _("Why"),
        "page": _("Page {page} of {pages}"),
    }

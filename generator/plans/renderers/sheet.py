"""What stands on a printed sheet, as plain data: the same for HTML and PDF."""

from dataclasses import dataclass

from generator.i18n import gettext as _
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its name; an empty value is a line to write on."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """One task: `when` in words, `marks` what it is beside a task, `notes` what else to know.

    `own` tells that whoever the sheet is for answers for the task, and does not only take part in it.
    """

    when: str
    title: str
    marks: str
    text: Text | None
    notes: tuple[str, ...]
    link: str
    responsible: str
    own: bool


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
class Rung:
    """One step of a training ladder."""

    title: str
    text: Text


@dataclass(frozen=True, slots=True)
class TrainingLadder:
    """A training ladder to fill in: a task to the left, a date on each step."""

    title: str
    text: Text
    steps: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk of the plan with its questions and room to write; one that comes more than once has several days."""

    title: str
    when: str
    text: Text | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed sheet, which may run over several pages.

    `name` is the name of its file. `omitted` holds the titles of what is left out with the reasons, `crowded` the
    weeks that ask too much of someone. With `goals` set there is a table of learning goals to fill in.
    """

    name: str
    municipality: str
    title: str
    position: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    foot: str
    greeting: tuple[str, ...] = ()
    welcome: Text | None = None
    people: tuple[Fact, ...] = ()
    letters: tuple[Letter, ...] = ()
    omitted: tuple[Fact, ...] = ()
    crowded: tuple[Fact, ...] = ()
    goals: bool = False
    ladders: tuple[TrainingLadder, ...] = ()
    talks: tuple[Talk, ...] = ()


def labels() -> dict[str, str]:
    """Return the words that every sheet has in common."""
    return {
        "about": _("In short"),
        "people": _("People you can ask"),
        "when": _("When"),
        "task": _("Task"),
        "responsible": _("Responsible"),
        "done": _("Done"),
        "initials": _("Initials"),
        "read_more": _("Read more:"),
        "letters": _("Messages to send"),
        "sender": _("From"),
        "receiver": _("To"),
        "subject": _("Subject"),
        "omitted": _("Not in this plan"),
        "crowded": _("Weeks that ask a lot"),
        "reason": _("Why"),
        "goals": _("Learning goals"),
        "goals_about": _("Agree with your contact person what you are to learn, and look at it together now and then."),
        "goal": _("Goal"),
        "how": _("How"),
        "who": _("Who"),
        "reached": _("Reached"),
        "ladder_about": _("Write a task to the left, and the date on each step as you take it."),
        "talks": _("Questions for the talks"),
        "page": _("Page {page} of {pages}"),
    }

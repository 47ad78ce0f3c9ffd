"""One person's plan: what is to be done, by whom and on which day."""

from dataclasses import dataclass
from datetime import date

from generator.handbook.entries import Entry
from generator.handbook.models import Hire, HireType, Message, Phase, Task
from generator.plans.anchors import Anchors
from generator.text import Text
from generator.variants.workplace import Workplace


@dataclass(frozen=True, slots=True)
class When:
    """The day, or the days from first to last, of one thing in a plan.

    `moved_from` is the day it would have been had the workplace been open, and `reason` says what stood in
    the way ("pinse", "lukket i uge 28-30").
    """

    first: date
    last: date | None = None
    latest: bool = False
    moved_from: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task with its day; without one it is done along the way or by arrangement.

    `crowded` tells that the day lies in a week that asks too much of someone who has part in it.
    """

    entry: Entry[Task]
    when: When | None
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message with its day and its placeholders filled in."""

    entry: Entry[Message]
    when: When | None
    subject: str
    body: Text


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message before the start that there is no time for, and why (“der er kun 5 dage til start”)."""

    entry: Entry[Message]
    reason: str


@dataclass(frozen=True, slots=True)
class CrowdedWeek:
    """A week, by its Monday, that asks more of a role than the organisation's limits allow.

    `tasks` counts those it answers for, and `minutes` the meetings it takes part in.
    """

    role: str
    monday: date
    tasks: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Omitted:
    """A task that is left out of this plan because a date it counts from is missing, or the person has left by then."""

    entry: Entry[Task]
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """The tasks of one phase in the order of their days; the last section, without a phase, has no dates."""

    phase: Entry[Phase] | None
    tasks: tuple[PlannedTask, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to happen for one hire.

    `overdue` holds the tasks whose day was past on `made_on` while the person has not yet started ("Gør det
    nu"); `unsent` the messages there is no time for; `crowded` the weeks that ask too much of someone, in order;
    `version` names the version of the content.
    """

    hire: Hire
    workplace: Workplace
    types: tuple[Entry[HireType], ...]
    anchors: Anchors
    overdue: tuple[PlannedTask, ...]
    sections: tuple[Section, ...]
    messages: tuple[PlannedMessage, ...]
    omitted: tuple[Omitted, ...]
    made_on: date
    version: str
    unsent: tuple[Unsent, ...] = ()
    crowded: tuple[CrowdedWeek, ...] = ()

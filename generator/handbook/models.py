"""The items of the handbook as HR writes them: one class for each collection."""

from typing import Annotated

from pydantic import Field

from generator.handbook.fields import (
    Address,
    AreaRef,
    Date,
    DepartmentRef,
    Due,
    Flag,
    FocusAreaRef,
    GuideRef,
    HireTypeRef,
    Icon,
    Length,
    Line,
    Probation,
    RoleRef,
    SourceRef,
    TaskRef,
    Text,
    TimeOfDay,
    TopicRef,
    Weekday,
    Weeks,
    YearDay,
)
from generator.handbook.item import Identified, Item, Model


class Phase(Item):
    """A part of the first year; `from_` and `until` are its first and last day."""

    title: Line
    from_: Due
    until: Due
    text: Text
    caption: Line
    icon: Icon


class FocusArea(Item):
    """One of the six F's."""

    title: Line
    question: Line
    text: Text
    icon: Icon


class Role(Item):
    """A part someone plays; `heading` says it to that person ("Du er mentor")."""

    title: Line
    heading: Line
    text: Text


class HireType(Item):
    """A kind of newcomer; one that extends another gets that one's tasks too."""

    title: Line
    text: Text
    extends: HireTypeRef | None = None
    icon: Icon


class Area(Item):
    """One of the content areas that topics are grouped under."""

    title: Line
    text: Text


class Topic(Item):
    """The subject of a checklist."""

    title: Line
    text: Text
    area: AreaRef


class Meeting(Model):
    """A meeting between the responsible role and others; its length is in minutes."""

    minutes: Annotated[int, Field(ge=5, le=600)]
    with_: tuple[RoleRef, ...]


class Audience(Item):
    """An item that only concerns some hire types; `not_for` wins when types are combined."""

    for_: tuple[HireTypeRef, ...] = ()
    not_for: tuple[HireTypeRef, ...] = ()


class Step(Model):
    """One rung of a training ladder."""

    title: Line
    text: Text


class Ladder(Audience):
    """A training ladder: the steps by which a newcomer comes to do a task alone."""

    title: Line
    text: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    source: SourceRef | None = None


class Guide(Item):
    """The questions of a talk; they are help for the talk, not a form.

    With `shares` they are parts of a job, and each side estimates how much of it every part takes, 100 per cent in all.
    """

    title: Line
    text: Text
    questions: Annotated[tuple[Line, ...], Field(min_length=1)]
    shares: Flag = False
    source: SourceRef | None = None


class Task(Audience):
    """One thing to do, by one role, at one time; before the start a newcomer is meant to do it `alone`."""

    title: Line
    text: Text | None = None
    due: Due
    responsible: RoleRef
    involves: tuple[RoleRef, ...] = ()
    alone: Flag = False
    focus: FocusAreaRef | None = None
    topic: TopicRef
    must: Flag = False
    meeting: Meeting | None = None
    guide: GuideRef | None = None
    covers: tuple[TaskRef, ...] = ()
    link: Address | None = None
    source: SourceRef | None = None


class Message(Audience):
    """A mail, letter or note to send; its subject and body may hold placeholders such as {navn}.

    Those with a `priority` share the time before the start; when it is short, the one with 1 is kept longest.
    """

    title: Line
    due: Due
    from_: RoleRef
    to: RoleRef
    priority: Annotated[int, Field(ge=1, le=9)] | None = None
    subject: Line
    body: Text
    source: SourceRef | None = None


class Source(Item):
    """A document, law or web page that the handbook builds on; `year` is the year of publication."""

    title: Line
    publisher: Line
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    text: Text
    link: Address | None = None


class ClosedDay(Model):
    """A day on which nobody works, each year or once."""

    day: YearDay
    name: Line


class Workload(Model):
    """The most that one role is asked in one week: tasks it answers for, and hours of meetings it takes part in."""

    tasks: Annotated[int, Field(ge=1, le=100)] = 10
    hours: Annotated[int, Field(ge=1, le=60)] = 8


class Organisation(Model):
    """The municipality and what holds for all of it."""

    name: Line
    intranet: Address
    contact: Line
    mail: Line
    accessibility: Address
    closed: tuple[ClosedDay, ...] = ()
    quiet: tuple[Weeks, ...] = ()
    weekdays: tuple[Weekday, ...]
    probation: Length
    workload: Workload = Workload()


class Contact(Model):
    """How to reach a function, never a person."""

    function: Line
    help: Line
    phone: Line | None = None
    mail: Line | None = None
    room: Line | None = None


class Department(Identified):
    """A workplace: what it is called, where it belongs, and its own values; its variants stand beside it."""

    name: Line
    parent: DepartmentRef | None = None
    welcome: Text | None = None
    contacts: tuple[Contact, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    quiet: tuple[Weeks, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    probation: Length | None = None
    keywords: tuple[Line, ...] = ()


class Hire(Identified):
    """One person's start: who, where, when, and who plays which part."""

    name: Line
    position: Line
    department: DepartmentRef
    types: Annotated[tuple[HireTypeRef, ...], Field(min_length=1)]
    agreed: Date | None = None
    start: Date
    first_working_day: Date | None = None
    end: Date | None = None
    probation: Probation | None = None
    weekdays: tuple[Weekday, ...] = ()
    people: dict[RoleRef, Line] = Field(default_factory=dict)
    place: Line | None = None
    time: TimeOfDay | None = None
    lunch: Line | None = None

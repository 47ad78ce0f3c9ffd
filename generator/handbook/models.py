"""The items of the handbook as HR writes them: one class for each collection.

Field names are the keys of the YAML, with a trailing underscore where the key is a word of Python.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.handbook.fields import (
    Address,
    AreaRef,
    Date,
    DepartmentRef,
    Due,
    Flag,
    FocusAreaRef,
    HireTypeRef,
    Icon,
    Length,
    Line,
    Probation,
    RoleRef,
    Slug,
    SourceRef,
    TaskRef,
    Text,
    TimeOfDay,
    TopicRef,
    Weekday,
    Weeks,
    YearDay,
)


class Model(BaseModel):
    """What every mapping in the content has in common: it is frozen and knows all its keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, alias_generator=lambda name: name.rstrip("_")
    )


class Item(Model):
    """One item of a collection."""

    id: Slug
    owner: Line | None = None
    checked: Date | None = None
    formerly: tuple[Slug, ...] = ()


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


class Task(Audience):
    """One thing to do, by one role, at one time."""

    title: Line
    text: Text | None = None
    due: Due
    responsible: RoleRef
    involves: tuple[RoleRef, ...] = ()
    focus: FocusAreaRef | None = None
    topic: TopicRef
    must: Flag = False
    locked: Line | None = None
    meeting: Meeting | None = None
    covers: tuple[TaskRef, ...] = ()
    link: Address | None = None
    source: SourceRef | None = None


class Message(Audience):
    """A mail, letter or note to send; its subject and body may hold placeholders such as {navn}."""

    title: Line
    due: Due
    from_: RoleRef
    to: RoleRef
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


class Contact(Model):
    """How to reach a function, never a person."""

    function: Line
    help: Line
    phone: Line | None = None
    mail: Line | None = None
    room: Line | None = None


class Department(Item):
    """A workplace: what it is called, where it belongs, and its own values; its variants stand beside it."""

    name: Line
    parent: DepartmentRef | None = None
    welcome: Text | None = None
    contacts: tuple[Contact, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    quiet: tuple[Weeks, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    probation: Length | None = None


class Hire(Item):
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

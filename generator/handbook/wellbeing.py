"""The tool for leaders' wellbeing: what is talked about, how the workshops run, and what comes of them."""

from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code
from generator.handbook.fields import Flag, Line, OneOf, Parsed, RoleRef, SourceRef, TaskRef, Text, ThemeRef
from generator.handbook.item import Item, Model

Position = Annotated[str, Parsed(OneOf(("1", "2", "3", "4", "parkering")), Code.WRONG_VALUE)]
Status = Annotated[str, Parsed(OneOf(("udkast", "vedtaget")), Code.WRONG_VALUE)]
Minutes = Annotated[int, Field(ge=1, le=600)]


class Theme(Item):
    """A theme with its question, which begins “In what degree”."""

    title: Line
    question: Line
    text: Text
    source: SourceRef | None = None


class Direction(Item):
    """One direction in which a leader has relations."""

    title: Line
    text: Text


class MapField(Item):
    """A field of the priority map.

    Important things lie above (1 and 2), what works well to the right (2 and 3), and what must wait in the parking lot.
    """

    title: Line
    position: Position
    text: Text


class ActionCard(Item):
    """What is to be done about a theme: the eight fields of an action card, the theme being the first.

    `plan` names the tasks of the introduction plan by which it is carried out.
    """

    title: Line
    theme: ThemeRef
    status: Status
    used: Text
    goal: Text
    responsible: RoleRef
    help: Text
    representatives: Text
    tasks: Text
    follow_up: Text
    plan: tuple[TaskRef, ...] = ()
    source: SourceRef | None = None


class AgendaItem(Model):
    """A part of a workshop; the minutes of a pause do not count in the workshop's own."""

    title: Line
    minutes: Minutes
    text: Text
    who: Line | None = None
    materials: Line | None = None
    pause: Flag = False


class Workshop(Item):
    """A workshop; its minutes are those of its agenda without the pauses."""

    title: Line
    text: Text
    minutes: Minutes
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=1)]
    source: SourceRef | None = None


class Contributor(Item):
    """A group that takes part in the work, and what it does."""

    title: Line
    text: Text


class Checklist(Item):
    """Points to look at before the work begins."""

    title: Line
    points: Annotated[tuple[Line, ...], Field(min_length=1)]

"""The exit interview: its stages, what is asked, and how it is closed."""

from typing import Annotated

from pydantic import Field

from generator.handbook.fields import Line, SourceRef, Text
from generator.handbook.item import Item

Points = Annotated[tuple[Line, ...], Field(min_length=1)]


class ExitStage(Item):
    """A stage of the interview, with the points to decide on in it."""

    title: Line
    text: Text
    points: Points
    source: SourceRef | None = None


class ExitArea(Item):
    """An area that is asked about, and the questions to choose among."""

    title: Line
    text: Text
    questions: Points
    source: SourceRef | None = None


class ExitClosing(Item):
    """What is said and agreed before the two part, or asked at the workplace afterwards."""

    title: Line
    text: Text
    source: SourceRef | None = None

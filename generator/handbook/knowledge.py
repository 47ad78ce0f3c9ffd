"""Items that are read rather than done: articles, programmes, questions and answers, words and figures."""

from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code
from generator.handbook.fields import Address, Flag, GuideRef, Line, OneOf, Parsed, RoleRef, SourceRef, Text, TopicRef
from generator.handbook.item import Item, Model
from generator.handbook.models import Audience

CHAPTERS = (
    "hvorfor",
    "oplaering",
    "spoergsmaal",
    "ledertrivsel",
    "ledertrivsel/prioriteringskort",
    "ledertrivsel/workshops",
    "fratraedelse",
    "sektorskifte",
)

Chapter = Annotated[str, Parsed(OneOf(CHAPTERS), Code.WRONG_VALUE)]
Reader = Annotated[str, Parsed(OneOf(("ny", "arbejdsplads")), Code.WRONG_VALUE)]


class Article(Item):
    """A piece of text on the page of its chapter, with the question guides that belong to it."""

    title: Line
    chapter: Chapter
    text: Text
    guides: tuple[GuideRef, ...] = ()
    source: SourceRef | None = None


class Programme(Audience):
    """A course or programme to sign up for; `period` says in words when it runs."""

    title: Line
    text: Text
    must: Flag = False
    period: Line
    responsible: RoleRef
    link: Address | None = None
    source: SourceRef | None = None


class Question(Item):
    """A question with its answer, or for the reader to think about; `topic` is the checklist it goes with."""

    title: Line
    reader: Reader
    topic: TopicRef | None = None
    text: Text | None = None
    source: SourceRef | None = None


class Term(Item):
    """A word of the handbook, what it means, and what else it is called."""

    title: Line
    text: Text
    synonyms: tuple[Line, ...] = ()


class Figure(Item):
    """A number from a survey: `percent` of something, in a year."""

    title: Line
    percent: Annotated[int, Field(ge=0, le=100)]
    text: Text | None = None
    year: Annotated[int, Field(ge=1900, le=2100)]
    source: SourceRef


class Recommendation(Model):
    """One thing to do about a theme."""

    title: Line
    text: Text


class SectorTheme(Item):
    """A theme about leaders who come from another sector, with its recommendations."""

    title: Line
    text: Text
    recommendations: Annotated[tuple[Recommendation, ...], Field(min_length=1)]
    source: SourceRef | None = None

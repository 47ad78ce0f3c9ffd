"""The rules that the words of HR stand for when they say when a thing is to be done."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from generator.handbook.dates import Unit


class Anchor(StrEnum):
    """The days of a hire that other days are counted from."""

    AGREEMENT = "agreement"
    START = "start"
    FIRST_WORKING_DAY = "first_working_day"
    RETURN = "return_"
    PROBATION_END = "probation_end"
    COURSE_END = "course_end"
    LAST_WORKING_DAY = "last_working_day"


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of days, weeks … from an anchor: negative before it, positive after it, 0 the anchor itself."""

    anchor: Anchor
    count: int = 0
    unit: Unit = Unit.DAY


@dataclass(frozen=True, slots=True)
class Span:
    """Any day from one offset to another of the same anchor, the earlier first."""

    first: Offset
    last: Offset


@dataclass(frozen=True, slots=True)
class Period:
    """The days of the first, second … unit from an anchor, up to and with number `last`.

    Weeks are those of the calendar, Monday to Sunday, and the anchor lies in week 1; months run from the
    anchor's date to the day before the same date.
    """

    anchor: Anchor
    first: int
    last: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """A day, Monday being 0, of a numbered week, counted as in `Period`."""

    anchor: Anchor
    week: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Part:
    """When a part of the course, from start to end, is over."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Recurring:
    """Every so many weeks or months through a period, or on one day of every week."""

    every: int
    unit: Unit
    period: Period
    weekday: int | None = None


class Undated(StrEnum):
    """What has no date: done along the way, or by arrangement."""

    ALONG = "løbende"
    BY_ARRANGEMENT = "efter aftale"


Rule: TypeAlias = Offset | Span | Period | DayOfWeek | Part | Recurring | Undated

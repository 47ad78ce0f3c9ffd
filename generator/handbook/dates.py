"""Dates, weeks, weekdays, times and lengths as HR writes them, read into plain values."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType

from generator.i18n import gettext as _
from generator.i18n import ngettext


class DateError(ValueError):
    """A date, or something like it, that cannot be read; `hint` says what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Unit(StrEnum):
    """What a length of time is counted in."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day that comes every year, or, with a `year`, only once."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks from `first` to `last`, numbered as in ISO 8601; they may run past New Year (51 to 1)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, such as three months."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Probation:
    """How long a probation lasts, or its last day; with neither there is none."""

    length: Length | None = None
    until: date | None = None


NUMBERS: Mapping[str, int] = MappingProxyType(
    {"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8,
     "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "tyve": 20}
)  # fmt: skip
UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        **dict.fromkeys(("dag", "dage", "dagen"), Unit.DAY),
        **dict.fromkeys(("arbejdsdag", "arbejdsdage", "arbejdsdagen"), Unit.WORKING_DAY),
        **dict.fromkeys(("uge", "uger", "ugen"), Unit.WEEK),
        **dict.fromkeys(("måned", "måneder", "måneden", "md", "md.", "mdr", "mdr."), Unit.MONTH),
        **dict.fromkeys(("år", "året"), Unit.YEAR),
    }
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli",
          "august", "september", "oktober", "november", "december")  # fmt: skip

FIRST_YEAR, LAST_YEAR = 1900, 2200
LAST_WEEK = 53

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DANISH = re.compile(r"(\d{1,2})[./ -]+(\w+)[./ -]+(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR_DAY = re.compile(r"([0-9]{1,2})\.? ?(\w+)")
_WEEKS = re.compile(r"uge (\d{1,2})(?: ?(?:-|–|til) ?(\d{1,2}))?", re.ASCII)
_LENGTH = re.compile(r"(\S+) (\S+)")
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})", re.ASCII)


def parse_date(value: str) -> date:
    """Return the day written as year-month-day (ISO 8601); raises `DateError`."""
    found = _ISO.fullmatch(value.strip())
    if found:
        return _real_day(int(found[1]), int(found[2]), int(found[3]))
    raise DateError(_("“{value}” is not a date").format(value=value), _iso_hint(value.strip().lower()))


def parse_year_day(value: str) -> YearDay:
    """Return a day of every year (“5. juni”) or of one year (“2026-05-15”); raises `DateError`."""
    text = _plain(value)
    if _ISO.fullmatch(text):
        day = parse_date(text)
        return YearDay(day.month, day.day, day.year)
    found = _YEAR_DAY.fullmatch(text)
    if not found:
        raise DateError(
            _("“{value}” is not a day of the year").format(value=value),
            _("write the day and the month, such as 5. juni, or a single date such as 2026-05-15"),
        )
    month = _month(found[2])
    leap_year = 2024
    return YearDay(month, _real_day(leap_year, month, int(found[1]), MONTHS[month - 1]).day)


def parse_weeks(value: str) -> Weeks:
    """Return the weeks of “uge 28-30” or “uge 7”; raises `DateError`."""
    found = _WEEKS.fullmatch(_plain(value))
    if found:
        first = int(found[1])
        last = int(found[2] or first)
        if 1 <= first <= LAST_WEEK and 1 <= last <= LAST_WEEK:
            return Weeks(first, last)
    raise DateError(
        _("“{value}” does not name weeks of the year").format(value=value),
        _("write the number of a week from 1 to 53, such as uge 7, or several as uge 28-30"),
    )


def parse_length(value: str) -> Length:
    """Return a length of days, weeks, months or years, its number in digits or a word; raises `DateError`."""
    found = _LENGTH.fullmatch(_plain(value))
    count = read_number(found[1]) if found else None
    unit = UNITS.get(found[2]) if found else None
    if count and unit and unit is not Unit.WORKING_DAY:
        return Length(count, unit)
    raise DateError(
        _("“{value}” is not a length of time").format(value=value),
        _("write a number and dage, uger, måneder or år, such as 3 måneder"),
    )


def parse_probation(value: str) -> Probation:
    """Return a probation given by its length, by its last day or as “ingen”; raises `DateError`."""
    text = _plain(value)
    if text == "ingen":
        return Probation()
    if _ISO.fullmatch(text):
        return Probation(until=parse_date(text))
    try:
        return Probation(length=parse_length(text))
    except DateError:
        raise DateError(
            _("“{value}” does not say how long the probation is").format(value=value),
            _("write a length such as 3 måneder, the last day such as 2026-11-30, or ingen"),
        ) from None


def parse_weekday(value: str) -> int:
    """Return a day of the week as a number, Monday being 0; raises `DateError`."""
    name = _plain(value)
    if name in WEEKDAYS:
        return WEEKDAYS.index(name)
    raise DateError(_("“{value}” is not a day of the week").format(value=value), suggestion(name, WEEKDAYS))


def parse_time(value: str) -> str:
    """Return a time of the day as HH:MM; raises `DateError`."""
    found = _TIME.fullmatch(_plain(value).removeprefix("kl. "))
    if found and int(found[1]) < 24 and int(found[2]) < 60:  # noqa: PLR2004 (hours in a day, minutes in an hour)
        return f"{int(found[1]):02}:{found[2]}"
    raise DateError(
        _("“{value}” is not a time of the day").format(value=value), _("write hours and minutes, such as 9.00 or 13.30")
    )


def read_number(word: str) -> int | None:
    """Return a number from 1 to 999 written in digits or as a Danish word, or None."""
    if word in NUMBERS:
        return NUMBERS[word]
    if word.isascii() and word.isdecimal() and len(word) <= 3:  # noqa: PLR2004 (no plan spans a thousand of anything)
        return int(word) or None
    return None


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return “did you mean …?” with the nearest known word, or all of them when none is near."""
    known = tuple(known)
    near = get_close_matches(word, known, n=1)
    if near:
        return _("did you mean “{word}”?").format(word=near[0])
    return _("write one of: {words}").format(words=", ".join(known))


def _plain(value: str) -> str:
    return " ".join(value.lower().split())


def _month(name: str) -> int:
    if name in MONTHS:
        return MONTHS.index(name) + 1
    raise DateError(_("“{name}” is not a month").format(name=name), suggestion(name, MONTHS))


def _real_day(year: int, month: int, day: int, month_name: str = "") -> date:
    """Return the day; raises `DateError` when the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(_("the year {year} cannot be right").format(year=year), _("write the year with four digits"))
    if not 1 <= month <= len(MONTHS):
        raise DateError(
            _("there is no month number {month}").format(month=month),
            _("write year, month and day in that order, such as 2026-09-01"),
        )
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        name = month_name or f"{MONTHS[month - 1]} {year}"
        message = ngettext("{month} has only {days} day", "{month} has only {days} days", days)
        raise DateError(message.format(month=name, days=days), _("write a day from 1 to {days}").format(days=days))
    return date(year, month, day)


def _iso_hint(text: str) -> str:
    day = _danish_date(text)
    if day:
        return _("write {date}: the year, the month and the day").format(date=day.isoformat())
    return _("write the year, the month and the day, such as 2026-09-01")


def _danish_date(text: str) -> date | None:
    """Return the day of “1. september 2026” or “1/9-2026”, or None."""
    found = _DANISH.fullmatch(text)
    if not found:
        return None
    month = found[2]
    try:
        return date(int(found[3]), int(month) if month.isdecimal() else _month(month), int(found[1]))
    except ValueError:
        return None

"""The days of a plan in Danish words: short for a narrow column, long for a heading."""

from collections.abc import Callable
from datetime import date

from generator.handbook.dates import WEEKDAYS
from generator.i18n import gettext as _
from generator.plans.danish_dates import heading_date, short_date
from generator.plans.plan import When


def when_words(when: When, year: int) -> str:
    """Return the day, the last day or the days; days outside `year` carry theirs."""
    return _words(when, lambda day: _day(day, year))


def long_when_words(when: When, year: int) -> str:
    """Return the same with the names of days and months in full."""
    return _words(when, lambda day: heading_date(day) if day.year == year else f"{heading_date(day)} {day.year}")


def _words(when: When, words_of: Callable[[date], str]) -> str:
    first, last = words_of(when.first), words_of(when.last or when.first)
    if when.latest:
        return _("at the latest {day}").format(day=last)
    return first if first == last else _("{first} – {last}").format(first=first, last=last)


def moved_words(when: When, year: int) -> str:
    """Return the day that a thing was moved from, and why; nothing when it was not moved."""
    if when.moved_from is None:
        return ""
    day = _day(when.moved_from, year)
    if when.reason in {"", WEEKDAYS[when.moved_from.weekday()]}:  # the day's own name says it already
        return _("Moved from {day}").format(day=day)
    return _("Moved from {day}: {reason}").format(day=day, reason=when.reason)


def _day(day: date, year: int) -> str:
    """Return a day that no line break parts, with its year on the next line where it must."""
    words = short_date(day).replace(" ", "\N{NO-BREAK SPACE}")
    return words if day.year == year else f"{words} {day.year}"

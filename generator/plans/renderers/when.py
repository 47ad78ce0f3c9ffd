"""The days of a plan in Danish words, short enough for a narrow column."""

from datetime import date

from generator.handbook.dates import WEEKDAYS
from generator.i18n import gettext as _
from generator.plans.danish_dates import short_date
from generator.plans.plan import When


def when_words(when: When, year: int) -> str:
    """Return the day, the last day or the days; days outside `year` carry theirs."""
    first = _day(when.first, year)
    last = _day(when.last or when.first, year)
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

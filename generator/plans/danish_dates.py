"""Dates in Danish words."""

from datetime import date
from functools import cache

from babel.dates import format_date

from generator.i18n import LANGUAGE


@cache
def long_date(day: date) -> str:
    """Return a date in full: “mandag den 1. februar 2027”."""
    return format_date(day, "EEEE 'den' d. MMMM y", locale=LANGUAGE)


@cache
def plain_date(day: date) -> str:
    """Return a date without its weekday: “1. februar 2027”."""
    return format_date(day, "d. MMMM y", locale=LANGUAGE)


@cache
def heading_date(day: date) -> str:
    """Return a date for a heading, without the year: “mandag den 1. februar”."""
    return format_date(day, "EEEE 'den' d. MMMM", locale=LANGUAGE)


@cache
def short_date(day: date) -> str:
    """Return a date for a narrow column: “man. 1. feb.”."""
    return format_date(day, "EEE d. MMM", locale=LANGUAGE)

"""Counting from one day to another in days, working days, weeks, months and years.

A month is a calendar month. From a date that the other month lacks one lands on its last day: a month after
31 January is 28 February, or the 29th. A period counts its first day and ends the day before the same date,
so three months from 1 September end on 30 November; where the date is lacking it ends on the month's last
day, so one month from 31 January ends on 28 February (as in regulation 1182/71, article 3, on time limits).
"""

from calendar import monthrange
from datetime import date, timedelta

from generator.handbook.dates import Unit
from generator.plans.calendar import DAY, Calendar

_MONTHS_A_YEAR = 12


def add(day: date, count: int, unit: Unit, calendar: Calendar) -> date:
    """Return the day that lies `count` units after a day, or before it when negative."""
    if unit is Unit.WORKING_DAY:
        return calendar.add_working_days(day, count)
    if unit is Unit.DAY:
        return day + timedelta(days=count)
    if unit is Unit.WEEK:
        return day + timedelta(weeks=count)
    return _add_months(day, count * (_MONTHS_A_YEAR if unit is Unit.YEAR else 1))


def last_day(first: date, count: int, unit: Unit, calendar: Calendar) -> date:
    """Return the last day of the period of `count` units that begins on `first`."""
    after = add(first, count, unit, calendar)
    if unit is Unit.WORKING_DAY:
        return calendar.add_working_days(after, -1)
    if unit in {Unit.MONTH, Unit.YEAR} and after.day != first.day:
        return after
    return after - DAY


def _add_months(day: date, count: int) -> date:
    months = day.year * _MONTHS_A_YEAR + day.month - 1 + count
    year, month = divmod(months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

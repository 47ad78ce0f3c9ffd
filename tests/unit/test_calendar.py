"""The days a workplace is open, and the arithmetic of months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.dates import Unit, Weeks, YearDay
from generator.handbook.models import ClosedDay
from generator.plans.calendar import Calendar, no_holidays, public_holidays
from generator.plans.lengths import add, last_day

CALENDAR = Calendar(
    weekdays=(0, 1, 2, 3, 4),
    closed=(
        ClosedDay.model_construct(day=YearDay(6, 5), name="Grundlovsdag"),
        ClosedDay.model_construct(day=YearDay(5, 15, 2026), name="Lukket efter Kristi himmelfartsdag"),
    ),
    quiet=(Weeks(28, 30), Weeks(52, 1)),
)
PLAIN = Calendar(weekdays=(0, 1, 2, 3, 4), holidays_of=no_holidays)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-09-01", ""),
        ("2026-09-05", "lørdag"),
        ("2026-05-25", "Anden pinsedag"),
        ("2026-06-05", "Grundlovsdag"),
        ("2027-06-05", "Grundlovsdag"),  # a Saturday too; the name says more
        ("2026-05-15", "Lukket efter Kristi himmelfartsdag"),
        ("2023-05-05", "Store bededag"),
        ("2027-12-26", "Anden juledag"),
    ],
)
def test_why_it_is_closed(day: str, reason: str) -> None:
    assert CALENDAR.reason(date.fromisoformat(day)) == reason
    assert CALENDAR.is_open(date.fromisoformat(day)) == (reason == "")


@pytest.mark.parametrize("day", ["2024-04-26", "2025-05-16", "2027-05-15"])
def test_store_bededag_is_no_holiday_from_2024(day: str) -> None:
    assert date.fromisoformat(day) not in public_holidays(int(day[:4]))


@pytest.mark.parametrize(("year", "days"), [(2023, 11), (2024, 10), (2026, 10)])
def test_the_number_of_public_holidays(year: int, days: int) -> None:
    assert len(public_holidays(year)) == days


def test_a_day_closed_once_is_open_the_next_year() -> None:
    assert CALENDAR.is_open(date(2028, 5, 15))


def test_quiet_weeks_are_open_and_have_a_reason() -> None:
    day = date(2026, 7, 8)
    assert CALENDAR.is_open(day)
    assert CALENDAR.is_quiet(day)
    assert "28-30" in CALENDAR.reason(day)


@pytest.mark.parametrize(
    ("day", "is_quiet"),
    [("2026-12-20", False), ("2026-12-21", True), ("2027-01-04", True), ("2027-01-11", False), ("2026-12-30", True)],
)
def test_quiet_weeks_run_past_new_year(day: str, is_quiet: bool) -> None:  # noqa: FBT001
    assert CALENDAR.is_quiet(date.fromisoformat(day)) == is_quiet


def test_open_days_around_easter() -> None:
    assert CALENDAR.next_open(date(2027, 3, 25)) == date(2027, 3, 30)
    assert CALENDAR.previous_open(date(2027, 3, 29)) == date(2027, 3, 24)
    assert CALENDAR.add_working_days(date(2027, 3, 24), 1) == date(2027, 3, 30)
    assert CALENDAR.add_working_days(date(2027, 3, 30), -2) == date(2027, 3, 23)


def test_a_workplace_that_never_opens_moves_nothing() -> None:
    day = date(2026, 9, 1)
    never = Calendar(weekdays=(), holidays_of=no_holidays)
    assert never.nearest_open(day, 1) is None
    assert never.next_open(day) == never.previous_open(day) == day


@pytest.mark.parametrize(
    ("day", "count", "unit", "later"),
    [
        ("2026-09-01", 3, Unit.MONTH, "2026-12-01"),
        ("2025-01-31", 1, Unit.MONTH, "2025-02-28"),
        ("2024-01-31", 1, Unit.MONTH, "2024-02-29"),
        ("2026-12-15", 1, Unit.MONTH, "2027-01-15"),
        ("2026-03-31", -1, Unit.MONTH, "2026-02-28"),
        ("2026-01-15", -1, Unit.MONTH, "2025-12-15"),
        ("2024-02-29", 1, Unit.YEAR, "2025-02-28"),
        ("2026-09-01", -2, Unit.WEEK, "2026-08-18"),
        ("2026-09-04", 1, Unit.WORKING_DAY, "2026-09-07"),
        ("2026-09-01", 0, Unit.WORKING_DAY, "2026-09-01"),
    ],
)
def test_adding(day: str, count: int, unit: Unit, later: str) -> None:
    assert add(date.fromisoformat(day), count, unit, PLAIN) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("first", "count", "unit", "last"),
    [
        ("2026-09-01", 3, Unit.MONTH, "2026-11-30"),
        ("2026-09-15", 3, Unit.MONTH, "2026-12-14"),
        ("2025-01-31", 1, Unit.MONTH, "2025-02-28"),  # there is no 31 February to come before
        ("2024-11-30", 3, Unit.MONTH, "2025-02-28"),
        ("2025-01-28", 1, Unit.MONTH, "2025-02-27"),
        ("2024-01-30", 1, Unit.MONTH, "2024-02-29"),
        ("2024-02-29", 1, Unit.YEAR, "2025-02-28"),
        ("2026-09-01", 14, Unit.DAY, "2026-09-14"),
        ("2026-09-01", 2, Unit.WEEK, "2026-09-14"),
        ("2026-09-01", 5, Unit.WORKING_DAY, "2026-09-07"),
    ],
)
def test_the_last_day_of_a_period(first: str, count: int, unit: Unit, last: str) -> None:
    assert last_day(date.fromisoformat(first), count, unit, PLAIN) == date.fromisoformat(last)


@given(day=DAYS, count=st.integers(-60, 60))
def test_months_keep_the_day_or_take_the_last(day: date, count: int) -> None:
    later = add(day, count, Unit.MONTH, PLAIN)
    assert (later.year - day.year) * 12 + later.month - day.month == count
    assert later.day == day.day or (later.day < day.day and add(later, 1, Unit.DAY, PLAIN).day == 1)


@given(day=DAYS, count=st.integers(1, 60))
def test_working_days_there_and_back(day: date, count: int) -> None:
    start = CALENDAR.next_open(day)
    there = CALENDAR.add_working_days(start, count)
    assert CALENDAR.is_open(there)
    assert CALENDAR.add_working_days(there, -count) == start

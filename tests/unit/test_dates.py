"""Dates, weeks, lengths, weekdays and times as HR writes them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.dates import (
    DateError,
    Length,
    Probation,
    Unit,
    Weeks,
    YearDay,
    parse_date,
    parse_length,
    parse_probation,
    parse_time,
    parse_weekday,
    parse_weeks,
    parse_year_day,
)

READERS = (parse_date, parse_year_day, parse_weeks, parse_length, parse_probation, parse_weekday, parse_time)


@pytest.mark.parametrize(
    ("read", "words", "value"),
    [
        (parse_date, "2026-09-01", date(2026, 9, 1)),
        (parse_date, "2028-02-29", date(2028, 2, 29)),
        (parse_year_day, "5. juni", YearDay(6, 5)),
        (parse_year_day, "29. februar", YearDay(2, 29)),
        (parse_year_day, "1. Maj", YearDay(5, 1)),
        (parse_year_day, "2026-05-15", YearDay(5, 15, 2026)),
        (parse_weeks, "uge 28-30", Weeks(28, 30)),
        (parse_weeks, "uge 28–30", Weeks(28, 30)),
        (parse_weeks, "uge 7", Weeks(7, 7)),
        (parse_weeks, "uge 52 - 1", Weeks(52, 1)),
        (parse_length, "3 måneder", Length(3, Unit.MONTH)),
        (parse_length, "tre måneder", Length(3, Unit.MONTH)),
        (parse_length, "3 mdr.", Length(3, Unit.MONTH)),
        (parse_length, "14 dage", Length(14, Unit.DAY)),
        (parse_length, "2 uger", Length(2, Unit.WEEK)),
        (parse_length, "et år", Length(1, Unit.YEAR)),
        (parse_probation, "3 måneder", Probation(length=Length(3, Unit.MONTH))),
        (parse_probation, "2026-11-30", Probation(until=date(2026, 11, 30))),
        (parse_probation, "ingen", Probation()),
        (parse_weekday, "mandag", 0),
        (parse_weekday, "Søndag", 6),
        (parse_time, "9.00", "09:00"),
        (parse_time, "9:00", "09:00"),
        (parse_time, "09.30", "09:30"),
        (parse_time, "kl. 13.15", "13:15"),
    ],
)
def test_reads(read: Callable[[str], object], words: str, value: object) -> None:
    assert read(words) == value


@pytest.mark.parametrize(
    ("read", "words", "said"),
    [
        (parse_date, "2026-02-30", "28"),
        (parse_date, "2024-02-30", "29"),
        (parse_date, "2026-13-01", "13"),
        (parse_date, "1. september 2026", "2026-09-01"),
        (parse_date, "1/9-2026", "2026-09-01"),
        (parse_date, "01.09.2026", "2026-09-01"),
        (parse_date, "31. februar 2026", "2026-09-01"),
        (parse_date, "2026-9-1", "2026-09-01"),
        (parse_date, "0026-09-01", "26"),
        (parse_year_day, "31. juni", "30"),
        (parse_year_day, "5. jnui", "juni"),
        (parse_year_day, "grundlovsdag", "5. juni"),
        (parse_weeks, "uge 54", "53"),
        (parse_weeks, "28-30", "uge 28-30"),
        (parse_length, "0 måneder", "3 måneder"),
        (parse_length, "3", "3 måneder"),
        (parse_length, "5 arbejdsdage", "3 måneder"),
        (parse_probation, "nej", "ingen"),
        (parse_probation, "2026-11-31", "30"),
        (parse_weekday, "tisdag", "tirsdag"),
        (parse_weekday, "xyz", "søndag"),
        (parse_time, "24.00", "13.30"),
        (parse_time, "9", "9.00"),
        (parse_time, "9.60", "9.00"),
    ],
)
def test_refuses_and_says_what_to_write(read: Callable[[str], object], words: str, said: str) -> None:
    with pytest.raises(DateError) as refused:
        read(words)
    assert said in refused.value.message + refused.value.hint
    assert refused.value.hint


@pytest.mark.parametrize("read", READERS)
@given(words=st.text(max_size=20) | st.from_regex(r"(uge )?[0-9]{1,4}[-. :][0-9a-zæøå]{1,8}([-. ][0-9]{1,4})?"))
def test_every_text_is_read_or_refused(read: Callable[[str], object], words: str) -> None:
    said: tuple[object, ...]
    try:
        said = (str(read(words)),)
    except DateError as refused:
        said = (refused.message, refused.hint)
    assert all(said)


@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day

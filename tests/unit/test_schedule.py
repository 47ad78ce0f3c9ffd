"""The days of due expressions: a table worked out by hand, and laws that hold for all."""

from datetime import date, timedelta

import pytest
from date_cases import CASES, CLOSED, MONDAY_TO_FRIDAY, PROBATION_TALKS, QUIET, THREE_MONTHS, Case, a_hire
from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.dates import Weeks, parse_probation
from generator.handbook.due import EXAMPLES, parse_due
from generator.handbook.due_rules import Anchor
from generator.plans.anchors import Anchors, anchors_of
from generator.plans.calendar import Calendar, public_holidays
from generator.plans.plan import When
from generator.plans.schedule import Missing, schedule
from generator.plans.targets import targets


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.words}, {case.start}")
def test_the_table(case: Case) -> None:
    given_days = {"agreed": case.agreed, "end": case.end, "probation": case.probation}
    hire = a_hire(start=case.start, **{name: value for name, value in given_days.items() if value})
    calendar = Calendar(case.weekdays, CLOSED, case.quiet)
    anchors = anchors_of(hire, hire.types, THREE_MONTHS, calendar)
    found = schedule(parse_due(case.words), anchors, calendar, is_meeting=case.meeting)
    assert not isinstance(found, Missing)
    assert " ".join(map(_written, found)) == case.days, case.why
    assert [(str(when.moved_from), when.reason) for when in found if when.moved_from] == (
        [(case.moved_from, case.reason)] if case.moved_from else []
    ), case.why
    assert all(when.latest == case.words.startswith("senest") for when in found)


@pytest.mark.parametrize("start", PROBATION_TALKS)
@pytest.mark.parametrize("is_meeting", [True, False])
def test_the_talk_before_the_end_of_the_probation(start: str, *, is_meeting: bool) -> None:
    calendar = Calendar(MONDAY_TO_FRIDAY, CLOSED, QUIET)
    anchors = anchors_of(a_hire(start=start), (), THREE_MONTHS, calendar)
    due = parse_due("senest 6 uger før prøvetidens udløb")
    found = schedule(due, anchors, calendar, is_meeting=is_meeting)
    assert not isinstance(found, Missing)
    assert [str(when.first) for when in found] == [PROBATION_TALKS[start]]
    assert anchors.probation_end is not None
    assert anchors.probation_end - found[0].first >= timedelta(weeks=6)


def _written(when: When) -> str:
    return f"{when.first}..{when.last}" if when.last else str(when.first)


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("senest 6 uger før prøvetidens udløb", Anchor.PROBATION_END),
        ("1 uge efter ansættelsesaftalen", Anchor.AGREEMENT),
        ("midtvejs", Anchor.COURSE_END),
        ("sidste arbejdsdag", Anchor.LAST_WORKING_DAY),
        ("i første uge efter tilbagekomst", Anchor.RETURN),
    ],
)
def test_a_day_the_hire_does_not_have(words: str, anchor: Anchor) -> None:
    hire = a_hire(start="2026-09-01", probation="ingen", types=("medarbejder",))
    calendar = Calendar(MONDAY_TO_FRIDAY)
    anchors = anchors_of(hire, hire.types, THREE_MONTHS, calendar)
    found = schedule(parse_due(words), anchors, calendar, is_meeting=False)
    assert found == Missing(anchor)
    assert isinstance(found, Missing)
    assert found.reason


@pytest.mark.parametrize(
    "words",
    ["1 måned efter start", "i uge 4", "hver måned i det første år", "senest 6 uger før prøvetidens udløb"],
)
def test_what_comes_after_the_last_working_day_is_left_out(words: str) -> None:
    hire = a_hire(start="2026-09-01", end="2026-09-20", probation="3 måneder", types=("praktikant",))
    calendar = Calendar(MONDAY_TO_FRIDAY)
    anchors = anchors_of(hire, hire.types, THREE_MONTHS, calendar)
    found = schedule(parse_due(words), anchors, calendar, is_meeting=True)
    assert found == Missing(None)
    assert isinstance(found, Missing)
    assert found.reason == "sidste arbejdsdag ligger før"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("dagen efter start", "2026-08-17"),
        ("1 uge efter start", "2026-08-17"),
        ("senest 1 uge efter start", "2026-08-17"),
        ("3 uger efter start", "2026-08-24"),
        ("dagen før start", "2026-07-31"),
        ("mandag i uge 2", "2026-08-24"),
    ],
)
def test_nothing_is_to_be_done_between_the_start_and_a_later_first_working_day(words: str, day: str) -> None:
    hire = a_hire(start="2026-08-01", first_working_day="2026-08-17")
    calendar = Calendar(MONDAY_TO_FRIDAY)
    found = schedule(parse_due(words), anchors_of(hire, (), THREE_MONTHS, calendar), calendar, is_meeting=True)
    assert not isinstance(found, Missing)
    assert [str(when.first) for when in found] == [day]


def test_the_probation_is_the_hires_else_the_workplaces() -> None:
    calendar = Calendar(MONDAY_TO_FRIDAY)

    def probation_end(**values: object) -> date | None:
        return anchors_of(a_hire(start="2026-09-01", **values), (), THREE_MONTHS, calendar).probation_end

    assert probation_end() == date(2026, 11, 30)
    assert probation_end(probation="1 måned") == date(2026, 9, 30)
    assert probation_end(probation=str(parse_probation("2026-10-15").until)) == date(2026, 10, 15)
    assert probation_end(probation="ingen") is None


def test_a_first_working_day_given_is_used() -> None:
    hire = a_hire(start="2026-08-01", first_working_day="2026-08-05")
    anchors = anchors_of(hire, (), THREE_MONTHS, Calendar(MONDAY_TO_FRIDAY))
    assert anchors.first_working_day == date(2026, 8, 5)
    assert anchors.start == date(2026, 8, 1)


ANY_DAY = st.dates(date(2020, 1, 1), date(2035, 12, 31))
DISTANCES = st.builds("{} {}".format, st.integers(1, 30), st.sampled_from(["dage", "arbejdsdage", "uger", "måneder"]))
WORKING_WEEKS = st.lists(st.integers(0, 6), min_size=1, unique=True).map(tuple)
QUIET_WEEKS = st.lists(st.builds(Weeks, st.integers(1, 53), st.integers(1, 53)), max_size=2).map(tuple)
CALENDARS = st.builds(Calendar, WORKING_WEEKS, st.just(CLOSED), QUIET_WEEKS)
ANCHORS_BY_WORDS = {
    "start": Anchor.START,
    "ansættelsesaftalen": Anchor.AGREEMENT,
    "prøvetidens udløb": Anchor.PROBATION_END,
    "forløbets slutning": Anchor.COURSE_END,
}


def anchors_from(start: date, calendar: Calendar, days: int = 1000) -> Anchors:
    end = start + timedelta(days=days)
    hire = a_hire(start=str(start), agreed=str(start - timedelta(days=40)), end=str(end))
    return anchors_of(hire, hire.types, THREE_MONTHS, calendar)


def one_day(words: str, anchors: Anchors, calendar: Calendar, *, is_meeting: bool) -> tuple[date, date]:
    """Return the day without and with regard to what is closed."""
    due = parse_due(words)
    (target,) = targets(due, anchors, calendar)
    found = schedule(due, anchors, calendar, is_meeting=is_meeting)
    assert not isinstance(found, Missing)
    return target.first, found[0].first


@given(words=st.sampled_from(EXAMPLES), start=ANY_DAY, calendar=CALENDARS, is_meeting=st.booleans())
def test_every_day_found_is_open(words: str, start: date, calendar: Calendar, *, is_meeting: bool) -> None:
    found = schedule(parse_due(words), anchors_from(start, calendar), calendar, is_meeting=is_meeting)
    assert not isinstance(found, Missing)
    assert all(calendar.is_open(when.first) and calendar.is_open(when.last or when.first) for when in found)
    assert all(when.first < when.last for when in found if when.last)
    assert all(when.moved_from != when.first and bool(when.reason) == bool(when.moved_from) for when in found)


@given(
    distance=DISTANCES | DISTANCES.map("senest {}".format),
    anchor=st.sampled_from(sorted(ANCHORS_BY_WORDS)),
    start=ANY_DAY,
    calendar=CALENDARS,
)
@pytest.mark.parametrize("is_meeting", [True, False])
def test_nothing_moves_across_its_anchor(
    distance: str, anchor: str, start: date, calendar: Calendar, *, is_meeting: bool
) -> None:
    anchors = anchors_from(start, calendar)
    day = anchors.day(ANCHORS_BY_WORDS[anchor])
    assert day is not None
    _wanted, before = one_day(f"{distance} før {anchor}", anchors, calendar, is_meeting=is_meeting)
    _wanted, after = one_day(f"{distance} efter {anchor}", anchors, calendar, is_meeting=is_meeting)
    assert before < day <= after


@given(distance=DISTANCES, start=ANY_DAY, weekdays=WORKING_WEEKS, is_meeting=st.booleans())
def test_before_never_moves_later_and_after_never_earlier(
    distance: str, start: date, weekdays: tuple[int, ...], *, is_meeting: bool
) -> None:
    calendar = Calendar(weekdays, CLOSED)
    anchors = anchors_from(start, calendar)
    wanted, found = one_day(f"{distance} før start", anchors, calendar, is_meeting=is_meeting)
    assert found <= wanted
    wanted, found = one_day(f"{distance} efter start", anchors, calendar, is_meeting=is_meeting)
    assert found >= wanted


@given(distance=DISTANCES, start=ANY_DAY, calendar=CALENDARS, is_meeting=st.booleans())
def test_a_latest_day_never_moves_later(distance: str, start: date, calendar: Calendar, *, is_meeting: bool) -> None:
    anchors = anchors_from(start, calendar)
    wanted, found = one_day(f"senest {distance} før start", anchors, calendar, is_meeting=is_meeting)
    assert found <= wanted
    wanted, found = one_day(f"senest {distance} efter start", anchors, calendar, is_meeting=is_meeting)
    assert found <= max(wanted, calendar.next_open(start))  # nothing can be done before the first open day


@given(
    words=st.sampled_from(EXAMPLES)
    | DISTANCES.map("{} efter start".format)
    | DISTANCES.map("senest {} efter start".format),
    start=ANY_DAY,
    weekdays=WORKING_WEEKS,
    days=st.integers(14, 60),
    is_meeting=st.booleans(),
)
def test_everything_lies_before_the_start_or_inside_the_employment(
    words: str, start: date, weekdays: tuple[int, ...], days: int, *, is_meeting: bool
) -> None:
    calendar = Calendar(weekdays, CLOSED)
    anchors = anchors_from(start, calendar, days)
    found = schedule(parse_due(words), anchors, calendar, is_meeting=is_meeting)
    for when in () if isinstance(found, Missing) else found:
        assert when.first <= (when.last or when.first) <= start + timedelta(days=days)
        if "før start" not in words and "ansættelsesaftalen" not in words:
            assert when.first >= anchors.first_working_day


@given(days=st.integers(0, 60), weeks=st.integers(1, 5), start=ANY_DAY, calendar=CALENDARS)
def test_what_follows_a_late_agreement_stays_before_the_start(
    days: int, weeks: int, start: date, calendar: Calendar
) -> None:
    first = calendar.next_open(start)
    agreed = first - timedelta(days=days)
    anchors = Anchors(start, first, agreement=agreed)
    found = schedule(parse_due(f"{weeks} uger efter ansættelsesaftalen"), anchors, calendar, is_meeting=False)
    assert not isinstance(found, Missing)
    assert found[0].first >= agreed or calendar.next_open(agreed) >= first
    assert found[0].first < first or calendar.next_open(agreed) >= first


@given(count=st.integers(1, 30), start=ANY_DAY, quiet=QUIET_WEEKS)
def test_quiet_weeks_part_orders_from_meetings(count: int, start: date, quiet: tuple[Weeks, ...]) -> None:
    calendar = Calendar(MONDAY_TO_FRIDAY, CLOSED, quiet)
    anchors = anchors_from(start, calendar)
    wanted, order = one_day(f"{count} uger efter start", anchors, calendar, is_meeting=False)
    _wanted, meeting = one_day(f"{count} uger efter start", anchors, calendar, is_meeting=True)
    assert order <= meeting
    if calendar.is_quiet(meeting):  # no week of the year is without quiet
        assert calendar.nearest_open(meeting, 1, avoid_quiet=True) is None
    if calendar.is_quiet(calendar.next_open(wanted)) and not calendar.is_quiet(order):
        assert start <= order < wanted


@given(year=st.integers(2024, 2060))
def test_easter_monday_follows_easter(year: int) -> None:
    names = {name: day for day, name in public_holidays(year).items()}
    assert names["Anden påskedag"] - names["Påskedag"] == timedelta(days=1)
    assert names["Pinsedag"] - names["Påskedag"] == timedelta(weeks=7)
    assert names["Påskedag"].isoweekday() == 7

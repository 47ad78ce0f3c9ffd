"""A plan made in the browser falls on the days that Python finds, in thousands of cases."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from date_cases import CASES, CLOSED, PROBATION_TALKS, THREE_MONTHS, a_hire
from date_questions import COMPOSED, HOLIDAYS, Question, drawn, expressions_of, worked_out_by_hand
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.handbook.dates import DateError, Unit, Weeks, parse_date, parse_length
from generator.handbook.due import parse_due
from generator.handbook.due_rules import Anchor
from generator.plans.anchors import anchors_of
from generator.plans.calendar import Calendar
from generator.plans.danish_dates import heading_date, long_date, plain_date, short_date
from generator.plans.lengths import add, last_day
from generator.plans.schedule import Missing, schedule
from generator.site.due_code import due_code

DRAWN_HIRES = 600
ABOUT_NOW = [date(2026, 1, 1) + timedelta(days=at) for at in range(3 * 366)]
FAR_AND_WIDE = [date(1900, 1, 1) + timedelta(days=at) for at in range(0, 109_000, 131)]


class Answer(NamedTuple):
    """A hire's anchors, and what the plan says: the days of a thing, or what is missing."""

    anchors: dict[str, str | None]
    missing: str | None
    whens: list[list[str | bool | None]]  # first, last, latest, moved from, reason


def by_python(question: Question) -> Answer:
    calendar = Calendar(question.weekdays, question.closed, question.quiet)
    days = {name: day for name, day in question.hire.items() if day}
    hire = a_hire(types=question.types or ("medarbejder",), **days)
    anchors = anchors_of(hire, hire.types, THREE_MONTHS, calendar)
    found = schedule(parse_due(question.words), anchors, calendar, is_meeting=question.is_meeting)
    named = {anchor.value: _iso(anchors.day(anchor)) for anchor in Anchor}
    if isinstance(found, Missing):
        return Answer(named, found.anchor or "left", [])
    whens = [(_iso(at.first), _iso(at.last), at.latest, _iso(at.moved_from), at.reason) for at in found]
    return Answer(named, None, [list(when) for when in whens])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


SCHEDULE = """async ({ base, holidays, questions }) => {
  const load = (name) => import(`${base}assets/javascripts/plan/${name}.js`);
  const [{ isoDay }, { Calendar }, { anchorsOf }, { readRule }, { schedule }] =
    await Promise.all(["day", "calendar", "anchors", "rule", "schedule"].map(load));
  const iso = (day) => (day === null ? null : isoDay(day));
  return questions.map(({ code, hire, types, workplace, probation, isMeeting }) => {
    const calendar = new Calendar({ ...workplace, holidays });
    const anchors = anchorsOf(hire, new Set(types), probation, calendar);
    const { missing = null, whens = [] } = schedule(readRule(code), anchors, calendar, isMeeting);
    return [
      Object.fromEntries(Object.entries(anchors).map(([name, day]) => [name, iso(day)])),
      missing,
      whens.map((at) => [iso(at.first), iso(at.last), at.latest, iso(at.movedFrom), at.reason]),
    ];
  });
}"""


def for_the_browser(question: Question) -> dict[str, Any]:
    """Return a question as the page asks it; the form has no length of a probation, which is the workplace's."""
    length = parse_length(question.probation) if " " in question.probation else None
    usual = length or THREE_MONTHS
    return {
        "code": due_code(parse_due(question.words)),
        "hire": question.hire | ({"probation": ""} if length else {}),
        "types": question.types,
        "workplace": {
            "weekdays": question.weekdays,
            "closed": [
                {"month": at.day.month, "day": at.day.day, "year": at.day.year, "name": at.name}
                for at in question.closed
            ],
            "quiet": [{"first": weeks.first, "last": weeks.last} for weeks in question.quiet],
        },
        "probation": {"count": usual.count, "unit": usual.unit},
        "isMeeting": question.is_meeting,
    }


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(site_url)
    yield page
    page.close()


def assert_agreement(page: Page, base: str, questions: list[Question]) -> None:
    asked = {"base": base, "holidays": HOLIDAYS, "questions": [for_the_browser(question) for question in questions]}
    answers = [Answer(*answer) for answer in page.evaluate(SCHEDULE, asked)]
    assert len(answers) == len(questions)
    for question, answer in zip(questions, answers, strict=True):
        assert answer == by_python(question), question


def test_the_table_worked_out_by_hand(page: Page, site_url: str) -> None:
    asked = list(worked_out_by_hand())
    assert len(asked) == len(CASES) + len(PROBATION_TALKS)
    assert_agreement(page, site_url, asked)


def test_thousands_of_drawn_cases(page: Page, site_url: str, root: Path) -> None:
    asked = drawn(COMPOSED | st.sampled_from(expressions_of(root)), DRAWN_HIRES)
    assert len(asked) >= 2_000
    assert_agreement(page, site_url, asked)


def test_every_expression_of_the_grammar_and_the_content(page: Page, site_url: str, root: Path) -> None:
    known = expressions_of(root)
    assert len(known) > 100
    hires: list[dict[str, Any]] = [
        {"start": "2027-02-01", "agreed": "2026-12-18", "end": "2028-01-31"},
        {"start": "2026-08-01", "agreed": "2026-07-27", "first_working_day": "2026-08-17", "is_meeting": True},
        {"start": "2026-09-02", "agreed": "2026-09-01", "end": "2027-08-31"},
        {"start": "2027-03-25", "agreed": "2027-02-01", "end": "2027-06-05", "weekdays": (1, 2, 3)},
        {"start": "2028-01-01", "probation": "ingen", "types": (), "weekdays": (0, 1, 2, 3, 4, 5, 6)},
        {"start": "2026-09-01", "agreed": "2026-07-01", "end": "2027-09-01", "weekdays": (), "quiet": ()},
    ]
    assert_agreement(page, site_url, [Question(words, **hire) for words in known for hire in hires])


@pytest.mark.parametrize("start", ["2026-09-01", "2026-08-01", "2027-03-25", "2027-01-01", "2025-01-31", "2024-11-30"])
@pytest.mark.parametrize(
    "hire",
    [
        *({"probation": words} for words in ("", "ingen", "2026-11-15", "1 måned", "14 dage", "6 uger", "1 år")),
        {"first_working_day": "2027-04-02"},
        {"agreed": "2024-02-29", "types": ()},
        {"end": "2027-10-31"},
        {"end": "2028-03-25", "weekdays": (3, 4)},
    ],
    ids=str,
)
def test_the_days_that_others_are_counted_from(page: Page, site_url: str, start: str, hire: dict[str, Any]) -> None:
    assert_agreement(page, site_url, [Question("start", start, **hire)])


NAMES = """async ({ base, days, counts }) => {
  const day = await import(`${base}assets/javascripts/plan/day.js`);
  return days.map(day.parseDay).map((n) => [
    day.isoDay(n), day.longDate(n), day.shortDate(n), day.plainDate(n), day.headingDate(n),
    day.isoWeek(n), day.weekdayOf(n), Object.values(day.partsOf(n)).join("-"),
    ...counts.map((count) => day.isoDay(day.addMonths(n, count))),
  ]);
}"""


def test_days_are_called_the_same(page: Page, site_url: str) -> None:
    counts = [-25, -12, -1, 1, 2, 11, 12, 37]
    days = ABOUT_NOW + FAR_AND_WIDE
    answers = page.evaluate(NAMES, {"base": site_url, "days": list(map(str, days)), "counts": counts})
    for day, answer in zip(days, answers, strict=True):
        assert answer == [
            str(day), long_date(day), short_date(day), plain_date(day), heading_date(day),
            day.isocalendar().week, day.weekday(), f"{day.year}-{day.month}-{day.day}",
            *(str(add(day, count, Unit.MONTH, Calendar(()))) for count in counts),
        ]  # fmt: skip


CALENDAR = """async ({ base, holidays, days, units }) => {
  const load = (name) => import(`${base}assets/javascripts/plan/${name}.js`);
  const [{ parseDay, isoDay }, { Calendar }, { lastDay }] = await Promise.all(["day", "calendar", "lengths"].map(load));
  const closed = [{ month: 6, day: 5, year: null, name: "Grundlovsdag" }];
  const calendar = new Calendar({ weekdays: [0, 1, 3, 4], closed, quiet: [{ first: 52, last: 1 }], holidays });
  return days.map(parseDay).map((n) => [
    calendar.isOpen(n), calendar.isQuiet(n), calendar.reason(n),
    isoDay(calendar.nextOpen(n)), isoDay(calendar.previousOpen(n)),
    ...units.map((unit) => isoDay(lastDay(n, 3, unit, calendar))),
  ]);
}"""


def test_a_workplace_is_open_on_the_same_days(page: Page, site_url: str) -> None:
    calendar = Calendar((0, 1, 3, 4), CLOSED[:1], (Weeks(52, 1),))
    days = list(map(str, ABOUT_NOW))
    answers = page.evaluate(CALENDAR, {"base": site_url, "holidays": HOLIDAYS, "days": days, "units": list(Unit)})
    for day, answer in zip(ABOUT_NOW, answers, strict=True):
        assert answer == [
            calendar.is_open(day), calendar.is_quiet(day), calendar.reason(day),
            str(calendar.next_open(day)), str(calendar.previous_open(day)),
            *(str(last_day(day, 3, unit, calendar)) for unit in Unit),
        ]  # fmt: skip


def test_only_real_days_are_read(page: Page, site_url: str) -> None:
    written = ["2027-02-28", "2027-02-29", "2028-02-29", "1900-02-29", "2000-02-29", "2100-02-29", "2027-04-31",
               "2027-13-01", "2027-00-10", "2027-01-00", "2027-12-32", "1900-01-01", "1899-12-31", "2200-12-31",
               "2201-01-01", "0202-06-01", "20270-1-1", "2027-2-1", "1. maj 2027", "", "ingen"]  # fmt: skip
    module = f"{site_url}assets/javascripts/plan/day.js"
    read = "async ([module, days]) => { const { parseDay } = await import(module); return days.map(parseDay); }"
    assert page.evaluate(read, [module, written]) == [_number(words) for words in written]


def _number(words: str) -> int | None:
    try:
        return (parse_date(words) - date(1970, 1, 1)).days
    except DateError:
        return None

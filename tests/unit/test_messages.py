"""The messages of a plan: how they share the time before the start, worked by hand, and laws that hold for all."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.dates import Weeks, YearDay
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.models import ClosedDay, Message
from generator.handbook.places import Place
from generator.plans.anchors import Anchors
from generator.plans.calendar import Calendar
from generator.plans.messages import SHORTEST_GAP, Messages, Post, plan_messages

SOURCE = Source(Layer(LayerKind.BASE, "", "Eksempel Kommune"), "content/messages.yml", Place(1, 1))
CLOSED = (ClosedDay.model_construct(day=YearDay(6, 5), name="Grundlovsdag"),)
CALENDAR = Calendar((0, 1, 2, 3, 4), CLOSED, (Weeks(28, 30),))
MONDAY = date(2027, 3, 1)


def a_message(name: str, due: str, priority: int | None = None) -> Entry[Message]:
    values: dict[str, Any] = {"id": name, "title": name, "due": due, "from": "leder", "to": "ny"}
    return Entry(Message.model_validate(values | {"priority": priority, "subject": "x", "body": "x"}), SOURCE)


TAK = a_message("tak", "dagen efter ansættelsesaftalen", 2)
KAFFE = a_message("kaffe", "1 uge efter ansættelsesaftalen", 4)
DAGEN = a_message("dagen", "2 uger efter ansættelsesaftalen", 1)
GENSYN = a_message("gensyn", "2 arbejdsdage før start", 3)
SERIES = (TAK, KAFFE, DAGEN, GENSYN)
BREV = a_message("brev", "2 uger før start")
HALVT_AAR = a_message("halvt-aar", "6 måneder efter start")


def plan(
    *entries: Entry[Message], start: date, today: date, agreed: date | None, calendar: Calendar = CALENDAR
) -> Messages:
    anchors = Anchors(start, calendar.next_open(start), agreement=agreed)
    return plan_messages(entries, Post(anchors, calendar, today), {})


def days(messages: Messages) -> dict[str, str]:
    return {planned.entry.item.id: str(planned.when and planned.when.first) for planned in messages[0]}


def unsent(messages: Messages) -> list[str]:
    return [message.entry.item.id for message in messages[1]]


LONG_AGO = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("agreed", "expected", "dropped", "why"),
    [
        ("2027-01-18", "tak 2027-01-19, kaffe 2027-01-25, dagen 2027-02-01, gensyn 2027-02-25", [],
         "six weeks: as written"),
        ("2027-02-08", "tak 2027-02-09, kaffe 2027-02-15, dagen 2027-02-19, gensyn 2027-02-25", [],
         "21 days: the 22nd is too near to the 25th, so in proportion: 3 and 7 days on, and room made for each"),
        ("2027-02-15", "tak 2027-02-16, dagen 2027-02-22, gensyn 2027-02-26", ["kaffe"],
         "14 days: three from the 15th on, on the 16th, the 20th (a Saturday) and four days after that"),
        ("2027-02-22", "tak 2027-02-22, dagen 2027-02-26", ["kaffe", "gensyn"], "a week: Monday and Friday"),
        ("2026-11-09", "tak 2026-11-10, kaffe 2026-11-27, dagen 2026-12-16, gensyn 2027-02-25", [],
         "16 weeks: a sixth and a third of 112 days are 18 and 37 days on"),
    ],
)  # fmt: skip
def test_the_mails_share_the_time_there_is(agreed: str, expected: str, dropped: list[str], why: str) -> None:
    found = plan(*SERIES, start=MONDAY, agreed=date.fromisoformat(agreed), today=LONG_AGO)
    assert ", ".join(f"{name} {day}" for name, day in days(found).items()) == expected, why
    assert unsent(found) == dropped


@pytest.mark.parametrize(
    ("today", "expected", "reason"),
    [
        ("2027-02-28", {}, "der er kun 1 dag til start"),  # a Sunday
        ("2027-02-26", {"dagen": "2027-02-26"}, "der er kun 3 dage til start"),
        ("2027-02-25", {"dagen": "2027-02-26"}, "der er kun 4 dage til start"),  # a third of the time
        ("2027-02-22", {"tak": "2027-02-22", "dagen": "2027-02-26"}, "der er kun 7 dage til start"),
    ],
)
@pytest.mark.parametrize("agreed", [None, date(2027, 1, 18)])
def test_a_plan_made_late_counts_from_today(
    today: str, expected: dict[str, str], reason: str, agreed: date | None
) -> None:
    found = plan(*SERIES, start=MONDAY, agreed=agreed, today=date.fromisoformat(today))
    assert days(found) == expected
    assert {message.reason for message in found[1]} == {reason}
    assert len(found[0]) + len(found[1]) == len(SERIES)


def test_a_start_tomorrow_gives_one_mail() -> None:
    found = plan(*SERIES, BREV, start=date(2027, 3, 2), agreed=date(2027, 2, 26), today=date(2027, 3, 1))
    assert days(found) == {"dagen": "2027-03-01", "brev": "2027-03-01"}


def test_the_order_is_that_of_the_usual_year() -> None:
    late = a_message("sent-tilfoejet", "3 dage efter ansættelsesaftalen", 5)
    found = plan(*SERIES, late, start=MONDAY, agreed=date(2026, 11, 9), today=LONG_AGO)
    assert list(days(found)) == ["tak", "sent-tilfoejet", "kaffe", "dagen", "gensyn"]


def test_of_two_that_matter_alike_the_later_is_left_out() -> None:
    alike = [a_message(name, f"{week} uger efter ansættelsesaftalen", 1) for week, name in ((1, "a"), (2, "b"))]
    assert unsent(plan(*alike, start=MONDAY, agreed=None, today=date(2027, 2, 26))) == ["b"]


def test_what_is_planned_as_written_tells_of_a_closed_day() -> None:
    (mail, *_others), _unsent = plan(*SERIES, start=MONDAY, agreed=date(2027, 1, 22), today=LONG_AGO)
    assert mail.when is not None
    assert (mail.when.first, mail.when.moved_from) == (date(2027, 1, 25), date(2027, 1, 23))


def test_another_message_whose_day_is_past_is_sent_now() -> None:
    sunday = plan(BREV, HALVT_AAR, start=MONDAY, agreed=None, today=date(2027, 2, 21))
    assert days(sunday) == {"brev": "2027-02-22", "halvt-aar": "2027-09-01"}
    assert sunday[0][0].when is not None
    assert sunday[0][0].when.moved_from == date(2027, 2, 15)
    in_time = plan(BREV, start=MONDAY, agreed=None, today=date(2027, 2, 15))
    assert days(in_time) == {"brev": "2027-02-15"}


def test_nothing_for_before_the_start_is_left_when_the_person_has_started() -> None:
    unknown = a_message("aftale", "1 uge efter ansættelsesaftalen")
    found = plan(*SERIES, BREV, unknown, HALVT_AAR, start=MONDAY, agreed=None, today=MONDAY)
    assert days(found) == {"halvt-aar": "2027-09-01"}
    assert unsent(found) == []
    a_year_on = plan(HALVT_AAR, start=MONDAY, agreed=None, today=date(2028, 3, 1))
    assert days(a_year_on) == {"halvt-aar": "2027-09-01"}


def test_a_mail_to_someone_who_returns_is_for_no_one_else() -> None:
    back = a_message("tilbage", "2 uger før tilbagekomst", 1)
    assert plan(back, start=MONDAY, agreed=None, today=LONG_AGO) == ((), ())


STARTS = st.dates(date(2025, 1, 1), date(2032, 12, 31))
WAITS = st.integers(0, 200)
CALENDARS = st.builds(
    Calendar,
    st.lists(st.integers(0, 6), min_size=1, unique=True).map(tuple),
    st.just(CLOSED),
    st.lists(st.builds(Weeks, st.integers(1, 53), st.integers(1, 53)), max_size=1).map(tuple),
)


def room_for(begins: date, first: date, calendar: Calendar) -> int:
    """Return how many mails there is room for, taking each day as early as may be."""
    open_days = [begins + timedelta(number) for number in range((first - begins).days)]
    open_days = [day for day in open_days if calendar.is_open(day)]
    taken: list[date] = []
    for day in [day for day in open_days if not calendar.is_quiet(day)] or open_days:
        if not taken or day - taken[-1] >= timedelta(days=4):
            taken.append(day)
    return len(taken)


@given(start=STARTS, wait=WAITS, late=st.integers(0, 60), is_known=st.booleans(), calendar=CALENDARS)
def test_the_mails_before_the_start(start: date, wait: int, late: int, calendar: Calendar, *, is_known: bool) -> None:
    agreed = start - timedelta(days=wait) if is_known else None
    today = start - timedelta(days=max(wait - late, 0))
    first = calendar.next_open(start)
    found = plan(*SERIES, start=start, agreed=agreed, today=today, calendar=calendar)
    sent = [message.when.first for message in found[0] if message.when]
    assert len(sent) == len(found[0])
    assert all(today <= day < first and calendar.is_open(day) for day in sent)
    assert all(after - before >= SHORTEST_GAP for before, after in pairwise(sent))
    priorities = [message.entry.item.priority for message in found[0]]
    assert set(priorities) == set(range(1, len(sent) + 1))  # the least important are left out first
    assert len(sent) <= 2 or first - today > timedelta(days=7)
    if today < first:
        assert len(sent) >= min(len(SERIES), room_for(max(today, agreed or today), first, calendar))
        assert len(sent) + len(found[1]) == len(SERIES)
    else:
        assert found == ((), ())


@given(start=STARTS, wait=st.integers(42, 400))
def test_a_longer_wait_spreads_the_mails(start: date, wait: int) -> None:
    calendar = Calendar((0, 1, 2, 3, 4))
    agreed = calendar.next_open(start) - timedelta(days=wait)
    found = plan(*SERIES, start=start, agreed=agreed, today=LONG_AGO.replace(year=2000), calendar=calendar)
    after = [message.when.first - agreed for message in found[0] if message.when]
    for share, day in zip((1 / 6, 1 / 3), after[1:3], strict=True):
        assert -1 <= day.days - share * wait <= 6  # a weekend and Easter on top of it

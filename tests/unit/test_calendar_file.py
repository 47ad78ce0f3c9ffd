"""The calendars of a plan, as two readers see them."""

import dataclasses
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from plan_factory import plan_of

from generator.plans.plan import Plan, When
from generator.plans.planner import calendar_of
from generator.plans.renderers.calendar_file import render_calendars
from generator.plans.renderers.events import Event, day_of, events_of

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PERSON = f"{crc32(b'Asta Birk|2027-02-01|bakken'):08x}"
HALF_HOUR = {"minutes": 30, "with": ("ny",)}


def meeting(identity: str, minutes: int, **values: object) -> dict[str, Any]:
    return {"id": identity, "meeting": {"minutes": minutes, "with": ("ny",)}, **values}


def read(data: bytes) -> list[Any]:
    """Return the events of a calendar after both readers have read it and agreed on what it holds."""
    events = in_icalendar(data)
    second = vobject.readOne(data.decode())
    others = getattr(second, "vevent_list", [])
    assert [str(event["SUMMARY"]) for event in events] == [other.summary.value for other in others]
    assert [event.decoded("DTSTART") for event in events] == [_plain(other.dtstart.value) for other in others]
    return events


def in_icalendar(data: bytes) -> list[Any]:
    return [*icalendar.Calendar.from_ical(data).walk("VEVENT")]


def _plain(moment: date) -> date:
    return moment.replace(tzinfo=COPENHAGEN) if isinstance(moment, datetime) else moment


def times(plan: Plan, role: str = "naermeste-leder") -> dict[str, str]:
    """Return when each timed event of a role begins and ends, by the id of its task."""
    return {
        str(event["UID"]).split(".")[0]: f"{event.decoded('DTSTART'):%d. %H:%M}-{event.decoded('DTEND'):%H:%M}"
        for event in read(render_calendars(plan)[role])
        if isinstance(event.decoded("DTSTART"), datetime)
    }


def events(plan: Plan, identity: str) -> list[Event]:
    return [event for event in events_of(plan) if event.uid.startswith(f"{identity}.")]


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_deadline_takes_the_whole_day_and_leaves_it_free() -> None:
    plan = plan_of({"id": "kort", "title": "Bestil adgangskort", "due": "senest 5 arbejdsdage før start"})
    [event] = read(render_calendars(plan)["naermeste-leder"])
    assert event["SUMMARY"] == "Bestil adgangskort"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2027, 1, 25), date(2027, 1, 26))
    assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")
    assert "senest man. 25. jan." in event["DESCRIPTION"]


def test_a_meeting_has_a_time_in_denmark_and_says_that_it_is_a_proposal() -> None:
    plan = plan_of(meeting("snak", 45), {"id": "sommer", "due": "6 måneder efter start", "meeting": HALF_HOUR})
    winter, summer = read(render_calendars(plan)["ny"])
    assert winter.decoded("DTSTART") == datetime(2027, 2, 1, 9, 0, tzinfo=COPENHAGEN)
    assert winter.decoded("DTEND") - winter.decoded("DTSTART") == timedelta(minutes=45)
    assert winter.decoded("DTSTART").astimezone(UTC).hour == 8
    assert summer.decoded("DTSTART").astimezone(UTC).hour == 7
    assert (winter["STATUS"], winter["CLASS"], winter["TRANSP"]) == ("TENTATIVE", "PRIVATE", "OPAQUE")
    assert "forslag" in winter["DESCRIPTION"]


def test_the_time_zone_is_told_by_its_rules() -> None:
    zone: Any
    [zone] = icalendar.Calendar.from_ical(render_calendars(plan_of({"id": "a"}))["naermeste-leder"]).walk("VTIMEZONE")
    ours = zone.to_tz()
    for hour in range(0, 24 * 365 * 3, 5):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        assert moment.astimezone(ours).utcoffset() == moment.astimezone(COPENHAGEN).utcoffset()
    rules = [part["RRULE"].to_ical().decode() for part in zone.subcomponents]
    assert rules == ["FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"]


def test_the_meetings_of_a_day_follow_one_another_from_nine() -> None:
    plan = plan_of(meeting("et", 30), {"id": "opgave"}, meeting("to", 45), meeting("tre", 20))
    assert times(plan) == {"et": "01. 09:00-09:30", "to": "01. 09:45-10:30", "tre": "01. 10:45-11:05"}


def test_on_the_first_working_day_they_begin_an_hour_after_the_hire_arrives() -> None:
    plan = plan_of(
        meeting("et", 30), meeting("to", 30), meeting("dagen-efter", 30, due="dagen efter start"), time="10.30"
    )
    assert times(plan) == {"et": "01. 11:30-12:00", "to": "01. 12:15-12:45", "dagen-efter": "02. 09:00-09:30"}


def test_a_meeting_has_one_time_in_every_calendar() -> None:
    plan = plan_of(meeting("et", 30, responsible="it"), meeting("to", 30), meeting("tre", 30, responsible="mentor"))
    assert times(plan, "mentor") == {"tre": "01. 10:30-11:00"}
    assert times(plan, "it") == {"et": "01. 09:00-09:30"}
    assert set(times(plan, "ny").items()) > set(times(plan, "mentor").items())


def test_a_day_has_no_meeting_that_would_end_more_than_eight_hours_after_the_first_began() -> None:
    plan = plan_of(meeting("lang", 300), meeting("laengere", 240), meeting("kort", 120))
    assert times(plan) == {"lang": "01. 09:00-14:00", "kort": "01. 14:15-16:15"}
    [event] = events(plan, "laengere")
    assert event.begins is None
    assert "240 minutter" in event.description


@pytest.mark.parametrize(("arrival", "expected"), [("22.00", {"et": "01. 23:00-23:45"}), ("23.30", {})])
def test_no_meeting_runs_past_midnight(arrival: str, expected: dict[str, str]) -> None:
    assert times(plan_of(meeting("et", 45), meeting("to", 45), time=arrival)) == expected


def test_several_days_give_one_event_on_the_first_or_on_the_last_when_it_is_a_deadline() -> None:
    plan = plan_of({"id": "fra", "due": "i uge 2"}, {"id": "til", "due": "senest i uge 2"})
    assert [(event.uid.split(".")[0], event.day) for event in events_of(plan)] == [
        ("fra", date(2027, 2, 8)),
        ("til", date(2027, 2, 12)),
    ]
    assert "man. 8. feb. – fre. 12. feb." in events(plan, "fra")[0].description.replace("\xa0", " ")


def test_the_day_that_counts_of_several() -> None:
    first, last = date(2027, 2, 8), date(2027, 2, 12)
    assert day_of(When(first, last)) == first
    assert day_of(When(first, last, latest=True)) == last


def test_what_has_no_day_is_in_no_calendar() -> None:
    assert render_calendars(plan_of({"id": "a", "due": "løbende"}, {"id": "b", "due": "efter aftale"})) == {}


def test_what_is_overdue_stands_on_the_day_of_the_plan_or_the_first_open_day_after_it() -> None:
    overdue = {"id": "kort", "due": "senest 4 uger før start"}
    saturday = plan_of(overdue, meeting("moede", 30, due="4 uger før start"), today=date(2027, 1, 16))
    assert {event.day for event in events_of(saturday)} == {date(2027, 1, 18)}
    assert times(saturday) == {}
    assert "senest man. 4. jan." in events(saturday, "kort")[0].description


def test_a_task_is_in_the_calendars_of_all_who_take_part_and_a_mail_in_its_senders() -> None:
    plan = plan_of(
        meeting("moede", 30, responsible="mentor", involves=("it",)),
        messages=({"id": "moede", "title": "Velkommen", "from": "naermeste-leder", "to": "ny"},),
    )
    calendars = render_calendars(plan)
    assert list(calendars) == ["it", "mentor", "naermeste-leder", "ny"]
    [mail] = read(calendars["naermeste-leder"])
    assert mail["SUMMARY"] == "Send: Velkommen"
    assert mail.decoded("DTSTART") == date(2027, 1, 29)
    assert {str(read(calendars[role])[0]["UID"]) for role in ("it", "mentor", "ny")} == {f"moede.1.{PERSON}@introplan"}
    assert mail["UID"] == f"mail.moede.1.{PERSON}@introplan"


def test_occurrences_are_counted_in_their_uids() -> None:
    plan = plan_of({"id": "fast", "due": "hver uge i den første måned"})
    uids = [event.uid for event in events_of(plan)]
    assert len(uids) > 2
    assert uids == [f"fast.{number}.{PERSON}@introplan" for number in range(1, len(uids) + 1)]


def test_a_plan_made_again_on_another_day_keeps_its_uids() -> None:
    first, again = (plan_of({"id": "a"}, {"id": "b"}, today=date(2026, 11, day)) for day in (2, 20))
    assert [event.uid for event in events_of(first)] == [event.uid for event in events_of(again)]
    assert [event["DTSTAMP"].dt for event in read(render_calendars(again)["naermeste-leder"])] == [
        datetime(2026, 11, 20, tzinfo=UTC)
    ] * 2


def test_two_people_never_share_a_uid() -> None:
    plans = (plan_of({"id": "a"}), plan_of({"id": "a"}, name="Bodil Birk"), plan_of({"id": "a"}, start="2027-02-02"))
    assert len({event.uid for plan in plans for event in events_of(plan)}) == 3


def test_nobody_is_named_or_invited() -> None:
    plan = plan_of(
        meeting("moede", 30, involves=("mentor",)), messages=({"id": "m", "title": "Mail", "body": "{navn}"},)
    )
    for data in render_calendars(plan).values():
        text = "\n".join(unfolded(data))
        assert not re.search("Asta|Birk|Bo Holm|ATTENDEE|ORGANIZER|VTODO|VALARM", text)
        assert "METHOD:PUBLISH" in text
        assert "X-WR-CALNAME:Introplan\\, Familiehuset Bakken\\, start 1. februar 2027" in text


HOSTILE = "Æbler; ål, og\\n \\N “ø”\u2028ATTENDEE:mailto:x@y.example\r\tORGANIZER:x\x0bBEGIN:VALARM " + "øæå🙂" * 60


def test_long_lines_are_folded_letters_stay_whole_and_no_title_adds_a_property() -> None:
    data = render_calendars(plan_of({"id": "a", "title": HOSTILE, "text": f"Først\n\n{HOSTILE}"}))["naermeste-leder"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]", data)
    [line.decode() for line in data.split(b"\r\n")]
    names = [re.split("[:;]", line)[0] for line in unfolded(data) if line]
    assert {"ATTENDEE", "ORGANIZER"}.isdisjoint(names)
    assert names.count("BEGIN") == 5
    [event] = in_icalendar(data)
    assert event["SUMMARY"].startswith("Æbler; ål, og\\n ")
    assert event["SUMMARY"].endswith("øæå🙂" * 60)


@given(title=st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_title_comes_through_as_one_line(title: str) -> None:
    data = render_calendars(plan_of({"id": "a", "title": title}))["naermeste-leder"]
    [event] = in_icalendar(data)
    assert not re.search(r"[\r\x00-\x09\x0b-\x1f\x85\u2028]", event["SUMMARY"])
    assert set(event) == {"UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "CLASS", "DTSTART", "DTEND", "TRANSP"}


DUES = (
    "ansættelsesaftalen", "1 uge efter ansættelsesaftalen", "senest 10 arbejdsdage før start", "dagen før start",
    "første arbejdsdag", "start", "fredag i første uge", "i uge 2", "2-3 måneder efter start", "midtvejs",
    "senest 6 uger før prøvetidens udløb", "hver 2. uge de første 3 måneder", "6 måneder efter start",
    "sidste arbejdsdag",
)  # fmt: skip


@given(
    start=st.dates(date(2023, 1, 1), date(2031, 12, 31)),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    ago=st.integers(0, 90),
)
def test_no_event_falls_on_a_closed_day(start: date, weekdays: set[int], ago: int) -> None:
    names = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
    tasks = [{"id": f"t{number}", "due": due} for number, due in enumerate(DUES)]
    meetings = [meeting(f"m{number}", 60, due=due) for number, due in enumerate(DUES)]
    plan = plan_of(
        *tasks,
        *meetings,
        messages=tuple({"id": f"b{number}", "due": due} for number, due in enumerate(DUES[:4])),
        today=start - timedelta(days=ago),
        start=start.isoformat(),
        agreed=(start - timedelta(days=40)).isoformat(),
        end=(start + timedelta(days=200)).isoformat(),
        weekdays=tuple(names[day] for day in sorted(weekdays)),
    )
    calendar = calendar_of(plan.hire, plan.workplace)
    found = events_of(plan)
    assert len(found) > len(DUES)
    assert [event for event in found if not calendar.is_open(event.day)] == []
    _assert_apart(found)


def _assert_apart(found: Iterable[Event]) -> None:
    """Assert that no two meetings of a day overlap, the pause between them included."""
    spans: dict[date, list[tuple[int, int]]] = {}
    for event in found:
        if event.begins is not None:
            spans.setdefault(event.day, []).append((event.begins, event.begins + event.minutes))
    for day in spans.values():
        for (_begins, ends), (begins, _ends) in pairwise(day):
            assert begins == ends + 15
        assert day[-1][1] <= 24 * 60


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = plan_of(meeting("a", 30), {"id": "b"})
    assert render_calendars(plan) == render_calendars(dataclasses.replace(plan))

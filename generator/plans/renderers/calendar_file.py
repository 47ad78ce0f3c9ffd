"""Writes one role's part of a plan as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, vText
from icalendar import Event as CalendarEvent

from generator.plans.calendar import DAY
from generator.plans.plan import Plan
from generator.plans.renderers.events import Event, events_of, plan_words

PRODUCT = "-//introhaandbog//introplan//DA"
ZONE = "Europe/Copenhagen"

_ZONE = f"""BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""  # summer time as in directive 2000/84/EC


def render_calendars(plan: Plan) -> dict[str, bytes]:
    """Return a calendar file for each role that has a day in the plan, by the role's id, in the order of the plan.

    The same plan gives the same bytes: the events are stamped with the day it was made. Nobody is named or invited,
    each event is private, and what is no meeting leaves its day free.
    """
    head, foot = _envelope(plan)
    stamp = datetime.combine(plan.made_on, time(), UTC)
    events = [(event.roles, _written(_component(event, stamp))) for event in events_of(plan)]
    roles = sorted({role for takers, _event in events for role in takers})
    return {role: b"".join((head, *_of(role, events), foot)) for role in roles}


def _of(role: str, events: Iterable[tuple[Collection[str], bytes]]) -> Iterable[bytes]:
    return (event for takers, event in events if role in takers)


def _envelope(plan: Plan) -> tuple[bytes, bytes]:
    """Return what stands before the events of a calendar, and what stands after them."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(plan_words(plan)))
    calendar.add_component(Component.from_ical(_ZONE))
    head, end, line_break = _written(calendar).rpartition(b"END:VCALENDAR")
    return head, end + line_break


def _written(component: Component) -> bytes:
    data: bytes = component.to_ical()
    return data


def _component(event: Event, stamp: datetime) -> CalendarEvent:
    component = CalendarEvent()
    component.add("uid", event.uid)
    component.add("dtstamp", stamp)
    component.add("summary", event.title)
    component.add("description", event.description)
    component.add("class", "PRIVATE")
    if event.begins is None:
        component.add("dtstart", event.day)
        component.add("dtend", event.day + DAY)
        component.add("transp", "TRANSPARENT")
        return component
    begins = datetime.combine(event.day, time(), ZoneInfo(ZONE)) + timedelta(minutes=event.begins)
    component.add("dtstart", begins)
    component.add("dtend", begins + timedelta(minutes=event.minutes))
    component.add("transp", "OPAQUE")
    component.add("status", "TENTATIVE")
    return component

"""What a plan puts into calendars: rules of their own, plain enough to be followed in a browser too."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from generator.handbook.models import Message, Task
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.danish_dates import plain_date
from generator.plans.plan import Plan, PlannedMessage, PlannedTask, When
from generator.plans.planner import calendar_of
from generator.plans.renderers.people import People, taking_part
from generator.plans.renderers.when import moved_words, when_words
from generator.text.plain import to_plain

FIRST_MEETING = 9 * 60
AFTER_ARRIVAL = 60
BETWEEN_MEETINGS = 15
LONGEST_DAY = 8 * 60
MIDNIGHT = 24 * 60

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar: the whole day, or, when `begins` is given, so many minutes from then on.

    `begins` counts minutes from midnight in Denmark; `roles` are those whose calendars hold the event.
    """

    uid: str
    title: str
    day: date
    begins: int | None
    minutes: int
    description: str
    roles: frozenset[str]


def events_of(plan: Plan) -> tuple[Event, ...]:
    """Return the events of a plan in its own order: what is overdue, then phase by phase, then the messages.

    - A task or message without a day gives no event. Several days give one event, on the first of them, or on the
      last when the task says “senest”. What is overdue stands on the first open day from the day of the plan.
    - A task is in the calendars of who is responsible, who is involved and who meets; a message in its sender's.
    - A meeting gets a time, as a proposal. The meetings of a day follow one another in the plan's order, a quarter
      of an hour between them, from 9.00; on the first working day from an hour after the hire arrives, where that
      time is known. One that would end more than eight hours after the first can begin, or after midnight, stays
      without a time, and takes none from the others. Every role's calendar has the same times.
    - The uid is “<task>.<n>.<crc>@introplan”, or “mail.<message>.<n>.<crc>@introplan”: n counts the occurrences from
      1, and crc is the CRC-32 of “name|start|department” in UTF-8 as eight hexadecimal digits. So a plan that is
      made again replaces its old events, and nobody reads a name from it.
    """
    return tuple(_Writer(plan).events())


class _Writer:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._people = People(plan)
        self._calendar = calendar_of(plan.hire, plan.workplace)
        self._year = plan.anchors.first_working_day.year
        hire = plan.hire
        self._person = f"{crc32(f'{hire.name}|{hire.start}|{hire.department}'.encode()):08x}"
        self._counts: Counter[str] = Counter()
        self._next: dict[date, int] = {}

    def events(self) -> Iterator[Event]:
        plan = self._plan
        today = self._calendar.next_open(plan.made_on)
        yield from self._tasks(plan.overdue, today)
        for section in plan.sections:
            yield from self._tasks(section.tasks)
        for message in plan.messages:
            if message.when:
                yield self._message(message, message.entry.item, message.when)

    def _tasks(self, tasks: Iterable[PlannedTask], today: date | None = None) -> Iterator[Event]:
        for planned in tasks:
            if planned.when:
                yield self._task(planned.entry.item, planned.when, today)

    def _task(self, task: Task, when: When, today: date | None) -> Event:
        day = today or day_of(when)
        minutes = task.meeting.minutes if task.meeting else 0
        begins = self._time(day, minutes) if minutes and not today else None
        lines = (*self._about(task), *self._timing(when, minutes, begins), plan_words(self._plan))
        roles = frozenset(taking_part(task))
        return Event(self._uid(task.id), _line(task.title), day, begins, minutes, _lines(lines), roles)

    def _message(self, planned: PlannedMessage, message: Message, when: When) -> Event:
        title = _("Send: {title}").format(title=message.title)
        receiver = _("To {role}").format(role=self._people.title(message.to))
        lines = _lines((receiver, *self._timing(when, 0, None), plan_words(self._plan)))
        roles = frozenset({planned.entry.item.from_})
        return Event(self._uid(f"mail.{message.id}"), _line(title), day_of(when), None, 0, lines, roles)

    def _uid(self, identity: str) -> str:
        self._counts[identity] += 1
        return f"{identity}.{self._counts[identity]}.{self._person}@introplan"

    def _time(self, day: date, minutes: int) -> int | None:
        """Return when the next meeting of a day may begin, in minutes from midnight, or None when the day is full."""
        first = self._first_meeting(day)
        begins = self._next.get(day, first)
        if begins + minutes > min(first + LONGEST_DAY, MIDNIGHT):
            return None
        self._next[day] = begins + minutes + BETWEEN_MEETINGS
        return begins

    def _first_meeting(self, day: date) -> int:
        arrival = self._plan.hire.time
        if arrival is None or day != self._plan.anchors.first_working_day:
            return FIRST_MEETING
        hours, minutes = map(int, arrival.split(":"))
        return hours * 60 + minutes + AFTER_ARRIVAL

    def _about(self, task: Task) -> Iterator[str]:
        if task.text:
            yield to_plain(task.text)
        if task.link:
            yield _("Read more: {address}").format(address=task.link)
        yield _("Responsible: {role}").format(role=self._people.title(task.responsible))
        company = dict.fromkeys(role for role in taking_part(task) if role != task.responsible)
        if company:
            yield _("Taking part: {roles}").format(roles=", ".join(map(self._people.title, company)))

    def _timing(self, when: When, minutes: int, begins: int | None) -> Iterator[str]:
        yield _("When: {when}").format(when=when_words(when, self._year))
        if when.moved_from:
            yield moved_words(when, self._year)
        if begins is not None:
            yield _("The time is only a proposal. Agree on it with the others.")
        elif minutes:
            told = ngettext(
                "The meeting takes {minutes} minute. Agree on a time with the others.",
                "The meeting takes {minutes} minutes. Agree on a time with the others.",
                minutes,
            )
            yield told.format(minutes=minutes)


def plan_words(plan: Plan) -> str:
    """Return words that tell one plan from another for those who know of it, without the name of the person."""
    workplace = plan.workplace.department.item.name
    return _("Introduction plan, {workplace}, start {date}").format(
        workplace=workplace, date=plain_date(plan.hire.start)
    )


def day_of(when: When) -> date:
    """Return the day that counts of several: the first, or the last when it is a latest day."""
    return (when.last or when.first) if when.latest else when.first


def _line(words: str) -> str:
    return " ".join(_CONTROL.sub(" ", words).split())


def _lines(paragraphs: Iterable[str]) -> str:
    return "\n".join(_CONTROL.sub(" ", words).replace("\N{NO-BREAK SPACE}", " ") for words in paragraphs)

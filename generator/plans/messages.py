"""The days on which messages are sent; those before the start shrink and spread with the time there is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.handbook.due_rules import Anchor
from generator.handbook.entries import Entry
from generator.handbook.models import Message
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.anchors import Anchors
from generator.plans.calendar import DAY, Calendar
from generator.plans.letters import filled
from generator.plans.phases import NOMINAL_WAIT, nominal_order
from generator.plans.plan import PlannedMessage, Unsent, When
from generator.plans.schedule import Missing, schedule

SHORTEST_GAP = timedelta(days=4)  # two mails in one week at most, with time to answer the first

Row = tuple[Entry[Message], When | None]
Messages = tuple[tuple[PlannedMessage, ...], tuple[Unsent, ...]]


@dataclass(frozen=True, slots=True)
class Post:
    """What the messages of one hire are planned by."""

    anchors: Anchors
    calendar: Calendar
    today: date

    @property
    def has_started(self) -> bool:
        """Whether the person is at work already."""
        return self.today >= self.anchors.first_working_day

    @property
    def begins(self) -> date:
        """The first day on which anything can be sent."""
        return max(self.today, self.anchors.agreement or self.today)

    @property
    def wait(self) -> timedelta:
        """The time from then to the first working day."""
        return self.anchors.first_working_day - self.begins

    def days(self, message: Message) -> tuple[When, ...] | Missing:
        """Return the days of a message as it is written."""
        return schedule(message.due, self.anchors, self.calendar, is_meeting=False)


def plan_messages(entries: Iterable[Entry[Message]], post: Post, values: Mapping[str, str]) -> Messages:
    """Return the messages in the order of their days, and those that there is no time for.

    Those with a priority that belong before the start are a series. As written when they all fit; else each lies
    where it would in the usual wait, in proportion, `SHORTEST_GAP` from the next, and the least important are left
    out. None of the series is sent once the person has started, and nothing lies in the past.
    """
    everyone = tuple(entries)
    series = sorted(filter(_is_in_series, everyone), key=_place)
    planned, unsent = _series(series, post)
    planned.extend(row for entry in everyone if not _is_in_series(entry) for row in _alone(entry, post))
    planned.sort(key=lambda row: row[1].first if row[1] else date.max)
    return tuple(filled(entry, when, values) for entry, when in planned), unsent


def _is_in_series(entry: Entry[Message]) -> bool:
    return entry.item.priority is not None and _is_before_start(entry)


def _is_before_start(entry: Entry[Message]) -> bool:
    return _place(entry) < (0, 0)


def _place(entry: Entry[Message]) -> tuple[int, int]:
    return nominal_order(entry.item.due)


def _alone(entry: Entry[Message], post: Post) -> Iterator[Row]:
    """Yield the days of a message that is not of the series; one whose day is past is sent now, if before the start.

    One that counts from an agreement of unknown date is still to be sent; one that counts from another day the
    hire does not have is left out.
    """
    days = post.days(entry.item)
    if isinstance(days, Missing):
        if days.anchor is Anchor.AGREEMENT and not post.has_started:
            yield entry, None
        return
    for when in days or (None,):
        if when is None or when.first >= post.today or not _is_before_start(entry):
            yield entry, when
        elif not post.has_started:
            now = post.calendar.next_open(post.today)
            yield entry, When(now, moved_from=when.first, reason=_("that day is past"))


def _series(series: Sequence[Entry[Message]], post: Post) -> tuple[list[Row], tuple[Unsent, ...]]:
    """Return the series with its days, and what there is no time for."""
    if post.has_started:
        return [], ()
    written = dict(_as_written(series, post))
    if _fits(tuple(written.values()), post):
        return list(written.items()), ()
    kept = list(written)
    wanted = _wanted(written, post)
    open_days = _open_days(post)
    while (placed := _placed([wanted[entry] for entry in kept], open_days)) is None:
        kept.remove(max(reversed(kept), key=lambda entry: entry.item.priority or 0))
    whens: list[Row] = [(entry, _when(day, written[entry])) for entry, day in zip(kept, placed, strict=True)]
    return whens, tuple(Unsent(entry, _too_short(post)) for entry in written if entry not in kept)


def _as_written(series: Iterable[Entry[Message]], post: Post) -> Iterator[Row]:
    """Yield each message with its day as written, or None when it counts from an agreement of unknown date."""
    for entry in series:
        days = post.days(entry.item)
        if not isinstance(days, Missing):
            yield entry, days[0]
        elif days.anchor is Anchor.AGREEMENT:
            yield entry, None


def _fits(written: Sequence[When | None], post: Post) -> bool:
    """Tell whether the messages can be sent as written: no longer a wait than usual, and room between them."""
    days = [when.first for when in written if when and when.first >= post.begins]
    has_room = all(after - before >= SHORTEST_GAP for before, after in pairwise(days))
    return len(days) == len(written) and has_room and post.wait <= NOMINAL_WAIT


def _wanted(written: Mapping[Entry[Message], When | None], post: Post) -> Mapping[Entry[Message], date]:
    """Return the day each message should have, closed days and the others disregarded.

    The first and the last keep the days they are written with, where those are to come.
    """
    ends = {*tuple(written)[:1], *tuple(written)[-1:]}
    return {
        entry: when.first if entry in ends and when and when.first >= post.begins else _in_proportion(entry, post)
        for entry, when in written.items()
    }


def _in_proportion(entry: Entry[Message], post: Post) -> date:
    """Return the day that lies where the message does in the usual wait."""
    before_start = -_place(entry)[0] * DAY
    return post.begins + int(post.wait.days * (1 - before_start / NOMINAL_WAIT)) * DAY


def _when(day: date, written: When | None) -> When:
    return written if written and written.first == day else When(day)


def _too_short(post: Post) -> str:
    days = post.wait.days
    return ngettext(
        "there is only {days} day before the start", "there are only {days} days before the start", days
    ).format(days=days)


def _open_days(post: Post) -> tuple[date, ...]:
    """Return the days on which something can be sent: the quiet ones too when there are no others."""
    found = tuple(day for number in range(post.wait.days) if post.calendar.is_open(day := post.begins + number * DAY))
    return tuple(day for day in found if not post.calendar.is_quiet(day)) or found


def _placed(wanted: Sequence[date], days: Sequence[date]) -> Sequence[date] | None:
    """Return an open day for each wanted one, in their order and with room between them; None when there is no room.

    Each moves later to leave room after the one before it, and then earlier where the last would come too late.
    """
    later: list[int] = []
    free = date.min
    for day in wanted:
        later.append(min(bisect_left(days, max(day, free)), len(days) - 1))
        free = days[later[-1]] + SHORTEST_GAP if days else free
    placed: list[date] = []
    latest = date.max
    for index in reversed(later):
        at = min(index, bisect_right(days, latest) - 1)
        if at < 0:
            return None
        placed.insert(0, days[at])
        latest = days[at] - SHORTEST_GAP
    return placed

"""The days that a due expression names, before anyone asks whether the workplace is open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, islice, takewhile

from generator.handbook.dates import Unit
from generator.handbook.due import Due
from generator.handbook.due_rules import Anchor, DayOfWeek, Offset, Part, Period, Recurring, Rule, Span, Undated
from generator.plans.anchors import Anchors
from generator.plans.calendar import DAY, Calendar
from generator.plans.lengths import add, last_day

MOST_OCCURRENCES = 104
_SUNDAY = 6
_WEEK = timedelta(weeks=1)
_NEAR = timedelta(days=3)
_ENDS = frozenset({Anchor.PROBATION_END, Anchor.COURSE_END, Anchor.LAST_WORKING_DAY})


@dataclass(frozen=True, slots=True)
class Target:
    """The days from `first` to `last`, and how they may move when they are closed.

    `step` is 1 for later and -1 for earlier; a move stays within `low` and `high`, where there are such. What is
    `fixed` to its anchor (the first day's breakfast) takes place in quiet weeks too. What has been moved already
    stands `instead_of` the day it would have been, and `why` says what is wrong with that.
    """

    first: date
    last: date
    step: int = 1
    low: date | None = None
    high: date | None = None
    fixed: bool = False
    instead_of: date | None = None
    why: str = ""


def missing_anchor(due: Due, anchors: Anchors) -> Anchor | None:
    """Return the anchor that a due expression counts from and the hire has no day for, or None."""
    anchor = anchor_of(due.rule)
    return anchor if anchor is not None and anchors.day(anchor) is None else None


def targets(due: Due, anchors: Anchors, calendar: Calendar) -> tuple[Target, ...]:
    """Return the days of a due expression: one target, several when it recurs, none when it has no date.

    Raises `ValueError` when `missing_anchor` tells that there is nothing to count from.
    """
    found = _targets(due.rule, anchors, calendar)
    return tuple(_latest(target) if due.latest else _fixed_when_near(target) for target in found)


def _fixed_when_near(target: Target) -> Target:
    """Let what belongs to the last days before its anchor stay there in quiet weeks; earlier it would be in vain."""
    is_near = target.step < 0 and target.high is not None and target.high - target.last < _NEAR
    return replace(target, fixed=True) if is_near else target


def _latest(target: Target) -> Target:
    """Let only the last day count, and move it earlier; what is due on the anchor itself may then come before it."""
    low = None if target.fixed else target.low
    return replace(target, first=target.last, step=-1, low=low)


def _targets(rule: Rule, anchors: Anchors, calendar: Calendar) -> Iterator[Target]:
    match rule:
        case Offset():
            yield _offset(rule, rule, anchors, calendar)
        case Span():
            yield _offset(rule.first, rule.last, anchors, calendar)
        case Period():
            yield _period(rule, anchors, calendar)
        case DayOfWeek():
            yield _day_of_week(rule, anchors, calendar)
        case Part():
            yield _part(rule, anchors)
        case Recurring():
            yield from _recurring(rule, anchors, calendar)
        case Undated():
            pass


def anchor_of(rule: Rule) -> Anchor | None:
    """Return the anchor that a rule counts from, or None without a date."""
    match rule:
        case Offset() | Period() | DayOfWeek():
            return rule.anchor
        case Span():
            return rule.first.anchor
        case Part():
            return Anchor.COURSE_END
        case Recurring():
            return rule.period.anchor
        case Undated():
            return None


def _day(anchor: Anchor, anchors: Anchors) -> date:
    day = anchors.day(anchor)
    if day is None:
        raise ValueError(anchor)
    return day


def _offset(first: Offset, last: Offset, anchors: Anchors, calendar: Calendar) -> Target:
    anchor = _day(first.anchor, anchors)
    begin, end = (add(anchor, offset.count, offset.unit, calendar) for offset in (first, last))
    if first.count < 0:
        return Target(begin, end, step=-1, high=anchor - DAY)
    if first.count > 0:
        return Target(begin, end, low=anchor)
    if first.anchor in _ENDS:
        return Target(begin, end, step=-1, high=anchor, fixed=True)
    return Target(begin, end, low=anchor, fixed=True)


def _period(period: Period, anchors: Anchors, calendar: Calendar) -> Target:
    base = _day(period.anchor, anchors)
    if period.unit is Unit.WEEK:
        base = calendar.next_open(base)
        sunday = _monday(base) + period.last * _WEEK - DAY
        return Target(max(base, _monday(base) + (period.first - 1) * _WEEK), sunday, low=base)
    first = add(base, period.first - 1, period.unit, calendar)
    return Target(first, last_day(base, period.last, period.unit, calendar), low=base)


def _day_of_week(rule: DayOfWeek, anchors: Anchors, calendar: Calendar) -> Target:
    """Return a weekday of a week; a day of the first week before work begins becomes the first working day."""
    base = calendar.next_open(_day(rule.anchor, anchors))
    monday = _monday(base) + (rule.week - 1) * _WEEK
    day = max(base, monday + timedelta(days=rule.weekday))
    return Target(day, day, low=max(base, monday), high=monday + timedelta(days=_SUNDAY))


def _part(part: Part, anchors: Anchors) -> Target:
    end = _day(Anchor.COURSE_END, anchors)
    day = anchors.start + timedelta(days=(end - anchors.start).days * part.numerator // part.denominator)
    return Target(day, day, low=anchors.start, high=end)


def _recurring(rule: Recurring, anchors: Anchors, calendar: Calendar) -> Iterator[Target]:
    """Yield each occurrence: the first one step into the period, the last no later than its end.

    They count from the first working day, so that they fall on a weekday that is worked.
    """
    period = rule.period
    is_start = period.anchor is Anchor.START
    base = anchors.first_working_day if is_start else calendar.next_open(_day(period.anchor, anchors))
    begin = add(base, period.first - 1, period.unit, calendar)
    end = add(base, period.last, period.unit, calendar)
    if rule.weekday is None:
        days = (add(begin, number * rule.every, rule.unit, calendar) for number in count(1))
    else:
        first = begin + timedelta(days=(rule.weekday - begin.weekday()) % 7)
        end -= DAY
        days = (first + number * _WEEK for number in count())
    for day in islice(takewhile(lambda day: day <= end, days), MOST_OCCURRENCES):
        yield Target(day, day, low=begin)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

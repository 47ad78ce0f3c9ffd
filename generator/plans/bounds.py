"""Keeps the days of a plan inside the time they belong to: before the start, or while the person works."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.handbook.due import Due
from generator.handbook.due_rules import Anchor
from generator.i18n import gettext as _
from generator.plans.anchors import Anchors
from generator.plans.calendar import DAY, Calendar
from generator.plans.phases import nominal_order
from generator.plans.targets import Target, anchor_of

_BEGINNINGS = frozenset({Anchor.START, Anchor.RETURN})
_CLOSINGS = frozenset({Anchor.COURSE_END, Anchor.LAST_WORKING_DAY})


def within_employment(found: Iterable[Target], due: Due, anchors: Anchors, calendar: Calendar) -> Iterator[Target]:
    """Yield the targets of a due expression, moved to where they can be done.

    What counts from the agreement to a day that is usually before the start stays before it when the agreement
    is late. What counts back from an end, such as that of a short probation, does not come before the person does;
    nor does what counts from a start long before the first working day. What comes after the person has left is
    left out, or, when it has a latest day, done by then.
    """
    anchor = anchor_of(due.rule)
    for target in found:
        inside = _not_too_late(_not_too_early(target, anchor, anchors, calendar), due, anchor, anchors)
        if inside is not None:
            yield inside


def _not_too_early(target: Target, anchor: Anchor | None, anchors: Anchors, calendar: Calendar) -> Target:
    begins = anchors.first_working_day
    if anchor in _BEGINNINGS and target.low is not None and begins > calendar.next_open(anchors.start):
        return _from(target, begins, _("before the first working day"))
    if anchor in {*_CLOSINGS, Anchor.PROBATION_END} and target.step < 0:
        return _from(target, begins, _("before the start"))
    return target


def _not_too_late(target: Target, due: Due, anchor: Anchor | None, anchors: Anchors) -> Target | None:
    eve = anchors.first_working_day - DAY
    if anchor is Anchor.AGREEMENT and nominal_order(due) < (0, 0) and (target.low is None or target.low <= eve):
        return _until(target, eve, _("after the start"))
    end = anchors.course_end
    if end is None or anchor in _CLOSINGS:
        return target
    if target.first <= end or (due.latest and anchor is not Anchor.PROBATION_END):
        return _until(target, end, _("after the last working day"))
    return None


def _from(target: Target, low: date, why: str) -> Target:
    if target.high is not None and target.high < low:
        return target
    within = replace(target, first=max(target.first, low), last=max(target.last, low), low=max(target.low or low, low))
    return replace(within, instead_of=target.last, why=why) if target.last < low else within


def _until(target: Target, high: date, why: str) -> Target:
    if target.low is not None and high < target.low:
        return target
    within = replace(
        target, first=min(target.first, high), last=min(target.last, high), high=min(target.high or high, high)
    )
    return replace(within, instead_of=target.first, why=why) if target.first > high else within

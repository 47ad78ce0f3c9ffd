"""Finds the days of a due expression on which the workplace is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from generator.handbook.due import Due
from generator.handbook.due_rules import Anchor
from generator.i18n import gettext as _
from generator.plans.anchors import Anchors
from generator.plans.bounds import within_employment
from generator.plans.calendar import Calendar
from generator.plans.plan import When
from generator.plans.targets import Target, missing_anchor, targets

REASONS: Mapping[Anchor, str] = MappingProxyType(
    {
        Anchor.AGREEMENT: _("the date of the agreement is not given"),
        Anchor.RETURN: _("it is not a return from leave"),
        Anchor.PROBATION_END: _("there is no probation"),
        Anchor.COURSE_END: _("the course has no end date"),
        Anchor.LAST_WORKING_DAY: _("no last working day is given"),
    }
)


@dataclass(frozen=True, slots=True)
class Missing:
    """The hire has no day for the anchor that a due expression counts from, or, without one, has left by then."""

    anchor: Anchor | None

    @property
    def reason(self) -> str:
        """What the plan says about it: “der er ingen prøvetid”."""
        return REASONS[self.anchor] if self.anchor else _("the last working day comes before it")


def schedule(due: Due, anchors: Anchors, calendar: Calendar, *, is_meeting: bool) -> tuple[When, ...] | Missing:
    """Return the days of a due expression: one, several when it recurs, none when it has no date.

    What falls before its anchor, or has a latest day, moves earlier from a closed day; what falls after moves
    later; neither moves across the anchor. From quiet weeks a meeting moves to the time after them and all else
    to the time before; what has a latest day never moves later. Where that would cross the anchor, quiet weeks
    are disregarded, and where no open day is left on the right side, the nearest one on it that is open counts.
    All stay inside the time they belong to (`within_employment`).
    """
    anchor = missing_anchor(due, anchors)
    if anchor is not None:
        return Missing(anchor)
    quiet_step = 1 if is_meeting and not due.latest else -1
    wanted = targets(due, anchors, calendar)
    inside = tuple(within_employment(wanted, due, anchors, calendar))
    if wanted and not inside:
        return Missing(None)
    return tuple(_on_different_days(_settle(target, calendar, quiet_step, latest=due.latest) for target in inside))


def _settle(target: Target, calendar: Calendar, quiet_step: int, *, latest: bool) -> When:
    days = None if target.instead_of else _open_days(target, calendar)
    if days:
        return When(days[0], days[1] if days[0] < days[1] else None, latest=latest)
    wanted = target.last if target.step < 0 else target.first
    day, obstacle = _open_day(wanted, target, calendar, quiet_step)
    if target.instead_of:
        return When(day, latest=latest, moved_from=target.instead_of, reason=target.why)
    if day == wanted:
        return When(day, latest=latest)
    return When(day, latest=latest, moved_from=wanted, reason=calendar.reason(obstacle))


def _open_days(target: Target, calendar: Calendar) -> tuple[date, date] | None:
    """Return the first and the last day of several that are open and not quiet, or None when none is."""
    if target.first == target.last:
        return None
    first = calendar.nearest_open(target.first, 1, avoid_quiet=True)
    last = calendar.nearest_open(target.last, -1, avoid_quiet=True)
    return (first, last) if first and last and first <= last else None


def _open_day(wanted: date, target: Target, calendar: Calendar, quiet_step: int) -> tuple[date, date]:
    """Return the open day nearest to the one wanted, and the day that stood in the way."""
    nearest = calendar.nearest_open(wanted, target.step)
    if nearest and calendar.is_quiet(nearest) and not target.fixed:
        beside_quiet = calendar.nearest_open(nearest, quiet_step, avoid_quiet=True)
        if beside_quiet and _is_allowed(beside_quiet, target):
            return beside_quiet, nearest
    if nearest and _is_allowed(nearest, target):
        return nearest, wanted
    other = calendar.nearest_open(wanted, -target.step)
    return (other if other and _is_allowed(other, target) else nearest or wanted), wanted


def _is_allowed(day: date, target: Target) -> bool:
    return (target.low is None or target.low <= day) and (target.high is None or day <= target.high)


def _on_different_days(whens: Iterable[When]) -> Iterable[When]:
    """Drop what a closed time has pushed onto the day of another occurrence."""
    by_day: dict[date, When] = {}
    for when in whens:
        if when.first not in by_day or when.moved_from is None:
            by_day[when.first] = when
    return by_day.values()

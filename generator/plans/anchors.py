"""The days of one hire that everything else is counted from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from generator.handbook.dates import Length
from generator.handbook.due_rules import Anchor
from generator.handbook.models import Hire
from generator.plans.calendar import Calendar
from generator.plans.lengths import last_day

BACK_FROM_LEAVE = "tilbage-fra-orlov"


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days of a hire, each under the name of its `Anchor`; None is a day this hire does not have.

    `start` is the contract's date, also when it is a Saturday, and `first_working_day` the first open day from
    it; `probation_end`, `course_end` and `last_working_day` are themselves the last day.
    """

    start: date
    first_working_day: date
    agreement: date | None = None
    return_: date | None = None
    probation_end: date | None = None
    course_end: date | None = None
    last_working_day: date | None = None

    def day(self, anchor: Anchor) -> date | None:
        """Return the day of an anchor, or None."""
        day: date | None = getattr(self, anchor.value)
        return day


def anchors_of(hire: Hire, types: Collection[str], usual_probation: Length, calendar: Calendar) -> Anchors:
    """Return the anchors of a hire.

    `types` holds the ids of the hire's types and their ancestors; `usual_probation` is the workplace's, for a
    hire that says nothing of its own.
    """
    return Anchors(
        start=hire.start,
        first_working_day=hire.first_working_day or calendar.next_open(hire.start),
        agreement=hire.agreed,
        return_=hire.start if BACK_FROM_LEAVE in types else None,
        probation_end=_probation_end(hire, usual_probation, calendar),
        course_end=hire.end,
        last_working_day=calendar.previous_open(hire.end) if hire.end else None,
    )


def _probation_end(hire: Hire, usual: Length, calendar: Calendar) -> date | None:
    """Return the last day of the probation, which counts from the contract's date (funktionærlovens § 2, stk. 5)."""
    if hire.probation is None:
        return last_day(hire.start, usual.count, usual.unit, calendar)
    length = hire.probation.length
    if length is None:
        return hire.probation.until
    return last_day(hire.start, length.count, length.unit, calendar)

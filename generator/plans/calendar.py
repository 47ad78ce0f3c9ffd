"""The days on which a workplace is open, and why it is closed on the others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from generator.handbook.dates import WEEKDAYS, Weeks
from generator.handbook.models import ClosedDay

DAY = timedelta(days=1)
LONGEST_CLOSURE = 400


@lru_cache(maxsize=512)
def public_holidays(year: int) -> Mapping[date, str]:
    """Return the public holidays of Denmark in a year, with their Danish names.

    Store bededag is among them to 2023 and not from 2024 (lov nr. 214 af 6. marts 2023). The library is
    imported here, as it takes half a second that only a plan should cost.
    """
    import holidays  # noqa: PLC0415

    return MappingProxyType(dict(holidays.country_holidays("DK", years=year, language="da").items()))


def no_holidays(year: int) -> Mapping[date, str]:  # noqa: ARG001 (stands in for public_holidays)
    """Return no holidays, for a calendar that must be the same every year."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Calendar:
    """A workplace's year.

    `weekdays` are the days of the week it works, Monday being 0; `closed` the days it is closed beside the
    public holidays; `quiet` the weeks in which it is open but holds no meetings and sends no orders.
    """

    weekdays: tuple[int, ...]
    closed: tuple[ClosedDay, ...] = ()
    quiet: tuple[Weeks, ...] = ()
    holidays_of: Callable[[int], Mapping[date, str]] = public_holidays

    def is_open(self, day: date) -> bool:
        """Tell whether anyone works that day."""
        return (
            day.weekday() in self.weekdays
            and day not in self.holidays_of(day.year)
            and not any(_falls_on(closed, day) for closed in self.closed)
        )

    def is_quiet(self, day: date) -> bool:
        """Tell whether the day lies in one of the quiet weeks."""
        return self._quiet_weeks(day) is not None

    def reason(self, day: date) -> str:
        """Return what stands in the way on that day, or nothing: a holiday's name, a weekday's, or quiet weeks."""
        holiday = self.holidays_of(day.year).get(day)
        if holiday:
            return holiday
        for closed in self.closed:
            if _falls_on(closed, day):
                return closed.name
        if day.weekday() not in self.weekdays:
            return WEEKDAYS[day.weekday()]
        weeks = self._quiet_weeks(day)
        return _weeks_name(weeks) if weeks else ""

    def next_open(self, day: date) -> date:
        """Return the day itself when it is open, else the first open day after it."""
        return self.nearest_open(day, 1) or day

    def previous_open(self, day: date) -> date:
        """Return the day itself when it is open, else the last open day before it."""
        return self.nearest_open(day, -1) or day

    def nearest_open(self, day: date, step: int, *, avoid_quiet: bool = False) -> date | None:
        """Return the first open day from `day` on, later with a step of 1 and earlier with -1.

        None when there is no such day within 400 days.
        """
        for candidate in _days_from(day, step):
            if self.is_open(candidate) and not (avoid_quiet and self.is_quiet(candidate)):
                return candidate
        return None

    def add_working_days(self, day: date, count: int) -> date:
        """Return the open day that lies `count` open days after the day, or before it when negative."""
        step = 1 if count > 0 else -1
        for _index in range(abs(count)):
            day = self.nearest_open(day + step * DAY, step) or day + step * DAY
        return day

    def _quiet_weeks(self, day: date) -> Weeks | None:
        if not self.quiet:
            return None
        week = day.isocalendar().week
        return next((weeks for weeks in self.quiet if _holds(weeks, week)), None)


def _days_from(day: date, step: int) -> Iterator[date]:
    for distance in range(LONGEST_CLOSURE):
        yield day + distance * step * DAY


def _falls_on(closed: ClosedDay, day: date) -> bool:
    at = closed.day
    return at.month == day.month and at.day == day.day and at.year in {None, day.year}


def _holds(weeks: Weeks, week: int) -> bool:
    if weeks.first <= weeks.last:
        return weeks.first <= week <= weeks.last
    return week >= weeks.first or week <= weeks.last


def _weeks_name(weeks: Weeks) -> str:
    """Return the weeks in the words they are written in: “uge 28-30”."""
    return f"uge {weeks.first}" if weeks.first == weeks.last else f"uge {weeks.first}-{weeks.last}"

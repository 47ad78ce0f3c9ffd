"""A workplace: one department's merged handbook and the values it has or inherits."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.handbook.dates import Length, Weeks
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.models import ClosedDay, Contact, Department, Organisation
from generator.text import Text


@dataclass(frozen=True, slots=True, eq=False)
class Workplace:
    """A department with its ancestors, nearest first, and its merged handbook.

    A value the department leaves out is inherited from its nearest ancestor that has one, and at last from
    the organisation.
    """

    department: Entry[Department]
    parent: "Workplace | None"
    organisation: Organisation
    handbook: Handbook

    def line(self) -> Iterator["Workplace"]:
        """Yield this workplace and its ancestors up to the root."""
        place: Workplace | None = self
        while place is not None:
            yield place
            place = place.parent

    @property
    def closed(self) -> tuple[ClosedDay, ...]:
        """The days it is closed beside the public holidays."""
        own = (place.department.item.closed for place in self.line())
        return next(filter(None, own), self.organisation.closed)

    @property
    def quiet(self) -> tuple[Weeks, ...]:
        """The weeks with no meetings or orders."""
        own = (place.department.item.quiet for place in self.line())
        return next(filter(None, own), self.organisation.quiet)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days of the week it works, Monday being 0."""
        own = (place.department.item.weekdays for place in self.line())
        return next(filter(None, own), self.organisation.weekdays)

    @property
    def probation(self) -> Length:
        """The usual probation."""
        own = (place.department.item.probation for place in self.line())
        return next(filter(None, own), self.organisation.probation)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The functions to turn to."""
        own = (place.department.item.contacts for place in self.line())
        return next(filter(None, own), ())

    @property
    def welcome(self) -> Text | None:
        """The words of welcome."""
        own = (place.department.item.welcome for place in self.line())
        return next(filter(None, own), None)

"""Says the value of a field as a reader would."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from generator.handbook.dates import MONTHS, WEEKDAYS, Length, Unit, Weeks, YearDay
from generator.handbook.due import Due
from generator.handbook.handbook import Handbook
from generator.handbook.item import attributes
from generator.handbook.models import Meeting
from generator.handbook.references import references
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.text import Text
from generator.text.plain import to_plain

_NAMED = ("roles", "topics", "focus_areas", "hire_types", "areas", "guides", "sources")


def names_key(handbook: Handbook) -> tuple[int, ...]:
    """Return a key that two handbooks share when they name everything alike, being the same collections."""
    return tuple(id(handbook.collections[name]) for name in _NAMED)


@dataclass(frozen=True, slots=True)
class Titles:
    """Looks titles up in a handbook."""

    handbook: Handbook

    def of(self, collection: str, identity: str) -> str:
        """Return the title of an item in any collection, or its id when it is not there."""
        entry = self.handbook.collections.get(collection, {}).get(identity)
        return title(entry.item) if entry else identity


def title(item: BaseModel) -> str:
    """Return what an item is called: its title, its name or at last its id."""
    return next(str(getattr(item, name)) for name in ("title", "name", "id") if getattr(item, name, None))


def words(item: BaseModel, key: str, title_of: Callable[[str, str], str]) -> str:
    """Return the value of an item's field, which goes by its name in YAML, as a reader would say it.

    `title_of` names other items by collection and id, as `Titles.of` does.
    """
    value = getattr(item, attributes(type(item))[key])
    named = [title_of(found.collection, found.id) for found in references(item) if found.path[0] == key]
    if isinstance(value, Meeting):
        length = ngettext("{n} minute", "{n} minutes", value.minutes).format(n=value.minutes)
        return _("{length} with {people}").format(length=length, people=", ".join(named))
    if named:
        return ", ".join(named)
    if key == "weekdays":
        value = tuple(WEEKDAYS[day] for day in value)
    return _said(value)


def _said(value: object) -> str:
    match value:
        case None | "" | ():
            return _("nothing")
        case bool():
            return _("yes") if value else _("no")
        case tuple():
            return "; ".join(map(_said, value))
        case Text():
            return to_plain(value)
        case BaseModel():
            first, *others = (_said(part) for _key, part in value if part is not None)
            return f"{first}: {', '.join(others)}" if others else first
    return _said_of_time(value)


def _said_of_time(value: object) -> str:
    match value:
        case Due():
            return value.words
        case YearDay(month, day, year):
            return f"{day}. {MONTHS[month - 1]}" + (f" {year}" if year else "")
        case Weeks(first, last):
            return _("week {weeks}").format(weeks=f"{first}-{last}" if first != last else first)
        case Length():
            return length_words(value)
        case date():
            return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"
    return str(value)


def length_words(length: Length) -> str:
    """Return a length of time in words: “3 måneder”."""
    count = length.count
    told = {
        Unit.DAY: ngettext("{n} day", "{n} days", count),
        Unit.WORKING_DAY: ngettext("{n} working day", "{n} working days", count),
        Unit.WEEK: ngettext("{n} week", "{n} weeks", count),
        Unit.MONTH: ngettext("{n} month", "{n} months", count),
        Unit.YEAR: ngettext("{n} year", "{n} years", count),
    }
    return told[length.unit].format(n=count)

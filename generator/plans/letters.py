"""The messages of a plan with its person's own words put in."""

from collections.abc import Mapping

from generator.handbook.entries import Entry
from generator.handbook.models import Hire, Message
from generator.handbook.placeholders import fill
from generator.plans.anchors import Anchors
from generator.plans.danish_dates import long_date, plain_date
from generator.plans.plan import PlannedMessage, When
from generator.variants.workplace import Workplace

BLANK = "______"


def placeholder_values(hire: Hire, workplace: Workplace, anchors: Anchors) -> dict[str, str]:
    """Return a value for every known placeholder; what nobody has told becomes a line to write on."""
    people = hire.people
    return {
        "navn": hire.name,
        "fornavn": hire.name.split()[0],
        "stilling": hire.position,
        "arbejdsplads": workplace.department.item.name,
        "organisation": workplace.organisation.name,
        "start": plain_date(hire.start),
        "første_arbejdsdag": long_date(anchors.first_working_day),
        "tidspunkt": _clock(hire.time) if hire.time else BLANK,
        "mødested": hire.place or BLANK,
        "nærmeste_leder": people.get("naermeste-leder", BLANK),
        "kontaktperson": people.get("kontaktperson", BLANK),
        "mentor": people.get("mentor", BLANK),
    }


def filled(entry: Entry[Message], when: When | None, values: Mapping[str, str]) -> PlannedMessage:
    """Return a message with its day, its placeholders replaced by their values."""
    message = entry.item
    body = message.body.map_words(lambda words: fill(words, values))
    return PlannedMessage(entry, when, fill(message.subject, values), body)


def _clock(time: str) -> str:
    """Return a time such as 09:30 as it is written in Danish, 9.30."""
    return time.removeprefix("0").replace(":", ".")

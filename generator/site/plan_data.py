"""What a page's markup tells the browser, so that a plan can be made there: rules, audiences and who takes part."""

import json
from collections.abc import Mapping
from html import escape

from generator.handbook.dates import Weeks, YearDay
from generator.handbook.due_rules import Recurring
from generator.handbook.entries import Entry
from generator.handbook.models import ClosedDay, Message, Organisation, Phase, Task
from generator.plans.phases import nominal_order, phases_of_occurrences
from generator.plans.renderers.people import taking_part
from generator.site.due_code import due_code
from generator.variants.workplace import Workplace

Values = Mapping[str, str]

NO_PHASE = "-"


def task_data(task: Task, phases: Mapping[str, Entry[Phase]]) -> str:
    """Return the attributes of a task; `phases` are those that its occurrences lie in, when it recurs."""
    occurrences = phases_of_occurrences(task.due, phases) if isinstance(task.due.rule, Recurring) else ()
    return attributes(
        {
            "rule": due_code(task.due),
            "taking": " ".join(dict.fromkeys(taking_part(task))),
            "for": " ".join(task.for_),
            "not-for": " ".join(task.not_for),
            "minutes": str(task.meeting.minutes) if task.meeting else "",
            "covers": " ".join(task.covers),
            "phases": " ".join(phase or NO_PHASE for phase in occurrences),
        }
    )


def message_data(message: Message) -> str:
    """Return the attributes of a message."""
    return attributes(
        {
            "rule": due_code(message.due),
            "place": " ".join(map(str, nominal_order(message.due))),
            "priority": str(message.priority or ""),
            "from": message.from_,
            "to": message.to,
            "for": " ".join(message.for_),
            "not-for": " ".join(message.not_for),
        }
    )


def phase_data(phase: Phase | None) -> str:
    """Return the attributes of a phase, or of what has none."""
    if phase is None:
        return attributes({"phase": NO_PHASE})
    return attributes({"phase": phase.id, "begins": due_code(phase.from_), "ends": due_code(phase.until)})


def attributes(values: Values) -> str:
    """Return the values as data attributes; what is empty is left out."""
    return " ".join(f'data-{name}="{escape(value)}"' for name, value in values.items() if value)


def workplace_data(place: Workplace, version: str) -> str:
    """Return what a plan must know of a workplace, as JSON."""
    department = place.department.item
    return _workplace(place.organisation, place, department.id, department.name, version)


def organisation_data(organisation: Organisation, version: str) -> str:
    """Return the same for a plan that is the whole municipality's."""
    return _workplace(organisation, organisation, "", "", version)


def _workplace(
    organisation: Organisation, year: Workplace | Organisation, identity: str, name: str, version: str
) -> str:
    data = {
        "id": identity,
        "name": name,
        "organisation": organisation.name,
        "weekdays": year.weekdays,
        "closed": list(map(_closed, year.closed)),
        "quiet": list(map(_weeks, year.quiet)),
        "probation": {"count": year.probation.count, "unit": year.probation.unit},
        "version": version,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _closed(closed: ClosedDay) -> Mapping[str, object]:
    day: YearDay = closed.day
    return {"month": day.month, "day": day.day, "year": day.year, "name": closed.name}


def _weeks(weeks: Weeks) -> Mapping[str, int]:
    return {"first": weeks.first, "last": weeks.last}

"""Plans to test with, made by the planner from a few tasks and messages."""

from datetime import date
from typing import Any

from generator.handbook.collections import KINDS
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import Department, Hire, Organisation
from generator.handbook.places import Place
from generator.plans.plan import Plan
from generator.plans.planner import make_plan
from generator.variants.workplace import Workplace

BASE = Layer(LayerKind.BASE, "", "Eksempel Kommune")
SOURCE = Source(BASE, "content/x.yml", Place(1, 1))
LONG_AGO = date(2026, 1, 1)

ROLES = {"ny": "Ny kollega", "naermeste-leder": "Nærmeste leder", "mentor": "Mentor", "it": "IT"}
ITEMS: dict[str, list[dict[str, Any]]] = {
    "roles": [{"id": id_, "title": title, "heading": "x", "text": "x"} for id_, title in ROLES.items()],
    "hire_types": [{"id": "medarbejder", "title": "Ny medarbejder", "text": "x", "icon": "material/flag"}],
    "phases": [
        {"id": "foer", "title": "Før start", "from": "ansættelsesaftalen", "until": "dagen før start"},
        {"id": "aaret", "title": "Det første år", "from": "første arbejdsdag", "until": "1 år efter start"},
    ],
}
FILLERS: dict[str, dict[str, Any]] = {
    "phases": {"text": "x", "caption": "x", "icon": "material/flag"},
    "tasks": {"responsible": "naermeste-leder", "topic": "x", "due": "første arbejdsdag"},
    "messages": {"from": "naermeste-leder", "to": "ny", "subject": "Hej {navn}", "body": "x", "due": "dagen før start"},
}
ORGANISATION = {
    "name": "Eksempel Kommune",
    "intranet": "https://intranet.example/",
    "contact": "HR",
    "mail": "hr@eksempel.example",
    "accessibility": "https://was.example/x",
    "weekdays": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag"),
    "probation": "3 måneder",
    "closed": ({"day": "5. juni", "name": "Grundlovsdag"}, {"day": "24. december", "name": "juleaften"}),
    "quiet": ("uge 28-30",),
}
HIRE = {
    "id": "asta",
    "name": "Asta Birk",
    "position": "socialrådgiver",
    "department": "bakken",
    "types": ("medarbejder",),
    "agreed": "2026-12-01",
    "start": "2027-02-01",
    "people": {"mentor": "Bo Holm"},
}


def plan_of(
    *tasks: dict[str, Any], messages: tuple[dict[str, Any], ...] = (), today: date = LONG_AGO, **hire: object
) -> Plan:
    """Return the plan of a hire; a task needs only an id, and is then due on the first working day."""
    given = {**ITEMS, "tasks": list(tasks), "messages": list(messages)}
    handbook = Handbook(BASE, {name: _entries(name, given.get(name, [])) for name in KINDS}, {})
    department = Department.model_validate({"id": "bakken", "name": "Familiehuset Bakken"})
    workplace = Workplace(Entry(department, SOURCE), None, Organisation.model_validate(ORGANISATION), handbook)
    return make_plan(Hire.model_validate(HIRE | hire), workplace, today, "abc1234")


def _entries(name: str, items: list[dict[str, Any]]) -> dict[str, Entry[Any]]:
    whole = ({"title": item["id"]} | FILLERS.get(name, {}) | item for item in items)
    return {item["id"]: Entry(KINDS[name].model.model_validate(item), SOURCE) for item in whole}

"""A plan to print in tests, and what its PDF says."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from generator.handbook.collections import KINDS
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import Department, Hire, HireType, Message, Organisation, Phase, Task
from generator.handbook.places import Place
from generator.plans.anchors import Anchors
from generator.plans.plan import Omitted, Plan, PlannedMessage, PlannedTask, Section, When
from generator.plans.renderers import pdf
from generator.plans.renderers.people import People
from generator.plans.renderers.sheet import Sheet
from generator.plans.renderers.sheets import new_colleague_sheet, sheets_of
from generator.text import parse
from generator.variants.workplace import Workplace

BASE = Layer(LayerKind.BASE, "", "Eksempel Kommune")
SOURCE = Source(BASE, "content/x.yml", Place(1, 1))
START = date(2027, 2, 1)
HOSTILE = '#panic("x") $x$ @a *b* _c_ <script>alert(1)</script> </style> \\ "q" & [e] `f` ~ //'
GEORGIAN = "გია"
ORGANISATION = Organisation.model_validate(
    {
        "name": "Eksempel Kommune",
        "intranet": "https://intranet.example/",
        "contact": "HR",
        "mail": "hr@eksempel.example",
        "accessibility": "https://www.example/x",
        "weekdays": ("mandag",),
        "probation": "3 måneder",
    }
)
DEPARTMENT = {"id": "bakken", "name": "Børnehuset Bakken", "welcome": "Kom ind i *varmen*."}
HIRE = {
    "id": "solvej",
    "position": "pædagog",
    "department": "bakken",
    "types": ("leder",),
    "start": "2027-02-01",
    "people": {"naermeste-leder": "Torben Egelykke"},
    "place": "den røde dør",
    "time": "9.00",
}
ITEMS: dict[str, list[dict[str, Any]]] = {
    "roles": [
        {"id": "ny", "title": "Ny kollega", "heading": "x", "text": "x"},
        {"id": "naermeste-leder", "title": "Nærmeste leder", "heading": "x", "text": "x"},
        {"id": "mentor", "title": "Mentor", "heading": "x", "text": "x"},
        {"id": "it", "title": "IT", "heading": "x", "text": "x"},
        {"id": "tr", "title": "Tillidsrepræsentant (TR)", "heading": "x", "text": "x"},
    ],
    "phases": [
        {"id": "foerste-uge", "title": "Første uge", "from": "første arbejdsdag", "until": "i uge 1", "text": "x",
         "caption": "Uge 1", "icon": "material/flag"},
    ],
    "hire_types": [{"id": "leder", "title": "Leder", "text": "x", "icon": "material/flag"}],
    "tasks": [
        {"id": "brev", "title": "Send ansættelsesbrevet", "due": "løbende", "responsible": "it"},
        {"id": "samtale", "title": "Hold den første samtale", "due": "løbende", "responsible": "naermeste-leder",
         "text": "Tal om:\n- det **gode**\n- [resten](https://eksempel.example/a?b=1&c)", "must": True,
         "locked": "Vedtaget.", "meeting": {"minutes": 45, "with": ("ny",)}, "involves": ("mentor", "tr"),
         "link": "https://eksempel.example/laes", "guide": "efter-en-uge"},
        {"id": "frokost", "title": "Spis frokost sammen", "due": "efter aftale", "responsible": "ny",
         "text": "Find et bord."},
        {"id": "proevetid", "title": "Se tilbage på prøvetiden", "due": "løbende", "responsible": "naermeste-leder"},
    ],
    "guides": [
        {"id": "efter-en-uge", "title": "Efter en uge", "text": "Vælg *to*.",
         "questions": ("Hvad gik let?", "Hvad nu?")},
    ],
    "ladders": [
        {"id": "trappe", "title": "Oplæringstrappen", "text": "Et trin ad gangen.", "for": ("leder",),
         "steps": [{"title": "Se på", "text": "Du ser det."}, {"title": "Selv", "text": "Du gør det."}]},
        {"id": "anden", "title": "En andens trappe", "text": "x", "not_for": ("leder",),
         "steps": [{"title": "Nej", "text": "x"}]},
    ],
    "messages": [
        {"id": "mail", "title": "Mail 1", "due": "løbende", "from": "naermeste-leder", "to": "ny",
         "subject": "{navn}", "body": "x"},
    ],
}  # fmt: skip


def handbook() -> Handbook:
    collections: dict[str, dict[str, Entry[Any]]] = {name: {} for name in KINDS}
    for name, items in ITEMS.items():
        collections[name] = {item["id"]: Entry(_item(name, item), SOURCE) for item in items}
    return Handbook(BASE, collections, {})


def _item(collection: str, item: dict[str, Any]) -> Any:  # noqa: ANN401 (any of the models)
    return KINDS[collection].model.model_validate({"topic": "x", **item} if collection == "tasks" else item)


def a_plan(name: str = "Solvej Ravnkilde", **changes: Any) -> Plan:  # noqa: ANN401 (fields of a plan)
    book = handbook()
    tasks, types, messages, phases = book.of(Task), book.of(HireType), book.of(Message), book.of(Phase)
    department = Department.model_validate(DEPARTMENT)
    letter = parse("Kære ven\n\nVi *ses*.")
    moved = When(date(2027, 2, 8), moved_from=date(2027, 2, 6), reason="Grundlovsdag")
    plan = Plan(
        hire=Hire.model_validate({**HIRE, "name": name}),
        workplace=Workplace(Entry(department, SOURCE), None, ORGANISATION, book),
        types=(types["leder"],),
        anchors=Anchors(start=START, first_working_day=START, probation_end=date(2027, 4, 30)),
        overdue=(PlannedTask(tasks["brev"], When(date(2026, 12, 21), latest=True)),),
        sections=(
            Section(phases["foerste-uge"], (PlannedTask(tasks["samtale"], moved),)),
            Section(None, (PlannedTask(tasks["frokost"], None),)),
        ),
        messages=(PlannedMessage(messages["mail"], When(date(2027, 1, 4)), f"Velkommen, {name}", letter),),
        omitted=(Omitted(tasks["proevetid"], "der er ingen prøvetid"),),
        made_on=date(2026, 12, 28),
        version="3f2a9c1",
    )
    return dataclasses.replace(plan, **changes)


def long_plan(count: int) -> Plan:
    plan = a_plan()
    first, *rest = plan.sections
    return dataclasses.replace(plan, sections=(dataclasses.replace(first, tasks=first.tasks * count), *rest))


def dense(words: str) -> str:
    return re.sub(r"\s+", "", words.replace("\N{NO-BREAK SPACE}", " "))


def text_of_pdf(data: bytes) -> str:
    return dense("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))


def own_sheet(plan: Plan) -> Sheet:
    return new_colleague_sheet(plan, People(plan))


def checklist_of(role: str, plan: Plan) -> Sheet:
    [sheet] = [sheet for sheet in sheets_of(plan) if sheet.name == f"tjekliste-{role}.pdf"]
    return sheet


def own_pdf(plan: Plan) -> bytes:
    return pdf.render(own_sheet(plan), plan).data


def structure(data: bytes) -> Iterator[str]:
    """Yield the tags of the PDF's structure, from the outside in."""

    def walk(node: object) -> Iterator[str]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield str(node["/S"])
            yield from walk(node.get("/K"))

    yield from walk(PdfReader(BytesIO(data)).root_object["/StructTreeRoot"])

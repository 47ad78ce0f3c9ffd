"""A plan on paper and on screen."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from generator.diagnostics import Code, Severity
from generator.handbook.collections import KINDS
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import Department, Hire, HireType, Message, Organisation, Phase, Task
from generator.handbook.places import Place
from generator.plans.anchors import Anchors
from generator.plans.plan import Omitted, Plan, PlannedMessage, PlannedTask, Section, When
from generator.plans.renderers import html, pdf
from generator.plans.renderers.letters import FONTS, REPLACEMENT, composed, lacking_letters, printable
from generator.plans.renderers.people import PLAYED_BY_ONE, People
from generator.plans.renderers.sheet import labels, sheet_of
from generator.plans.renderers.when import moved_words, when_words
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
         "link": "https://eksempel.example/laes"},
        {"id": "frokost", "title": "Spis frokost sammen", "due": "efter aftale", "responsible": "ny"},
        {"id": "proevetid", "title": "Se tilbage på prøvetiden", "due": "løbende", "responsible": "naermeste-leder"},
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


class Reader(HTMLParser):
    """Reads what our own HTML holds, and whether it closes what it opens."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "path"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == "path" or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return dense("".join(self.words))


def everything(plan: Plan) -> Iterator[str]:
    """Yield the words that both forms must show."""
    sheet, common = sheet_of(plan), labels()
    yield from (sheet.municipality, sheet.title, sheet.position, *sheet.greeting, sheet.foot)
    yield from ("Kom ind i varmen.", common["when"], common["task"], common["responsible"], common["done"])
    for fact in (*sheet.facts, *sheet.people, *sheet.omitted):
        yield from (fact.label, fact.value)
    for part in sheet.parts:
        yield from (part.title, part.note)
        for row in part.rows:
            yield from (row.when, row.title, row.marks, *row.notes, row.link, row.responsible)
    for letter in sheet.letters:
        yield from (letter.when, letter.sender, letter.receiver, letter.subject)


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


def test_the_pdf_is_accessible(tmp_path: Path) -> None:
    data = pdf.render(a_plan()).data
    (tmp_path / "plan.pdf").write_bytes(data)
    report = page.validate_pdf(tmp_path / "plan.pdf", profile="ua1")
    assert report.is_compliant
    assert report.rules.passed > 100
    read = PdfReader(BytesIO(data))
    assert str(read.root_object["/Lang"]).lower().startswith("da")
    assert read.metadata is not None
    assert read.metadata.title == sheet_of(a_plan()).title
    assert read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == date(2026, 12, 28)


def test_the_tables_of_the_pdf_have_headers() -> None:
    tags = list(structure(pdf.render(a_plan()).data))
    assert tags.count("/Table") == 4  # what is overdue, the phase, what has no date, the messages
    assert tags.count("/THead") == 4
    assert tags.count("/TH") == 16
    assert [tag for tag in tags if re.fullmatch(r"/H\d|/Title", tag)][:2] == ["/Title", "/H1"]


def test_the_pdf_says_everything() -> None:
    plan = a_plan()
    text = text_of_pdf(pdf.render(plan).data)
    assert [words for words in everything(plan) if dense(words) not in text] == []
    assert dense("det gode") in text


def test_the_pdf_names_each_page() -> None:
    pages = PdfReader(BytesIO(pdf.render(long_plan(30)).data)).pages
    assert 3 <= len(pages) <= 8
    for number, sheet in enumerate(pages, start=1):
        foot = dense(sheet.extract_text())
        assert dense(labels()["page"].format(page=number, pages=len(pages))) in foot
        assert "3f2a9c1" in foot


def test_the_header_of_a_table_comes_again_on_each_page() -> None:
    pages = PdfReader(BytesIO(pdf.render(long_plan(30)).data)).pages
    assert all(labels()["responsible"] in sheet.extract_text() for sheet in pages[:-1])


def test_the_same_plan_gives_the_same_bytes() -> None:
    first, second = pdf.render(a_plan()), pdf.render(a_plan())
    assert first == second
    assert pdf.render(a_plan(made_on=date(2026, 12, 29))).data != first.data
    assert html.render(a_plan()) == html.render(a_plan())


def test_letters_that_the_font_lacks_are_replaced_and_told(tmp_path: Path) -> None:
    printed = pdf.render(a_plan(name=f"{GEORGIAN} 🎉 Đặng Žižek Ńowak"))
    (tmp_path / "plan.pdf").write_bytes(printed.data)
    assert page.validate_pdf(tmp_path / "plan.pdf", profile="ua1").is_compliant
    assert f"{REPLACEMENT * 3}{REPLACEMENT}ĐặngŽižekŃowak" in text_of_pdf(printed.data)
    [warning] = printed.warnings
    assert (warning.code, warning.severity, warning.file) == (Code.LETTER_REPLACED, Severity.WARNING, "solvej.yml")
    assert f"{GEORGIAN}🎉" in warning.message


def test_a_plan_that_the_font_can_print_has_no_warnings() -> None:
    assert pdf.render(a_plan()).warnings == ()


def test_html_shows_the_letters_that_the_font_of_the_pdf_lacks() -> None:
    assert GEORGIAN in html.render(a_plan(name=GEORGIAN))


def test_no_name_is_read_as_code() -> None:
    plan = a_plan(name=HOSTILE)
    assert text_of_pdf(pdf.render(plan).data).count(dense(HOSTILE)) >= 3
    read = Reader(html.render(plan))
    assert read.text.count(dense(HOSTILE)) >= 3
    assert "script" not in {tag for tag, _attributes in read.tags}


@pytest.mark.parametrize("name", ["Solvej\u200d Ravn", "Solvej\tRavn", "Sol\u00advej", "\x07Solvej"])
def test_invisible_signs_do_no_harm(name: str) -> None:
    assert pdf.render(a_plan(name=name)).warnings == ()


def test_the_html_is_whole_and_says_everything() -> None:
    plan = a_plan()
    source = html.render(plan)
    read = Reader(source)
    assert read.open == []
    assert [words for words in everything(plan) if dense(words) not in read.text] == []
    assert dense("Kære ven Vi ses.") in read.text
    assert source.startswith('<!DOCTYPE html>\n<html lang="da">')
    assert f"<title>{sheet_of(plan).title}</title>" in source


def test_the_html_asks_for_nothing() -> None:
    source = html.render(a_plan())
    read = Reader(source)
    assert {"script", "link", "img", "iframe"} & {tag for tag, _attributes in read.tags} == set()
    assert not [attributes for _tag, attributes in read.tags if "src" in attributes or "style" in attributes]
    assert "url(" not in source
    assert "@import" not in source


def test_the_headings_of_the_html_are_in_order() -> None:
    levels = [int(tag[1]) for tag, _attributes in Reader(html.render(a_plan())).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_tables_of_the_html_have_header_cells() -> None:
    tags = Reader(html.render(a_plan())).tags
    heads = [attributes for tag, attributes in tags if tag == "th"]
    assert len(heads) == 4 * sum(tag == "table" for tag, _attributes in tags) == 12
    assert {head["scope"] for head in heads} == {"col"}


def test_no_words_of_the_foot_leave_their_string_in_the_styles() -> None:
    style = html.render(a_plan(name='"} </style> \\ {')).split("<style>")[1].split("</style>")[0]
    assert style.count("{") == style.count("}")
    assert style.count('"') % 2 == 0
    assert r"\000022\00007d \00003c\00002fstyle\00003e \00005c \00007b" in style


def test_a_plan_with_nothing_in_it_is_printed() -> None:
    plan = a_plan(overdue=(), sections=(), messages=(), omitted=(), version="")
    assert pdf.render(plan).data.startswith(b"%PDF-")
    assert "<table" not in html.render(plan)


def test_what_is_overdue_comes_first_and_what_has_no_date_last() -> None:
    parts = sheet_of(a_plan()).parts
    assert [part.rows[0].title for part in parts] == [
        "Send ansættelsesbrevet",
        "Hold den første samtale",
        "Spis frokost sammen",
    ]
    assert [part.icon for part in parts] == ["", "material/flag", ""]
    assert parts[-1].rows[0].when == "efter aftale"


def test_what_is_not_known_is_a_line_to_write_on() -> None:
    plan = a_plan()
    plan = dataclasses.replace(plan, hire=plan.hire.model_copy(update={"place": None, "time": None}))
    sheet = sheet_of(plan)
    assert [fact.value for fact in sheet.facts[1:3]] == ["", ""]
    assert [(person.label, person.value) for person in sheet.people] == [
        ("Nærmeste leder", "Torben Egelykke"),
        ("Mentor", ""),
    ]
    assert html.render(plan).count('<dd><span class="line"') == 3


def test_dates_that_a_hire_has_are_shown() -> None:
    anchors = Anchors(
        start=date(2027, 5, 1),
        first_working_day=date(2027, 5, 3),
        course_end=date(2027, 6, 26),
        last_working_day=date(2027, 6, 25),
    )
    values = [fact.value for fact in sheet_of(a_plan(anchors=anchors)).facts]
    assert values[0] == "mandag den 3. maj 2027"
    assert values[3:] == ["lørdag den 1. maj 2027", "lørdag den 26. juni 2027", "fredag den 25. juni 2027"]


def test_people_are_named_with_their_role() -> None:
    plan = a_plan()
    people = People(plan)
    assert people.named("naermeste-leder") == "Torben Egelykke (nærmeste leder)"
    assert people.named("it") == "IT"
    assert people.named("ny") == "Solvej Ravnkilde"
    assert people.company(plan.sections[0].tasks[0].entry.item) == "Solvej Ravnkilde, mentor, tillidsrepræsentant (TR)"
    named = plan.hire.model_copy(update={"people": {"tr": "Ida Holm"}})
    assert People(dataclasses.replace(plan, hire=named)).named("tr") == "Ida Holm (tillidsrepræsentant)"


def test_the_roles_that_one_person_plays_exist(root: Path) -> None:
    roles = (root / "content" / "roles.yml").read_text(encoding="utf-8")
    assert {role for role in PLAYED_BY_ONE if f"- id: {role}\n" not in roles} == set()


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(START), "man. 1. feb."),
        (When(START, latest=True), "senest man. 1. feb."),
        (When(START, date(2027, 2, 5)), "man. 1. feb. – fre. 5. feb."),
        (When(START, date(2027, 2, 5), latest=True), "senest fre. 5. feb."),
        (When(date(2026, 12, 21)), "man. 21. dec. 2026"),
    ],
)
def test_days_in_words(when: When, words: str) -> None:
    assert when_words(when, 2027).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(START), ""),
        (When(START, moved_from=date(2027, 1, 30), reason="lørdag"), "Flyttet fra lør. 30. jan."),
        (When(START, moved_from=date(2027, 6, 5), reason="Grundlovsdag"), "Flyttet fra lør. 5. jun.: Grundlovsdag"),
    ],
)
def test_moves_in_words(when: When, words: str) -> None:
    assert moved_words(when, 2027).replace("\N{NO-BREAK SPACE}", " ") == words


def test_letters() -> None:
    assert lacking_letters(f"Åse {GEORGIAN}{GEORGIAN}") == GEORGIAN
    assert printable(f"Åse {GEORGIAN[0]}") == f"Åse {REPLACEMENT}"
    assert composed("A\u030a\u200b\nb") == "Å b"


@pytest.mark.parametrize("style", ["", 'weight: "bold"', 'style: "italic"'])
def test_the_fonts_have_the_letters_they_are_said_to_have(style: str) -> None:
    ranges = [line.split("-") for line in (FONTS / "letters.txt").read_text(encoding="ascii").split()]
    letters = "".join(chr(code) for ends in ranges for code in range(int(ends[0], 16), int(ends[-1], 16) + 1))
    assert len(letters) > 1500
    assert lacking_letters(letters) == ""
    assert set_in_our_font(" ".join(letters), style)
    with pytest.raises(typst.TypstError):
        set_in_our_font(GEORGIAN, style)


def set_in_our_font(letters: str, style: str) -> object:
    source = '#set document(title: "x")\n#set text(font: "Noto Sans", fallback: false)\n'
    source += f"#text({style})[#sys.inputs.letters]"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(source.encode(), font_paths=fonts, sys_inputs={"letters": letters})
    return compiler.compile(format="pdf", pdf_standards=["ua-1"])


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 1_200_000

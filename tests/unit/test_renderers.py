"""A plan on screen, and the words and letters that paper shares with it."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
import typst
from paper_plan import GEORGIAN, HOSTILE, START, a_plan, dense

from generator.plans.anchors import Anchors
from generator.plans.plan import CrowdedWeek, Plan, When
from generator.plans.renderers import html
from generator.plans.renderers.letters import FONTS, REPLACEMENT, composed, lacking_letters, printable
from generator.plans.renderers.people import PLAYED_BY_ONE, People
from generator.plans.renderers.sheet import labels
from generator.plans.renderers.sheets import sheet_of
from generator.plans.renderers.when import long_when_words, moved_words, when_words


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
    """Yield the words that the page must show."""
    sheet, common = sheet_of(plan), labels()
    yield from (sheet.municipality, sheet.title, sheet.position, *sheet.greeting, sheet.foot)
    yield from ("Kom ind i varmen.", common["when"], common["task"], common["responsible"], common["done"])
    for fact in (*sheet.facts, *sheet.people, *sheet.omitted, *sheet.crowded):
        yield from (fact.label, fact.value)
    for part in sheet.parts:
        yield from (part.title, part.note)
        for row in part.rows:
            yield from (row.when, row.title, row.marks, *row.notes, row.link, row.responsible)
    for letter in sheet.letters:
        yield from (letter.when, letter.sender, letter.receiver, letter.subject)


def test_html_shows_the_letters_that_the_font_of_the_pdf_lacks() -> None:
    assert GEORGIAN in html.render(a_plan(name=GEORGIAN))


def test_no_name_is_read_as_code() -> None:
    read = Reader(html.render(a_plan(name=HOSTILE)))
    assert read.text.count(dense(HOSTILE)) >= 3
    assert "script" not in {tag for tag, _attributes in read.tags}


def test_the_html_is_whole_and_says_everything() -> None:
    plan = a_plan(crowded=(CrowdedWeek("it", date(2027, 2, 1), 9, 90),))
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
    assert [fact.value for fact in sheet.facts[1:5]] == ["", "", "", ""]
    assert [(person.label, person.value) for person in sheet.people] == [
        ("Nærmeste leder", "Torben Egelykke"),
        ("Mentor", ""),
    ]
    assert html.render(plan).count('<dd><span class="line"') == 5


def test_dates_that_a_hire_has_are_shown() -> None:
    anchors = Anchors(
        start=date(2027, 5, 1),
        first_working_day=date(2027, 5, 3),
        course_end=date(2027, 6, 26),
        last_working_day=date(2027, 6, 25),
    )
    values = [fact.value for fact in sheet_of(a_plan(anchors=anchors)).facts]
    assert values[0] == "mandag den 3. maj 2027"
    assert values[5:] == ["lørdag den 1. maj 2027", "lørdag den 26. juni 2027", "fredag den 25. juni 2027"]


def test_the_first_day_has_a_person_and_a_lunch() -> None:
    plan = a_plan()
    known = {"people": {"kontaktperson": "Ida Holm"}, "lunch": "i kantinen kl. 12"}
    plan = dataclasses.replace(plan, hire=plan.hire.model_copy(update=known))
    assert [fact.value for fact in sheet_of(plan).facts[1:5]] == [
        "kl. 9.00",
        "Den røde dør",
        "Ida Holm",
        "I kantinen kl. 12",
    ]


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
        (When(START), "mandag den 1. februar"),
        (When(START, date(2027, 2, 5)), "mandag den 1. februar – fredag den 5. februar"),
        (When(date(2026, 12, 21), latest=True), "senest mandag den 21. december 2026"),
    ],
)
def test_days_of_a_heading(when: When, words: str) -> None:
    assert long_when_words(when, 2027) == words


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

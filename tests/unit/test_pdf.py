"""The sheets of a plan as accessible PDFs."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pytest
from paper_plan import (
    GEORGIAN,
    HOSTILE,
    a_plan,
    checklist_of,
    dense,
    handbook,
    long_plan,
    own_pdf,
    own_sheet,
    structure,
    text_of_pdf,
)
from pypdf import PdfReader

from generator.diagnostics import Code, Severity
from generator.handbook.models import Task
from generator.plans.plan import CrowdedWeek, Omitted, Plan, PlannedTask, Section, When
from generator.plans.renderers import pdf
from generator.plans.renderers.letters import REPLACEMENT
from generator.plans.renderers.sheet import Sheet, labels
from generator.plans.renderers.sheets import sheets_of

NAMES = [sheet.name for sheet in sheets_of(a_plan())]


def printed(name: str, plan: Plan) -> bytes:
    [found] = [file for file in pdf.render_all(plan) if file.name == name]
    return found.data


def words_of(sheet: Sheet) -> Iterator[str]:
    """Yield the words that a printed sheet must show."""
    yield from (sheet.municipality, sheet.title, sheet.position, *sheet.greeting, sheet.foot)
    for fact in (*sheet.facts, *sheet.people, *sheet.omitted, *sheet.crowded):
        yield from (fact.label, fact.value)
    for part in sheet.parts:
        yield from (part.title, part.note)
        for row in part.rows:
            yield from (row.when, row.title, row.marks, *row.notes, row.link)
    for letter in sheet.letters:
        yield from (letter.when, letter.receiver, letter.subject)
    for ladder in sheet.ladders:
        yield from (ladder.title, *(step.title for step in ladder.steps), "Du gør det.")
    for talk in sheet.talks:
        yield from (talk.title, talk.when, *("Vælg to." for _told in [talk.text] if talk.text), *talk.questions)


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_is_accessible(name: str, tmp_path: Path) -> None:
    plan = a_plan(crowded=(CrowdedWeek("it", date(2027, 2, 1), 9, 90),))
    data = printed(name, plan)
    (tmp_path / name).write_bytes(data)
    report = page.validate_pdf(tmp_path / name, profile="ua1")
    assert report.is_compliant
    assert report.rules.passed > 100
    read = PdfReader(BytesIO(data))
    assert str(read.root_object["/Lang"]).lower().startswith("da")
    assert read.metadata is not None
    assert read.metadata.title == next(sheet.title for sheet in sheets_of(plan) if sheet.name == name)
    assert read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == date(2026, 12, 28)


@pytest.mark.parametrize("name", NAMES)
def test_the_headings_of_every_sheet_are_in_order(name: str) -> None:
    tags = [tag for tag in structure(printed(name, a_plan())) if re.fullmatch(r"/H\d|/Title", tag)]
    assert tags[0] == "/Title"
    assert tags.count("/Title") == 1
    levels = [0, *(int(tag[2]) for tag in tags[1:])]
    assert len(levels) > 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("name", "tables", "headers"),
    [("plan.pdf", 2, 5 + 3), ("tjekliste-naermeste-leder.pdf", 2, 4 + 4), ("tjekliste-it.pdf", 1, 4)],
)
def test_every_table_has_headers(name: str, tables: int, headers: int) -> None:
    tags = list(structure(printed(name, a_plan())))
    assert (tags.count("/Table"), tags.count("/THead"), tags.count("/TH")) == (tables, tables, headers)


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_says_everything(name: str) -> None:
    omitted = tuple(Omitted(handbook().of(Task)[task], "der er ingen dag") for task in ("frokost", "proevetid"))
    plan = a_plan(omitted=omitted, crowded=(CrowdedWeek("it", date(2027, 2, 1), 9, 90),))
    text = text_of_pdf(printed(name, plan))
    [sheet] = [sheet for sheet in sheets_of(plan) if sheet.name == name]
    assert [words for words in words_of(sheet) if dense(words) not in text] == []


def test_the_colleagues_plan_shows_no_word_that_is_meant_for_others() -> None:
    text = text_of_pdf(own_pdf(a_plan()))
    for words in ("det gode", "Send ansættelsesbrevet", "Se tilbage på prøvetiden", "Velkommen, Solvej Ravnkilde"):
        assert dense(words) not in text
    assert dense("Find et bord.") in text
    assert dense("Kom ind i varmen.") in text


def test_the_leaders_checklist_shows_lists_in_a_text() -> None:
    assert dense("– det gode") in text_of_pdf(printed("tjekliste-naermeste-leder.pdf", a_plan()))


def test_a_checklist_of_three_tasks_is_one_page() -> None:
    task = handbook().of(Task)["brev"]
    days = tuple(PlannedTask(task, When(date(2027, 2, day))) for day in (1, 8, 15))
    plan = a_plan(overdue=(), sections=(Section(None, days),))
    assert len(PdfReader(BytesIO(printed("tjekliste-it.pdf", plan))).pages) == 1


def test_the_colleagues_plan_ends_with_a_page_of_goals_and_a_page_of_questions() -> None:
    pages = [dense(sheet.extract_text()) for sheet in PdfReader(BytesIO(own_pdf(a_plan()))).pages]
    assert len(pages) == 3
    assert dense(labels()["reached"]) in pages[1]
    assert dense("Oplæringstrappen") in pages[1]
    assert dense("Hvad gik let?") in pages[2]


@pytest.mark.parametrize("name", ["plan.pdf", "tjekliste-naermeste-leder.pdf"])
def test_each_page_has_its_number_and_the_version(name: str) -> None:
    pages = PdfReader(BytesIO(printed(name, long_plan(40)))).pages
    assert 4 <= len(pages) <= 8
    for number, sheet in enumerate(pages, start=1):
        foot = dense(sheet.extract_text())
        assert dense(labels()["page"].format(page=number, pages=len(pages))) in foot
        assert "3f2a9c1" in foot


def test_the_header_of_a_table_comes_again_on_each_page() -> None:
    plan = dataclasses.replace(long_plan(60), messages=(), omitted=())
    pages = PdfReader(BytesIO(printed("tjekliste-naermeste-leder.pdf", plan))).pages
    assert len(pages) > 3
    assert all(labels()["initials"] in sheet.extract_text() for sheet in pages[:-1])


def test_the_same_plan_gives_the_same_bytes_whatever_was_printed_before() -> None:
    first = pdf.render_all(a_plan())
    pdf.render_all(a_plan(name="Asta Holm"))
    assert pdf.render_all(a_plan()) == first
    assert own_pdf(a_plan(made_on=date(2026, 12, 29))) != first[0].data


def test_letters_that_the_font_lacks_are_replaced_and_told_once(tmp_path: Path) -> None:
    files = pdf.render_all(a_plan(name=f"{GEORGIAN} 🎉 Đặng Žižek Ńowak"))
    (tmp_path / "plan.pdf").write_bytes(files[0].data)
    assert page.validate_pdf(tmp_path / "plan.pdf", profile="ua1").is_compliant
    assert all(f"{REPLACEMENT * 3}{REPLACEMENT}ĐặngŽižekŃowak" in text_of_pdf(file.data) for file in files)
    warnings = [warning for file in files for warning in file.warnings]
    assert {(warning.code, warning.severity, warning.file) for warning in warnings} == {
        (Code.LETTER_REPLACED, Severity.WARNING, "solvej.yml")
    }
    assert len(warnings) == 1
    assert f"{GEORGIAN}🎉" in warnings[0].message


def test_a_plan_that_the_font_can_print_has_no_warnings() -> None:
    assert [file.warnings for file in pdf.render_all(a_plan())] == [()] * len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_read_as_code(name: str) -> None:
    assert text_of_pdf(printed(name, a_plan(name=HOSTILE))).count(dense(HOSTILE)) >= 2


@pytest.mark.parametrize("name", ["Solvej\u200d Ravn", "Solvej\tRavn", "Sol\u00advej", "\x07Solvej", "S" * 300])
def test_odd_names_do_no_harm(name: str) -> None:
    assert [file.warnings for file in pdf.render_all(a_plan(name=name))] == [()] * len(NAMES)


def test_a_plan_with_nothing_in_it_is_printed() -> None:
    plan = a_plan(overdue=(), sections=(), messages=(), omitted=(), version="")
    [file] = pdf.render_all(plan)
    assert len(PdfReader(BytesIO(file.data)).pages) == 2


def test_the_icon_of_a_phase_is_no_figure_to_screen_readers() -> None:
    assert own_sheet(a_plan()).parts[0].icon
    assert "/Figure" not in set(structure(own_pdf(a_plan())))
    assert "/Figure" not in set(structure(pdf.render(checklist_of("it", a_plan()), a_plan()).data))

"""The plan on paper: a table to write in, which no page break spoils."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest
from browsing import Open, settled
from playwright.sync_api import Page, expect
from pypdf import PdfReader

Paper = Callable[..., Page]

PLACE = "arbejdspladser/boernehuset-kastanjen/"
PLAN = "#plan=1&type=medarbejder&start=2027-02-01&aftale=2026-12-14"
MORNING = datetime(2026, 11, 2, 8, tzinfo=UTC)
HEADINGS = "HvornårOpgaveAnsvarligUdførtInitialer"
A4 = (595, 842)  # points

COLUMNS = """() => {
  const left = (element) => Math.round(element.getBoundingClientRect().left);
  const section = document.querySelector("section[data-phase=foerste-dag]");
  const task = section.querySelector(".task:not([hidden])");
  const cells = ["fact-when", "task-title", "fact-when + div"].map((name) => task.querySelector(`.${name}`));
  return [[...section.querySelectorAll(".plan-columns > *")].slice(0, 3).map(left), cells.map(left)];
}"""
TEXTS = """() => [...document.querySelectorAll(".task-text")]
  .filter((text) => text.checkVisibility())
  .map((text) => text.textContent)"""


@pytest.fixture
def paper(open_page: Open, site_url: str) -> Paper:
    """Open a page as it is printed, with the tasks of one reader."""

    def opened(address: str = PLACE + PLAN, reader: str = "", **options: object) -> Page:
        page = open_page("about:blank", **options).page
        page.clock.set_fixed_time(MORNING)
        page.goto(site_url + address)
        page.locator("#planner").wait_for()
        page.locator("#plan-reader").evaluate(
            "(list, role) => { list.value = role; list.dispatchEvent(new Event('input', { bubbles: true })); }", reader
        )
        settled(page).emulate_media(media="print")
        return page

    return opened


def sheets(page: Page) -> list[str]:
    """Return the words of every sheet, without the spaces that a line of print has anywhere."""
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages} == {A4}
    return [without_spaces(sheet.extract_text()) for sheet in pdf.pages]


def without_spaces(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())  # the letters of a ligature are themselves


def test_every_sheet_has_the_headings_over_its_columns(paper: Paper) -> None:
    page = paper()
    headings, cells = page.evaluate(COLUMNS)
    assert headings == cells == sorted(set(cells))
    printed = sheets(page)
    assert len(printed) > 4
    assert all(HEADINGS in sheet for sheet in printed)


def test_no_task_is_on_two_sheets(paper: Paper) -> None:
    page = paper(reader="ny")
    texts = [without_spaces(text) for text in page.evaluate(TEXTS)]
    printed = sheets(page)
    assert len(texts) > 40
    assert [text for text in texts if not any(text in sheet for sheet in printed)] == []


def test_the_first_phase_begins_below_the_head_also_when_it_is_long(paper: Paper) -> None:
    first, *_rest = sheets(paper("introplan/" + PLAN))
    assert "ArbejdspladsEksempelKommune" in first
    assert "mandagden1.februar2027" in first
    assert HEADINGS in first


def test_only_the_new_colleagues_plan_has_the_texts_of_the_tasks(paper: Paper) -> None:
    assert paper(reader="ny").evaluate(TEXTS)
    assert paper(reader="naermeste-leder").evaluate(TEXTS) == []
    assert paper().evaluate(TEXTS) == []


def test_what_is_done_has_a_tick_on_paper(paper: Paper) -> None:
    page = paper(reader="naermeste-leder")
    assert "✓" not in "".join(sheets(page))
    page.locator(".task-check:visible").first.check()
    assert "".join(sheets(page)).count("✓") == 1


@pytest.mark.parametrize("address", [PLACE + PLAN, "introplan/" + PLAN])
def test_nothing_but_the_plan_is_printed(address: str, paper: Paper) -> None:
    page = paper(address)
    seen = page.locator("article > :visible")
    names = seen.evaluate_all("(parts) => parts.map((part) => part.classList[0])")
    assert set(names) == {"plan-head", "phase", "page-foot"}
    expect(page.locator(".message:visible")).to_have_count(0)
    expect(page.locator(".task:visible :is(.task-lock, .facts-quiet, .due-words):visible")).to_have_count(0)


def test_without_a_plan_the_page_is_printed_as_the_handbook_has_it(paper: Paper) -> None:
    page = paper(PLACE)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#kontakt")).to_be_visible()
    expect(page.locator(".plan-headings:visible, .planner:visible, .plan-head:visible")).to_have_count(0)
    assert page.evaluate(TEXTS)


def test_a_dark_page_is_printed_light(paper: Paper) -> None:
    page = paper(color_scheme="dark")
    script = "([part, name]) => getComputedStyle(document.querySelector(part))[name]"
    assert page.evaluate(script, [".task-title", "color"]) == "rgb(0, 0, 0)"
    assert page.evaluate(script, ["body", "backgroundColor"]) == "rgb(255, 255, 255)"

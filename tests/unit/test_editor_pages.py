"""The pages for editors say what the code does."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest

from generator.diagnostics import Code
from generator.edition import Edition
from generator.handbook.collections import KINDS
from generator.handbook.due import EXAMPLES
from generator.handbook.due_rules import Anchor
from generator.handbook.item import Item, attributes
from generator.handbook.models import Department, Hire, Organisation
from generator.plans.calendar import Calendar
from generator.site.help.fields import FOLDERS, FileHelp, common_fields, files_of_collections, files_of_places
from generator.site.help.trial import SAMPLE, bench, what_is_said
from generator.site.model import SiteModel
from generator.site.nav import navigation
from generator.site.page import Late, Page
from generator.site.pages import editors, shared_pages
from generator.site.pages.editors import departments, due, first_edit
from generator.variants.departments import workplaces
from generator.variants.project import read_project


@pytest.fixture(scope="module")
def model() -> SiteModel:
    content = (project := read_project(SAMPLE)).content
    assert content.organisation
    places = workplaces(content, content.organisation, project.handbooks)
    return SiteModel(
        content.organisation, content.base, places, Edition("", date(2026, 11, 2)), "{path}", "https://x.dk/"
    )


@pytest.fixture(scope="module")
def pages(model: SiteModel) -> dict[str, Page]:
    return {page.path.removeprefix("redaktoerer/").removesuffix(".md"): page for page in editors.pages(model)}


def text_of(page: Page) -> str:
    """Return everything a page says, its late parts in their places and without tags."""
    parts = (part.html if isinstance(part, Late) else part for part in page.body)
    return unescape(re.sub(r"<[^<>]*>", "", "\n".join(parts)))


def files() -> Iterator[FileHelp]:
    yield from files_of_places()
    for folder in ("", *FOLDERS):
        yield from files_of_collections(folder)


# All pages


def test_no_slot_is_left_open(pages: dict[str, Page]) -> None:
    assert [name for name, page in pages.items() if "%%" in text_of(page)] == []


def test_the_front_leads_to_all_the_others(pages: dict[str, Page]) -> None:
    front = "".join(part for part in pages["index"].body if isinstance(part, str))
    others = [f"{name}/" for name in pages if name != "index"]
    assert len(others) == 7
    assert re.findall(r'href="([^"]+)"', front) == others


def test_every_page_stands_in_the_menu(model: SiteModel) -> None:
    shared = list(shared_pages(model))
    menu = str(navigation(shared))
    assert [page.path for page in shared if page.path.startswith("redaktoerer/") and page.path not in menu] == []


def test_no_title_is_used_twice(model: SiteModel) -> None:
    titles = [page.title for page in shared_pages(model)]
    assert len(titles) == len(set(titles))


# The first edit


def test_the_first_edit_shows_two_faults_and_mends_both() -> None:
    with bench() as tried:
        found = [fault.code for fault in tried.wrong(first_edit.EXAMPLE).diagnostics]
        assert found == [Code.UNKNOWN_KEY, Code.BAD_DUE]
        assert tried.right(first_edit.EXAMPLE).diagnostics == ()


def test_the_first_edit_names_a_code_that_it_shows(pages: dict[str, Page]) -> None:
    assert text_of(pages["foerste-rettelse"]).count(Code.BAD_DUE) == 2


# Files and fields


def test_every_kind_of_file_is_told_of() -> None:
    assert [file.name for file in files()][:4] == ["organisation", "municipality", "department", "hire"]
    assert {file.name for file in files()} == {"organisation", "municipality", "department", "hire", *KINDS}


def test_every_field_of_every_model_is_told_of() -> None:
    models = {"organisation": Organisation, "department": Department, "hire": Hire}
    models |= {kind.name: kind.model for kind in KINDS.values()}
    common = [field.key for field in common_fields() if "." not in field.key]
    assert common == list(attributes(Item))
    for file in files():
        told = [field.key for field in file.fields if "." not in field.key]
        own = [key for key in attributes(models[file.name]) if key not in common] if file.name in models else []
        assert told == own, file.name


def test_the_sample_has_an_example_of_every_field() -> None:
    examples = {file.name: "".join(read_all(file.path)) for file in files()}
    missing = [
        f"{file.name}: {field.key}"
        for file in files()
        for field in file.fields
        if f"{field.key.rpartition('.')[2]}:" not in examples[file.name]
    ]
    assert missing == []
    assert [field.key for field in common_fields() if f"{field.key.rpartition('.')[2]}:" not in examples["tasks"]] == []


def read_all(pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob(pattern))]


def test_a_field_tells_what_it_is_and_what_to_write() -> None:
    tasks = next(file for file in files() if file.name == "tasks")
    fields = {field.key: field for field in tasks.fields}
    assert fields["due"].required
    assert not fields["involves"].required
    assert "content/roles.yml" in fields["involves"].values
    assert fields["involves"].example == "[it]"
    assert fields["must"].example == "true"
    assert fields["meeting.minutes"].example == "60"
    assert fields["responsible"].title == "Ansvarlig"


def test_only_what_holds_fields_itself_is_without_what_to_write() -> None:
    without = {field.key for file in files() for field in file.fields if not field.values}
    inside = {field.key.rpartition(".")[0] for file in files() for field in file.fields if "." in field.key}
    assert without <= inside | {"people"}


# When


def test_every_way_to_say_when_has_its_day(pages: dict[str, Page], model: SiteModel) -> None:
    calendar = Calendar(model.organisation.weekdays, model.organisation.closed, model.organisation.quiet)
    anchors = due.anchors_of_example(model.organisation, calendar)
    said = text_of(pages["hvornaar"])
    for words in EXAMPLES:
        row = due.row(words, anchors, calendar)
        assert row.days
        assert words in said
        assert all(day in said for day, _note in row.days)


def test_the_example_has_every_day_that_is_counted_from(model: SiteModel) -> None:
    calendar = Calendar(model.organisation.weekdays, model.organisation.closed)
    anchors = due.anchors_of_example(model.organisation, calendar)
    assert [anchor for anchor in Anchor if anchors.day(anchor) is None] == []


def test_days_are_computed_and_their_moves_told(model: SiteModel) -> None:
    calendar = Calendar(model.organisation.weekdays, model.organisation.closed, model.organisation.quiet)
    anchors = due.anchors_of_example(model.organisation, calendar)
    row = due.row("2 uger efter start", anchors, calendar)
    assert row.days == (("tirsdag den 18. maj", "Flyttet fra lør.\N{NO-BREAK SPACE}15.\N{NO-BREAK SPACE}maj"),)
    often = due.row("hver uge i den første måned", anchors, calendar)
    assert len(often.days) == 4
    assert often.days[-1][0] == "og 1 gang mere"


def test_a_task_and_a_meeting_move_to_either_side_of_quiet_weeks(pages: dict[str, Page]) -> None:
    said = text_of(pages["hvornaar"])
    task, meeting = re.findall(r"\n11 uger efter start \(.*?\)\n(.+)\n", said)
    assert task.startswith("fredag den 9. juli")
    assert meeting.startswith("mandag den 2. august")


# Workplaces


def test_the_merged_example_shows_what_each_handbook_says(pages: dict[str, Page]) -> None:
    said = text_of(pages["arbejdspladser"])
    assert "Bestil adgangskort og nøgler: Hvornår\nAlle steder: senest 5 arbejdsdage før start\n" in said
    assert "Socialafdelingen: senest 10 arbejdsdage før start\nFamilierådgivningen: senest 10" in said
    assert "Familierådgivningen: Få adgang til fagsystemet og journalen" in said
    assert "Læs velkomstbrevet: Titel\nAlle steder: Læs velkomstbrevet\nSocialafdelingen: bruges ikke" in said


def test_the_lock_is_shown_with_what_the_check_says(pages: dict[str, Page]) -> None:
    said = text_of(pages["arbejdspladser"])
    assert "locked: Arbejdsmiljøloven kræver det." in said
    assert "fejl HB304" in said


def test_the_way_to_workplaces_that_differ_is_shown(model: SiteModel) -> None:
    body = "".join(part for part in departments.page(model).body if isinstance(part, str))
    assert re.findall(r"arbejdspladser/([a-z]+)/", body) == ["social", "familie"]


# Codes


def test_every_code_has_its_anchor(pages: dict[str, Page]) -> None:
    headings = [part for part in pages["fejl"].body if isinstance(part, str) and part.startswith("### ")]
    assert [re.findall(r"\{ #(\w+) \}", heading) for heading in headings] == [[code.lower()] for code in Code]


def test_the_page_of_codes_shows_what_the_check_says_and_no_personal_number(pages: dict[str, Page]) -> None:
    said = text_of(pages["fejl"])
    assert "content/tasks/eksempel.yml:4:3 fejl" not in said  # a made-up place
    assert "content/tasks/eksempel.yml:2:3 fejl HB202" in said
    assert "010190-****" in said
    assert "010190-0000" not in said


def test_the_same_content_gives_the_same_pages(pages: dict[str, Page], model: SiteModel) -> None:
    what_is_said.cache_clear()
    assert [page.body for page in editors.pages(model)] == [page.body for page in pages.values()]

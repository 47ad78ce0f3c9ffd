"""The built handbook as its readers meet it: in a browser, on a phone, on paper and with the keyboard alone."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from browsing import NARROW, PHONE, Open, violations
from playwright.sync_api import expect
from pypdf import PdfReader

MISSING = "findes/ikke/"
KINDS = [
    "",
    "aaret/",
    "aaret/*/",
    "arbejdspladser/",
    "arbejdspladser/*/",
    "fokuspunkter/",
    "fokuspunkter/*/",
    "fratraedelse/",
    "hvem/",
    "hvem/*/",
    "hvorfor/",
    "introplan/",
    "kilder/",
    "ledertrivsel/",
    "ledertrivsel/*/",
    "mails/",
    "oplaering/",
    "ordliste/",
    "programmer/",
    "redaktoerer/",
    "redaktoerer/*/",
    "sektorskifte/",
    "spoergsmaal/",
    "tjeklister/",
    "tjeklister/emner/*/",
    "tjeklister/roller/*/",
    "was/",
]
every_kind = pytest.mark.parametrize("kind", [*KINDS, MISSING])


@pytest.fixture(scope="session")
def addresses(built_site: Path) -> dict[str, list[str]]:
    """The addresses of all pages by their kind, "hvem/*/" being the kind of "hvem/leder/"."""
    found: dict[str, list[str]] = {MISSING: [MISSING]}
    for file in sorted(built_site.rglob("index.html")):
        address = file.relative_to(built_site).as_posix().removesuffix("index.html")
        folder, _, name = address.rstrip("/").rpartition("/")
        found.setdefault(f"{folder}/*/" if folder and name else address, []).append(address)
    return found


@pytest.fixture
def address(kind: str, addresses: dict[str, list[str]]) -> str:
    """The address of a page of the kind under test."""
    return addresses[kind][0]


# Every kind of page


def test_every_kind_of_page_is_tested(addresses: dict[str, list[str]]) -> None:
    assert set(addresses) == {*KINDS, MISSING}


@every_kind
def test_page_opens_quietly_and_asks_no_other_host(address: str, site_url: str, open_page: Open) -> None:
    page, requests, complaints = open_page(address)
    page.wait_for_load_state("networkidle")
    expected = [text for text in complaints if "404 (Not Found)" in text] if address == MISSING else []
    assert complaints == expected
    assert len(requests) > 5
    assert [url for url in requests if not url.startswith((site_url, "data:", "blob:"))] == []


@every_kind
def test_page_is_accessible_in_light_and_dark(address: str, open_page: Open) -> None:
    page = open_page(address).page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.reload()  # what is not in sight changes its colours when it is seen
    assert violations(page, "color-contrast") == []


@pytest.mark.parametrize("kind", ["", "aaret/*/", "arbejdspladser/*/", "mails/"])
def test_page_is_accessible_on_a_phone(address: str, open_page: Open) -> None:
    assert violations(open_page(address, viewport=PHONE, has_touch=True).page) == []


@every_kind
def test_page_does_not_scroll_sideways_when_enlarged(address: str, open_page: Open) -> None:
    page = open_page(address, viewport=NARROW).page
    assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW["width"]


@every_kind
def test_page_shows_everything_without_javascript(address: str, open_page: Open) -> None:
    with_script, without = (
        open_page(address, java_script_enabled=enabled).page.locator("article").inner_text().splitlines()
        for enabled in (True, False)
    )
    only_with_script = {"Søg i håndbogen", "Find din arbejdsplads"}
    assert set(with_script) - set(without) <= only_with_script
    assert len(without) > 3


# Keys and colours


@pytest.mark.parametrize("kind", ["aaret/*/"])
def test_single_letters_are_no_shortcuts(address: str, open_page: Open) -> None:
    page = open_page(address).page
    page.wait_for_load_state("networkidle")
    before = page.url
    for key in "fspn,.":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert page.url == before


def test_colours_follow_the_computer_until_the_reader_chooses(open_page: Open) -> None:
    page = open_page(color_scheme="dark").page
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Skift til lyse farver").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Skift til mørke farver").click()
    page.get_by_title("Lad farverne følge din computer").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("kind", ["", "arbejdspladser/*/", "kilder/", MISSING])
def test_skip_link_leads_past_the_menu(address: str, open_page: Open) -> None:
    page = open_page(address).page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_class(re.compile(r"\bmd-skip\b"))
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_menu_on_a_phone_opens_takes_the_focus_and_closes(open_page: Open) -> None:
    page = open_page("aaret/", viewport=PHONE).page
    page.get_by_role("button", name="Menu", exact=True).click()
    closing = page.get_by_role("button", name="Luk menuen")
    expect(closing).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(closing).to_be_hidden()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()


# Workplaces


def test_the_tree_narrows_and_says_how_many_are_left(open_page: Open) -> None:
    page = open_page("arbejdspladser/").page
    places = page.locator(".workplaces li")
    total = places.count()
    deepest = page.locator(".workplaces li li").last
    name = deepest.get_attribute("data-name") or ""
    above = page.locator(".workplaces li").filter(has=page.locator(f'[data-name="{name}"]'))
    field = page.get_by_label("Find din arbejdsplads")
    field.fill(f" {name.upper()} ")
    expect(page.get_by_role("status").filter(has_text="Fundet: 1")).to_be_visible()
    expect(places.locator("visible=true")).to_have_count(1 + above.count())
    expect(deepest).to_be_visible()
    field.fill("findes ikke")
    expect(page.get_by_role("status").filter(has_text="Fundet: 0")).to_be_visible()
    expect(places.locator("visible=true")).to_have_count(0)
    field.fill("")
    expect(places.locator("visible=true")).to_have_count(total)


SPECIAL = ("Kun hos os", "Anderledes hos os", "Bruges ikke hos os")


class Workplace(NamedTuple):
    """A department's page beside what its file says."""

    address: str
    added: list[str]
    changed: list[tuple[str, str]]
    removed: list[str]


@pytest.fixture(scope="session")
def workplace(root: Path) -> Workplace:
    """A workplace that adds, changes and leaves out tasks, read straight from what HR wrote."""
    lists: list[Items] = [read(file) for file in (root / "content" / "tasks").glob("*.yml")]
    tasks = {task["id"]: task for items in lists for task in items}
    for file in sorted((root / "content" / "departments").glob("*.yml")):
        layer: Layer = read(file)
        added, changed, removed = (layer.get(part, {}).get("tasks", []) for part in ("add", "change", "remove"))
        pairs = [(tasks[task["id"]]["due"], task["due"]) for task in changed if "due" in task and task["id"] in tasks]
        if added and pairs and removed:
            return Workplace(
                f"arbejdspladser/{file.stem}/",
                [task["title"] for task in added],
                pairs,
                [task["reason"] for task in removed],
            )
    pytest.fail("no workplace adds, changes and leaves out tasks")


Items = list[dict[str, str]]
Layer = dict[str, dict[str, Items]]


def read(file: Path) -> Any:  # noqa: ANN401 - the one who asks knows what is in the file
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_a_workplace_shows_what_is_special_there(workplace: Workplace, open_page: Open) -> None:
    page = open_page(workplace.address).page
    added, changed, removed = (page.get_by_role("region", name=name) for name in SPECIAL)
    for title in workplace.added:
        expect(added).to_contain_text(title)
    for before, after in workplace.changed:
        row = changed.locator("dl > div").filter(has=page.get_by_text(before, exact=True)).filter(has_text=after)
        expect(row.first).to_be_visible()
    for reason in workplace.removed:
        expect(removed).to_contain_text(reason)


def test_a_workplace_prints_with_its_tasks_and_the_municipality(
    workplace: Workplace, root: Path, open_page: Open
) -> None:
    organisation: dict[str, str] = read(root / "content" / "organisation.yml")
    page = open_page(workplace.address).page
    titles = page.locator(".task-title").all_text_contents()
    printed = without_spaces(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages))
    assert len(titles) > 10
    assert [title for title in titles if without_spaces(title) not in printed] == []
    assert without_spaces(organisation["name"]) in printed
    assert "Side1af" in printed


def without_spaces(text: str) -> str:
    """Return the letters alone: on paper lines break elsewhere, and some letters are drawn as one."""
    return "".join(unicodedata.normalize("NFKC", text).split())


# A leader from another sector


def test_what_two_people_expect_of_a_job_adds_up_and_is_not_kept(open_page: Open) -> None:
    page = open_page("sektorskifte/").page
    page.wait_for_load_state("networkidle")  # its script is there
    form = page.locator(".shares")
    ours, theirs = (form.locator(f"tbody td:nth-of-type({column}) input") for column in (1, 2))
    sums = form.locator("output")
    assert ours.count() == theirs.count() == 7
    ours.nth(0).fill("60")
    theirs.nth(0).fill("25")
    expect(form.locator(".shares-difference").first).to_have_text("35")
    expect(sums.nth(0)).to_have_text("60 %: mangler 40")
    ours.nth(6).fill("40")
    expect(sums.nth(0)).to_have_text("100 %")
    ours.nth(6).fill("50")
    expect(sums.nth(0)).to_have_text("110 %: 10 for meget")
    ours.nth(6).fill("500")
    expect(sums.nth(0)).to_have_text("60 %: mangler 40")
    expect(sums.nth(1)).to_have_text("25 %: mangler 75")
    assert page.evaluate("localStorage.length + document.cookie.length") == stored_before(open_page)
    page.reload()
    expect(ours.nth(0)).to_have_value("")


def stored_before(open_page: Open) -> int:
    """Return how much any page keeps in the browser."""
    kept: int = open_page("kilder/").page.evaluate("localStorage.length + document.cookie.length")
    return kept


# Personal plans


def test_a_personal_plan_needs_nothing_but_itself(built_plans: Path, open_page: Open) -> None:
    plans = sorted(built_plans.glob("*/plan.html"))
    assert plans
    page, requests, complaints = open_page(plans[0].as_uri())
    assert page.get_by_role("row").count() > 10
    assert violations(page) == []
    assert requests == [plans[0].as_uri()]
    assert complaints == []

"""A leader makes a plan on the workplace's page, and no name leaves it."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser_plans import hire_json
from browsing import DESKTOP, NARROW, PHONE, Opened, settled, violations
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from generator.edition import read_edition
from generator.handbook.models import Task
from generator.plans.plan import Plan, PlannedTask, When
from generator.plans.planner import make_plan
from generator.plans.renderers.calendar_file import render_calendars
from generator.plans.renderers.people import taking_part
from generator.plans.renderers.when import when_words
from generator.variants.departments import workplaces
from generator.variants.project import read_project

ROOT = Path(__file__).parent.parent
HIRE = "leder-i-kastanjen"
PLACE = "arbejdspladser/boernehuset-kastanjen/"
CANARY = "Kanarie Fuglebjerg"
LINES = {"name", "position", "agreed", "start", "first_working_day", "end", "place", "time"}
WHITE = {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
PAGE_WEIGHT, SCRIPT_WEIGHT = 60_000, 25_000  # bytes, compressed

WATCH = """() => {
  window.sent = [];
  const told = (name) => (...words) => { window.sent.push([name, String(words[0]?.url ?? words[0])]); };
  const wrap = (owner, name, label) => {
    const own = owner[name];
    owner[name] = function (...words) { told(label)(...words); return own.apply(this, words); };
  };
  wrap(window, "fetch", "fetch");
  wrap(Navigator.prototype, "sendBeacon", "beacon");
  wrap(XMLHttpRequest.prototype, "open", "xhr");
  wrap(HTMLFormElement.prototype, "submit", "submit");
  wrap(HTMLFormElement.prototype, "requestSubmit", "submit");
  wrap(window, "open", "window");
  wrap(History.prototype, "pushState", "history");
  wrap(History.prototype, "replaceState", "history");
  for (const name of ["WebSocket", "EventSource", "Image", "Worker", "SharedWorker", "RTCPeerConnection"]) {
    const own = window[name];
    window[name] = new Proxy(own, { construct: (made, words) => { told(name)(...words); return new made(...words); } });
  }
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) {
      const address = node.src || node.href;
      if (address && !String(address).startsWith("blob:")) told("element")(node.outerHTML);
    }
  }).observe(document, { childList: true, subtree: true });
}"""

ROWS = """() => [...document.querySelectorAll("section[data-phase] .task")]
  .filter((task) => task.checkVisibility())
  .map((task) => [
    task.closest("section").dataset.phase,
    task.querySelector(".task-title").firstChild.data.trim(),
    task.querySelector(".fact-when dd").firstChild.data,
  ])"""

# Nothing comes between the key, the calendar that is fetched, and the paper.
AT_ONCE = f"""(start) => {{
  const field = document.getElementById("plan-start");
  field.value = start;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  document.querySelector("[data-action=calendar]").click();
  dispatchEvent(new Event("beforeprint"));
  return ({ROWS})();
}}"""

ShowPlan = Callable[..., Page]


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The example hire's plan, with nothing of its own added, as Python makes it."""
    project = read_project(ROOT)
    content = project.content
    assert content.organisation
    places = workplaces(content, content.organisation, project.handbooks)
    hire = content.hires[HIRE].hire.item
    edition = read_edition(ROOT)
    return make_plan(hire, places[hire.department], edition.today, edition.version)


@pytest.fixture
def open_plan(browser: Browser, site_url: str) -> Iterator[Callable[..., Opened]]:
    """Open a workplace's page on the day that the tests are run for."""
    contexts: list[BrowserContext] = []

    def opened(address: str = PLACE, **options: object) -> Opened:
        settings = {"viewport": DESKTOP, "color_scheme": "light", "accept_downloads": True, **options}
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        contexts.append(context)
        found = Opened.in_page(context.new_page())
        found.page.clock.set_fixed_time(datetime.combine(read_edition(ROOT).today, datetime.min.time(), UTC))
        found.page.goto(site_url + address)
        return found

    yield opened
    for context in contexts:
        context.close()


def fill(page: Page, values: dict[str, Any]) -> None:
    """Fill the form in with the mouse and the keys, as a leader would."""
    expect(page.locator("#planner")).to_be_visible(timeout=20_000)
    closed = page.locator(".planner-more:not([open]) > summary")
    while closed.count():
        closed.first.click()
    for name in LINES & values.keys():
        page.locator(f"#plan-{name}").fill(values[name])
    for name in ("types", "weekdays"):
        for value in values.get(name, ()):
            page.locator(f"[name={name}][value={value}]").check()
    for role, name in values.get("people", {}).items():
        page.locator(f"[data-role={role}]").fill(name)


def rows(page: Page) -> list[list[str]]:
    """Return the phase, the title and the day of every task that is seen, from top to bottom."""
    found: list[list[str]] = settled(page).evaluate(ROWS)
    return found


def expected(plan: Plan, reader: str = "") -> list[list[str]]:
    """Return the same of Python's plan."""
    year = plan.anchors.first_working_day.year

    def row(phase: str, planned: PlannedTask) -> list[str]:
        item: Task = planned.entry.item
        when: When | None = planned.when
        return [phase, item.title, when_words(when, year) if when else item.due.words]

    every = [("now", task) for task in plan.overdue]
    for section in plan.sections:
        every += [(section.phase.item.id if section.phase else "-", task) for task in section.tasks]
    return [row(phase, task) for phase, task in every if not reader or reader in taking_part(task.entry.item)]


def downloaded(page: Page, button: Locator) -> bytes:
    with page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_bytes()


# A plan from start to end


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "375"])
def test_a_leader_makes_the_plan_that_python_makes(
    viewport: dict[str, int], open_plan: Callable[..., Opened], plan: Plan
) -> None:
    page, _requests, complaints = open_plan(viewport=viewport)
    fill(page, hire_json(plan))
    expect(page.locator(".planner-status")).to_contain_text(f"{len(expected(plan))} opgaver")
    assert len(expected(plan)) > 80
    assert rows(page) == expected(plan)
    page.get_by_label("Opgaver for").select_option("ny")
    assert rows(page) == expected(plan, "ny")
    assert complaints == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "375"])
def test_the_same_by_the_keyboard_alone(viewport: dict[str, int], open_plan: Callable[..., Opened], plan: Plan) -> None:
    page = open_plan(viewport=viewport).page
    expect(page.locator("#planner")).to_be_visible(timeout=20_000)
    keys = page.keyboard
    page.locator("#introplan").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")

    def forward_to(selector: str) -> None:
        for _step in range(80):
            keys.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"the keyboard does not reach {selector}")

    forward_to("[name=types][value=leder]")
    keys.press("Space")
    for name in ("name", "position"):
        forward_to(f"#plan-{name}")
        keys.type(hire_json(plan)[name])
    for name in ("start", "agreed"):
        forward_to(f"#plan-{name}")
        year, month, day = hire_json(plan)[name].split("-")
        keys.type(f"{month}{day}{year}")
    assert rows(page) == expected(plan)
    forward_to("[data-action=calendar]")
    with page.expect_download() as download:
        keys.press("Enter")
    assert Path(download.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    forward_to("[name=remember]")
    keys.press("Space")
    expect(page.locator(".planner-status")).to_contain_text("husket")


def test_what_is_late_is_gathered_and_what_is_moved_says_why(open_plan: Callable[..., Opened]) -> None:
    page = open_plan().page
    now = page.locator("section[data-phase=now]")
    expect(now).to_be_hidden()
    fill(page, {"name": "Asta", "types": ["medarbejder"], "agreed": "2026-09-01", "start": "2026-11-09"})
    expect(now).to_be_visible()
    assert now.locator(".task:visible").count() > 2
    expect(page.locator(".planner-status")).to_contain_text("skal gøres nu")
    fill_dates = {"agreed": "2026-11-05", "start": "2026-12-28"}
    for name, value in fill_dates.items():
        page.locator(f"#plan-{name}").fill(value)
    expect(page.locator(".moved:not(:empty)").first).to_contain_text("Flyttet fra")


def test_the_year_shows_the_real_months_and_where_we_are(open_plan: Callable[..., Opened]) -> None:
    page = open_plan().page
    fill(page, {"name": "Asta", "types": ["medarbejder"], "agreed": "2026-08-03", "start": "2026-10-01"})
    steps = page.locator(".plan-timeline li")
    told = steps.locator(".timeline-caption").all_inner_texts()
    assert "torsdag den 1. oktober" in told
    here = page.locator(".plan-timeline [aria-current=date]")
    expect(here.first).to_contain_text("I dag")
    page.locator("#plan-start").fill("")
    assert "torsdag den 1. oktober" not in steps.locator(".timeline-caption").all_inner_texts()


def test_mails_get_their_words_and_can_be_copied_and_fetched(open_plan: Callable[..., Opened], plan: Plan) -> None:
    page = open_plan(permissions=["clipboard-read", "clipboard-write"]).page
    fill(page, hire_json(plan))
    first = page.locator(".message:visible").first
    expect(first).to_contain_text(plan.hire.name.split()[0])
    assert "{" not in page.locator("section[data-phase=mails]").inner_text()
    first.get_by_role("button", name="Kopiér").click()
    expect(page.locator(".planner-status")).to_contain_text("er kopieret")
    assert plan.hire.name.split()[0] in page.evaluate("navigator.clipboard.readText()")
    draft = downloaded(page, first.get_by_role("button", name="Hent som mailkladde"))
    assert draft.startswith(b"Subject: ")
    assert b"X-Unsent: 1" in draft
    page.locator("#plan-start").fill("")
    expect(first).to_contain_text("{fornavn}")


# The calendar, the file and the link


@pytest.mark.parametrize("role", ["ny", "naermeste-leder", "it"])
def test_the_calendar_is_the_one_that_python_writes(role: str, open_plan: Callable[..., Opened], plan: Plan) -> None:
    page = open_plan().page
    fill(page, hire_json(plan))
    page.get_by_label("Hvis kalender?").select_option(role)
    assert downloaded(page, page.get_by_role("button", name="Hent kalender")) == render_calendars(plan)[role]


def test_a_saved_plan_can_be_opened_again(open_plan: Callable[..., Opened], plan: Plan, tmp_path: Path) -> None:
    page = open_plan().page
    fill(page, hire_json(plan))
    page.locator(".task-check:visible").nth(1).check()
    saved = tmp_path / "introplan.json"
    saved.write_bytes(downloaded(page, page.get_by_role("button", name="Gem som fil")))
    assert json.loads(saved.read_text(encoding="utf-8"))["hire"]["name"] == plan.hire.name
    page.get_by_role("button", name="Begynd forfra").click()
    expect(page.locator("#plan-name")).to_have_value("")
    expect(page.locator(".task-check")).to_have_count(0)
    page.locator("[name=file]").set_input_files(saved)
    expect(page.locator("#plan-name")).to_have_value(plan.hire.name)
    assert rows(page) == expected(plan)
    assert page.locator(".task-check:checked").count() == 1
    saved.write_text("[]", encoding="utf-8")
    page.locator("[name=file]").set_input_files(saved)
    expect(page.locator(".planner-status")).to_contain_text("ikke en introplan")
    expect(page.locator("#plan-name")).to_have_value(plan.hire.name)


def test_a_shared_link_brings_types_and_dates_and_no_name(open_plan: Callable[..., Opened], plan: Plan) -> None:
    page = open_plan(permissions=["clipboard-read", "clipboard-write"]).page
    fill(page, hire_json(plan))
    page.get_by_role("button", name="Kopiér link uden navne").click()
    expect(page.locator(".planner-status")).to_contain_text("Linket er kopieret")
    link = page.evaluate("navigator.clipboard.readText()")
    assert not set(re.findall(r"\w+", plan.hire.name)) & set(re.findall(r"\w+", link))
    there = open_plan(PLACE + "#" + urlsplit(link).fragment).page
    expect(there.locator("#planner")).to_be_visible(timeout=20_000)
    assert rows(there) == expected(plan)
    expect(there.locator("#plan-name")).to_have_value("")


# What is remembered, and what leaves the page


def test_a_plan_survives_a_reload_only_when_asked(open_plan: Callable[..., Opened], plan: Plan) -> None:
    page = open_plan().page
    fill(page, hire_json(plan))
    page.locator(".task-check:visible").first.check()
    page.reload()
    expect(page.locator("#planner")).to_be_visible(timeout=20_000)
    expect(page.locator("#plan-name")).to_have_value("")
    fill(page, hire_json(plan))
    page.get_by_label("Husk på denne computer").check()
    page.locator(".task-check:visible").first.check()
    page.reload()
    expect(page.locator("#planner")).to_be_visible(timeout=20_000)
    expect(page.locator("#plan-name")).to_have_value(plan.hire.name)
    expect(page.locator(".task-check:checked")).to_have_count(1)
    page.get_by_role("button", name="Glem alt").click()
    page.reload()
    expect(page.locator("#planner")).to_be_visible(timeout=20_000)
    expect(page.locator("#plan-name")).to_have_value("")
    assert page.evaluate("Object.values({...localStorage}).join('').includes('start')") is False


def test_no_name_leaves_the_page(open_plan: Callable[..., Opened]) -> None:
    page, requests, _complaints = open_plan(permissions=["clipboard-read", "clipboard-write"])
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    before = len(requests)
    name, *_rest = CANARY.split()
    fill(
        page,
        {
            "name": CANARY,
            "position": CANARY,
            "place": CANARY,
            "types": ["leder"],
            "agreed": "2027-01-04",
            "start": "2027-02-01",
            "people": {"naermeste-leder": CANARY, "mentor": CANARY},
        },
    )
    page.keyboard.press("Enter")
    page.locator(".task-check:visible").first.check()
    for button in ("Hent kalender", "Gem som fil"):
        assert downloaded(page, page.get_by_role("button", name=button))
    downloaded(page, page.locator(".message:visible").first.get_by_role("button", name="Hent som mailkladde"))
    page.get_by_role("button", name="Kopiér link uden navne").click()
    expect(page.locator("article")).to_contain_text(CANARY)
    page.wait_for_load_state("networkidle")
    later = [url for url in requests[before:] if not url.startswith("blob:")]
    assert all(re.search(r"/plan/[a-z-]+\.js$", url) for url in later), later
    assert page.evaluate("window.sent") == []
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, window.name])")
    assert stored != ""
    assert not [found for found in (*requests, page.url, stored) if name in found or "Kanarie" in found]


def test_the_watch_itself_notices(open_plan: Callable[..., Opened]) -> None:
    page = open_plan().page
    page.evaluate(WATCH)
    page.evaluate(
        "() => { fetch(location.href); navigator.sendBeacon('x'); new Image(); new EventSource('x').close(); }"
    )
    assert {name for name, _words in page.evaluate("window.sent")} == {"fetch", "beacon", "Image", "EventSource"}


# Faults


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "Asta 010190-1234", "CPR-nummer"),
        ("agreed", "2027-03-01", "efter starten"),
        ("end", "2027-01-01", "før starten"),
        ("start", "1999-01-01", "mellem 20"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    field: str, value: str, words: str, open_plan: Callable[..., Opened]
) -> None:
    page = open_plan().page
    fill(page, {"name": "Asta", "types": ["leder"], "start": "2027-02-01"})
    planned = rows(page)
    page.locator(f"#plan-{field}").fill(value)
    error = page.locator(f"#plan-{field}-error")
    expect(error).to_contain_text(words)
    expect(page.locator(f"#plan-{field}")).to_have_attribute("aria-invalid", "true")
    assert rows(page) != planned
    page.get_by_role("button", name="Hent kalender").click()
    expect(page.locator(f"#plan-{field}")).to_be_focused()
    page.locator(f"#plan-{field}").fill("2027-02-01" if field == "start" else "")
    expect(error).to_be_hidden()
    assert rows(page) == planned


# Paper


@pytest.mark.parametrize(
    ("button", "reader"),
    [("Den nye kollegas plan", "ny"), ("Lederens tjekliste", "naermeste-leder"), ("Det hele", "")],
)
def test_paper_has_the_chosen_tasks_and_no_other(
    button: str, reader: str, open_plan: Callable[..., Opened], plan: Plan
) -> None:
    page = open_plan(color_scheme="dark").page
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    fill(page, hire_json(plan))
    page.get_by_role("button", name=button).click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print", color_scheme="dark")
    assert rows(page) == expected(plan, reader)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert plan.hire.name in text
    assert "Udført" in text
    assert "Husk på denne computer" not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert rows(page) == expected(plan)


def test_paper_and_calendar_have_the_new_dates_right_after_a_key(open_plan: Callable[..., Opened], plan: Plan) -> None:
    page = open_plan().page
    fill(page, hire_json(plan) | {"start": "2027-05-03"})
    page.get_by_label("Hvis kalender?").select_option("ny")
    assert rows(page) != expected(plan)
    with page.expect_download() as download:
        assert page.evaluate(AT_ONCE, str(plan.hire.start)) == expected(plan)
    assert Path(download.value.path()).read_bytes() == render_calendars(plan)["ny"]


# Everyone


@pytest.mark.parametrize("address", [PLACE, "introplan/"])
def test_without_javascript_every_task_stands_with_its_words(
    address: str, open_plan: Callable[..., Opened], built_site: Path
) -> None:
    page = open_plan(address, java_script_enabled=False).page
    expect(page.locator("#planner")).to_be_hidden()
    tasks = page.locator(".task")
    words = (built_site / address / "index.html").read_text(encoding="utf-8")
    assert tasks.count() == words.count('<li class="task') > 150
    assert page.locator(".task:visible").count() == tasks.count()
    expect(tasks.first).to_contain_text("Hvornår")


@pytest.mark.parametrize(
    ("scheme", "viewport"),
    [("light", DESKTOP), ("dark", DESKTOP), ("dark", PHONE), ("light", NARROW)],
    ids=["light-1280", "dark-1280", "dark-375", "light-320"],
)
def test_the_form_is_accessible_empty_filled_and_wrong(
    scheme: str, viewport: dict[str, int], open_plan: Callable[..., Opened]
) -> None:
    page = open_plan(color_scheme=scheme, viewport=viewport).page
    fill(page, {"name": "Asta", "types": ["leder"], "agreed": "2027-01-04", "start": "2027-02-01"})
    page.locator("#plan-agreed").fill("2027-03-04")
    expect(page.locator(".field-error:visible")).to_have_count(1)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= viewport["width"]
    assert violations(page) == []
    page.locator("#plan-agreed").fill("2026-09-04")
    page.locator("#plan-start").fill("2026-11-09")
    expect(page.locator("section[data-phase=now]")).to_be_visible()
    assert violations(page) == []


def test_the_page_and_its_scripts_are_light(open_plan: Callable[..., Opened], built_site: Path) -> None:
    page, requests, _complaints = open_plan()
    page.wait_for_load_state("networkidle")
    html = (built_site / PLACE / "index.html").read_bytes()
    assert html.count(b'<li class="task') > 190
    assert len(gzip.compress(html)) < PAGE_WEIGHT
    fetched = [url.rpartition("/")[2] for url in requests if "/javascripts/plan/" in url]
    assert len(fetched) > 15
    scripts = built_site / "assets/javascripts/plan"
    assert sum(len(gzip.compress((scripts / name).read_bytes())) for name in fetched) < SCRIPT_WEIGHT

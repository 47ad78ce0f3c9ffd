"""The plans, calendars and mails made in the browser are those that Python makes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_string, policy
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from browser_plans import Json, answer_of, answers_in, made_up
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route

from generator.edition import read_today
from generator.handbook.dates import WEEKDAYS
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.models import HireType, Message, Role, Task
from generator.plans.plan import Plan
from generator.plans.planner import make_plan
from generator.plans.renderers.mails import render_mails
from generator.site.browser_words import FILE, script
from generator.text import TextError, parse
from generator.text.html import to_html
from generator.text.plain import to_plain
from generator.variants.departments import for_hire, workplaces
from generator.variants.project import Project, read_project
from generator.variants.workplace import Workplace

SITE = "http://plan.example/"
SCRIPTS = Path(__file__).parent.parent / "overrides" / FILE.parent

MADE_UP = 60
ODD = 80
TEXTS = 300
MOST_SIGNS = 76  # in a line (RFC 2045, 6.8, and RFC 2047, 2)
TODAY = read_today()
FIRST_START, LAST_START = date(2026, 8, 1), date(2029, 12, 31)

TO_PLAIN = """async (texts) => {
  const { toPlain } = await import("/plain.js");
  return texts.map((html) => toPlain(new DOMParser().parseFromString(html, "text/html").body));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the scripts as they are written and the words as a build writes them."""
    opened = browser.new_page()
    opened.route("**/*", _answer)
    opened.goto(SITE)
    yield opened
    opened.close()


def _answer(route: Route) -> None:
    name = route.request.url.removeprefix(SITE)
    if name == FILE.name:
        route.fulfill(body=script(TODAY.year), content_type="text/javascript; charset=utf-8")
    elif (SCRIPTS / name).is_file():
        route.fulfill(body=(SCRIPTS / name).read_text("utf-8"), content_type="text/javascript; charset=utf-8")
    else:
        route.fulfill(body="<!DOCTYPE html><title>x</title>", content_type="text/html")


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return read_project(root)


@pytest.fixture(scope="module")
def places(project: Project) -> Mapping[str, Workplace]:
    organisation = project.content.organisation
    assert organisation
    return workplaces(project.content, organisation, project.handbooks)


def assert_agreement(page: Page, plans: list[Plan]) -> None:
    answers = answers_in(page, plans)
    assert len(answers) == len(plans)
    for plan, answer in zip(plans, answers, strict=True):
        wanted = answer_of(plan)
        assert answer.keys() == wanted.keys() | {"drafts"}
        for part, value in wanted.items():
            assert answer[part] == value, (part, plan.hire, plan.made_on)


def assert_same_drafts(page: Page, plans: list[Plan]) -> None:
    for plan, answer in zip(plans, answers_in(page, plans), strict=True):
        drafts, mails = answer["drafts"], render_mails(plan)
        assert [read_draft(draft) for draft in drafts] == [read_draft(mail.eml.decode()) for mail in mails]
        lines = [line for draft in drafts for line in draft.split("\r\n")]
        assert all(line.isascii() and len(line) <= MOST_SIGNS for line in lines)


class _Elements(HTMLParser):
    """The elements and words inside the body of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_words()
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self._end_words()
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        self._words += data

    def _end_words(self) -> None:
        if self._words.strip():
            self.found.append(self._words)
        self._words = ""


def read_draft(draft: str) -> Json:
    """Return what a mail program finds in a draft."""
    mail = message_from_string(draft, policy=policy.SMTP)
    plain, page = mail.get_body(["plain"]), mail.get_body(["html"])
    assert plain is not None
    assert page is not None
    elements = _Elements()
    elements.feed(page.get_content().partition("<body>")[2])
    return {
        "keys": sorted(key for key in mail if key not in {"MIME-Version", "Content-Type"}),
        "subject": mail["Subject"].replace("=?", "= ?"),  # the library would decode it a second time
        "unsent": mail["X-Unsent"],
        "plain": plain.get_content().replace("\r\n", "\n"),
        "page": elements.found,
    }


# ---- the example hires


def test_the_example_hires(page: Page, project: Project, places: Mapping[str, Workplace]) -> None:
    plans = []
    for new in project.content.hires.values():
        hire = new.hire.item
        workplace, _told = for_hire(places[hire.department], new, project.content)
        agreed = hire.agreed or hire.start - timedelta(weeks=6)
        days = [agreed, TODAY, hire.start - timedelta(days=9), hire.start + timedelta(days=1)]
        plans += [make_plan(hire, workplace, day, "") for day in days]
    assert len(plans) >= 20
    assert_agreement(page, plans)
    assert_same_drafts(page, plans[::4])


# ---- made-up hires

NAMES = st.sampled_from(
    [
        "Asta Birk",
        "Åse Ødegård-Ærø",
        "{navn} Prøve",
        "Ib; Bo, \\Nis \\n",
        "=?utf-8?q?x?= Y",
        "Zoë 🙂🙂🙂 Ḱ",
        "<b>Ib</b> &amp;",
    ]
)
HIRE_DAYS = st.dates(FIRST_START, LAST_START)


@st.composite
def hires(draw: st.DrawFn, places: Mapping[str, Workplace]) -> tuple[Json, date]:
    """Draw what someone fills in, and the day on which they do."""
    start = draw(HIRE_DAYS)

    def day_or_none(lowest: int, highest: int) -> st.SearchStrategy[str]:
        return st.just("") | st.integers(lowest, highest).map(lambda days: str(start + timedelta(days=days)))

    department = draw(st.sampled_from(sorted(places)))
    handbook = places[department].handbook
    types = st.lists(st.sampled_from(sorted(handbook.of(HireType))), min_size=1, max_size=3, unique=True)
    values = {
        "name": draw(NAMES),
        "position": draw(st.sampled_from(["pædagog", "kontorelev; {navn}"])),
        "department": department,
        "types": tuple(draw(types)),
        "agreed": draw(day_or_none(-120, -43) | day_or_none(-42, 0)),
        "start": str(start),
        "first_working_day": draw(st.just("") | day_or_none(0, 40)),
        "end": draw(st.just("") | day_or_none(3, 60) | day_or_none(60, 900)),
        "probation": draw(st.sampled_from(["", "ingen"]) | day_or_none(0, 300)),
        "weekdays": tuple(draw(st.just([]) | st.lists(st.sampled_from(WEEKDAYS), unique=True))),
        "people": draw(st.dictionaries(st.sampled_from(sorted(handbook.of(Role))), NAMES, max_size=6)),
        "place": draw(st.sampled_from(["", "receptionen"])),
        "time": draw(st.sampled_from(["", "07:00", "09:30", "15:05", "23:00"])),
    }
    before = draw(st.sampled_from([-90, -50, -43, -42, -41, -30, -20, -12, -8, -5, -3, -1, 0, 1, 30]))
    return values, start + timedelta(days=before)


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Return examples that are the same in every run."""
    found = []

    @settings(max_examples=count, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(value: object) -> None:
        found.append(value)

    collect()
    return found


def test_made_up_hires(page: Page, places: Mapping[str, Workplace]) -> None:
    plans = [
        make_plan(made_up(values), places[values["department"]], today, "")
        for values, today in drawn(hires(places), MADE_UP)
    ]
    assert len(plans) >= MADE_UP
    assert_variety(plans)
    assert_agreement(page, plans)


def assert_variety(plans: list[Plan]) -> None:
    """See that the drawn hires are of every kind that there are rules for."""
    letters = [message for plan in plans for message in plan.messages]
    rows = [row for plan in plans for section in plan.sections for row in section.tasks]
    assert any(plan.unsent for plan in plans)
    assert any(plan.overdue for plan in plans)
    assert len({left.reason for plan in plans for left in plan.omitted}) >= 5
    assert any(message.when and message.when.moved_from for message in letters)
    assert len({row.when.reason for row in rows if row.when}) >= 10


# ---- words that calendars and mails must be careful with

ODD_WORDS = st.text(
    st.sampled_from("aåÆ \\;,:nN^\"'{}<>&=?-🙂€\u00a0\u2028\u0085\u200b\ufeff")
    | st.characters(exclude_categories=["Cs", "Cn"]),
    max_size=60,
)
LINES = ODD_WORDS.map(lambda words: words.replace("\n", " ").strip()).filter(bool)
DUES = [
    "første arbejdsdag",
    "1 uge før start",
    "1 uge efter ansættelsesaftalen",
    "i uge 2",
    "senest 3 dage før start",
    "hver uge i den første måned",
    "løbende",
]
HARD = {"title": "a\ufeff \ufeffb \\N \\\\;, c", "text": "\\\\N", "minutes": 5}  # a mark of byte order, and escapes


@st.composite
def odd_items(draw: st.DrawFn) -> Json:
    return {"title": draw(LINES), "text": draw(TEXT), "minutes": draw(st.sampled_from([0, 5, 45, 240, 600]))}


def is_text(source: str) -> bool:
    try:
        parse(source)
    except TextError:
        return False
    return True


LETTERS = st.text(
    st.sampled_from("aåÆ \\[](){}<>&*_#-+'\"🙂\u00a0\ufeff") | st.characters(exclude_categories=["C", "Zl", "Zp"])
)
INLINE = st.sampled_from(
    ["ord", "*vægt*", "**vægt *i* vægt**", "[her](https://a.dk/x?a=1&b='2')", "[ring](tel:+4512345678)", " \\\n",
     "  \n", "[hr@a.dk](mailto:hr@a.dk)", "[**https://a.dk**](https://a.dk)", "{fornavn}", "{navn",
     "1. maj", "\u00a0", " "]
)  # fmt: skip
WORDS = st.lists(INLINE | LETTERS, min_size=1, max_size=5).map("".join)
STARTS = st.sampled_from(["", "", "\n", "- ", "  - ", "    - ", "- - ", "1. ", "2. ", "   1. ", "   2. ", "\n  "])
TEXT = st.lists(st.builds("{}{}".format, STARTS, WORDS), max_size=8).map("\n".join).filter(is_text)


def with_items(place: Workplace, tasks: list[Item], messages: list[Item]) -> Workplace:
    """Return the workplace with other tasks and messages in its handbook."""
    handbook = place.handbook
    source = next(iter(handbook.of(Task).values())).source
    own = {
        name: {item.id: Entry(item, source) for item in items}
        for name, items in (("tasks", tasks), ("messages", messages))
    }
    return replace(place, handbook=Handbook(handbook.layer, {**handbook.collections, **own}, {}))


def test_odd_words(page: Page, places: Mapping[str, Workplace]) -> None:
    place = places["familiehuset"]
    roles, senders, dues = cycle(place.handbook.of(Role)), cycle(place.handbook.of(Role)), cycle(DUES)
    tasks: list[Item] = []
    messages: list[Item] = []
    for number, odd in enumerate([HARD, *drawn(odd_items(), ODD)]):
        shared = {"id": f"x{number}", "title": odd["title"], "due": next(dues)}
        task = shared | {"text": odd["text"], "topic": "x", "responsible": next(roles), "link": "https://a.dk/a,b;c"}
        meeting = {"minutes": odd["minutes"], "with": (next(roles), next(roles))}
        task["covers"] = (f"x{number ^ 1}",) if number % 8 in {0, 1} else ()  # each the other
        tasks.append(Task.model_validate(task | ({"meeting": meeting} if odd["minutes"] else {})))
        letter = {
            "from": next(senders),
            "to": "ny",
            "subject": odd["title"] + " {navn}",
            "body": f"{odd['text']}\n\nHilsen {{navn}}",
        }
        messages.append(Message.model_validate(shared | letter | {"priority": number % 5 or None}))
    assert len(tasks) >= ODD
    odd_place = with_items(place, tasks, messages)
    values = {"position": "x", "department": "familiehuset", "types": ("medarbejder",), "start": "2027-02-01"}
    plans = [
        make_plan(
            made_up({**values, "name": name, "people": dict.fromkeys(place.handbook.of(Role), name), "time": time}),
            odd_place,
            today,
            "",
        )
        for name, time, today in [
            ("Ib \\N <i>Bo</i> {start}", "", date(2026, 12, 1)),
            ("=?utf-8?q?=0AX:_y?=", "15:30", date(2027, 1, 30)),
        ]
    ]
    assert_agreement(page, plans)
    assert_same_drafts(page, plans)


# ---- plain text


def test_plain_text_of_drawn_texts(page: Page) -> None:
    texts = [parse(source) for source in drawn(TEXT, TEXTS)]
    html = [to_html(text) for text in texts]
    assert sum(bool(re.search("<li>.*<[uo]l>", one)) for one in html) >= 10
    assert all(any(tag in one for one in html) for tag in ("<a href", "<br>", "<strong>", "<em>", "<ol>"))
    assert page.evaluate(TO_PLAIN, html) == [to_plain(text) for text in texts]


def test_plain_text_of_everything_in_the_content(page: Page, project: Project) -> None:
    texts = [
        value
        for handbook in (project.content.base, *project.handbooks.values())
        for collection in handbook.collections.values()
        for entry in collection.values()
        for name in ("text", "body", "answer")
        if (value := getattr(entry.item, name, None)) is not None and not isinstance(value, str)
    ]
    assert len(texts) >= 500
    assert page.evaluate(TO_PLAIN, list(map(to_html, texts))) == list(map(to_plain, texts))

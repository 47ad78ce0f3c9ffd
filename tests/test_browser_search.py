"""The search as readers meet it: typed, narrowed and followed in a browser, by mouse, finger and keyboard alone."""

import gzip
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from browsing import NARROW, PHONE, Open, violations
from playwright.sync_api import Locator, Page, Response, expect

from generator.site.serve import HEADERS

QUERY = "samtale"
NONSENSE = "xyzzyxyz"
MISSPELLED = {"adgangskprt": "adgangskort", "adgangskrot": "adgangskort", "frævær": "fravær", "mentorr": "mentor"}
FACETS = ["arbejdsplads", "fase", "rolle", "kollega"]

FIRST_SEARCH = 200_000  # bytes that a reader's first search may fetch, compressed
SCRIPTS = 10_000  # bytes of our own scripts, compressed


def field_of(page: Page) -> Locator:
    return dialog_of(page).get_by_role("textbox", name="Søg i håndbogen")


def dialog_of(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Søg")


def status_of(page: Page) -> Locator:
    return dialog_of(page).get_by_role("status")


def pages_of(page: Page) -> Locator:
    return dialog_of(page).get_by_role("list", name="Det vi fandt").locator("> li")


def titles_of(page: Page) -> list[str]:
    return pages_of(page).locator(".search-title").all_inner_texts()


def type_query(page: Page, query: str) -> None:
    """Search for something, and wait for what is said of it."""
    if not dialog_of(page).is_visible():
        page.keyboard.press("Control+k")
    field_of(page).fill(query)
    expect(status_of(page)).to_contain_text(f"“{query}”")


def count_of(page: Page) -> int:
    """Return how many pages are said to be found."""
    number = re.match(r"\d+", status_of(page).inner_text())
    return int(number[0]) if number else 0


def facet_of(page: Page, facet: str) -> Locator:
    return dialog_of(page).locator(f"[data-facet={facet}]")


@pytest.fixture
def searched(open_page: Open) -> Page:
    """The front page with the pages that answer `QUERY`."""
    page = open_page().page
    type_query(page, QUERY)
    return page


# Opening and closing


@pytest.mark.parametrize("address", ["", "aaret/foerste-dag/", "findes/ikke/"])
def test_the_search_finds_a_danish_word_from_any_page_and_asks_no_other_host(address: str, open_page: Open) -> None:
    page, requests, complaints = open_page(address)
    complaints.clear()
    type_query(page, "adgangskort")
    hit = pages_of(page).get_by_role("link").filter(has_text=re.compile("adgangskort", re.IGNORECASE)).first
    hit.click()
    expect(page.locator("article")).to_contain_text(re.compile("adgangskort", re.IGNORECASE))
    page.wait_for_load_state("networkidle")
    assert complaints == []
    assert any("pagefind-worker.js" in url for url in requests)
    assert {urlsplit(url).netloc for url in requests if url.startswith("http")} == {urlsplit(page.url).netloc}


def test_the_policy_is_really_sent_with_the_pages_and_with_the_worker(open_page: Open) -> None:
    page = open_page().page
    sent: dict[str, str] = {}
    page.on("response", lambda response: sent.update({path_of(response): policy_of(response)}))
    page.reload()
    type_query(page, QUERY)
    expect(pages_of(page).first).to_be_visible()
    policies = {path: policy for path, policy in sent.items() if path.endswith((".js", "/"))}
    assert any("pagefind-worker.js" in path for path in policies)
    assert set(policies.values()) == {HEADERS["Content-Security-Policy"]}


def path_of(response: Response) -> str:
    return urlsplit(response.url).path


def policy_of(response: Response) -> str:
    return response.headers.get("content-security-policy", "")


@pytest.mark.parametrize("name", ["Søg i håndbogen", "Søg"])
def test_a_button_opens_the_search_and_has_the_focus_again_when_it_closes(name: str, open_page: Open) -> None:
    page = open_page().page
    button = page.get_by_role("button", name=name, exact=True)
    button.click()
    expect(field_of(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog_of(page)).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    dialog_of(page).get_by_role("button", name="Luk søgningen").click()
    expect(dialog_of(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_a_slash_opens_the_search_but_not_while_writing(open_page: Open) -> None:
    page = open_page("arbejdspladser/").page
    writing = page.get_by_label("Find din arbejdsplads")
    expect(writing).to_be_visible()
    writing.press("/")
    expect(writing).to_have_value("/")
    expect(dialog_of(page)).to_be_hidden()
    writing.blur()
    page.keyboard.press("/")
    expect(field_of(page)).to_be_focused()
    expect(field_of(page)).to_have_value("")


def test_the_slash_can_be_switched_off_for_good(open_page: Open) -> None:
    page = open_page("kilder/").page
    page.keyboard.press("/")
    dialog_of(page).get_by_text("Indstillinger").click()
    dialog_of(page).get_by_label("åbner søgningen").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog_of(page)).to_be_hidden()
    page.reload()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(dialog_of(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(field_of(page)).to_be_focused()


def test_without_javascript_nothing_offers_to_search(open_page: Open) -> None:
    page = open_page(java_script_enabled=False).page
    expect(page.locator("[data-opens-search]")).to_have_count(2)
    expect(page.locator("[data-opens-search]:visible, #search:visible")).to_have_count(0)


def test_the_search_says_so_when_it_cannot_be_had(open_page: Open) -> None:
    page = open_page().page
    page.route("**/pagefind.js", lambda route: route.abort())
    page.keyboard.press("Control+k")
    field_of(page).fill(QUERY)
    expect(status_of(page)).to_contain_text("kan ikke hentes lige nu")


# The keyboard


def test_the_arrows_home_and_end_lead_through_what_was_found(searched: Page) -> None:
    links = pages_of(searched).get_by_role("link")
    expect(field_of(searched)).to_be_focused()
    searched.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    searched.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    searched.keyboard.press("End")
    expect(dialog_of(searched).get_by_role("button", name="Vis flere")).to_be_focused()
    searched.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    searched.keyboard.press("Home")
    expect(links.first).to_be_focused()
    searched.keyboard.press("ArrowUp")
    expect(field_of(searched)).to_be_focused()


def test_enter_in_the_field_leads_to_the_first_page_also_when_it_is_pressed_at_once(open_page: Open) -> None:
    page = open_page().page
    type_query(page, "adgangskort")
    first = pages_of(page).locator("a").first.get_attribute("href") or ""
    type_query(page, QUERY)
    field_of(page).fill("adgangskort")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")
    assert urlsplit(page.url).path == first


def test_the_focus_stays_in_the_dialog(searched: Page) -> None:
    inside = "document.activeElement === document.body || document.activeElement.closest('#search') !== null"
    tabs = dialog_of(searched).locator("a, button, summary, input, select").count() + 5
    for key in ("Tab", "Shift+Tab"):
        for _ in range(tabs):
            searched.keyboard.press(key)
            assert searched.evaluate(inside)


# What was found


def test_pages_come_once_each_with_sections_that_exist(searched: Page, built_site: Path) -> None:
    links = pages_of(searched).locator("a")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    pages = [address for address in addresses if "#" not in address]
    sections = [urlsplit(address) for address in addresses if "#" in address]
    assert len(set(pages)) == len(pages) == pages_of(searched).count()
    assert len(sections) > 3
    base = urlsplit(searched.url).path
    for section in sections:
        file = built_site / section.path.removeprefix(base) / "index.html"
        assert f'id="{unquote(section.fragment)}"' in file.read_text(encoding="utf-8"), section.geturl()


def test_a_page_says_its_kind_and_the_words_are_marked(searched: Page) -> None:
    marks = pages_of(searched).locator("mark").all_inner_texts()
    assert len(marks) > 3
    assert all(QUERY in mark.casefold() for mark in marks)
    expect(pages_of(searched).first.locator(".search-kind").first).to_have_text(re.compile(r"\w+"))


def test_words_that_are_there_to_be_found_only_are_not_shown(open_page: Open) -> None:
    page = open_page().page
    for query in ("samtale", "aabningstider", "attest"):
        type_query(page, query)
        expect(pages_of(page).first).to_be_visible()
        assert "\u2063" not in dialog_of(page).inner_text()


def test_more_pages_come_on_request_and_the_focus_goes_to_the_first_of_them(searched: Page) -> None:
    before = titles_of(searched)
    assert count_of(searched) > len(before)
    more = dialog_of(searched).get_by_role("button", name="Vis flere")
    more.click()
    expect(pages_of(searched)).not_to_have_count(len(before))
    expect(pages_of(searched).nth(len(before)).locator("a").first).to_be_focused()
    assert titles_of(searched)[: len(before)] == before
    while more.is_visible():
        shown = pages_of(searched).count()
        more.click()
        expect(pages_of(searched)).not_to_have_count(shown)
    assert pages_of(searched).count() == count_of(searched)


def test_the_latest_query_is_answered_however_fast_it_is_typed(open_page: Open) -> None:
    page = open_page().page
    page.keyboard.press("Control+k")
    for query in (QUERY, "ferie", "adgangskort", "ferie", QUERY, "adgangskort"):
        field_of(page).fill(query)
        page.wait_for_timeout(160)
    expect(status_of(page)).to_contain_text("“adgangskort”")
    expect(pages_of(page).locator("mark").first).to_have_text(re.compile("adgangskort", re.IGNORECASE))


# A page as Pagefind gives it: what stands between two U+2063 is there to be found only.
PAGE: dict[str, Any] = {
    "meta": {"title": "Det første år"},
    "content": (
        "Det første år. Kom godt i gang. Fratrædelsessamtalen. Tag den i god tid. \u2063 tid samtale \u2063. Slut. "
        "Nu er det."
    ),
    "anchors": [
        {"element": "h2", "id": "a", "text": "Fratrædelsessamtalen", "location": 7},
        {"element": "h2", "id": "b", "text": "Slut", "location": 17},
    ],
}


@pytest.mark.parametrize(
    ("anchor", "locations", "words", "marks"),
    [
        (None, [3], "Kom godt i gang.", ["Kom"]),
        (0, [15], "Tag den i god tid.", []),
        (1, [19], "Nu er det.", ["er"]),
    ],
)
def test_an_excerpt_is_of_its_section_alone_without_its_heading(
    anchor: int | None, locations: list[int], words: str, marks: list[str], open_page: Open
) -> None:
    section = {"locations": locations} | ({} if anchor is None else {"anchor": PAGE["anchors"][anchor]})
    found = in_module(open_page().page, "excerpt", "excerpt", [[section, PAGE, ["samtale"]]])[0]
    assert " ".join(word for word, _ in found) == words
    assert [word for word, marked in found if marked] == marks


def test_a_long_section_is_shown_around_its_match(open_page: Open) -> None:
    words = [f"ord{number}" for number in range(100)]
    page = {"meta": {"title": "En side"}, "content": " ".join(words), "anchors": []}
    found = in_module(open_page().page, "excerpt", "excerpt", [[{"locations": [50]}, page, []]])[0]
    shown = [word for word, _ in found]
    assert shown[0] == shown[-1] == "…"
    assert 20 < len(shown) < 40
    assert shown[1:-1] == words[words.index(shown[1]) : words.index(shown[-2]) + 1]
    assert [word for word, marked in found if marked] == ["ord50"]


def in_module(page: Page, name: str, function: str, given: list[Any]) -> list[Any]:
    """Return what a function of a module gives for each list of arguments."""
    code = """async ([name, function_, given]) => {
        const module = await import(new URL(`assets/javascripts/search/${name}.js`, window.__md_scope));
        return given.map((values) => module[function_](...values));
    }"""
    found: list[Any] = page.evaluate(code, [name, function, given])
    return found


# Narrowing


def test_a_filter_leaves_as_many_pages_as_it_says(searched: Page) -> None:
    dialog_of(searched).get_by_text("Vis kun").click()
    everything = count_of(searched)
    for facet in FACETS:
        values = facet_of(searched, facet)
        expect(values).to_be_visible()
        label = values.locator("option").nth(1)
        expect(label).to_have_text(re.compile(r"^.+ \(\d+\)$"))
        expected = int(label.inner_text().rpartition("(")[2].rstrip(")"))
        assert 0 < expected <= everything
        values.select_option(index=1)
        expect(dialog_of(searched).get_by_text("1 valgt")).to_be_visible()
        expect(pages_of(searched).first).to_be_visible()
        assert count_of(searched) == expected
        values.select_option(index=0)
        expect(dialog_of(searched).get_by_text("1 valgt")).to_be_hidden()
    assert count_of(searched) == everything


def test_the_values_of_a_chosen_facet_can_still_be_compared(searched: Page) -> None:
    dialog_of(searched).get_by_text("Vis kun").click()
    values = facet_of(searched, "fase").locator("option")
    expect(values.nth(2)).to_be_attached()
    before = values.all_inner_texts()
    facet_of(searched, "fase").select_option(index=1)
    expect(dialog_of(searched).get_by_text("1 valgt")).to_be_visible()
    assert values.all_inner_texts() == before


def test_my_workplace_comes_first_and_is_remembered_only_on_request(open_page: Open) -> None:
    page = open_page().page
    type_query(page, QUERY)
    plain = titles_of(page)
    dialog_of(page).get_by_text("Indstillinger").click()
    mine = dialog_of(page).get_by_label("Min arbejdsplads, vises først")
    expect(mine.locator("option").nth(3)).to_be_attached()
    name = choose_workplace_with_a_page(page, mine)
    assert name not in plain[:1]
    expect(pages_of(page).first.locator(".search-kind").first).to_contain_text("Din arbejdsplads")
    assert titles_of(page)[0] == name
    page.reload()
    expect(pages_of(page).first.locator(".search-title")).to_have_text(plain[0])
    dialog_of(page).get_by_text("Indstillinger").click()
    expect(mine.locator("option").nth(3)).to_be_attached()
    mine.select_option(name)
    dialog_of(page).get_by_label("Husk min arbejdsplads").check()
    page.reload()
    expect(pages_of(page).first.locator(".search-title")).to_have_text(name)
    dialog_of(page).get_by_text("Indstillinger").click()
    dialog_of(page).get_by_label("Husk min arbejdsplads").uncheck()
    page.reload()
    expect(pages_of(page).first.locator(".search-title")).to_have_text(plain[0])


def choose_workplace_with_a_page(page: Page, mine: Locator) -> str:
    """Choose the first workplace that the query finds a page of, and return its name."""
    for name in mine.locator("option").all_inner_texts()[1:]:
        mine.select_option(name)
        page.wait_for_timeout(100)
        if "Din arbejdsplads" in pages_of(page).first.inner_text() and titles_of(page)[0] == name:
            return name
    pytest.fail("no workplace has a page that the query finds")


# The query in the address


def test_a_search_can_be_linked_to_and_leaves_no_trace_when_it_closes(searched: Page, open_page: Open) -> None:
    before = titles_of(searched)
    link = dialog_of(searched).get_by_role("link", name="Link til søgningen").get_attribute("href") or ""
    assert f"soeg={QUERY}" in link
    expect(searched).to_have_url(link)
    other = open_page(link).page
    expect(field_of(other)).to_have_value(QUERY)
    expect(pages_of(other)).to_have_count(len(before))
    assert titles_of(other) == before
    other.keyboard.press("Escape")
    expect(dialog_of(other)).to_be_hidden()
    expect(other).not_to_have_url(re.compile(r"\?"))


def test_the_search_is_there_again_on_the_way_back(searched: Page) -> None:
    before = titles_of(searched)
    pages_of(searched).locator(".search-title").nth(1).click()
    expect(searched.locator("h1")).to_contain_text(before[1])
    searched.go_back()
    expect(pages_of(searched)).to_have_count(len(before))
    assert titles_of(searched) == before


def test_a_link_with_a_filter_shows_the_same_pages(searched: Page, open_page: Open) -> None:
    dialog_of(searched).get_by_text("Vis kun").click()
    expect(facet_of(searched, "fase").locator("option").nth(1)).to_be_attached()
    facet_of(searched, "fase").select_option(index=1)
    expect(dialog_of(searched).get_by_text("1 valgt")).to_be_visible()
    other = open_page(searched.url).page
    expect(pages_of(other).first).to_be_visible()
    assert count_of(other) == count_of(searched)
    assert titles_of(other) == titles_of(searched)


# No answer, and one wrong letter


def test_an_empty_answer_helps_on(open_page: Open, built_site: Path) -> None:
    page = open_page("aaret/foerste-dag/").page
    type_query(page, NONSENSE)
    expect(status_of(page)).to_have_text(f"Vi fandt ikke noget om “{NONSENSE}”")
    expect(pages_of(page)).to_have_count(0)
    links = dialog_of(page).locator(".search-help").get_by_role("link").all()
    addresses = [str(link.evaluate("(link) => link.href")) for link in links]
    below = [urlsplit(address).path.partition("/introhaandbog/")[2] for address in addresses if "mailto" not in address]
    assert len(below) > 2
    assert all((built_site / path / "index.html").is_file() for path in below)


def test_an_empty_answer_to_a_narrowed_search_offers_the_whole_handbook(searched: Page) -> None:
    dialog_of(searched).get_by_text("Vis kun").click()
    expect(facet_of(searched, "rolle").locator("option").nth(1)).to_be_attached()
    facet_of(searched, "rolle").select_option(index=1)
    type_query(searched, NONSENSE)
    expect(status_of(searched)).to_contain_text("med det, du har valgt")
    dialog_of(searched).get_by_role("button", name="Søg i hele håndbogen").click()
    expect(status_of(searched)).not_to_contain_text("med det, du har valgt")
    expect(facet_of(searched, "rolle")).to_have_value("")


FIND = """async (queries) => {
    const { find } = await import(new URL("assets/javascripts/search/engine.js", window.__md_scope));
    const ask = async (query) => {
        const { results, isNear } = await find({ query, chosen: {} }, "");
        const pages = await Promise.all(results.slice(0, 8).map((result) => result.data()));
        return [pages.map((page) => page.meta.title), isNear];
    };
    const found = [];
    for (const query of queries) found.push(await ask(query));
    return found;
}"""


def test_every_page_comes_first_when_its_own_title_is_typed(open_page: Open, built_site: Path) -> None:
    titles = sorted(title_of(path) for path in (built_site / "pagefind" / "fragment").iterdir())
    found = open_page().page.evaluate(FIND, titles)
    assert [(title, pages[:2]) for title, (pages, _) in zip(titles, found, strict=True) if pages[:1] != [title]] == []


def title_of(fragment: Path) -> str:
    told = gzip.decompress(fragment.read_bytes()).decode()
    title: str = json.loads(told[told.index("{") :])["meta"]["title"]
    return title


def test_the_words_that_hold_a_question_together_play_no_part(open_page: Open) -> None:
    found = open_page().page.evaluate(FIND, ["kaffe", "Hvad er der med vores kaffe?"])
    assert found[0] == found[1]
    assert found[0][0]


@pytest.mark.parametrize("query", ["kaffe mikrobølgeovn", "kaffepauseaftale", "hvor er kaffeholdermøblet"])
def test_the_nearest_pages_come_when_no_page_has_all_the_words(query: str, open_page: Open) -> None:
    page = open_page().page
    type_query(page, query)
    expect(status_of(page)).to_contain_text("tæt på")
    expect(pages_of(page).first).to_be_visible()


def test_a_word_that_only_begins_like_one_of_the_handbooks_finds_nothing(open_page: Open) -> None:
    assert open_page().page.evaluate(FIND, ["kaffirlimeblad", "bibzzz"]) == [[[], True], [[], True]]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Hvordan får jeg en cykel?", ["cykel"]),
        ("hvor er det", ["hvor", "er", "det"]),
        ("HR-kontoret, tak", ["HR", "kontoret", "tak"]),
        ("hvem hjælper før ferien", ["hvem", "hjælper", "før", "ferien"]),
        ("", []),
    ],
)
def test_only_the_words_that_tell_something_are_asked_for(query: str, words: list[str], open_page: Open) -> None:
    assert in_module(open_page().page, "words", "contentWords", [[query]]) == [words]


def test_a_word_and_its_kin_have_one_root(open_page: Open) -> None:
    page = open_page().page
    kin = [("tilmelding", "tilmelde"), ("opsigelsen", "opsige"), ("bestillinger", "bestil"), ("vejledning", "vejlede")]
    for one, other in kin:
        roots = in_module(page, "words", "kinRoot", [[one], [other]])
        assert roots[0] == roots[1]
    apart = in_module(page, "words", "kinRoot", [["ting"], ["kaffe"], ["kage"], ["ring"]])
    assert len(set(apart)) == len(apart)


@pytest.mark.parametrize(
    ("query", "title", "share"),
    [
        ("buddyen", "Du er buddy", 1),
        ("lmu", "Lokalt medudvalg (LMU)", 1),
        ("medudvalget", "Medudvalg (LMU)", 1),
        ("kaffe", "Kaffe og kage", 2 / 3),
        ("kaffe og kage", "Te", 0),
        ("aaret", "Året", 1),
    ],
)
def test_a_title_is_likened_to_a_query_by_the_words_they_share(
    query: str, title: str, share: float, open_page: Open
) -> None:
    (found,) = in_module(open_page().page, "ranking", "likeness", [[query, title]])
    assert found == pytest.approx(share)


def found_page(title: str, score: float, *, kind: str = "Side", name: str = "", heading: str = "") -> list[Any]:
    """Return a result and its page, as the engine gives them, which was found by the first word under a heading."""
    section = {"title": heading, "anchor": {}, "locations": [0], "weighted_locations": [{"weight": 1}]}
    meta = {"title": title, "kind": kind} | ({"name": name} if name else {})
    return [{"score": score}, {"meta": meta, "content": "kaffe te", "locations": [0], "sub_results": [section]}]


@pytest.mark.parametrize(
    ("query", "pages", "order"),
    [
        ("kaffe", [found_page("Kaffe og kage", 9), found_page("Kaffen", 1)], [1, 9]),
        ("kaffen", [found_page("Kaffe", 9), found_page("Kaffen", 1)], [1, 9]),
        ("kaffe", [found_page("Pauser", 9), found_page("Pauser", 1, heading="Kaffe")], [1, 9]),
        ("kaffeholder", [found_page("Pauser", 9), found_page("Du sørger", 1, name="Kaffeholder")], [1, 9]),
        ("tjekliste kaffe", [found_page("Te", 9), found_page("Kaffe", 1, kind="Tjekliste")], [1, 9]),
        ("kaffe kage", [found_page("Te", 5), found_page("Kaffe uden kage til te", 4)], [4, 5]),
        ("kaffe", [found_page("Te", 5), found_page("Saft", 4)], [5, 4]),
    ],
)
def test_what_is_called_what_was_asked_for_comes_first(
    query: str, pages: list[Any], order: list[int], open_page: Open
) -> None:
    (found,) = in_module(open_page().page, "ranking", "inOrder", [[[query], pages]])
    assert [result["score"] for result in found] == order


WORDS = ["aften", "fest", "forældrene", "fredag", "før", "hjemme", "kaffe", "møde", "møder", "nøgle", "skaffe"]


@pytest.mark.parametrize(
    ("word", "like", "parts"),
    [
        ("mødet", "møde", []),
        ("foraeldrefester", "", ["forældrene", "fest"]),
        ("fredagskaffe", "", ["fredag", "kaffe"]),
        ("fredagskaffemøde", "", ["fredag", "kaffe", "møde"]),
        ("nogetukendtmøde", "", ["møde"]),
        ("hjemmefra", "", ["hjemme"]),
        ("xyzzy", "", []),
    ],
)
def test_a_word_is_told_to_be_like_one_or_to_be_made_of_some_that_are_known(
    word: str, like: str, parts: list[str], open_page: Open
) -> None:
    code = """async ([words, word]) => {
        const { Vocabulary } = await import(new URL("assets/javascripts/search/vocabulary.js", window.__md_scope));
        const known = new Vocabulary(words);
        return [known.like(word.replaceAll("ø", "oe")), known.parts(word.replaceAll("ø", "oe"))];
    }"""
    assert open_page().page.evaluate(code, [WORDS, word]) == [like, parts]


@pytest.mark.parametrize(("typed", "meant"), MISSPELLED.items())
def test_one_wrong_letter_is_asked_about(typed: str, meant: str, open_page: Open) -> None:
    page = open_page().page
    type_query(page, typed)
    expect(dialog_of(page).get_by_text("Mente du")).to_have_text(re.compile(f"Mente du {meant}", re.IGNORECASE))
    dialog_of(page).get_by_role("button", name=re.compile(f"^{meant}")).click()
    expect(status_of(page)).to_contain_text(f"“{meant}")
    expect(pages_of(page).first).to_be_visible()
    expect(dialog_of(page).get_by_text("Mente du")).to_be_hidden()


def test_words_that_are_spelled_right_are_not_asked_about_and_fetch_no_vocabulary(open_page: Open) -> None:
    page, requests, _ = open_page()
    for query in (QUERY, "adgangskort", "mentor"):
        type_query(page, query)
        expect(pages_of(page).first).to_be_visible()
    expect(dialog_of(page).get_by_text("Mente du")).to_be_hidden()
    assert [url for url in requests if "vocabulary.json" in url] == []


def test_one_letter_off_is_one_letter_added_left_out_changed_or_swapped(open_page: Open) -> None:
    words = ["".join(letters) for length in range(5) for letters in itertools.product("abc", repeat=length)]
    pairs = [list(pair) for pair in itertools.product(words, words)]
    found = in_module(open_page().page, "vocabulary", "isOneLetterOff", pairs)
    assert found == [other in one_letter_off(word) for word, other in pairs]


def one_letter_off(word: str) -> set[str]:
    parted = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return set(_edits(parted)) - {word}


def _edits(parted: Sequence[tuple[str, str]]) -> Iterator[str]:
    for before, after in parted:
        yield from (before + letter + after for letter in "abc")
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in "abc")
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


# For everyone


@pytest.mark.parametrize("query", [QUERY, NONSENSE, "adgangskprt"])
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["wide", "phone"])
def test_the_search_is_accessible_in_light_and_dark(
    query: str, viewport: dict[str, int] | None, open_page: Open
) -> None:
    page = open_page("kilder/", **({"viewport": viewport, "has_touch": True} if viewport else {})).page
    type_query(page, query)
    expect(dialog_of(page).locator(".search-results li, .search-help").locator("visible=true").first).to_be_visible()
    for scheme in ("default", "slate"):
        page.emulate_media(color_scheme="dark" if scheme == "slate" else "light")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_filters_and_settings_are_accessible(scheme: str, open_page: Open) -> None:
    page = open_page("kilder/", color_scheme=scheme).page
    page.keyboard.press("Control+k")
    assert violations(page) == []
    type_query(page, QUERY)
    dialog_of(page).get_by_text("Vis kun").click()
    dialog_of(page).get_by_text("Indstillinger").click()
    expect(facet_of(page, "fase")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("query", [QUERY, NONSENSE])
def test_nothing_in_the_search_scrolls_sideways_when_enlarged(query: str, open_page: Open) -> None:
    page = open_page("", viewport=NARROW).page
    type_query(page, query)
    dialog_of(page).get_by_text("Vis kun").click()
    dialog_of(page).get_by_text("Indstillinger").click()
    wider = """[...document.querySelectorAll("#search, #search *:not(.visually-hidden)")]
        .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 0.5)
        .map((part) => part.outerHTML.slice(0, 80))"""
    assert page.evaluate(wider) == []
    assert page.evaluate("document.querySelector('.search-body').scrollWidth") <= NARROW["width"]


# What it costs


def test_a_first_search_fetches_little(open_page: Open) -> None:
    page = open_page().page
    page.wait_for_load_state("networkidle")
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))  # noqa: PLW0108 - Playwright marks what it is given
    type_query(page, QUERY)
    expect(pages_of(page).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    sizes = {path_of(response).rpartition("/")[2]: len(gzip.compress(response.body())) for response in fetched}
    assert {"dialog.js", "pagefind.js", "pagefind-worker.js", "wasm.da.pagefind"} <= set(sizes)
    assert sum(sizes.values()) < FIRST_SEARCH, sizes


def test_a_search_that_is_no_longer_awaited_fetches_no_pages(open_page: Open) -> None:
    page, requests, _ = open_page()
    code = """async ([query, isAwaited]) => {
        const { find } = await import(new URL("assets/javascripts/search/engine.js", window.__md_scope));
        return find({ query, chosen: {} }, "", () => isAwaited).then(() => "found", () => "ended");
    }"""
    assert page.evaluate(code, [QUERY, False]) == "ended"
    assert [url for url in requests if "fragment" in url] == []
    assert page.evaluate(code, [QUERY, True]) == "found"
    assert [url for url in requests if "fragment" in url] != []


def test_the_scripts_of_the_search_are_small(built_site: Path) -> None:
    scripts = sorted((built_site / "assets" / "javascripts" / "search").glob("*.js"))
    assert len(scripts) > 5
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < SCRIPTS


def test_nothing_of_the_themes_own_search_is_left(built_site: Path) -> None:
    names = {path.name for path in built_site.rglob("*")}
    assert "pagefind.js" in names
    assert not {name for name in names if name in {"lunr", "workers", "search_index.json"} or name.startswith("lunr")}

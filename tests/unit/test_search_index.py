"""The index that Pagefind makes: every page is in it, under a title of its own, and what is in it is found."""

import gzip
import json
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from generator.diagnostics import Code
from generator.site.search.document import MARK, Document, Section
from generator.site.search.hints import Hints
from generator.site.search.index import Indexing, SearchError, faults_of_index, write_documents
from generator.site.search.synonyms import Synonyms
from generator.site.search.vocabulary import Vocabulary

Handbook = Callable[..., tuple[int, str, str]]

VOCABULARY = Vocabulary.of(["Løn", "Ferie"], [])


def document(address: str, title: str) -> Document:
    return Document(address, "Side", (Section("", title, "Vi holder ferie."),))


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index of two pages."""
    work = tmp_path_factory.mktemp("index")
    write_documents([document("", "Løn"), document("a/b/", "Ferie")], Hints(VOCABULARY, Synonyms([])), work / "in")
    (work / "site").mkdir()
    with Indexing(work / "in", work / "out") as indexing:
        indexing.publish(work / "site", VOCABULARY)
    return work / "site"


def test_only_what_the_dialog_needs_is_published(indexed: Path) -> None:
    names = {path.name.partition(".")[0] for path in (indexed / "pagefind").iterdir() if path.is_file()}
    assert names == {"pagefind", "pagefind-entry", "pagefind-worker", "vocabulary", "wasm"}
    assert [path.name for path in (indexed / "pagefind").glob("wasm*")] == ["wasm.da.pagefind"]
    assert json.loads((indexed / "pagefind/vocabulary.json").read_text(encoding="utf-8")) == ["0ferie", "0løn"]


FASES = [f"Fase {number}" for number in range(30)]


def with_filters(folder: Path) -> dict[str, bytes]:
    """Index pages with many filters, and return every file of the index."""
    pages = [
        Document(f"{at}/", "Side", (Section("", name, "Tekst"),), {"fase": (name,), "rolle": ("Ø", name), "x": ("y",)})
        for at, name in enumerate(FASES)
    ]
    write_documents(pages, Hints(VOCABULARY, Synonyms([])), folder / "in")
    (folder / "site").mkdir()
    with Indexing(folder / "in", folder / "out") as indexing:
        indexing.publish(folder / "site", VOCABULARY)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "site").rglob("*.*")}


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    found = []
    for name in "abc":
        (tmp_path / name).mkdir()
        found.append(with_filters(tmp_path / name))
    assert len([path for path in found[0] if path.endswith(".pf_filter")]) == 3
    assert found[0] == found[1] == found[2]


def test_a_page_that_is_not_indexed_is_a_fault(indexed: Path) -> None:
    assert list(faults_of_index(["", "a/b/"], [], indexed)) == []
    (fault,) = faults_of_index(["", "a/b/", "a/c/"], [], indexed)
    assert (fault.file, fault.code) == ("site/a/c/", Code.NOT_INDEXED)


def test_two_pages_with_one_title_are_a_fault(indexed: Path) -> None:
    documents = [document("", "Løn"), document("a/b/", "Ferie"), document("a/c/", "løn")]
    (fault,) = faults_of_index([""], documents, indexed)
    assert (fault.file, fault.code) == ("site/a/c/", Code.SAME_TITLE)
    assert "site/index.html" in fault.message


def test_an_index_that_cannot_be_made_stops_the_build(tmp_path: Path) -> None:
    with Indexing(tmp_path / "findes-ikke", tmp_path / "out") as indexing, pytest.raises(SearchError) as told:
        indexing.publish(tmp_path, VOCABULARY)
    assert str(told.value).startswith("søgningen kunne ikke laves:")


def test_a_build_with_two_pages_of_one_title_fails_and_publishes_nothing(project: Path, handbook: Handbook) -> None:
    familie = project / "content/departments/familie.yml"
    named = familie.read_text(encoding="utf-8").replace("Familierådgivningen", "Socialafdelingen")
    familie.write_text(named, encoding="utf-8")
    code, _output, errors = handbook("build")
    assert code == 1
    assert "HB604" in errors
    assert not (project / "site").exists()


def test_the_themes_own_search_is_not_there(built_site: Path) -> None:
    assert not (built_site / "search").exists()
    assert 'data-md-component="search' not in (built_site / "index.html").read_text(encoding="utf-8")


def fragments(site: Path) -> dict[str, str]:
    """Return what the index of a site says of each of its pages."""
    read = (gzip.decompress(path.read_bytes()).decode() for path in (site / "pagefind/fragment").iterdir())
    told = [json.loads(text[text.index("{") :]) for text in read]
    return {page["url"]: page["content"] for page in told}


def test_the_index_holds_the_sites_pages_and_nothing_of_a_hire(built_site: Path, root: Path) -> None:
    told = fragments(built_site)
    pages = {f"/{path.parent.relative_to(built_site).as_posix()}/" for path in built_site.rglob("index.html")}
    assert {"/./" if url == "/" else url for url in told} == pages
    names = [path.read_text(encoding="utf-8").split("name: ")[1].split("\n")[0] for path in hires(root)]
    assert names
    assert not [name for name in names for content in told.values() if name in content]
    assert any(MARK in content for content in told.values())


def hires(root: Path) -> list[Path]:
    return sorted((root / "content/hires").glob("*.yml"))


@pytest.fixture(scope="module")
def asked(site_url: str, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(site_url)
    yield page
    page.close()


ASK = """async (query) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI));
  const found = await pagefind.search(query);
  return Promise.all(found.results.map(async (result) => (await result.data()).raw_url));
}"""


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("samtale", "/fratraedelse/"),
        ("samtalen", "/fratraedelse/"),
        ("introprogrammet", "/introplan/"),
        ("straffeattesten", "/aaret/foer-start/"),
        ("attest", "/aaret/foer-start/"),
        ("fravær", "/ledertrivsel/temaer/"),
        ("aabningstider", "/aaret/maaned-2-3/"),
        ("ferien", "/tjeklister/emner/personaleforhold/"),
        ("mus", "/aaret/resten-af-aaret/"),
        ("arbejdspladsen", "/arbejdspladser/"),
        ("aabakkeskolen", "/arbejdspladser/aabakkeskolen/"),
    ],
)
def test_danish_words_are_found_in_whatever_form_and_compound(asked: Page, query: str, address: str) -> None:
    assert address in asked.evaluate(ASK, query)


NARROW = """async (filters) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI));
  const found = await pagefind.search(null, { filters });
  return Promise.all(found.results.map(async (result) => (await result.data()).raw_url));
}"""


def test_the_search_can_be_narrowed(asked: Page) -> None:
    assert asked.evaluate(NARROW, {"arbejdsplads": "Åbakkeskolen"}) == ["/arbejdspladser/aabakkeskolen/"]
    assert "/tjeklister/roller/mentor/" in asked.evaluate(NARROW, {"rolle": "Mentor"})


def test_a_task_that_departments_inherit_is_found_above_them(asked: Page) -> None:
    found = asked.evaluate(ASK, "adgangskort")
    at = [place for place, address in enumerate(found) if address.startswith("/arbejdspladser/")]
    assert found.index("/aaret/foer-start/") < min(at, default=len(found))


@pytest.fixture
def parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an index that is in as many parts as it has words."""
    monkeypatch.setattr("generator.site.search.index._CHUNK", ("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "1"))
    words = ("salat", "samarbejde", "samtale", "samvær", "sandhed", "sår")
    write_documents([document(f"{word}/", word) for word in words], Hints(VOCABULARY, Synonyms([])), tmp_path / "in")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<html lang='da'><title>Søg</title>", encoding="utf-8")
    with Indexing(tmp_path / "in", tmp_path / "out") as indexing:
        indexing.publish(tmp_path / "site", VOCABULARY)
    assert len(list((tmp_path / "site/pagefind/index").iterdir())) >= len(words)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path / "site")) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_told: object) -> None:
        pass


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sam", ["samarbejde", "samtale", "samvær"]),
        ("samtale", ["samtale"]),
        ("samværet", ["samvær"]),
        ("sår", ["sår"]),
    ],
)
def test_words_are_found_by_their_beginnings_wherever_the_index_is_parted(
    query: str, found: list[str], parted: str, browser: Browser
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(parted)
        addresses = page.evaluate(ASK, query)
    assert sorted(unquote(address).strip("/") for address in addresses) == found

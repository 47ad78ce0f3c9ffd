"""The real handbook's site: what holds for every page of it, and what must never stand on one."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).parent.parent


GZIP = b"\x1f\x8b"


def tree(folder: Path) -> Mapping[str, bytes]:
    """Return every file below a folder with its bytes; those of the search index as they are before compression."""
    return {path.relative_to(folder).as_posix(): plain(path) for path in folder.rglob("*") if path.is_file()}


def plain(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if data.startswith(GZIP) else data


def words_of_hires() -> Iterator[str]:
    """Yield what stands in the example hires and must never stand on a page: names, dates, people, places."""
    for path in sorted((ROOT / "content" / "hires").glob("*.yml")):
        hire = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - the safest of them: text alone
        yield path.stem
        yield hire["name"]
        yield from (value for key in ("agreed", "start", "end", "place") if (value := hire.get(key)))
        yield from hire.get("people", {}).values()


def test_nothing_of_a_hire_is_in_the_site(built_site: Path) -> None:
    words = {word for word in words_of_hires() if len(word) > 4}
    assert len(words) > 20
    files = tree(built_site)
    assert len(files) > 50
    assert any(b"adgangskort" in data for name, data in files.items() if name.startswith("pagefind/fragment/"))
    for name, data in files.items():
        for word in words:
            for form in (word, word.replace(" ", "%20"), json.dumps(word)[1:-1]):
                assert form.encode() not in data, f"“{word}” stands in {name}"
                assert form not in name


class Reading(HTMLParser):
    """What of a page the rules below are about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language: str | None = None
        self.title = ""
        self.description: str | None = None
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.fetched: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "html":
            self.language = attributes.get("lang")
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes["content"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag in {"title", "style"} or re.fullmatch("h[1-6]", tag):
            self._inside = tag
        self.fetched.extend(self._fetches(tag, attributes))

    @staticmethod
    def _fetches(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
        """Yield the addresses that a browser fetches by itself."""
        if tag == "link" and attributes.get("rel") not in {"canonical", "edit", "next", "prev"}:
            yield attributes["href"]
        if tag not in {"a", "link"}:
            yield from (attributes[name] for name in ("src", "data", "poster", "action", "href") if name in attributes)
            yield from (part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip())
        yield from urls_of(attributes.get("style", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "style":
            self.fetched.extend(urls_of(data))
        elif self._inside:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def urls_of(css: str) -> list[str]:
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.findall(r"url\(\s*[\"']?([^)\"']*)", plain) + re.findall(r"@import\s+[\"']([^\"']*)", plain)


@pytest.fixture(scope="module")
def readings(built_site: Path) -> dict[str, Reading]:
    """Every page of the real handbook."""
    pages = {
        path.relative_to(built_site).as_posix(): Reading(path.read_text(encoding="utf-8"))
        for path in sorted(built_site.rglob("*.html"))
    }
    assert len(pages) > 40
    return pages


def test_a_browser_fetches_nothing_from_others(built_site: Path, readings: Mapping[str, Reading]) -> None:
    styles = {path.name: urls_of(path.read_text(encoding="utf-8")) for path in built_site.rglob("*.css")}
    assert len(styles) > 5
    fetched = {name: reading.fetched for name, reading in readings.items()} | styles
    for name, addresses in fetched.items():
        if name in readings:
            assert len(addresses) > 3
        for address in addresses:
            parts = urlsplit(address)
            assert parts.scheme in {"", "data"}, f"{name} fetches {address}"
            assert not parts.netloc, f"{name} fetches {address}"


def test_a_script_fetches_nothing_from_others(root: Path) -> None:
    scripts = sorted((root / "overrides").rglob("*.js"))
    assert len(scripts) > 2
    for path in scripts:
        assert not re.search(r"https?://|['\"]//", path.read_text(encoding="utf-8")), path.name


def test_every_page_says_its_language_title_and_description(readings: Mapping[str, Reading]) -> None:
    for name, reading in readings.items():
        assert reading.language == "da", name
        assert reading.title.strip(), name
        assert reading.title == " ".join(reading.title.split()), name
        assert (reading.description or "").strip(), name
    titles = Counter(reading.title for reading in readings.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_one_main_heading_and_skips_no_level(readings: Mapping[str, Reading]) -> None:
    for name, reading in readings.items():
        levels = [level for level, _text in reading.headings]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, reading.headings)
        assert all(text.strip() for _level, text in reading.headings), name


def test_every_anchor_of_a_page_is_its_only_one(readings: Mapping[str, Reading]) -> None:
    for name, reading in readings.items():
        twice = [identity for identity, count in Counter(reading.ids).items() if count > 1]
        assert twice == [], name


def test_no_page_holds_what_was_to_be_filled_in(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "%%" not in text, path
        assert "&amp;amp;" not in text, path
        assert "{{" not in text, path

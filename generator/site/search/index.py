"""Runs Pagefind over the documents, in a process of its own, and looks whether its index holds every page."""

import json
import os
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from pagefind_bin import get_executable

from generator.diagnostics import Code, Diagnostic
from generator.errors import HandbookError
from generator.i18n import gettext as _
from generator.site.search.document import Document
from generator.site.search.hints import Hints
from generator.site.search.stable import settle
from generator.site.search.vocabulary import Vocabulary

FOLDER = "pagefind"
WORDS = "vocabulary.json"

# How much of the index is fetched for a word; Pagefind's own is eight times as much. By its name it may go one day, and
# then a search only fetches more.
_CHUNK = ("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "2500")

_URL = '{"url":'
_BEGINNING = 4096  # bytes in which it stands

_INTERFACES = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")  # we have our own dialog, in Danish


class SearchError(HandbookError):
    """Pagefind could not make its index."""


def write_documents(documents: Iterable[Document], hints: Hints, folder: Path) -> None:
    """Write each document where Pagefind takes its page's address from."""
    for document in documents:
        path = folder / document.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.html(hints), encoding="utf-8", newline="\n")


class Indexing:
    """Pagefind at work on the documents in a folder."""

    def __init__(self, documents: Path, index: Path) -> None:
        self._index = index
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command
            [
                str(get_executable()),
                *("--site", str(documents), "--output-path", str(index), "--force-language", "da", "--quiet"),
            ],
            env={**os.environ, _CHUNK[0]: _CHUNK[1]},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def publish(self, site: Path, vocabulary: Vocabulary) -> None:
        """Wait for the index and put it into the site, with the words to suggest; raises `SearchError`."""
        _nothing, told = self._process.communicate()
        if self._process.returncode != 0:
            raise SearchError(
                "\n".join([_("the search index could not be made:"), told.decode("utf-8", "replace").strip()])
            )
        for pattern in _INTERFACES:
            for path in self._index.glob(pattern):
                path.unlink()
        settle(self._index)
        words = json.dumps(vocabulary.suggestions, ensure_ascii=False, separators=(",", ":"))
        (self._index / WORDS).write_text(words, encoding="utf-8")
        shutil.move(self._index, site / FOLDER)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """End Pagefind, if it is still at work."""
        self._process.kill()
        self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()


def indexed_addresses(site: Path) -> frozenset[str]:
    """Return the addresses, below the site's root, of the pages that the index of a site holds."""
    fragments = (site / FOLDER / "fragment").glob("*.pf_fragment")
    return frozenset(map(_address, fragments))


def _address(fragment: Path) -> str:
    """Return the address in a fragment: the first value of JSON, after some letters that say what it is."""
    unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)  # 16: with the head and foot of gzip
    beginning = unzip.decompress(fragment.read_bytes(), _BEGINNING).decode("utf-8", "ignore")
    url, _end = json.JSONDecoder().raw_decode(beginning, beginning.index(_URL) + len(_URL))
    return str(url).removeprefix("/")


def faults_of_index(addresses: Iterable[str], documents: Iterable[Document], site: Path) -> Iterator[Diagnostic]:
    """Yield each page of the site that is not in its index, and each title that two of them have."""
    indexed = indexed_addresses(site)
    for address in addresses:
        if address not in indexed:
            yield Diagnostic(_place(address), 1, 1, Code.NOT_INDEXED, _("the search does not know the page"))
    titles: dict[str, str] = {}
    for document in documents:
        other = titles.setdefault(document.title.casefold(), document.address)
        if other != document.address:
            message = _("the page has the same title as {page}, so nobody could tell them apart in the search")
            told = message.format(page=_place(other))
            hint = _("give one of them another title")
            yield Diagnostic(_place(document.address), 1, 1, Code.SAME_TITLE, told, hint)


def _place(address: str) -> str:
    return f"site/{address or 'index.html'}"

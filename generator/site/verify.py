"""Checks the finished site: every link leads to a page and an anchor that are there, and every tag is closed.

Departments' pages are the shell and fragments put together, so each of those is looked at once, however many
pages it stands on.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Code, Diagnostic
from generator.i18n import gettext as _

_ID = re.compile(r'\sid="([^"]*)"')
_TAG = re.compile(r"<(/?[a-z][a-z0-9-]*)")
_OPAQUE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z]+:|//")
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "source", "track", "wbr"})


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of HTML at an address of the site; `ids` are anchors of its page, its own need not be among them."""

    address: str
    html: str
    ids: Container[str] = ()


class Verifier:
    """Knows every page and file of a finished site."""

    def __init__(self, site: Path, site_url: str, departments: Iterable[str]) -> None:
        self._site = site
        self._root = urlsplit(site_url).path.rstrip("/") + "/"
        self._departments = frozenset(f"arbejdspladser/{identity}/" for identity in departments)
        self._answers: dict[tuple[str, str], bool] = {}

    @cached_property
    def _shared(self) -> dict[str, Part]:
        parts: dict[str, Part] = {}
        for path in sorted(self._site.rglob("*.html")):
            address = path.relative_to(self._site).as_posix().removesuffix("index.html")
            if address not in self._departments:
                html = path.read_text(encoding="utf-8")
                parts[address] = Part(address, html, frozenset(_ID.findall(html)))
        return parts

    def shared_pages(self) -> Iterator[Diagnostic]:
        """Yield what is wrong with the pages that the engine made."""
        for part in self._shared.values():
            yield from self.part(part)

    def part(self, part: Part) -> Iterator[Diagnostic]:
        """Yield what is wrong with one piece of HTML."""
        unclosed = first_unbalanced(part.html)
        if unclosed:
            message = _("the tag <{tag}> is not closed where it should be").format(tag=unclosed)
            yield Diagnostic(_place(part.address), 1, 1, Code.BAD_MARKUP, message)
        for target in dict.fromkeys(_targets(part.html)):
            if not self._leads_somewhere(target, part):
                message = _("the link to “{target}” leads nowhere").format(target=target)
                yield Diagnostic(_place(part.address), 1, 1, Code.BROKEN_LINK, message)

    def _leads_somewhere(self, target: str, part: Part) -> bool:
        if target.startswith("#"):
            anchor = unquote(target[1:])
            return not anchor or anchor in part.ids or f'id="{anchor}"' in part.html
        key = (part.address, target)
        if key not in self._answers:
            self._answers[key] = self._is_there(target, part.address)
        return self._answers[key]

    def _is_there(self, target: str, address: str) -> bool:
        if _ELSEWHERE.match(target):
            return True
        path, _hash, anchor = unescape(target).partition("#")
        anchor = unquote(anchor)
        place = self._resolved(path.partition("?")[0], address)
        if place in self._departments:
            return True
        if place in self._shared:
            return not anchor or anchor in self._shared[place].ids
        return not place.startswith("..") and (self._site / place).is_file()

    def _resolved(self, path: str, address: str) -> str:
        path = unquote(path)
        if path.startswith("/"):
            folder, path = ("", path.removeprefix(self._root)) if path.startswith(self._root) else ("../", path)
        else:
            folder = address[: address.rfind("/") + 1]
        joined = normpath(folder + path)
        return "" if joined == "." else joined + ("/" if path.endswith(("/", ".")) else "")


def _targets(html: str) -> Iterator[str]:
    for attribute in (' href="', ' src="'):
        yield from (piece.partition('"')[0] for piece in html.split(attribute)[1:])


def first_unbalanced(html: str) -> str | None:
    """Return the first tag that is not closed where it should be, or None."""
    visible = _OPAQUE.sub("", html) if any(mark in html for mark in ("<script", "<style", "<!--")) else html
    return _first_unbalanced(tuple(_TAG.findall(visible)))


@lru_cache(maxsize=1024)
def _first_unbalanced(tags: tuple[str, ...]) -> str | None:
    """Look at the tags alone, which most fragments share with many others."""
    open_tags: list[str] = []
    for tag in tags:
        if tag[0] == "/":
            if not open_tags or open_tags.pop() != tag[1:]:
                return tag[1:]
        elif tag not in _VOID:
            open_tags.append(tag)
    return open_tags[-1] if open_tags else None


def _place(address: str) -> str:
    return f"site/{address or 'index.html'}"

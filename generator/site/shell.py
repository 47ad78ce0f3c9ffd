"""The page that the engine rendered once for all departments, split at its slots."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

from generator.errors import HandbookError
from generator.i18n import gettext as _

_SLOT = re.compile(r"%%slot:([a-z]+)%%")

EXPECTED: Mapping[str, int] = MappingProxyType(
    {
        "article": 1,
        "canonical": 1,
        "description": 1,
        "edit": 1,
        "owner": 1,
        "path": 1,
        "skip": 1,
        "subject": 1,
        "title": 1,
        "toc": 1,
        "topic": 1,
    }
)


class ShellError(HandbookError):
    """The engine did not keep the shell's slots as they must be."""


@dataclass(frozen=True, slots=True)
class Values:
    """What one department puts into the shell: words to be escaped, and HTML that already is.

    The article comes in pieces of UTF-8, most of which it shares with other departments.
    """

    title: str
    description: str
    canonical: str
    skip: str
    edit: str
    owner: str
    path: Markup
    toc: Markup
    article: tuple[bytes, ...]


_ESCAPED: Mapping[str, Callable[[Values], str]] = MappingProxyType(
    {
        "canonical": lambda values: escape(values.canonical),
        "description": lambda values: escape(values.description),
        "edit": lambda values: escape(values.edit),
        "owner": lambda values: escape(values.owner),
        "path": lambda values: values.path,
        "skip": lambda values: escape(values.skip),
        "subject": lambda values: quote(values.title),
        "title": lambda values: escape(values.title),
        "toc": lambda values: values.toc,
        "topic": lambda values: escape(values.title),
    }
)


class Shell:
    """A page with slots, in the order they stand; `ids` are the anchors it brings to every page."""

    def __init__(self, page: str) -> None:
        """Split a page; raises `ShellError` when a slot is missing, unknown or there too often."""
        parts = _SLOT.split(page)
        self._segments = [segment.encode() for segment in parts[0::2]]
        self._slots = parts[1::2]
        self.ids = frozenset(re.findall(r'\sid="([^"]*)"', page))
        found = Counter(self._slots)
        if found != EXPECTED:
            wrong = sorted(name for name in {*found, *EXPECTED} if found[name] != EXPECTED.get(name, 0))
            message = _("the page for departments has the wrong number of these slots: {slots}")
            raise ShellError(message.format(slots=", ".join(wrong)))

    def fill(self, values: Values) -> bytes:
        """Return the page with its slots filled, every value escaped for the place where it stands."""
        return b"".join(self._parts(values))

    def _parts(self, values: Values) -> Iterator[bytes]:
        for segment, slot in zip(self._segments, self._slots, strict=False):
            yield segment
            if slot == "article":
                yield from values.article
            else:
                yield _ESCAPED[slot](values).encode()
        yield self._segments[-1]

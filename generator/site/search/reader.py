"""Reads the sections out of a page that is about to be given to the engine."""

import re
from html import unescape

from markdown import Markdown
from markupsafe import Markup

from generator.site.page import Late, Page
from generator.site.search.document import Section

# What is told on a page of its own, is for editors or for filling in, or is a drawing.
_PASSED_OVER = frozenset(
    {
        "action-card-empty", "agreed", "cards", "choice", "facts", "from-source", "letters", "lines", "links", "mark",
        "misfits", "phase-caption", "placing", "roles", "room-to-write", "sheet-blank", "shortcuts", "task-box",
        "task-link", "timeline", "visually-hidden", "workplaces",
    }
)  # fmt: skip
_PASSED_OVER_TAGS = frozenset({"button", "form", "h1", "nav", "script", "svg"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
_INLINE = frozenset({"a", "code", "em", "span", "strong"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TITLES = frozenset({"dt", "figcaption"})  # each names what has the id around it
_TITLE_CLASS = "task-title"
_PARTS = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>|([^<]+)')
_ATTRIBUTES = re.compile(r'\s(id|class)="([^"]*)"')


def sections_of(page: Page, markdown: Markdown) -> tuple[Section, ...]:
    """Return a page's sections, leaving out what is told elsewhere too; the first is its beginning."""
    reader = _Reader(page.title)
    for part in page.body:
        if not isinstance(part, Late):
            reader.read(part if isinstance(part, Markup) else markdown.reset().convert(part))
    return tuple(Section(draft.id, draft.title(), draft.text()) for draft in reader.drafts)


def new_markdown() -> Markdown:
    """Return what reads the Markdown of pages: headings with anchors, and plain paragraphs."""
    return Markdown(extensions=["attr_list"])


class _Draft:
    """A section while it is read."""

    def __init__(self, identity: str, title: str = "") -> None:
        self.id = identity
        self.in_title: list[str] = [title]
        self.in_text: list[str] = []

    def title(self) -> str:
        return " ".join("".join(self.in_title).split())

    def text(self) -> str:
        blocks = (" ".join(block.split()) for block in "".join(self.in_text).split("\n"))
        return "\n".join(filter(None, blocks))


class _Reader:
    """Reads markup that we have made ourselves: it is well-formed, with double quotes and without comments."""

    def __init__(self, title: str) -> None:
        self.drafts = [_Draft("", title)]
        self._depth = 0
        self._passing_from: int | None = None
        self._title_from: int | None = None
        self._waiting = ""

    def read(self, markup: str) -> None:
        for end, tag, attributes, words in _PARTS.findall(markup):
            if words:
                self._words(words)
            elif end:
                self._close(tag)
            elif tag not in _VOID and not attributes.endswith("/"):
                self._open(tag, attributes)

    def _open(self, tag: str, attributes: str) -> None:
        self._depth += 1
        if self._passing_from is not None:
            return
        given = dict(_ATTRIBUTES.findall(attributes))
        classes = given.get("class", "").split()
        if tag in _PASSED_OVER_TAGS or not _PASSED_OVER.isdisjoint(classes):
            self._passing_from = self._depth
            return
        self._waiting = unescape(given.get("id", "")) or self._waiting
        is_title = tag in _HEADINGS or tag in _TITLES or _TITLE_CLASS in classes
        if is_title and self._waiting:
            self.drafts.append(_Draft(self._waiting))
            self._waiting = ""
            self._title_from = self._depth
        self._part(tag)

    def _close(self, tag: str) -> None:
        if self._passing_from == self._depth:
            self._passing_from = None
        if self._title_from == self._depth:
            self._title_from = None
        self._depth -= 1
        self._part(tag)

    def _words(self, words: str) -> None:
        if self._passing_from is None:
            draft = self.drafts[-1]
            words = unescape(words).replace("\n", " ")
            (draft.in_text if self._title_from is None else draft.in_title).append(words)

    def _part(self, tag: str) -> None:
        """Begin a new block, unless a tag stands inside of one."""
        if tag not in _INLINE:
            self.drafts[-1].in_text.append("\n")

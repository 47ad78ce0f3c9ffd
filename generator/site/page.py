"""One page of the handbook on its way to the engine: Markdown with front matter."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page; the address is relative to that page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Late:
    """HTML that is told elsewhere too, so the search need not read it once more."""

    html: Markup


@dataclass(frozen=True, slots=True)
class Page:
    """A page; `path` is its file below the docs folder ("aaret/foerste-dag.md").

    Of its body the engine reads only what is Markdown. What is HTML already is put in afterwards, so a page whose
    HTML alone has changed need not be made again.
    """

    path: str
    title: str
    description: str
    body: tuple[str | Late, ...]
    crumbs: tuple[Crumb, ...] = ()
    edit: str = ""
    owner: str = ""
    also: Mapping[str, object] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The way from the page to the site's root."""
        return base_of(self.path)

    @property
    def address(self) -> str:
        """The page's address below the site's root."""
        return address_of(self.path)

    def markdown(self) -> str:
        """Return the page as the engine reads it."""
        front = {
            "title": self.title,
            "description": self.description,
            "breadcrumb": [{"title": crumb.title, "url": crumb.url} for crumb in self.crumbs],
            "edit": self.edit,
            "owner": self.owner,
            **self.also,
        }
        told = {key: value for key, value in front.items() if value}
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in told.items())  # YAML too
        parts = [f"%%late:{at}%%" if _is_html(part) else str(part) for at, part in enumerate(self.body)]
        return "\n\n".join([f"---\n{lines}---", *parts]) + "\n"

    def completed(self, html: str) -> str:
        """Return what the engine made of the page with its late parts put in."""
        return _LATE.sub(lambda match: self._late(int(match.group(1))), html)

    def _late(self, at: int) -> str:
        part = self.body[at]
        return part.html if isinstance(part, Late) else part


def _is_html(part: str | Late) -> bool:
    return isinstance(part, Markup | Late)


_LATE = re.compile(r"<p>%%late:(\d+)%%</p>")


def address_of(path: str) -> str:
    """Return the address of a file of the docs folder, as the engine makes it."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def base_of(path: str) -> str:
    """Return the way from a page to the site's root: "" or "../" for each folder it lies in."""
    return "../" * address_of(path).count("/") or "./"


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|>])")


def heading(level: int, title: str, identity: str) -> str:
    """Return a Markdown heading with its own anchor, whatever letters the title has."""
    escaped = _MARKDOWN.sub(r"\\\1", title.replace("&", "&amp;").replace("<", "&lt;"))
    return f"{'#' * level} {escaped} {{ #{identity} }}"


def body(parts: Iterable[str | Late]) -> tuple[str | Late, ...]:
    """Return the parts of a page, leaving out the empty ones."""
    return tuple(part for part in parts if part)


def first_sentence(words: str) -> str:
    """Return the first sentence of a text, to stand in a description or a list."""
    match = re.match(r".*?[.!?](?=\s+[^a-zæøå0-9]|\s*$)", words.replace("\n", " "))
    return match.group() if match else words

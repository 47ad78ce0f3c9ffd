"""The articles of a chapter, and the line that tells where an item comes from."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from markupsafe import Markup

from generator.handbook.entries import Entry
from generator.handbook.knowledge import Article
from generator.handbook.wording import Titles
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import heading
from generator.site.pages.parts import prose
from generator.site.titles import NamedLinks


class Sourced(Protocol):
    """An item that may tell where it comes from."""

    @property
    def source(self) -> str | None:
        """The id of its source."""


def articles_in(model: SiteModel, chapter: str) -> tuple[Entry[Article], ...]:
    """Return the articles of a chapter, in the order they are written."""
    return tuple(entry for entry in model.handbook.of(Article).values() if entry.item.chapter == chapter)


def articles(model: SiteModel, chapter: str, base: str, *, level: int = 2) -> Iterator[str]:
    """Yield the articles of a chapter, each under its heading and with its source; `base` is the page's."""
    link = named_links(model, base)
    for article in (entry.item for entry in articles_in(model, chapter)):
        yield heading(level, article.title, f"artikel-{article.id}")
        yield prose(article.text)
        yield source_line(link, article.source)


def named_links(model: SiteModel, base: str) -> NamedLinks:
    """Return the titles of the common handbook as links from a page."""
    return NamedLinks(model.links(base), Titles(model.handbook))


def source_lines(link: NamedLinks, items: Iterable[Sourced]) -> Iterator[Markup]:
    """Yield a line for each source of some items, once, for a page whose items mostly share theirs."""
    sources = dict.fromkeys(item.source for item in items)
    yield from (source_line(link, source) for source in sources if source)


def source_line(link: NamedLinks, source: str | None) -> Markup:
    """Return a line that leads to a source, or nothing where there is none."""
    if source is None:
        return Markup()
    return Markup('<p class="from-source">{} {}</p>').format(_("Source:"), link.source(source))

"""A page below the overview of leaders' wellbeing."""

from collections.abc import Iterable, Iterator

from generator.handbook.entries import Entry
from generator.handbook.item import Item
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Crumb, Page, body, heading
from generator.site.pages.articles import articles_in
from generator.site.pages.parts import home, prose

BASE = "../../"


def wellbeing_title() -> str:
    """Return the title of the overview."""
    return _("Leaders' wellbeing")


def tool_page(name: str, title: str, description: str, parts: Iterable[str], edit: str) -> Page:
    """Return a page for one of the tools, which is edited at an address."""
    return Page(
        path=f"ledertrivsel/{name}.md",
        title=title,
        description=description,
        body=body([f"# {title}", description, *parts]),
        crumbs=(home(BASE), Crumb(wellbeing_title(), "../")),
        edit=edit,
    )


def first_edit(model: SiteModel, entries: Iterable[Entry[Item]]) -> str:
    """Return where the first of some entries is edited."""
    return next(map(model.edit, entries), "")


def texts(model: SiteModel, chapter: str) -> Iterator[str]:
    """Yield the articles of a chapter, whose sources are told at the end of the page."""
    for article in (entry.item for entry in articles_in(model, chapter)):
        yield heading(2, article.title, f"artikel-{article.id}")
        yield prose(article.text)

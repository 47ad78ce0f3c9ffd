"""Leaders' wellbeing: what it is about, who does what, and the tools on the pages below."""

from collections.abc import Iterable, Iterator, Sequence

from generator.handbook.wellbeing import Contributor, Direction
from generator.i18n import gettext as _
from generator.site.drawings import spokes
from generator.site.model import SiteModel
from generator.site.page import Page, body, heading
from generator.site.pages import themes, workshops
from generator.site.pages.articles import articles_in, named_links, source_lines
from generator.site.pages.parts import Entrance, home, links, prose
from generator.site.pages.wellbeing_tool import first_edit, texts, wellbeing_title
from generator.site.templates import render

CHAPTER = "ledertrivsel"


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the pages about leaders' wellbeing that the content has anything for, the first leading to the others."""
    below = [*themes.pages(model), *workshops.pages(model)]
    introduction = [*texts(model, CHAPTER), *_directions(model), *_contributors(model)]
    if below or introduction:
        yield _overview(model, below, introduction)
    yield from below


def _overview(model: SiteModel, below: Iterable[Page], introduction: Sequence[str]) -> Page:
    title = wellbeing_title()
    description = _("How we take care of our leaders: from many themes to one plan.")
    tools = [Entrance(page.title, page.address.removeprefix("ledertrivsel/"), page.description) for page in below]
    articles = articles_in(model, CHAPTER)
    directions = model.handbook.of(Direction).values()
    sources = source_lines(named_links(model, "../"), (entry.item for entry in articles))
    return Page(
        path="ledertrivsel/index.md",
        title=title,
        description=description,
        body=body([f"# {title}", description, links(tools), *introduction, *sources]),
        crumbs=(home("../"),),
        edit=first_edit(model, (*articles, *directions)),
    )


def _directions(model: SiteModel) -> Iterator[str]:
    directions = [entry.item for entry in model.handbook.of(Direction).values()]
    if directions:
        yield heading(2, _("The directions of a leader's relations"), "retninger")
        yield render("directions", directions=directions, spokes=spokes(directions))


def _contributors(model: SiteModel) -> Iterator[str]:
    contributors = model.handbook.of(Contributor).values()
    if contributors:
        yield heading(2, _("Who does what"), "hvem-goer-hvad")
    for contributor in contributors:
        yield heading(3, contributor.item.title, f"deltager-{contributor.item.id}")
        yield prose(contributor.item.text)

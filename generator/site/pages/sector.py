"""Leaders who come from another sector: figures, recommendations, how to do it, and what the plan holds for them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from generator.handbook.audience import applies, covered
from generator.handbook.entries import Entry
from generator.handbook.knowledge import Article, Figure, SectorTheme
from generator.handbook.models import Guide, HireType, Task
from generator.i18n import gettext as _
from generator.plans.phases import nominal_order
from generator.site.model import SiteModel
from generator.site.page import Page, body, heading
from generator.site.pages.articles import articles_in, named_links, source_lines
from generator.site.pages.parts import Entrance, edited_at_first, home, links, prose
from generator.site.templates import render

CHAPTER = "sektorskifte"
SECTOR_CHANGER = "sektorskifter"
_BASE = "../"


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the page about leaders from another sector, when the content has anything for it."""
    of = model.handbook.of
    entries = (*of(SectorTheme).values(), *of(Figure).values(), *articles_in(model, CHAPTER))
    if entries:
        yield edited_at_first(_page(model), model, entries)


def _page(model: SiteModel) -> Page:
    title = _("A leader from another sector")
    description = _("How to find, choose and welcome a leader who comes from the state, a region or a private company.")
    parts = [
        f"# {title}",
        description,
        *_figures(model),
        *_themes(model),
        *_ways(model),
        *_sources(model),
        *_plan(model),
    ]
    return Page("sektorskifte.md", title, description, body(parts), (home(_BASE),))


def _figures(model: SiteModel) -> Iterator[str]:
    """Yield the figures, with one line for neighbours that have source and year in common."""
    figures = (entry.item for entry in model.handbook.of(Figure).values())
    groups = [(origin, list(some)) for origin, some in groupby(figures, key=attrgetter("source", "year"))]
    yield heading(2, _("How few change sector"), "tallene")
    yield render("figures", groups=groups, link=named_links(model, _BASE))


def _themes(model: SiteModel) -> Iterator[str]:
    for theme in (entry.item for entry in model.handbook.of(SectorTheme).values()):
        yield heading(2, theme.title, f"tema-{theme.id}")
        yield prose(theme.text)
        for number, recommendation in enumerate(theme.recommendations, start=1):
            yield heading(3, recommendation.title, f"anbefaling-{theme.id}-{number}")
            yield prose(recommendation.text)


def _ways(model: SiteModel) -> Iterator[str]:
    yield heading(2, _("This is how to do it"), "fremgangsmaade")
    for article in (entry.item for entry in articles_in(model, CHAPTER)):
        yield from _way(model, article)


def _way(model: SiteModel, article: Article) -> Iterator[str]:
    guides = model.handbook.of(Guide)
    yield heading(3, article.title, f"artikel-{article.id}")
    yield prose(article.text)
    for guide in (guides[identity].item for identity in article.guides):
        yield heading(4, guide.title, f"spoergeguide-{guide.id}")
        yield prose(guide.text)
        yield render("shares", parts=guide.questions) if guide.shares else render("exit_points", points=guide.questions)


def _sources(model: SiteModel) -> Iterator[str]:
    themes = (entry.item for entry in model.handbook.of(SectorTheme).values())
    ways = (entry.item for entry in articles_in(model, CHAPTER))
    yield from source_lines(named_links(model, _BASE), [*themes, *ways])


def _plan(model: SiteModel) -> Iterator[str]:
    """Yield the talks that a sector changer's plan holds, and the other tasks that only sector changers have."""
    to = model.links(_BASE)
    tasks = sorted(model.handbook.of(Task).values(), key=_order)
    yield heading(2, _("In the introduction plan"), "introplanen")
    yield heading(3, _("The talks of the first year"), "samtaler")
    yield _talks(model, tasks)
    yield heading(3, _("Other tasks for sector changers"), "opgaver")
    own = (task.item for task in tasks if SECTOR_CHANGER in task.item.for_ and not task.item.guide)
    yield links(Entrance(task.title, to.task(task.id), task.due.words) for task in own)
    kind = model.handbook.of(HireType).get(SECTOR_CHANGER)
    if kind:
        yield links([Entrance(_("The whole plan"), to.hire_type(kind.item.id), kind.item.title)])


def _order(task: Entry[Task]) -> tuple[int, int]:
    return nominal_order(task.item.due)


def _talks(model: SiteModel, tasks: Iterable[Entry[Task]]) -> Markup:
    """Return the tasks with a question guide that a sector changer has, without those that others stand in for."""
    guides = model.handbook.of(Guide)
    theirs = [task.item for task in tasks if applies(task.item, (SECTOR_CHANGER,))]
    left_out = covered(theirs)
    talks = [(task, guides[task.guide].item) for task in theirs if task.guide and task.id not in left_out]
    return render("talks", talks=talks, to=model.links(_BASE))

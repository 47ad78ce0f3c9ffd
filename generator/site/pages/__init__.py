"""The shared pages: what the engine renders, made from the common handbook."""

from collections.abc import Iterator

from generator.site.model import SiteModel
from generator.site.page import Page
from generator.site.pages import (
    about,
    checklists,
    editors,
    focus,
    front,
    learning,
    leaving,
    newcomers,
    reading,
    sector,
    wellbeing,
    workplaces,
    year,
)


def shared_pages(model: SiteModel) -> Iterator[Page]:
    """Yield every page but the departments' own."""
    yield front.page(model)
    yield from year.pages(model)
    yield from focus.pages(model)
    yield from checklists.pages(model)
    yield from newcomers.pages(model)
    yield workplaces.page(model)
    yield from learning.pages(model)
    yield from reading.pages(model)
    yield from leaving.pages(model)
    yield from sector.pages(model)
    yield from wellbeing.pages(model)
    yield from about.pages(model)
    yield from editors.pages(model)

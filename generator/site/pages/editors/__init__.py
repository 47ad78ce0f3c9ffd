"""Pages for those who edit the handbook: how it is done, and everything that can be written, made from the code."""

from collections.abc import Iterator

from generator.site.model import SiteModel
from generator.site.page import Page
from generator.site.pages.editors import codes, departments, due, fields, first_edit, front, limits, misfits


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the way in, the pages that explain, and the list of what does not fit."""
    below = (
        first_edit.page(model),
        fields.page(),
        due.page(model),
        departments.page(model),
        codes.page(),
        limits.page(),
        misfits.page(model),
    )
    yield front.page(below)
    yield from below

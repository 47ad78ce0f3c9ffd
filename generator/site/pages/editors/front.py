"""The way in for editors."""

from collections.abc import Iterable

from generator.site.page import Page
from generator.site.pages.editors.parts import FOLDER, written_page
from generator.site.pages.parts import Entrance, links


def page(below: Iterable[Page]) -> Page:
    """Return the page that leads to the others."""
    entrances = (Entrance(page.title, page.address.removeprefix(FOLDER), page.description) for page in below)
    return written_page("index", {"pages": [links(entrances)]}, base="../")

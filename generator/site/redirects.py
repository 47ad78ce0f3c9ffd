"""Pages at the addresses that things had before their ids were changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.handbook.entries import Entry
from generator.handbook.item import Identified
from generator.handbook.models import FocusArea, HireType, Phase, Role, Topic
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.templates import render


def redirects(model: SiteModel) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of a page for each former id (`formerly`) of whatever has a page of its own."""
    for folder, entries in _with_pages(model):
        for entry in entries:
            for former in entry.item.formerly:
                yield f"{folder}/{former}/", _page(entry.item)


def write_redirects(model: SiteModel, site: Path) -> None:
    """Write the pages at the former addresses."""
    for address, html in redirects(model):
        page = site / address / "index.html"
        page.parent.mkdir()
        page.write_text(html, encoding="utf-8")


def _with_pages(model: SiteModel) -> Iterator[tuple[str, Iterable[Entry[Identified]]]]:
    yield "aaret", model.handbook.of(Phase).values()
    yield "fokuspunkter", model.handbook.of(FocusArea).values()
    yield "tjeklister/roller", model.handbook.of(Role).values()
    yield "tjeklister/emner", model.handbook.of(Topic).values()
    yield "hvem", model.handbook.of(HireType).values()
    yield "arbejdspladser", (place.department for place in model.workplaces.values())


def _page(item: Identified) -> str:
    title = getattr(item, "title", None) or getattr(item, "name", item.id)
    return render("redirect", address=f"../{item.id}/", title=title, moved=_("This page is now called")) + "\n"

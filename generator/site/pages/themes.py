"""The themes of leaders' wellbeing, and the map they are placed on."""

from collections.abc import Iterator, Sequence

from generator.handbook.wellbeing import ActionCard, MapField, Theme
from generator.i18n import gettext as _
from generator.site.drawings import areas, field_title, map_in_words
from generator.site.model import SiteModel
from generator.site.page import Page, heading
from generator.site.pages.articles import articles_in, named_links, source_lines
from generator.site.pages.parts import prose
from generator.site.pages.wellbeing_tool import BASE, first_edit, texts, tool_page
from generator.site.templates import render

CHAPTER = "ledertrivsel/prioriteringskort"


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the page of the themes and that of the map, where the content has any."""
    themes = model.handbook.of(Theme).values()
    if themes:
        title = _("The themes")
        description = _("What leaders' wellbeing can be about. Choose the three to five that matter most to you.")
        yield tool_page("temaer", title, description, _themes(model), first_edit(model, themes))
    fields = model.handbook.of(MapField).values()
    talk = articles_in(model, CHAPTER)
    if fields or talk:
        title = _("Priority map")
        description = _("Place the themes on the map together, and see which of them to begin with.")
        yield tool_page("prioriteringskort", title, description, _map(model), first_edit(model, (*fields, *talk)))


def _themes(model: SiteModel) -> Iterator[str]:
    to = model.links(BASE)
    themes = [entry.item for entry in model.handbook.of(Theme).values()]
    cards = [entry.item for entry in model.handbook.of(ActionCard).values()]
    for number, theme in enumerate(themes, 1):
        yield heading(2, f"{number}. {theme.title}", f"tema-{theme.id}")
        yield render("theme", theme=theme, cards=[card for card in cards if card.theme == theme.id], to=to)
    yield from source_lines(named_links(model, BASE), themes)


def _map(model: SiteModel) -> Iterator[str]:
    yield from _fields([entry.item for entry in model.handbook.of(MapField).values()])
    yield from texts(model, CHAPTER)
    themes = [entry.item for entry in model.handbook.of(Theme).values()]
    if themes:
        yield heading(2, _("Place the themes"), "placer")
        yield _("Tick on paper, one theme at a time. The two ticks tell which field the theme belongs in.")
        yield render("placing", themes=themes, to=model.links(BASE))
    yield from source_lines(named_links(model, BASE), (entry.item for entry in articles_in(model, CHAPTER)))


def _fields(fields: Sequence[MapField]) -> Iterator[str]:
    if not fields:
        return
    yield _("Write the number of each theme in the field where it belongs. There is room on paper.")
    yield render("map", areas=areas(fields), description=map_in_words(fields))
    for field in fields:
        yield heading(2, field_title(field), f"felt-{field.id}")
        yield prose(field.text)

"""Leaders' wellbeing: the action cards, and the workshops they are made in."""

from collections.abc import Iterator

from generator.handbook.labels import field_label
from generator.handbook.models import Task
from generator.handbook.wellbeing import ActionCard, Checklist, Theme, Workshop
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.site.model import SiteModel
from generator.site.page import Page, heading
from generator.site.pages.articles import articles_in, named_links, source_lines
from generator.site.pages.parts import prose
from generator.site.pages.wellbeing_tool import BASE, first_edit, texts, tool_page
from generator.site.templates import render

CHAPTER = "ledertrivsel/workshops"
FIELDS = ("theme", "used", "goal", "responsible", "help", "representatives", "tasks", "follow_up")


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the page of the action cards and that of the workshops, where the content has any."""
    cards = model.handbook.of(ActionCard).values()
    if cards:
        title = _("Action cards")
        description = _("One card for each theme you have chosen: what you do, who does it, and how you follow up.")
        yield tool_page("action-cards", title, description, _cards(model), first_edit(model, cards))
    collections = model.handbook.of(Workshop), model.handbook.of(Checklist)
    held = (*collections[0].values(), *articles_in(model, CHAPTER), *collections[1].values())
    if held:
        title = _("Workshops")
        description = _("Workshops with an agenda ready for use, from the choice of themes to the finished plan.")
        yield tool_page("workshops", title, description, _workshop_page(model), first_edit(model, held))


def _cards(model: SiteModel) -> Iterator[str]:
    yield _("Write functions, never names, and nothing about a certain person or case.")
    cards = [entry.item for entry in model.handbook.of(ActionCard).values()]
    for card in cards:
        yield heading(2, card.title, f"kort-{card.id}")
        yield _card(model, card)
    yield from source_lines(named_links(model, BASE), cards)
    yield heading(2, _("Empty card"), "tomt-kort")
    yield _("Fill it in here and print it, or print it as it is. Nothing is saved: it is gone when you leave the page.")
    yield render("empty_card", fields=FIELDS, label=field_label)


def _card(model: SiteModel, card: ActionCard) -> str:
    tasks = model.handbook.of(Task)
    return render(
        "action_card",
        card=card,
        theme=model.handbook.of(Theme)[card.theme].item.title,
        plan=[tasks[name].item for name in card.plan],
        label=field_label,
        link=named_links(model, BASE),
        to=model.links(BASE),
    )


def _workshop_page(model: SiteModel) -> Iterator[str]:
    workshops = [entry.item for entry in model.handbook.of(Workshop).values()]
    for workshop in workshops:
        yield heading(2, workshop.title, f"workshop-{workshop.id}")
        yield prose(workshop.text)
        yield render("agenda", workshop=workshop, total=_total(workshop))
    yield from texts(model, CHAPTER)
    yield from _checklists(model)
    yield from source_lines(named_links(model, BASE), workshops)


def _total(workshop: Workshop) -> str:
    pause = sum(part.minutes for part in workshop.agenda if part.pause)
    if not pause:
        return _("In all")
    return ngettext("In all, and {n} minute's pause", "In all, and {n} minutes' pause", pause).format(n=pause)


def _checklists(model: SiteModel) -> Iterator[str]:
    checklists = model.handbook.of(Checklist).values()
    if checklists:
        yield heading(2, _("Before you begin"), "tjeklister")
    for checklist in checklists:
        yield heading(3, checklist.item.title, f"tjekliste-{checklist.item.id}")
        yield render("ticks", points=checklist.item.points)

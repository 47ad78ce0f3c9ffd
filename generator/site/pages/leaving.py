"""The exit interview: how it is held, and the two sheets it is held with. Nothing of it is ever stored."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.handbook.due_rules import Anchor
from generator.handbook.entries import Entry
from generator.handbook.knowledge import Article
from generator.handbook.leaving import ExitArea, ExitClosing, ExitStage
from generator.handbook.models import Message
from generator.i18n import gettext as _
from generator.plans.targets import anchor_of
from generator.site.model import SiteModel
from generator.site.page import Page, body, heading
from generator.site.pages.articles import articles_in, named_links, source_lines
from generator.site.pages.parts import Entrance, edited_at_first, home, links, prose
from generator.site.templates import render

CHAPTER = "fratraedelse"
_BASE = "../"
_ROWS = 6


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the page of the exit interview, when the content has anything for it."""
    entries = _entries(model)
    if entries:
        yield edited_at_first(_page(model), model, entries)


def _entries(model: SiteModel) -> Sequence[Entry[Article] | Entry[ExitStage] | Entry[ExitArea] | Entry[ExitClosing]]:
    of = model.handbook.of
    return (
        *articles_in(model, CHAPTER),
        *of(ExitStage).values(),
        *of(ExitArea).values(),
        *of(ExitClosing).values(),
    )


def _page(model: SiteModel) -> Page:
    title = _("Leaving")
    description = _(
        "How to say goodbye to a colleague, and learn from it: the talk step by step, and two sheets to print."
    )
    parts = [
        f"# {title}",
        description,
        _sheets(),
        *_purpose(model),
        *_stages(model),
        *_closing(model),
        *source_lines(named_links(model, _BASE), (entry.item for entry in _entries(model))),
        *_notes(model),
        *_agreed(),
    ]
    return Page("fratraedelse.md", title, description, body(parts), (home(_BASE),))


def _sheets() -> Markup:
    return links(
        [
            Entrance(_notes_title(), "#ark-noter", _("Without a name, shredded after the talk")),
            Entrance(_agreed_title(), "#ark-videre", _("Written together, the only thing that is kept")),
        ]
    )


def _purpose(model: SiteModel) -> Iterator[str]:
    for article in (entry.item for entry in articles_in(model, CHAPTER)):
        yield heading(2, article.title, f"artikel-{article.id}")
        yield prose(article.text)


def _stages(model: SiteModel) -> Iterator[str]:
    yield heading(2, _("The talk step by step"), "trin")
    yield _invitations(model)
    for stage in (entry.item for entry in model.handbook.of(ExitStage).values()):
        yield heading(3, stage.title, f"trin-{stage.id}")
        yield prose(stage.text)
        yield render("exit_points", points=stage.points)


def _invitations(model: SiteModel) -> Markup:
    """Return links to the mails that count from the last working day, for they are to those who leave."""
    to = model.links(_BASE)
    mails = (entry.item for entry in model.handbook.of(Message).values())
    leaving = (mail for mail in mails if anchor_of(mail.due.rule) is Anchor.LAST_WORKING_DAY)
    return links(Entrance(mail.title, to.of("messages", mail.id), mail.due.words) for mail in leaving)


def _closing(model: SiteModel) -> Iterator[str]:
    yield heading(2, _("How to end it"), "afslutning")
    for closing in (entry.item for entry in model.handbook.of(ExitClosing).values()):
        yield heading(3, closing.title, f"afslutning-{closing.id}")
        yield prose(closing.text)


def _notes_title() -> str:
    return _("Sheet 1: questions and notes")


def _notes(model: SiteModel) -> Iterator[str]:
    yield heading(2, _notes_title(), "ark-noter")
    yield _rule(_("No name on this sheet. Shred it after the talk."))
    yield _("Tick the five or six questions you want to ask, before you meet. Leave the others.")
    for area in (entry.item for entry in model.handbook.of(ExitArea).values()):
        yield heading(3, area.title, f"omraade-{area.id}")
        yield prose(area.text)
        yield render("exit_questions", questions=area.questions)


def _agreed_title() -> str:
    return _("Sheet 2: this we pass on")


def _agreed() -> Iterator[str]:
    yield heading(2, _agreed_title(), "ark-videre")
    yield _rule(_("Only what both of you have agreed on stands here."))
    yield _("Write things, not persons. A name, an illness or a quarrel between two does not belong here.")
    yield render("exit_agreed", rows=_ROWS)


def _rule(words: str) -> Markup:
    return Markup('<p class="sheet-rule">{}</p>').format(words)

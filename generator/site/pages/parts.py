"""Parts that several pages are put together from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.models import Phase, Task
from generator.i18n import gettext as _
from generator.site.fragments import Fragments
from generator.site.model import Groups, SiteModel
from generator.site.page import Crumb, Late, Page, heading
from generator.site.templates import render
from generator.text import Text
from generator.text.html import to_html

UNDATED = "loebende"
MAILS = "mails"


@dataclass(frozen=True, slots=True)
class Entrance:
    """A link with a line of text, as in a list or on a card."""

    title: str
    url: str
    text: str = ""
    icon: str = ""


def undated_title() -> str:
    """Return the title over tasks that have no day."""
    return _("Along the way and by arrangement")


def mails_title() -> str:
    """Return the title over the messages of a plan."""
    return _("Mails and messages")


def home(base: str) -> Crumb:
    """Return the first step of every way."""
    return Crumb(_("Front page"), base)


def prose(text: Text) -> Markup:
    """Return a text as one block of HTML, as an introduction to a page."""
    return Markup('<div class="intro">\n{}\n</div>').format(Markup(to_html(text)))  # noqa: S704 - the writer escapes


def phase_sections(
    groups: Groups, fragments: Fragments, handbook: Handbook, *, level: int = 2, prefix: str = "fase-"
) -> Iterator[str | Late]:
    """Yield a heading and a list of tasks for each phase that has any."""
    for phase, tasks in groups:
        if tasks:
            identity = phase.item.id if phase else UNDATED
            yield heading(level, phase.item.title if phase else undated_title(), prefix + identity)
            if phase:
                yield phase_caption(phase.item, fragments.links.phase(identity))
            yield Late(fragments.tasks(tasks, handbook))


def phase_caption(phase: Phase, url: str) -> Markup:
    """Return what a phase is about in a line, with the way to its page."""
    return Markup(
        '<p class="phase-caption">{} <a href="{}">{}<span class="visually-hidden">: {}</span></a></p>'
    ).format(phase.caption, url, _("About the phase"), phase.title)


def only(groups: Groups, wanted: Iterable[Entry[Task]]) -> Groups:
    """Return the groups with nothing but the wanted tasks."""
    wanted = set(wanted)
    return tuple((phase, tuple(task for task in tasks if task in wanted)) for phase, tasks in groups)


def timeline(phases: Iterable[Entry[Phase]], fragments_links: object) -> Markup:
    """Return the year as a line."""
    return render("timeline", phases=list(phases), to=fragments_links, current=None)


def links(entrances: Iterable[Entrance]) -> Markup:
    """Return a plain list of links."""
    return render("links", links=list(entrances))


def edited_at_first(page: Page, model: SiteModel, entries: Iterable[Entry[Item]]) -> Page:
    """Return a page that is edited where the first of its entries is written, and answered for by its owner."""
    first = next(iter(entries), None)
    return replace(page, edit=model.edit(first), owner=first.item.owner or "") if first else page

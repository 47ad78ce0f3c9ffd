"""What workplaces alter most often."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.handbook.labels import field_label, kind_label
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.site.links import Links
from generator.site.model import SiteModel
from generator.site.page import Page, body
from generator.site.pages.editors.parts import crumbs
from generator.site.templates import render
from generator.variants.misfits import Alteration, Misfit
from generator.variants.workplace import Workplace

MOST_ITEMS = 50
MOST_WORKPLACES = 12


@dataclass(frozen=True, slots=True)
class Workaround:
    """A workplace that alters an item: where its page is, and what it does or why."""

    name: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One item with the workplaces that alter it; `more` says how many are not named."""

    title: str
    url: str
    kind: str
    count: str
    groups: tuple[tuple[str, tuple[Workaround, ...], str], ...]


def page(model: SiteModel) -> Page:
    """Return the list of what does not fit."""
    title = _("Where the common handbook does not fit")
    description = _("What workplaces most often change or leave out. Begin here when the common handbook is revised.")
    to = model.links("../../")
    rows = [_row(misfit, to, model.workplaces) for misfit in model.misfits[:MOST_ITEMS]]
    told = Markup("{}").format(render("misfits", rows=rows)) if rows else _("No workplace changes anything.")
    return Page(
        "redaktoerer/afvigelser.md", title, description, body([f"# {title}", description, told]), crumbs("../../")
    )


def _row(misfit: Misfit, to: Links, workplaces: Mapping[str, Workplace]) -> Row:
    item = misfit.entry.item
    title = str(getattr(item, "title", item.id))
    count = ngettext("{n} workplace", "{n} workplaces", misfit.count).format(n=misfit.count)
    groups = ((_("Changed by"), misfit.changed), (_("Left out by"), misfit.removed))
    named = tuple(
        (label, tuple(_named(alterations, to, workplaces)), _more(len(alterations)))
        for label, alterations in groups
        if alterations
    )
    return Row(title, to.of(misfit.collection, item.id), kind_label(misfit.collection), count, named)


def _named(alterations: Iterable[Alteration], to: Links, workplaces: Mapping[str, Workplace]) -> Iterator[Workaround]:
    for alteration in list(alterations)[:MOST_WORKPLACES]:
        name = workplaces[alteration.department].department.item.name
        words = alteration.reason or ", ".join(map(field_label, alteration.fields)).capitalize()
        yield Workaround(name, to.department(alteration.department), words)


def _more(count: int) -> str:
    left = count - MOST_WORKPLACES
    return ngettext("and {n} more", "and {n} more", left).format(n=left) if left > 0 else ""

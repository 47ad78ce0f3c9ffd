"""The front page: search, who are you, and the year."""

from generator.handbook.models import HireType, Phase, Role
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Page, first_sentence
from generator.site.pages.parts import Entrance, timeline
from generator.site.templates import render
from generator.text.plain import to_plain


def page(model: SiteModel) -> Page:
    """Return the front page."""
    to = model.links("./")
    types = [
        Entrance(kind.item.title, to.hire_type(kind.item.id), first_sentence(to_plain(kind.item.text)), kind.item.icon)
        for kind in model.handbook.of(HireType).values()
    ]
    roles = [Entrance(role.item.heading, to.role(role.item.id)) for role in model.handbook.of(Role).values()]
    line = timeline(model.handbook.of(Phase).values(), to)
    title = _("A good start in {organisation}").format(organisation=model.organisation.name)
    description = _(
        "How we welcome new colleagues: what happens when, who does what, and how it is done where you work."
    )
    return Page(
        path="index.md",
        title=title,
        description=description,
        body=(f"# {title}", render("forside", lead=description, to=to, cards=types, roles=roles, timeline=line)),
        also={"hide": ["navigation", "toc"]},
    )

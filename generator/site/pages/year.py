"""The year: the phases, each with its tasks, and the whole plan on one page."""

from collections.abc import Iterator

from generator.handbook.entries import Entry
from generator.handbook.models import Phase
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Crumb, Page, body, first_sentence, heading
from generator.site.pages.parts import Entrance, home, links, phase_sections, prose, timeline
from generator.text.plain import to_plain


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the overview of the year, a page for each phase and the whole plan."""
    yield _overview(model)
    yield from (_phase(model, phase) for phase in model.handbook.of(Phase).values())
    yield _plan(model)


def _overview(model: SiteModel) -> Page:
    to = model.links("../")
    phases = model.handbook.of(Phase).values()
    entrances = [
        Entrance(phase.item.title, to.phase(phase.item.id), first_sentence(to_plain(phase.item.text)))
        for phase in phases
    ]
    title = _("The year")
    description = _("From the agreement to the end of the first year: what happens in each phase.")
    plan = Entrance(_("The whole introduction plan"), "../introplan/", _("Every task of the year on one page."))
    return Page(
        path="aaret/index.md",
        title=title,
        description=description,
        body=body([f"# {title}", description, timeline(phases, to), links([*entrances, plan])]),
        crumbs=(home("../"),),
    )


def _phase(model: SiteModel, phase: Entry[Phase]) -> Page:
    path = f"aaret/{phase.item.id}.md"
    fragments = model.fragments("../../")
    tasks = next((tasks for other, tasks in model.groups if other is phase), ())
    return Page(
        path=path,
        title=phase.item.title,
        description=first_sentence(to_plain(phase.item.text)),
        body=body(
            [
                heading(1, phase.item.title, "titel"),
                prose(phase.item.text),
                heading(2, _("What is to be done"), "opgaver"),
                fragments.tasks(tasks, model.handbook),
            ]
        ),
        crumbs=(home("../../"), Crumb(_("The year"), "../")),
        edit=model.edit(phase),
        owner=phase.item.owner or "",
    )


def _plan(model: SiteModel) -> Page:
    title = _("Introduction plan")
    description = _("The whole plan of {organisation}, phase by phase.").format(organisation=model.organisation.name)
    hint = _("Your own workplace may do some of it differently: look under [Workplaces](arbejdspladser/index.md).")
    return Page(
        path="introplan.md",
        title=title,
        description=description,
        body=body(
            [
                f"# {title}",
                description,
                hint,
                *phase_sections(model.groups, model.fragments("../", local=True), model.handbook),
            ]
        ),
        crumbs=(home("../"), Crumb(_("The year"), "../aaret/")),
    )

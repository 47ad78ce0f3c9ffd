"""The year: the phases, each with its tasks, and the whole plan on one page."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.handbook.entries import Entry
from generator.handbook.models import Phase
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Crumb, Late, Page, body, first_sentence, heading
from generator.site.pages.parts import MAILS, Entrance, home, links, mails_title, phase_sections, prose, timeline
from generator.site.plan_data import organisation_data, phase_data
from generator.site.planner import Planner
from generator.site.templates import render
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
                *_plan_parts(model),
            ]
        ),
        crumbs=(home("../"), Crumb(_("The year"), "../aaret/")),
    )


def _plan_parts(model: SiteModel) -> Iterator[str | Late]:
    """Yield the form that makes the plan one person's, the phases with their tasks, and the mails."""
    handbook, fragments = model.handbook, model.fragments("../", local=True)
    parts = Planner(level=2).of(handbook, model.groups, model.organisation.probation)
    data = organisation_data(model.organisation, model.edition.version)
    yield Late(render("introplan", form=Markup(parts.form.html), frame=Markup(parts.frame.html), workplace=data))  # noqa: S704
    for phase, tasks in model.groups:
        yield f'<section class="phase" markdown="1" {phase_data(phase.item if phase else None)}>'
        yield from phase_sections(((phase, tasks),), fragments, handbook)
        yield "</section>"
    messages = "\n".join(message.html for message in fragments.messages(handbook, 3))
    if messages:
        yield f'<section class="phase letters-of-plan" markdown="1" data-phase="{MAILS}">'
        yield heading(2, mails_title(), MAILS)
        yield Late(Markup(messages))  # noqa: S704 - the messages are rendered
        yield "</section>"

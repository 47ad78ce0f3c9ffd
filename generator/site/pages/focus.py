"""The six F's: what a good start has to reach."""

from collections.abc import Iterator

from generator.handbook.entries import Entry
from generator.handbook.models import FocusArea, Task
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Crumb, Page, body, heading
from generator.site.pages.parts import home, only, phase_sections, prose
from generator.site.templates import render


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the overview of the six F's and a page for each."""
    yield _overview(model)
    yield from (_focus_area(model, area) for area in model.handbook.of(FocusArea).values())


def _title() -> str:
    return _("The six F's")


def _overview(model: SiteModel) -> Page:
    to = model.links("../")
    description = _("Six things a good start must take care of, on top of everything practical before the first day.")
    areas = [render("focus", focus=area.item, to=to) for area in model.handbook.of(FocusArea).values()]
    return Page(
        path="fokuspunkter/index.md",
        title=_title(),
        description=description,
        body=body([f"# {_title()}", description, *areas]),
        crumbs=(home("../"),),
    )


def _focus_area(model: SiteModel, area: Entry[FocusArea]) -> Page:
    tasks = [task for task in model.handbook.of(Task).values() if task.item.focus == area.item.id]
    sections = phase_sections(only(model.groups, tasks), model.fragments("../../"), model.handbook)
    return Page(
        path=f"fokuspunkter/{area.item.id}.md",
        title=area.item.title,
        description=area.item.question,
        body=body(
            [heading(1, area.item.title, "titel"), f"**{area.item.question}**", prose(area.item.text), *sections]
        ),
        crumbs=(home("../../"), Crumb(_title(), "../")),
        edit=model.edit(area),
        owner=area.item.owner or "",
    )

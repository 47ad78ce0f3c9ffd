"""How workplaces do things differently, with a small handbook merged before the reader's eyes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from generator.diagnostics import Code
from generator.handbook.handbook import Handbook
from generator.handbook.labels import field_label
from generator.handbook.models import Task
from generator.handbook.wording import Titles, words
from generator.i18n import gettext as _
from generator.site.help.catalogue import by_code
from generator.site.help.trial import SAMPLE, sample_files, what_is_said
from generator.site.model import SiteModel
from generator.site.page import Late, Page
from generator.site.pages.editors.parts import Parts, said, shown, written_page
from generator.site.pages.parts import Entrance, links
from generator.site.templates import render
from generator.variants.project import read_project
from generator.variants.workplace import Workplace

PARENT, CHILD = "social", "familie"
_MOST = 3

_PARENT_FILE = f"content/departments/{PARENT}.yml"
_CHILD_FILE = f"content/departments/{CHILD}.yml"
_MUNICIPALITY_FILE = "content/municipality.yml"
_TASKS_FILE = "content/tasks/foerste-maaned.yml"


@dataclass(frozen=True, slots=True)
class Row:
    """One field of one task, as it is in each of some handbooks."""

    title: str
    label: str
    values: tuple[tuple[str, str], ...]


def page(model: SiteModel) -> Page:
    """Return the page on adding, changing and removing, on lists, locks, and workplaces under workplaces."""
    files = sample_files()
    parent, tasks = files[_PARENT_FILE], files[_TASKS_FILE]
    own = parent[: parent.index("\n") + 1] + parent[parent.index("add:") :]
    locked = by_code()[Code.LOCKED].example
    slots: dict[str, Parts] = {
        "file": [shown(own, _PARENT_FILE)],
        "list": [shown(_part(parent, "change:", "remove:"), _PARENT_FILE)],
        "child": [shown(files[_CHILD_FILE], _CHILD_FILE)],
        "merged": [Late(render("merged", rows=list(_merged())))],
        "lock": [
            shown(_part(tasks, "- id: instruktion", "- id: kort-opfoelgning"), _TASKS_FILE),
            shown(_part(tasks, "- id: opfoelgning", "- id: laes-velkomst"), _TASKS_FILE),
        ],
        "locked": [said(*what_is_said(locked))] if locked else [],
        "municipality": [shown(files[_MUNICIPALITY_FILE], _MUNICIPALITY_FILE)],
        "workplaces": list(_differing(model)),
    }
    return written_page("arbejdspladser", slots)


def _part(text: str, first: str, after: str) -> str:
    """Return the lines of a text from one that is `first`, up to one that is `after`."""
    lines = text.splitlines()
    return "\n".join(lines[lines.index(first) : lines.index(after)])


def _merged() -> Iterator[Row]:
    """Yield each field of a task in which the sample's handbooks are not alike."""
    project = read_project(SAMPLE)
    names = {name: branch.department.item.name for name, branch in project.content.branches.items()}
    handbooks = {
        _("Everywhere"): project.content.base,
        names[PARENT]: project.handbooks[PARENT],
        names[CHILD]: project.handbooks[CHILD],
    }
    for name in (PARENT, CHILD):
        differences = project.content.branches[name].differences
        for amendment in differences.amendments:
            for key in sorted(amendment.fields):
                yield _row(amendment.id, key, handbooks)
        for exclusion in differences.exclusions:
            yield _row(exclusion.id, "title", handbooks)


def _row(task: str, key: str, handbooks: dict[str, Handbook]) -> Row:
    there = [handbook.of(Task)[task].item.title for handbook in handbooks.values() if task in handbook.of(Task)]
    values = tuple((name, _value(handbook, task, key)) for name, handbook in handbooks.items())
    return Row(there[0], field_label(key), values)


def _value(handbook: Handbook, task: str, key: str) -> str:
    entry = handbook.of(Task).get(task)
    return words(entry.item, key, Titles(handbook).of) if entry else _("is not there")


def _differing(model: SiteModel) -> Iterator[str | Markup]:
    """Yield the way to the first workplaces of the handbook itself that do something differently."""
    places = list(islice(filter(_differs, model.workplaces.values()), _MOST))
    if places:
        to = model.links("../../")
        departments = [place.department.item for place in places]
        yield _("Begin for example here:")
        yield links(Entrance(department.name, to.department(department.id)) for department in departments)


def _differs(place: Workplace) -> bool:
    own = place.handbook.layer.id == place.department.item.id
    return own and any(entry.latest.layer is place.handbook.layer for entry in place.handbook.of(Task).values())

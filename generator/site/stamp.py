"""Writes the departments' pages: the shell with each department's own values put in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.models import Phase
from generator.i18n import gettext as _
from generator.site.fragments import Fragments
from generator.site.links import SPECIAL, Links
from generator.plans.phases import Group
from generator.site.model import SiteModel, grouped
from generator.site.page import Crumb, first_sentence
from generator.site.pages.parts import UNDATED, undated_title
from generator.site.pages.workplaces import workplaces_title
from generator.site.shell import Shell, Values
from generator.site.special import Special, special_at
from generator.site.templates import render
from generator.text.plain import to_plain
from generator.variants.workplace import Workplace

BASE = "../../"

TASKS = "%%tasks%%"
_LIST = Markup('<ul class="tasks">\n%%tasks%%\n</ul>')


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """A finished page; `own` is the HTML that is this department's alone, `tasks` the ids of its tasks."""

    html: bytes
    own: str
    tasks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Section:
    """One phase of a department's plan; `html` is where its list of tasks goes."""

    id: str
    title: str
    icon: str
    caption: str
    html: Markup


@dataclass(frozen=True, slots=True)
class TocItem:
    """One line of a table of contents."""

    id: str
    title: str
    children: "tuple[TocItem, ...]" = ()


class Stamper:
    """Makes departments' pages; what two of them share is rendered once."""

    def __init__(self, model: SiteModel, shell: Shell) -> None:
        self._model = model
        self._shell = shell
        self._links: Links = model.links(BASE, local=True)
        self._fragments: Fragments = model.fragments(BASE, local=True)

    def fragments(self) -> Iterator[Markup]:
        """Yield each distinct task that stands on any page made so far."""
        return (fragment.html for fragment in self._fragments.rendered())

    def page(self, place: Workplace) -> DepartmentPage:
        """Return a department's page."""
        department = place.department.item
        special = special_at(place.handbook, self._model.handbook, self._links)
        groups = [group for group in grouped(place.handbook) if group[1]]
        sections = [_section(phase) for phase, _tasks in groups]
        welcome = place.welcome
        own = render(
            "department",
            name=department.name,
            welcome=welcome,
            contacts=place.contacts,
            origin_of_contacts=_origin_of_contacts(place),
            special=special,
            sections=sections,
        )
        values = Values(
            title=department.name,
            description=first_sentence(to_plain(welcome)) if welcome else department.name,
            canonical=f"{self._model.site_url}arbejdspladser/{department.id}/",
            skip="indhold",
            edit=self._model.edit(place.department),
            owner=department.owner or "",
            path=self._path(place),
            toc=_toc(place, special, sections),
            article=tuple(self._article(own, groups, place.handbook)),
        )
        tasks = frozenset(task.item.id for _phase, tasks in groups for task in tasks)
        return DepartmentPage(self._shell.fill(values), f"{own}{values.path}{values.toc}", tasks)

    def _article(self, own: Markup, groups: Sequence[Group], handbook: Handbook) -> Iterator[bytes]:
        """Yield the article's bytes: the department's own part, and each phase's tasks where they belong."""
        pieces = own.split(TASKS)
        for piece, (_phase, tasks) in zip(pieces, groups, strict=False):
            yield piece.encode()
            yield b"\n".join(fragment.encoded for fragment in self._fragments.each(tasks, handbook))
        yield pieces[-1].encode()

    def _path(self, place: Workplace) -> Markup:
        above = [
            Crumb(parent.department.item.name, self._links.department(parent.department.item.id))
            for parent in list(place.line())[:0:-1]
        ]
        steps = [Crumb(_("Front page"), BASE), Crumb(workplaces_title(), "../"), *above]
        return render("path", steps=steps)


def _section(phase: Entry[Phase] | None) -> Section:
    if phase is None:
        return Section(f"fase-{UNDATED}", undated_title(), "material/infinity", "", _LIST)
    item = phase.item
    return Section(f"fase-{item.id}", item.title, item.icon, item.caption, _LIST)


def _origin_of_contacts(place: Workplace) -> str | None:
    """Return the name of the department whose contacts are shown, when it is another one."""
    owner = next((other for other in place.line() if other.department.item.contacts), place)
    return None if owner is place else owner.department.item.name


def _toc(place: Workplace, special: Special, sections: list[Section]) -> Markup:
    parts = [
        ("kun-hos-os", _("Only at our place"), special.added),
        ("anderledes-hos-os", _("Different at our place"), special.changed),
        ("bruges-ikke-hos-os", _("Not used at our place"), special.removed),
    ]
    own = tuple(TocItem(identity, title) for identity, title, items in parts if items)
    contact = [TocItem("kontakt", _("Contact"))] if place.contacts else []
    plan = tuple(TocItem(section.id, section.title) for section in sections)
    items = [
        *contact,
        TocItem(SPECIAL, _("Special at our place"), own),
        TocItem("introplan", _("Introduction plan"), plan),
    ]
    return render("toc", items=items)

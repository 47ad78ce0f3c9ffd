"""Writes the departments' pages: the shell with each department's own values put in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.handbook.entries import Entry
from generator.handbook.models import Message, Phase
from generator.i18n import gettext as _
from generator.site.fragments import Fragments
from generator.site.links import SPECIAL, Links
from generator.site.model import OF_DEPARTMENTS, Groups, SiteModel, grouped
from generator.site.page import Crumb, first_sentence
from generator.site.pages.parts import MAILS, UNDATED, mails_title, phase_caption, undated_title
from generator.site.pages.workplaces import workplaces_title
from generator.site.plan_data import phase_data, workplace_data
from generator.site.planner import Planner
from generator.site.shell import Values
from generator.site.special import Special, SpecialItems
from generator.site.templates import render
from generator.text.plain import to_plain
from generator.variants.workplace import Workplace

BASE = OF_DEPARTMENTS[0]
ANY_DEPARTMENT = "arbejdspladser/_side/"

GAP = Markup("%%gap%%")


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """What goes into the shell for one department, below the site's root at `address`.

    `own` is the HTML that is this department's alone, and `anchors` those of its phases and tasks.
    """

    address: str
    values: Values
    own: str
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Section:
    """One phase of a department's plan."""

    id: str
    title: str
    icon: str
    caption: Markup
    data: Markup


@dataclass(frozen=True, slots=True)
class TocItem:
    """One line of a table of contents."""

    id: str
    title: str
    children: "tuple[TocItem, ...]" = ()


class Stamper:
    """Makes departments' pages; what two of them share is rendered once."""

    def __init__(self, model: SiteModel) -> None:
        self._model = model
        self._links: Links = model.links(BASE, local=True)
        self._fragments: Fragments = model.fragments(BASE, local=True)
        self._sections: dict[Entry[Phase] | None, Section] = {}
        self._special = SpecialItems(model.handbook, self._links)
        self._planner = Planner(level=3)

    def fragments(self) -> Iterator[str]:
        """Yield each distinct task, message, special item and form that stands on any page made so far."""
        renderers = (self._fragments, self._special, self._planner)
        return (fragment.html for renderer in renderers for fragment in renderer.rendered())

    def page(self, place: Workplace) -> DepartmentPage:
        """Return a department's page."""
        department = place.department.item
        address = f"arbejdspladser/{department.id}/"
        special = self._special.of(place.handbook)
        groups = grouped(place.handbook)
        sections = tuple(self._section(phase) for phase, _tasks in groups)
        own = self._own(place, special, sections)
        path, toc = self._path(place), _toc(place, special, sections)
        values = Values(
            title=department.name,
            description=first_sentence(to_plain(place.welcome)) if place.welcome else department.name,
            canonical=self._model.site_url + address,
            skip="indhold",
            edit=self._model.edit(place.department),
            owner=_owner(place),
            path=path,
            toc=toc,
            article=tuple(_filled(own, self._shared(special, groups, place))),
        )
        tasks = (f"opgave-{task.item.id}" for _phase, tasks in groups for task in tasks)
        anchors = frozenset((*tasks, *(section.id for section in sections)))
        return DepartmentPage(address, values, f"{own}{path}{toc}", anchors)

    def _own(self, place: Workplace, special: Special, sections: tuple[Section, ...]) -> Markup:
        """Return the part of the article that is this department's alone, with gaps for the rest."""
        return render(
            "department",
            name=place.department.item.name,
            welcome=place.welcome,
            contacts=place.contacts,
            origin_of_contacts=_origin_of_contacts(place),
            special=special,
            gap=GAP,
            sections=sections,
            workplace=workplace_data(place, self._model.edition.version),
            mails=mails_title() if place.handbook.of(Message) else "",
        )

    def _shared(self, special: Special, groups: Groups, place: Workplace) -> Iterator[list[bytes]]:
        """Yield what goes into the gaps, in their order."""
        handbook = place.handbook
        yield from ([item.encoded for item in items] for items in special.parts if items)
        planner = self._planner.of(handbook, groups, place.probation)
        yield from ([planner.form.encoded], [planner.frame.encoded])
        for _phase, tasks in groups:
            yield [fragment.encoded for fragment in self._fragments.each(tasks, handbook)]
        if handbook.of(Message):
            yield [fragment.encoded for fragment in self._fragments.messages(handbook, 4)]

    def _section(self, phase: Entry[Phase] | None) -> Section:
        if phase not in self._sections:
            self._sections[phase] = _section(phase, self._links)
        return self._sections[phase]

    def _path(self, place: Workplace) -> Markup:
        above = [
            Crumb(parent.department.item.name, self._links.department(parent.department.item.id))
            for parent in list(place.line())[:0:-1]
        ]
        steps = [Crumb(_("Front page"), BASE), Crumb(workplaces_title(), "../"), *above]
        return render("path", steps=steps)


def _filled(own: Markup, shared: Iterator[list[bytes]]) -> Iterator[bytes]:
    """Yield the department's own part, with what it shares with others in its gaps."""
    pieces = str(own).split(GAP)
    for piece, parts in zip(pieces, shared, strict=False):
        yield piece.encode()
        yield from parts
    yield pieces[-1].encode()


def _section(phase: Entry[Phase] | None, links: Links) -> Section:
    data = Markup(phase_data(phase.item if phase else None))  # noqa: S704 - escaped there
    if phase is None:
        return Section(f"fase-{UNDATED}", undated_title(), "material/infinity", Markup(), data)
    item = phase.item
    caption = phase_caption(item, links.phase(item.id))
    return Section(f"fase-{item.id}", item.title, item.icon, caption, data)


def _owner(place: Workplace) -> str:
    """Return who answers for a department's page: its owner, that of the closest one above, or the handbook's."""
    owners = (other.department.item.owner for other in place.line())
    return next((owner for owner in owners if owner), place.organisation.contact)


def _origin_of_contacts(place: Workplace) -> str | None:
    """Return the name of the department whose contacts are shown, when it is another one."""
    owner = next((other for other in place.line() if other.department.item.contacts), place)
    return None if owner is place else owner.department.item.name


def _toc(place: Workplace, special: Special, sections: tuple[Section, ...]) -> Markup:
    parts = [
        ("kun-hos-os", _("Only at our place"), special.added),
        ("anderledes-hos-os", _("Different at our place"), special.changed),
        ("bruges-ikke-hos-os", _("Not used at our place"), special.removed),
    ]
    own = tuple(TocItem(identity, title) for identity, title, items in parts if items)
    contact = [TocItem("kontakt", _("Contact"))] if place.contacts else []
    mails = [TocItem(MAILS, mails_title())] if place.handbook.of(Message) else []
    plan = (*(TocItem(section.id, section.title) for section in sections), *mails)
    special_item = TocItem(SPECIAL, _("Special at our place"), own)
    return _toc_html((*contact, special_item, TocItem("introplan", _("Introduction plan"), plan)))


@cache
def _toc_html(items: tuple[TocItem, ...]) -> Markup:
    return render("toc", items=items)

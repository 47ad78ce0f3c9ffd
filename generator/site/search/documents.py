"""The documents of the shared pages, each with its kind and the values it is found by when the search is narrowed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.handbook.entries import Entry
from generator.handbook.models import FocusArea, HireType, Role, Task, Topic
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Page
from generator.site.search.document import SECONDARY, SHARED, Document, Section
from generator.site.search.reader import new_markdown, sections_of
from generator.text.plain import to_plain

PHASE = "fase"
ROLE = "rolle"
HIRE_TYPE = "kollega"

WHOLE_PLAN = "introplan/"
APART = ("kilder/", "mails/", "ledertrivsel/action-cards/", "redaktoerer/")  # beside the guide itself

Filters = Mapping[str, tuple[str, ...]]
Keywords = Mapping[tuple[str, str], tuple[str, ...]]
Tasks = tuple[Entry[Task], ...]


def shared_documents(pages: Iterable[Page], model: SiteModel) -> Iterator[Document]:
    """Yield a document for each shared page.

    A task stands on the page of its phase; one without a day stands in the whole plan.
    """
    markdown = new_markdown()
    filters = dict(_filters(model))
    undated = tuple(_sections_of_undated(model))
    keywords = _keywords(model)
    names = dict(_names(model))
    pages = tuple(pages)
    titles = frozenset(page.title.casefold() for page in pages)
    for page in pages:
        sections = sections_of(page, markdown)
        if page.address == WHOLE_PLAN:
            sections += undated
        sections = tuple(
            replace(
                part,
                keywords=keywords.get((page.address, part.id), ()),
                is_elsewhere=bool(part.id) and part.title.casefold() in titles,
            )
            for part in sections
        )
        weights = SECONDARY if page.address.startswith(APART) else SHARED
        yield Document(
            page.address,
            _kind(page.address),
            sections,
            filters.get(page.address, {}),
            name=names.get(page.address, ""),
            weights=weights,
        )


def _sections_of_undated(model: SiteModel) -> Iterator[Section]:
    for phase, tasks in model.groups:
        if phase is None:
            yield from (task_section(task.item) for task in tasks)


def _names(model: SiteModel) -> Iterator[tuple[str, str]]:
    """Yield the addresses of pages that speak to a reader, such as “Du er mentor”, and whom they are for."""
    to = model.links("")
    for role in model.handbook.of(Role).values():
        yield to.role(role.item.id), role.item.title
    for kind in model.handbook.of(HireType).values():
        yield to.hire_type(kind.item.id), kind.item.title


def _keywords(model: SiteModel) -> Keywords:
    """Return the keywords of items by the page and the anchor where each item stands."""
    to = model.links("")
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for collection, entries in model.handbook.collections.items():
        for identity, entry in entries.items():
            address, _hash, anchor = to.of(collection, identity).partition("#")
            found[address, anchor] = entry.item.keywords
    return found


def task_section(task: Task) -> Section:
    """Return a task as a section, under its own anchor."""
    return Section(f"opgave-{task.id}", task.title, to_plain(task.text) if task.text else "")


def _kind(address: str) -> str:
    kinds = {
        "aaret/": _("Phase"),
        "fokuspunkter/": _("Focus point"),
        "tjeklister/": _("Checklist"),
        "hvem/": _("New colleague"),
        "ledertrivsel/": _("Leaders' wellbeing"),
    }
    folder = address.partition("/")[0] + "/"
    return _("Page") if address == folder else kinds.get(folder, _("Page"))


def _filters(model: SiteModel) -> Iterator[tuple[str, Filters]]:
    """Yield the addresses of pages that can be found by filters, with the values of each."""
    tasks = tuple(model.handbook.of(Task).values())
    to = model.links("")
    for phase, some in model.groups:
        address = to.phase(phase.item.id) if phase else WHOLE_PLAN
        yield address, _values(model, some)
    for topic in model.handbook.of(Topic):
        yield to.topic(topic), _values(model, tuple(entry for entry in tasks if entry.item.topic == topic))
    for focus in model.handbook.of(FocusArea):
        yield to.focus(focus), _values(model, tuple(entry for entry in tasks if entry.item.focus == focus))
    for role in model.handbook.of(Role).values():
        own = tuple(entry for entry in tasks if role.item.id in _roles(entry.item))
        yield to.role(role.item.id), {**_values(model, own), ROLE: (role.item.title,)}
    for kind in model.handbook.of(HireType).values():
        own = tuple(entry for entry in tasks if kind.item.id in entry.item.for_)
        yield to.hire_type(kind.item.id), {**_values(model, own), HIRE_TYPE: (kind.item.title,)}


def _roles(task: Task) -> tuple[str, ...]:
    return (task.responsible, *task.involves)


def _values(model: SiteModel, tasks: Tasks) -> Filters:
    """Return the titles of the phases, roles and hire types that some tasks have to do with, in their own order."""
    here = frozenset(tasks)
    phases = [phase.item.title for phase, some in model.groups if phase and not here.isdisjoint(some)]
    roles = {role for entry in tasks for role in _roles(entry.item)}
    kinds = {kind for entry in tasks for kind in entry.item.for_}
    return {
        PHASE: tuple(phases),
        ROLE: tuple(entry.item.title for entry in model.handbook.of(Role).values() if entry.item.id in roles),
        HIRE_TYPE: tuple(entry.item.title for entry in model.handbook.of(HireType).values() if entry.item.id in kinds),
    }

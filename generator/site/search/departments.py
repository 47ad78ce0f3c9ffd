"""The documents of departments: only what each says itself, for all else is found on the shared pages."""

from collections.abc import Iterator
from itertools import filterfalse

from generator.handbook.entries import Entry, Removal
from generator.handbook.handbook import Handbook
from generator.handbook.item import UNSEEN, Item
from generator.handbook.models import Contact, Task
from generator.handbook.wording import Titles, title, words
from generator.i18n import gettext as _
from generator.site.links import SPECIAL
from generator.site.search.document import OF_DEPARTMENT, Document, Section
from generator.text.plain import to_plain
from generator.variants.workplace import Workplace

WORKPLACE = "arbejdsplads"

Entries = tuple[Entry[Item], ...]


def department_document(place: Workplace, common: Handbook) -> Document:
    """Return a department's document; `common` is the handbook of those that have none above them."""
    department = place.department.item
    welcome = to_plain(department.welcome) if department.welcome else ""
    contacts = "\n".join(map(_contact, department.contacts))
    above = place.parent.handbook if place.parent else common
    own = tuple(_touched(place.handbook, above))
    keywords = (*department.keywords, *_keywords_of_others(own))
    sections = [Section("", department.name, welcome, keywords)]
    if contacts:
        sections.append(Section("kontakt", _("Contact"), contacts))
    return Document(
        address=f"arbejdspladser/{department.id}/",
        kind=_("Workplace"),
        sections=(*sections, *_special(own, place.handbook, above)),
        filters={WORKPLACE: tuple(other.department.item.name for other in place.line())},
        place=department.name,
        weights=OF_DEPARTMENT,
    )


def _contact(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.function, contact.help, contact.room)))


def _special(own: Entries, handbook: Handbook, above: Handbook) -> Iterator[Section]:
    """Yield the tasks that differ from those of the department above, and at last everything else that does."""
    others = [f"{title(removal.entry.item)}: {removal.reason}" for removal in _removals(handbook, above)]
    for entry in own:
        told = _told(entry, handbook)
        if isinstance(entry.item, Task):
            yield Section(f"opgave-{entry.item.id}", entry.item.title, told, _own_keywords(entry))
        elif _is_seen(entry):
            others += [title(entry.item), told]
    if others:
        yield Section(SPECIAL, _("Special at our place"), "\n".join(others))


def _keywords_of_others(own: Entries) -> Iterator[str]:
    """Yield the department's own keywords of all but tasks, for no one place on its page tells of those."""
    for entry in own:
        if not isinstance(entry.item, Task):
            yield from _own_keywords(entry)


def _is_seen(entry: Entry[Item]) -> bool:
    return not entry.changes or not entry.changes[-1].fields <= UNSEEN


def _own_keywords(entry: Entry[Item]) -> tuple[str, ...]:
    is_own = not entry.changes or "keywords" in entry.changes[-1].fields
    return entry.item.keywords if is_own else ()


def _touched(handbook: Handbook, above: Handbook) -> Iterator[Entry[Item]]:
    """Yield the entries that are not those of the department above."""
    for collection, entries in handbook.collections.items():
        inherited = above.collections[collection]
        if entries is not inherited:
            yield from filterfalse(frozenset(inherited.values()).__contains__, entries.values())


def _removals(handbook: Handbook, above: Handbook) -> Iterator[Removal]:
    for collection, removals in handbook.removals.items():
        inherited = above.removals.get(collection, {})
        yield from (removal for identity, removal in removals.items() if inherited.get(identity) is not removal)


def _told(entry: Entry[Item], handbook: Handbook) -> str:
    """Return what the department says of an item: the fields it changes, or the text of one it adds."""
    if not entry.changes:
        text = getattr(entry.item, "text", None)
        return to_plain(text) if text else ""
    fields = sorted(entry.changes[-1].fields - {"title"} - UNSEEN)
    return "\n".join(words(entry.item, key, Titles(handbook).of) for key in fields)

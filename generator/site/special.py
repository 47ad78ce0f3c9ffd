"""What is special at a workplace: only there, different there, or not used there."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape
from rapidfuzz.distance import LCSseq

from generator.handbook.entries import Change, Entry, LayerKind, Removal
from generator.handbook.handbook import Handbook
from generator.handbook.labels import field_label, kind_label
from generator.handbook.models import Item, Meeting
from generator.handbook.references import references
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.site.links import Links
from generator.site.titles import Titles
from generator.text import Text
from generator.text.plain import to_plain


@dataclass(frozen=True, slots=True)
class Added:
    """An item that the common handbook does not have."""

    title: str
    kind: str
    url: str
    origin: str
    text: Text | None


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One field with its value in the common handbook and here, the words that differ being marked."""

    label: str
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class Changed:
    """An item whose values differ here."""

    title: str
    kind: str
    url: str
    origin: str
    fields: tuple[ChangedField, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """An item that is not used here."""

    title: str
    kind: str
    reason: str
    origin: str


@dataclass(frozen=True, slots=True)
class Special:
    """Everything that is special at one workplace, its parents' differences included."""

    added: tuple[Added, ...]
    changed: tuple[Changed, ...]
    removed: tuple[Removed, ...]


def special_at(handbook: Handbook, base: Handbook, links: Links) -> Special:
    """Compare a workplace's handbook with the common one."""
    added: list[Added] = []
    changed: list[Changed] = []
    for collection, entry in _touched(handbook, base):
        if entry.source.layer.kind is LayerKind.BASE:
            changed.append(_changed(collection, entry, Titles(handbook), Titles(base), links))
        else:
            added.append(_added(collection, entry, links))
    removed = [
        _removed(collection, removal)
        for collection, removals in handbook.removals.items()
        for removal in removals.values()
    ]
    return Special(tuple(added), tuple(changed), tuple(removed))


def _touched(handbook: Handbook, base: Handbook) -> Iterator[tuple[str, Entry[Item]]]:
    for collection, entries in handbook.collections.items():
        common = base.collections[collection]
        if entries is common:
            continue
        for identity, entry in entries.items():
            if common.get(identity) is not entry:
                yield collection, entry


def _title(item: Item) -> str:
    return str(getattr(item, "title", item.id))


def _url(collection: str, identity: str, links: Links) -> str:
    address = {
        "phases": links.phase,
        "focus_areas": links.focus,
        "roles": links.role,
        "hire_types": links.hire_type,
        "areas": links.area,
        "topics": links.topic,
        "tasks": links.task,
        "messages": links.message,
        "sources": links.source,
    }
    return address[collection](identity)


def _added(collection: str, entry: Entry[Item], links: Links) -> Added:
    item = entry.item
    text = getattr(item, "text", None)
    return Added(_title(item), kind_label(collection), _url(collection, item.id, links), entry.layer.name, text)


def _removed(collection: str, removal: Removal) -> Removed:
    return Removed(_title(removal.entry.item), kind_label(collection), removal.reason, removal.source.layer.name)


def _changed(collection: str, entry: Entry[Item], here: Titles, common: Titles, links: Links) -> Changed:
    fields = tuple(_changed_field(entry.changes, key, entry.item, here, common) for key in _changed_keys(entry))
    url = _url(collection, entry.item.id, links)
    return Changed(_title(entry.item), kind_label(collection), url, entry.layer.name, fields)


def _changed_keys(entry: Entry[Item]) -> list[str]:
    keys = frozenset[str]().union(*(change.fields for change in entry.changes))
    names = (field.alias or name for name, field in type(entry.item).model_fields.items())
    return [name for name in names if name in keys]


def _changed_field(
    changes: tuple[Change[Item], ...], key: str, item: Item, here: Titles, common: Titles
) -> ChangedField:
    before, after = _words(changes[0].before, key, common), _words(item, key, here)
    return ChangedField(field_label(key), *marked(before, after))


def _words(item: Item, key: str, titles: Titles) -> str:
    """Return the value of a field as a reader would say it."""
    attribute = next(name for name, field in type(item).model_fields.items() if (field.alias or name) == key)
    value = getattr(item, attribute)
    named = [titles.of(found.collection, found.id) for found in references(item) if found.path[0] == key]
    if isinstance(value, Meeting):
        length = ngettext("{n} minute", "{n} minutes", value.minutes).format(n=value.minutes)
        return _("{length} with {people}").format(length=length, people=", ".join(named))
    if named:
        return ", ".join(named)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Text):
        return to_plain(value)
    return str(getattr(value, "words", value)) if value else _("nothing")


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Return two wordings as HTML, with <del> around what only the first has and <ins> around what only the second has."""
    old, new = before.split(), after.split()
    left: list[Markup] = []
    right: list[Markup] = []
    for step in LCSseq.opcodes(old, new):
        gone = escape(" ".join(old[step.src_start : step.src_end]))
        come = escape(" ".join(new[step.dest_start : step.dest_end]))
        if step.tag == "equal":
            left.append(gone)
            right.append(come)
        else:
            left.extend([Markup("<del>{}</del>").format(gone)] if gone else [])
            right.extend([Markup("<ins>{}</ins>").format(come)] if come else [])
    return Markup(" ").join(left), Markup(" ").join(right)

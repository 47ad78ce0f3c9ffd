"""Where the values of one item of a merged handbook come from: each value it had on the way, and who wrote it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.handbook.entries import Entry, Origin, Removal
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item, attributes
from generator.handbook.wording import Titles, title, words

TitleOf = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Stage:
    """A value as a reader would say it, and where it was written."""

    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class FieldHistory:
    """What wrote a field, by its name in YAML, the oldest first; empty when nobody did and `words` are the usual."""

    key: str
    words: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Where an item was left out, and why."""

    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """Every field of an item; one that was left out is as it was until then."""

    collection: str
    id: str
    title: str
    fields: tuple[FieldHistory, ...]
    left_out: LeftOut | None


def collections_of(handbook: Handbook, identity: str) -> tuple[str, ...]:
    """Return the collections that have an item of that id, or had it until a layer left it out."""
    return tuple(name for name in handbook.collections if _find(handbook, name, identity) != (None, None))


def history(handbook: Handbook, collection: str, identity: str) -> ItemHistory | None:
    """Return where everything in an item comes from, or None when the handbook never had it."""
    entry, removal = _find(handbook, collection, identity)
    if entry is None:
        return None
    title_of = Titles(handbook).of
    fields = tuple(_field(entry, key, title_of) for key in attributes(type(entry.item)) if key not in _POSITION)
    left_out = LeftOut(removal.reason, removal.source.origin()) if removal else None
    return ItemHistory(collection, identity, title(entry.item), fields, left_out)


_POSITION = frozenset({"before", "after"})  # of an added item: where it stands, not what it says


def _find(handbook: Handbook, collection: str, identity: str) -> tuple[Entry[Item] | None, Removal | None]:
    removal = handbook.removals.get(collection, {}).get(identity)
    entry = handbook.collections.get(collection, {}).get(identity)
    return (removal.entry, removal) if removal and entry is None else (entry, None)


def _field(entry: Entry[Item], key: str, title_of: TitleOf) -> FieldHistory:
    return FieldHistory(key, words(entry.item, key, title_of), tuple(_stages(entry, key, title_of)))


def _stages(entry: Entry[Item], key: str, title_of: TitleOf) -> Iterator[Stage]:
    items = [*(change.before for change in entry.changes), entry.item]
    if key in entry.source.place.keys:
        yield Stage(words(items[0], key, title_of), entry.source.origin(key))
    for change, after in zip(entry.changes, items[1:], strict=True):
        if key in change.fields:
            yield Stage(words(after, key, title_of), change.source.origin(key))

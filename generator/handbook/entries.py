"""Items of a handbook together with where they, and each later change of them, were written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from generator.handbook.item import Identified, Item
from generator.handbook.list_edits import ADD
from generator.handbook.places import Key, Place

T_co = TypeVar("T_co", bound=Identified, covariant=True)


class LayerKind(StrEnum):
    """The kinds of places a value can come from, from the common to the personal."""

    BASE = "base"
    MUNICIPALITY = "municipality"
    DEPARTMENT = "department"
    HIRE = "hire"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a merged handbook; `name` is what readers see."""

    kind: LayerKind
    id: str
    name: str

    @property
    def is_common(self) -> bool:
        """Whether what the layer says holds for the whole municipality."""
        return self.kind in {LayerKind.BASE, LayerKind.MUNICIPALITY}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value comes from; `line` counts from 1."""

    layer: Layer
    file: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Where a mapping of values was written: its layer, its file and the places in it."""

    layer: Layer
    file: str
    place: Place

    def origin(self, key: str = "id") -> Origin:
        """Return where a key of the mapping stands."""
        return Origin(self.layer, self.file, self.place.at_key(key).line)


@dataclass(frozen=True, slots=True, eq=False)
class Change(Generic[T_co]):
    """One layer's change of an item: the fields it replaced and the item as it was before.

    `kept` tells of each list that only had entries added or taken out, which positions of the list before are
    still there; what was added comes after them.
    """

    fields: frozenset[str]
    before: T_co
    source: Source
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Generic[T_co]):
    """An item as it stands after merging, where it was first written, and what changed it on the way.

    Entries are compared by identity: two departments that share an entry share its very object.
    """

    item: T_co
    source: Source
    changes: tuple[Change[T_co], ...] = ()

    def source_of(self, field: str) -> Source:
        """Return what last wrote the value of a field, which goes by its name in YAML."""
        for change in reversed(self.changes):
            if field in change.fields:
                return change.source
        return self.source

    def origin(self, field: str = "id") -> Origin:
        """Return where the value of a field, which goes by its name in YAML, was last written."""
        source = self.source_of(field)
        return source.origin(field)

    def locate(self, path: tuple[Key, ...]) -> tuple[Source, Place]:
        """Return what wrote the value at a path of keys and positions inside the item, and where it stands there."""
        name, *inner = path
        for change in reversed(self.changes):
            if name not in change.fields:
                continue
            kept = change.kept.get(str(name))
            if kept is None or not inner:
                return change.source, change.source.place.find((name, *inner))
            position = int(inner[0])
            if position >= len(kept):
                added = (name, ADD, position - len(kept), *inner[1:])
                return change.source, change.source.place.find(added)
            inner[0] = kept[position]
        return self.source, self.source.place.find((name, *inner))

    @property
    def latest(self) -> Source:
        """What last touched the item."""
        return self.changes[-1].source if self.changes else self.source

    @property
    def layer(self) -> Layer:
        """The layer that last touched the item."""
        return self.latest.layer


@dataclass(frozen=True, slots=True, eq=False)
class Removal:
    """An item that a layer left out, with the reason readers see."""

    entry: Entry[Item]
    reason: str
    source: Source


Collection = Mapping[str, Entry[Item]]

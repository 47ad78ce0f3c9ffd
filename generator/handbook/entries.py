"""Items of a handbook together with where they, and each later change of them, were written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from generator.handbook.models import Item
from generator.handbook.places import Place

T_co = TypeVar("T_co", bound=Item, covariant=True)


class LayerKind(StrEnum):
    """The three kinds of places a value can come from, from the common to the personal."""

    BASE = "base"
    DEPARTMENT = "department"
    HIRE = "hire"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a merged handbook; `name` is what readers see."""

    kind: LayerKind
    id: str
    name: str


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
    """One layer's change of an item: the fields it replaced and the item as it was before."""

    fields: frozenset[str]
    before: T_co
    source: Source


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

"""A handbook: every collection with its items in order, for the whole municipality or for one workplace."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from generator.handbook.collections import NAMES
from generator.handbook.entries import Collection, Entry, Layer, Removal
from generator.handbook.item import Item

T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True, eq=False)
class Handbook:
    """The items of each collection by id, and those that a layer on the way removed."""

    layer: Layer
    collections: Mapping[str, Collection]
    removals: Mapping[str, Mapping[str, Removal]]

    def of(self, model: type[T]) -> Mapping[str, Entry[T]]:
        """Return the items of one model by id, in their order."""
        return cast("Mapping[str, Entry[T]]", self.collections[NAMES[model]])

"""Where each value of a YAML file stands, kept in a tree beside the values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Key = str | int


class Place(NamedTuple):
    """The place of one value and of everything inside it; lines and columns count from 1.

    `children` holds the places of a mapping's values by key, or of a list's by position, and `keys` the
    places of a mapping's keys themselves. It is a tuple because a thousand files hold fifty thousand of them, and a
    tuple is made in a third of the time a frozen dataclass takes.
    """

    line: int
    column: int
    children: "Mapping[Key, Place]" = {}  # noqa: RUF012 - read only, as its type says
    keys: Mapping[str, tuple[int, int]] = {}

    def find(self, path: tuple[Key, ...]) -> "Place":
        """Return the place at a path of keys and positions, or the nearest one around it."""
        place = self
        for step in path:
            inner = place.children.get(step)
            if inner is None:
                return place.at_key(str(step))
            place = inner
        return place

    def at_key(self, key: str) -> "Place":
        """Return the place of a mapping's key, or of the mapping when it has no such key."""
        if key not in self.keys:
            return self
        line, column = self.keys[key]
        return Place(line, column)


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file as plain values, where every scalar is text, a boolean or None, and their places."""

    file: str
    value: object
    place: Place

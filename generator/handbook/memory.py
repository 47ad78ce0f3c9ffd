"""What was made of the same things before, so that reading a handbook again costs what has changed in it."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Memory:
    """Keeps what was last made under each key, with what it was made of."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[object, ...], object]] = {}

    def recall(self, key: Hashable, given: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what was made of the very same things under that key, else make it and keep it.

        Bytes and plain values are the same when they are equal, all else when it is the same object.
        """
        kept = self._kept.get(key)
        if kept is None or kept[0] != given:
            kept = self._kept[key] = (given, make())
        return cast("T", kept[1])

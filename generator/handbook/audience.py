"""Whom an item is for."""

from collections.abc import Collection, Iterable, Mapping

from generator.handbook.entries import Entry
from generator.handbook.models import Audience, HireType, Task


def with_ancestors(types: Iterable[str], hire_types: Mapping[str, Entry[HireType]]) -> frozenset[str]:
    """Return the ids of the types and of every type they extend (a chief is also a leader)."""
    found: set[str] = set()
    for name in types:
        current: str | None = name
        while current is not None and current not in found:
            found.add(current)
            entry = hire_types.get(current)
            current = entry.item.extends if entry else None
    return frozenset(found)


def applies(item: Audience, types: Collection[str]) -> bool:
    """Tell whether an item is for someone of these types, their ancestors included; `not_for` wins over `for`."""
    if any(name in types for name in item.not_for):
        return False
    return not item.for_ or any(name in types for name in item.for_)


def covered(tasks: Iterable[Task]) -> frozenset[str]:
    """Return the ids that tasks of one plan stand in for; of two that cover each other the first stays."""
    found: set[str] = set()
    for task in tasks:
        if task.id not in found:
            found.update(name for name in task.covers if name != task.id)
    return frozenset(found)

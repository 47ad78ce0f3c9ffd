"""What there is to look at: the common handbook as a whole, and of each department only what its layer wrote."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.handbook.content import Content
from generator.handbook.differences import Differences
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item


class Touched(NamedTuple):
    """An item with the handbook and the collection it stands in."""

    handbook: Handbook
    collection: str
    entry: Entry[Item]


def touched(content: Content, handbooks: Mapping[str, Handbook]) -> Iterator[Touched]:
    """Yield every item of the common handbook, and of each department those that it adds or changes."""
    for collection, entries in content.base.collections.items():
        yield from (Touched(content.base, collection, entry) for entry in entries.values())
    for identity, handbook in handbooks.items():
        yield from written(handbook, content.branches[identity].differences)


def written(merged: Handbook, differences: Differences) -> Iterator[Touched]:
    """Yield the items of a merged handbook that its last layer adds or changes."""
    keys = [(addition.collection, addition.item.id) for addition in differences.additions]
    keys += [(amendment.collection, amendment.id) for amendment in differences.amendments]
    for collection, identity in dict.fromkeys(keys):
        entry = merged.collections[collection].get(identity)
        if entry is not None:
            yield Touched(merged, collection, entry)

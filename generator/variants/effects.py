"""One thing that is different between two handbooks."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from generator.handbook.entries import Origin
from generator.handbook.wording import words
from generator.text import Text

COMMON = ""  # stands for the common handbook among the ids of the departments


class EffectKind(StrEnum):
    """What happened to an item."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Effect:
    """An item that is new or gone, or one field of it that has another value, in the words of a reader.

    `collection` is also `departments`, for a workplace's own values, and `organisation`, with the id "". `origin` is
    what wrote the value that holds, or, of what is gone, what took it away, else where it stood. A changed item has
    `field`, by its name in YAML, `before` and `after`; a removed one may have a `reason`; an added one has `values`
    by field. The title is for reading and tells no two effects apart.
    """

    kind: EffectKind
    collection: str
    id: str
    title: str = dataclasses.field(compare=False)
    origin: Origin
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """An effect and the handbooks that have it: ids of departments, parents first, and before them `COMMON`."""

    effect: Effect
    handbooks: tuple[str, ...]


def is_same(before: object, after: object) -> bool:
    """Tell whether a reader would see the same in two values: a text may be broken into lines as one likes."""
    if isinstance(before, Text) and isinstance(after, Text):
        return before.blocks == after.blocks
    return before == after


def written(
    item: BaseModel, fields: Mapping[str, str], title_of: Callable[[str, str], str]
) -> tuple[tuple[str, str], ...]:
    """Return in words the fields of an item that have a value, beside what it is called.

    `fields` are attributes by their names in YAML.
    """
    named = {key: name for key, name in fields.items() if key not in {"title", "name"} and getattr(item, name)}
    return tuple((key, words(item, key, title_of)) for key in named)

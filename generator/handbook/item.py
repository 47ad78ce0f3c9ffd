"""What every mapping in the content, and every item of a collection, has in common.

Field names are the keys of the YAML, with a trailing underscore where the key is a word of Python.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from generator.handbook.fields import Date, Line, Slug

UNSEEN = frozenset({"keywords"})  # fields for the search alone, which no page shows


class Model(BaseModel):
    """What every mapping in the content has in common: it is frozen and knows all its keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, alias_generator=lambda name: name.rstrip("_")
    )


@cache
def attributes(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the names of a model's attributes by their names in YAML, in order."""
    return MappingProxyType({field.alias or name: name for name, field in model.model_fields.items()})


class Identified(Model):
    """What has an id, which stays the same when its title changes."""

    id: Slug
    owner: Line | None = None
    checked: Date | None = None
    formerly: tuple[Slug, ...] = ()


class FieldLock(Model):
    """A field that no layer below may change, and why."""

    field: Line
    reason: Line


class Item(Identified):
    """One item of a collection; `locked` is the reason why no layer below may change or remove any of it.

    `keywords` are words that readers search for too, and that the item does not say.
    """

    locked: Line | None = None
    locked_fields: tuple[FieldLock, ...] = ()
    keywords: tuple[Line, ...] = ()

"""The ids that an item names in other collections, found from its model's annotations."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel

from generator.handbook.fields import Ref
from generator.handbook.places import Key


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that an item names, where in the item it stands, and the collection it belongs to."""

    path: tuple[Key, ...]
    collection: str
    id: str


def references(item: BaseModel) -> Iterator[Reference]:
    """Yield every reference of an item, in the order of its fields."""
    for field in _referring_fields(type(item)):
        value = getattr(item, field.attribute)
        if value is None:
            continue
        if field.collection is None:
            inner = references(value)
            yield from (Reference((field.key, *found.path), found.collection, found.id) for found in inner)
        elif isinstance(value, str):
            yield Reference((field.key,), field.collection, value)
        elif isinstance(value, dict):
            yield from (Reference((field.key, name), field.collection, name) for name in value)
        else:
            yield from (Reference((field.key, at), field.collection, name) for at, name in enumerate(value))


def refers_to(item: BaseModel, collection: str, identity: str) -> bool:
    """Tell whether an item names another, without looking at the fields that could not."""
    for field in _fields_to(type(item), collection):
        value = getattr(item, field.attribute)
        if not value:
            continue
        if field.collection is None:
            if refers_to(value, collection, identity):
                return True
        elif value == identity if isinstance(value, str) else identity in value:
            return True
    return False


@cache
def _fields_to(model: type[BaseModel], collection: str) -> "tuple[_ReferringField, ...]":
    fields = _referring_fields(model)
    return tuple(field for field in fields if field.collection in {collection, None})


@dataclass(frozen=True, slots=True)
class _ReferringField:
    """A field that holds ids of a collection, or with no collection a model with such fields of its own."""

    attribute: str
    key: str
    collection: str | None


@cache
def _referring_fields(model: type[BaseModel]) -> tuple[_ReferringField, ...]:
    fields = []
    for attribute, field in model.model_fields.items():
        key = field.alias or attribute
        parts = [*field.metadata, *_parts(field.annotation)]
        refs = [part for part in parts if isinstance(part, Ref)]
        models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
        if refs:
            fields.append(_ReferringField(attribute, key, refs[0].collection))
        elif any(_referring_fields(inner) for inner in models):
            fields.append(_ReferringField(attribute, key, None))
    return tuple(fields)


def _parts(annotation: object) -> Iterator[object]:
    """Yield the types and the metadata inside an annotation, outermost first."""
    if get_origin(annotation) is None:
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)
    yield from getattr(annotation, "__metadata__", ())

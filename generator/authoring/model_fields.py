"""What may be written in an item: its fields in the order one writes them, and the shape of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel

from generator.handbook.descriptions import field_help, field_title
from generator.handbook.fields import OneOf, Parsed, Ref
from generator.handbook.item import Item, attributes

RARE = frozenset({"owner", "checked", "formerly", "locked", "keywords"})


class Shape(Enum):
    """How the value of a field is built."""

    WORDS = auto()
    FLAG = auto()
    LIST = auto()
    RECORDS = auto()
    PAIRS = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its name in YAML.

    `collection` is where its ids are found, and `words` are the only ones it may be, when there are such. `parts` are
    the required keys of the records in it.
    """

    model: type[BaseModel]
    key: str
    is_required: bool
    shape: Shape
    collection: str | None
    words: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the field is called in front of readers."""
        return field_title(self.model, self.key)

    @property
    def help(self) -> str:
        """The sentence on the field."""
        return field_help(self.model, self.key)

    @property
    def is_rare(self) -> bool:
        """Whether it is only written for a reason of its own, and not asked for."""
        return self.key in RARE


@cache
def fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a model, its own before those all items have; those of other shapes are left out."""
    keys = {name: key for key, name in attributes(model).items()}
    own = [name for cls in model.__mro__ for name in get_annotations(cls) if name in keys]
    order = dict.fromkeys(["id", *(name for name in own if name in model.model_fields)])
    found = (_field(model, name, keys[name]) for name in order if name in keys)
    return tuple(field for field in found if field)


def title_key(model: type[BaseModel]) -> str:
    """Return the field that says what an item is called."""
    return "title" if issubclass(model, Item) else "name"


def _field(model: type[BaseModel], name: str, key: str) -> Field | None:
    info = model.model_fields[name]
    kind, marks = _unwrapped(info.annotation, tuple(info.metadata))
    origin = get_origin(kind)
    shape = Shape.FLAG if kind is bool else Shape.WORDS
    if origin in {tuple, dict}:
        shape = Shape.LIST if origin is tuple else Shape.PAIRS
        kind, marks = _unwrapped(get_args(kind)[0], ())
    parts: tuple[str, ...] = ()
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if shape is not Shape.LIST or not info.is_required():
            return None
        shape, parts = Shape.RECORDS, tuple(_required(kind))
    refs = [mark.collection for mark in marks if isinstance(mark, Ref)]
    readers = [mark.read for mark in marks if isinstance(mark, Parsed)]
    words = next((reader.words for reader in readers if isinstance(reader, OneOf)), ())
    return Field(model, key, info.is_required(), shape, refs[0] if refs else None, words, parts)


def _required(model: type[BaseModel]) -> Iterator[str]:
    yield from (key for key, name in attributes(model).items() if model.model_fields[name].is_required())


def _unwrapped(annotation: object, marks: tuple[object, ...]) -> tuple[object, tuple[object, ...]]:
    """Return the type inside `Annotated` and optional ones, with every mark on the way."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _unwrapped(arguments[0], (*marks, *arguments[1:]))
    if origin in {Union, UnionType}:
        return _unwrapped(next(part for part in arguments if part is not NoneType), marks)
    return annotation, marks

"""Entries that a layer adds to, or takes out of, a list inside an item, instead of writing the whole list again.

In YAML: `involves: {add: [it], remove: [hr]}`. What is kept stands in its order, and what is added comes last.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_origin

from pydantic import BaseModel

from generator.diagnostics import Code, Diagnostic
from generator.handbook.item import attributes
from generator.handbook.places import Key, Place
from generator.handbook.validator import closest
from generator.i18n import gettext as _

ADD, REMOVE = "add", "remove"

ListInYaml = Mapping[Key, Any]


@dataclass(frozen=True, slots=True)
class ListEdit:
    """The entries added, as values of the model, and the keys of the entries taken out."""

    added: tuple[object, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedList:
    """A list after an edit: its entries, the positions of those kept in the list before, and what went wrong.

    `unknown` holds the positions in `remove` of keys that the list does not have, and `repeated` the positions in
    `add` of entries that it has already.
    """

    entries: tuple[object, ...]
    kept: tuple[int, ...]
    unknown: tuple[int, ...]
    repeated: tuple[int, ...]


def entry_key(entry: object) -> str:
    """Return what an entry of a list goes by: itself, or the value of its first field."""
    if isinstance(entry, BaseModel):
        return entry_key(getattr(entry, next(iter(type(entry).model_fields))))
    return str(entry)


def apply(edit: ListEdit, before: tuple[object, ...]) -> EditedList:
    """Return a list with an edit done to it; what is wrong with the edit is left out of it."""
    keys = [entry_key(entry) for entry in before]
    kept = tuple(position for position, key in enumerate(keys) if key not in edit.removed)
    unknown = tuple(position for position, key in enumerate(edit.removed) if key not in keys)
    present = {keys[position] for position in kept}
    entries, repeated = [before[position] for position in kept], []
    for position, entry in enumerate(edit.added):
        if entry_key(entry) in present:
            repeated.append(position)
        else:
            present.add(entry_key(entry))
            entries.append(entry)
    return EditedList(tuple(entries), kept, unknown, tuple(repeated))


def edited_lists(model: type[BaseModel], value: object) -> Mapping[str, ListInYaml]:
    """Return the edits written in a mapping, by key: where the model has a list and the YAML a mapping."""
    if not isinstance(value, dict):
        return {}
    lists = _lists(model)
    return {key: part for key, part in value.items() if isinstance(part, dict) and key in lists}


@cache
def _lists(model: type[BaseModel]) -> frozenset[str]:
    """Return the names in YAML of a model's lists."""
    names = attributes(model)
    return frozenset(key for key, name in names.items() if get_origin(model.model_fields[name].annotation) is tuple)


def wrong_shapes(key: str, edit: ListInYaml, place: Place, file: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the shape of one edit; the entries to add are for the model to check."""
    hint = _("write “{add}:” or “{remove}:” under “{key}”, each with a list").format(add=ADD, remove=REMOVE, key=key)
    at = place.find((key,))
    if not edit:
        yield Diagnostic(file, at.line, at.column, Code.WRONG_SHAPE, _("nothing is added or taken out here"), hint)
    for name, part in edit.items():
        inner = at.at_key(str(name))
        if name not in {ADD, REMOVE}:
            meant = closest(str(name), (ADD, REMOVE))
            message = _("the key “{key}” is not known here").format(key=name)
            suggestion = _("did you mean “{key}”?").format(key=meant) if meant else hint
            yield Diagnostic(file, inner.line, inner.column, Code.UNKNOWN_KEY, message, suggestion)
        elif not isinstance(part, list) or not part:
            message = _("“{key}” needs a list").format(key=name)
            yield Diagnostic(file, inner.line, inner.column, Code.WRONG_SHAPE, message, hint)
        elif name == REMOVE and not all(isinstance(entry, str) for entry in part):
            message = _("what is taken out is named by one word or line each")
            yield Diagnostic(file, inner.line, inner.column, Code.WRONG_SHAPE, message, hint)

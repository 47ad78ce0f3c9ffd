"""What one layer adds to, changes in and removes from the handbook above it, as written in its file."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import create_model
from pydantic.fields import FieldInfo

from generator.diagnostics import Code, Diagnostic
from generator.handbook.collections import KINDS, Kind
from generator.handbook.entries import Layer, Source
from generator.handbook.fields import Line, Slug
from generator.handbook.item import Item, Model, attributes
from generator.handbook.labels import kind_label
from generator.handbook.list_edits import ADD, REMOVE, ListEdit, ListInYaml, edited_lists, wrong_shapes
from generator.handbook.places import Key, Place
from generator.handbook.validator import closest, validate
from generator.i18n import gettext as _

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, eq=False)
class Addition:
    """A new item, to stand before or after another one, or last."""

    collection: str
    item: Item
    before: str | None
    after: str | None
    source: Source


@dataclass(frozen=True, slots=True, eq=False)
class Amendment:
    """New values for some fields of an item, by the names of the model's attributes.

    The value of a list that is not written again as a whole is a `ListEdit`.
    """

    collection: str
    id: str
    values: Mapping[str, object]
    source: Source

    @property
    def fields(self) -> frozenset[str]:
        """The changed fields by their names in YAML."""
        return frozenset(name.rstrip("_") for name in self.values)

    @property
    def lists(self) -> Mapping[str, ListEdit]:
        """The edits of lists, by the names of their fields in YAML."""
        return {name.rstrip("_"): value for name, value in self.values.items() if isinstance(value, ListEdit)}


@dataclass(frozen=True, slots=True, eq=False)
class Exclusion:
    """An item that the layer leaves out, and why."""

    collection: str
    id: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True, eq=False)
class Differences:
    """Everything one layer does to the handbook above it, in the order of its file."""

    layer: Layer
    additions: tuple[Addition, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()

    def touched(self, collection: str) -> Iterator[str]:
        """Yield the ids of a collection that the layer adds, changes or removes."""
        yield from (exclusion.id for exclusion in self.exclusions if exclusion.collection == collection)
        yield from (amendment.id for amendment in self.amendments if amendment.collection == collection)
        yield from (addition.item.id for addition in self.additions if addition.collection == collection)

    def __bool__(self) -> bool:
        return bool(self.additions or self.amendments or self.exclusions)


class Operations(Model):
    """A file that holds differences and nothing else."""

    add: object = None
    change: object = None
    remove: object = None


OPERATIONS = tuple(Operations.model_fields)


class _Removed(Model):
    id: Slug
    reason: Line


@cache
def _added_model(model: type[Item]) -> type[Item]:
    position: dict[str, Any] = {"before": (Slug | None, None), "after": (Slug | None, None)}
    return create_model(f"Added{model.__name__}", __base__=model, **position)


@cache
def _changed_model(model: type[Item]) -> type[Model]:
    fields: dict[str, Any] = {name: _optional(field) for name, field in model.model_fields.items() if name != "id"}
    return create_model(f"Changed{model.__name__}", __base__=Model, id=(Slug, ...), **fields)


def _written_out(value: object, place: Place, edits: Mapping[str, ListInYaml]) -> tuple[object, Place]:
    """Return a change as if each edited list were written as the entries added to it, for the model to check."""
    if not isinstance(value, dict) or not edits:
        return value, place
    added = {key: edit[ADD] for key, edit in edits.items() if isinstance(edit.get(ADD), list)}
    written = {key: part for key, part in value.items() if key not in edits} | added
    children: dict[Key, Place] = {**place.children, **{key: place.find((key, ADD)) for key in added}}
    return written, place._replace(children=children)


def _optional(field: FieldInfo) -> tuple[Any, FieldInfo]:
    """Return a field that may be left out, but is checked like the original where it is written."""
    optional = copy(field)
    optional.default, optional.default_factory = None, None
    return field.annotation, optional


class DifferencesReader:
    """Reads the `add`, `change` and `remove` of one file; collects what is wrong on the way."""

    def __init__(self, layer: Layer, file: str) -> None:
        self._layer = layer
        self._file = file
        self.diagnostics: list[Diagnostic] = []

    def read(self, operations: Mapping[str, object], place: Place) -> Differences:
        """Return the differences of a mapping from operation to collection to list of items."""
        additions = (self._addition(*part) for part in self._items("add", operations, place))
        amendments = (self._amendment(*part) for part in self._items("change", operations, place))
        exclusions = (self._exclusion(*part) for part in self._items("remove", operations, place))
        return Differences(
            self._layer,
            tuple(addition for addition in additions if addition),
            tuple(amendment for amendment in amendments if amendment),
            tuple(exclusion for exclusion in exclusions if exclusion),
        )

    def _items(
        self, operation: str, operations: Mapping[str, object], place: Place
    ) -> Iterator[tuple[Kind, object, Place]]:
        collections = operations.get(operation)
        if operation not in operations:
            return
        at = place.find((operation,))
        if not isinstance(collections, dict):
            self._report(at, Code.WRONG_SHAPE, _("“{key}” needs the name of a collection").format(key=operation))
            return
        for name, items in collections.items():
            kind = KINDS.get(name)
            if kind is None:
                self._report_unknown(at.at_key(name), name)
            elif isinstance(items, list):
                yield from ((kind, item, at.find((name, number))) for number, item in enumerate(items))
            else:
                self._report(at.at_key(name), Code.WRONG_SHAPE, _("“{key}” needs a list of items").format(key=name))

    def _addition(self, kind: Kind, value: object, place: Place) -> Addition | None:
        item = self._validated(_added_model(kind.model), value, place)
        if item is None:
            return None
        before, after = getattr(item, "before", None), getattr(item, "after", None)
        return Addition(kind.name, item, before, after, self._source(place))

    def _amendment(self, kind: Kind, value: object, place: Place) -> Amendment | None:
        edits = edited_lists(kind.model, value)
        wrong = [fault for key, edit in edits.items() for fault in wrong_shapes(key, edit, place, self._file)]
        self.diagnostics.extend(wrong)
        changed = self._validated(_changed_model(kind.model), *_written_out(value, place, edits))
        if changed is None or wrong:
            return None
        values = {name: getattr(changed, name) for name in changed.model_fields_set}
        for key, edit in edits.items():
            name = attributes(kind.model)[key]
            values[name] = ListEdit(values.get(name, ()), tuple(edit.get(REMOVE, ())))
        identity = str(values.pop("id"))
        return Amendment(kind.name, identity, values, self._source(place))

    def _exclusion(self, kind: Kind, value: object, place: Place) -> Exclusion | None:
        removed = self._validated(_Removed, value, place)
        if removed is None:
            return None
        return Exclusion(kind.name, removed.id, removed.reason, self._source(place))

    def _validated(self, model: type[M], value: object, place: Place) -> M | None:
        item, diagnostics = validate(model, value, place, self._file)
        self.diagnostics.extend(diagnostics)
        return item

    def _source(self, place: Place) -> Source:
        return Source(self._layer, self._file, place)

    def _report(self, at: Place, code: Code, message: str) -> None:
        hint = _("write for example “tasks:” and below it a list of tasks, each beginning with “- id: …”")
        self.diagnostics.append(Diagnostic(self._file, at.line, at.column, code, message, hint))

    def _report_unknown(self, at: Place, name: str) -> None:
        labels = {kind_label(kind): kind for kind in reversed([*KINDS])}
        meant = closest(name, KINDS) or labels.get(closest(name.lower(), labels) or "")
        names = _("the collections are {names}").format(names=", ".join(KINDS))
        hint = _("did you mean “{key}”?").format(key=meant) if meant else names
        message = _("there is no collection “{name}”").format(name=name)
        self.diagnostics.append(Diagnostic(self._file, at.line, at.column, Code.UNKNOWN_KEY, message, hint))

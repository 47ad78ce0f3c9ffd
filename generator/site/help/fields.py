"""Every kind of file with its fields: what each means, what may stand in it, and an example from the sample."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml
from pydantic import BaseModel

from generator.handbook.collections import KINDS
from generator.handbook.descriptions import file_help
from generator.handbook.finder import CONTENT, DEPARTMENTS, HIRES, MUNICIPALITY, ORGANISATION
from generator.handbook.item import Item, attributes
from generator.handbook.labels import kind_label
from generator.handbook.loader import load
from generator.handbook.models import Department, Hire, Organisation
from generator.handbook.schema.items import model_schema
from generator.handbook.schema.values import DUE_FILE
from generator.i18n import gettext as _
from generator.site.help.trial import sample_files

_LONGEST = 70
_COMMON = tuple(attributes(Item))


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """A field by its name in YAML; one inside another goes by both, as `meeting.minutes`."""

    key: str
    title: str
    required: bool
    help: str
    values: str
    example: str


@dataclass(frozen=True, slots=True)
class FileHelp:
    """A kind of file: what its path looks like, what it holds, its own fields, and one of the sample's in full."""

    name: str
    path: str
    label: str
    help: str
    fields: tuple[FieldHelp, ...]
    example_file: str
    example: str


def common_fields() -> tuple[FieldHelp, ...]:
    """Return the fields that the items of every collection have."""
    sample = _first_values("tasks/*.yml")
    return tuple(_fields(Item, sample, _COMMON))


def files_of_places() -> Iterator[FileHelp]:
    """Yield the files that are no collection: the organisation, the municipality's, a workplace's, a hire's."""
    yield _file("organisation", ORGANISATION, _("The organisation"), Organisation)
    yield _file("municipality", MUNICIPALITY, _("The municipality's own differences"), None)
    yield _file("department", f"{DEPARTMENTS}/*.yml", _("A workplace"), Department)
    yield _file("hire", f"{HIRES}/*.yml", _("A new colleague"), Hire)


def files_of_collections(folder: str) -> Iterator[FileHelp]:
    """Yield the collections whose files lie in a folder such as “exit/”, or, with "", in none of those."""
    for kind in KINDS.values():
        first = kind.pattern.partition("/")[0] + "/" if "/" in kind.pattern else ""
        if (first if first in FOLDERS else "") == folder:
            label = kind_label(kind.name)
            yield _file(kind.name, f"{CONTENT}/{kind.pattern}", label[:1].upper() + label[1:], kind.model)


FOLDERS = ("wellbeing/", "sector_change/", "exit/")


def _file(name: str, path: str, label: str, model: type[BaseModel] | None) -> FileHelp:
    file, text = next((file, text) for file, text in sample_files().items() if PurePosixPath(file).match(path))
    pattern = path.removeprefix(f"{CONTENT}/")
    wanted = () if model is None else _own_keys(model)
    fields = tuple(_fields(model, _first_values(pattern), wanted)) if model else ()
    return FileHelp(name, path, label, file_help(name), fields, file, text)


def _own_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Return a model's keys without those every item has; a workplace's id is the name of its file."""
    return tuple(key for key in model_schema(model)["properties"] if key not in _COMMON)


def _fields(model: type[BaseModel], sample: Mapping[str, object], wanted: tuple[str, ...]) -> Iterator[FieldHelp]:
    schema = model_schema(model)
    own = {key: part for key, part in schema["properties"].items() if key in wanted}
    yield from _of_mapping({**schema, "properties": own}, sample, "")


def _of_mapping(schema: Mapping[str, Any], sample: Mapping[str, object], before: str) -> Iterator[FieldHelp]:
    for key, part in schema["properties"].items():
        value = sample.get(key)
        inner = _inner(part)
        yield FieldHelp(
            key=before + key,
            title=part["title"],
            required=key in schema["required"],
            help=part["description"],
            values="" if inner else _values(part),
            example="" if inner else _short(value),
        )
        if inner:
            first = value[0] if isinstance(value, list) and value else value
            yield from _of_mapping(inner, first if isinstance(first, dict) else {}, f"{before}{key}.")


def _inner(schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the schema of the mapping, or of the mappings in the list, that a value is."""
    whole = schema.get("items", schema)
    return whole if "properties" in whole else None


def _values(schema: Mapping[str, Any]) -> str:
    """Say what may stand in a field, in the words its schema has for it."""
    if "items" in schema:
        each = _values(schema["items"])
        return _("A list. {values}").format(values=each)
    part = next(iter(schema.get("allOf", schema.get("anyOf", (schema,)))))
    if "$ref" in part:
        return _named(part["$ref"])
    said = part.get("errorMessage", "")
    return f"{said}." if said and not said.endswith(".") else said


def _named(reference: str) -> str:
    """Say which words a reference stands for."""
    file, _hash, path = reference.partition("#")
    if file == DUE_FILE:
        return _("Words that say when.")
    collection = path.rpartition("/")[2]
    if collection not in KINDS:
        return _("The name of a file in {folder} without .yml.").format(folder=DEPARTMENTS)
    return _("An id from {file}.").format(file=f"{CONTENT}/{KINDS[collection].pattern}")


def _short(value: object) -> str:
    """Return a value as it may be written on one line, or nothing when it is long."""
    if value is None:
        return ""
    written = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=1000)
    written = written.removesuffix("\n").removesuffix("\n...").strip("'\"")
    return written if len(written) <= _LONGEST else ""


def _first_values(pattern: str) -> Mapping[str, Any]:
    """Return for each key of a kind of file the first value that the sample has for it."""
    found: dict[str, Any] = {}
    for file, text in sample_files().items():
        document = load(file, text.encode())[0] if PurePosixPath(file).match(f"{CONTENT}/{pattern}") else None
        items = document.value if document else []
        for item in items if isinstance(items, list) else [items]:
            found = {**item, **found} if isinstance(item, dict) else found
    return found

"""The schema of each kind of file, and the files it is for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pydantic import BaseModel

from generator.handbook.collections import KINDS, Kind
from generator.handbook.content import Content
from generator.handbook.descriptions import file_help
from generator.handbook.finder import CONTENT, DEPARTMENTS, HIRES, MUNICIPALITY, ORGANISATION
from generator.handbook.labels import kind_label
from generator.handbook.models import Department, Hire, Organisation
from generator.handbook.schema.ids import ids_schema
from generator.handbook.schema.items import added, changed, mapping, model_properties, model_schema, removed, titled
from generator.handbook.schema.values import DUE_FILE, IDS_FILE, Schema, due_schema
from generator.i18n import gettext as _

OWN_HIRES = "ansatte/*.yml"

_DRAFT = "http://json-schema.org/draft-07/schema#"
_DIFFERENCES_FILE = "differences.json"
_OPERATIONS: Mapping[str, Callable[[Kind], Schema]] = MappingProxyType(
    {"add": added, "change": changed, "remove": removed}
)


def schemas(content: Content) -> Mapping[str, Schema]:
    """Return every schema by the name of its file; they refer to each other by these names."""
    collections = {f"{kind.name}.json": _collection(kind) for kind in KINDS.values()}
    others = {
        "organisation.json": _file("organisation", model_schema(Organisation)),
        "municipality.json": _file("municipality", mapping(_differences(), [])) | {"type": ["object", "null"]},
        "department.json": _file("department", _own_file(Department)),
        "hire.json": _file("hire", _own_file(Hire)),
        _DIFFERENCES_FILE: {"definitions": {name: _operation(name) for name in _OPERATIONS}},
        DUE_FILE: due_schema(),
        IDS_FILE: ids_schema(content),
    }
    return {name: {"$schema": _DRAFT, **schema} for name, schema in (collections | others).items()}


def file_patterns() -> Mapping[str, tuple[str, ...]]:
    """Return the patterns of the files each schema is for, by the name of the schema's file."""
    return {
        **{f"{kind.name}.json": (f"{CONTENT}/{kind.pattern}",) for kind in KINDS.values()},
        "organisation.json": (ORGANISATION,),
        "municipality.json": (MUNICIPALITY,),
        "department.json": (f"{DEPARTMENTS}/*.yml",),
        "hire.json": (f"{HIRES}/*.yml", OWN_HIRES),
    }


def _file(name: str, schema: Schema) -> Schema:
    return {"description": file_help(name), **schema}


def _collection(kind: Kind) -> Schema:
    """Return the schema of a collection's file, with those of its items in variants beside it."""
    definitions = {"item": titled(kind, model_schema(kind.model))}
    definitions |= {name: titled(kind, make(kind)) for name, make in _OPERATIONS.items()}
    schema = {
        "type": ["array", "null"],
        "items": {"$ref": "#/definitions/item"},
        "errorMessage": _("Begin each item with “- id: …” and indent its other lines two spaces"),
        "definitions": definitions,
    }
    return _file(kind.name, schema)


def _own_file(model: type[BaseModel]) -> Schema:
    """Return the schema of a file that is one item, whose id is the file's name, with its differences."""
    properties = {key: schema for key, schema in model_properties(model).items() if key != "id"}
    required = [key for key in model_schema(model)["required"] if key != "id"]
    return mapping(properties | _differences(), required)


def _differences() -> dict[str, Schema]:
    words = {
        "add": (_("Only here"), _("What is only done here: a list under the name of its collection.")),
        "change": (_("Different here"), _("What is done differently here: the id, and the fields that change.")),
        "remove": (_("Not used here"), _("What is not used here: the id, and the reason readers see.")),
    }
    return {
        name: {"title": title, "description": text, "allOf": [{"$ref": f"{_DIFFERENCES_FILE}#/definitions/{name}"}]}
        for name, (title, text) in words.items()
    }


def _operation(name: str) -> Schema:
    lists = {
        kind.name: {
            "title": kind_label(kind.name),
            "description": file_help(kind.name),
            "type": "array",
            "items": {"$ref": f"{kind.name}.json#/definitions/{name}"},
            "errorMessage": _("Write a list of items, each beginning with “- id: …”"),
        }
        for kind in KINDS.values()
    }
    return mapping(lists, []) | {"errorMessage": _("The collections are {names}").format(names=", ".join(KINDS))}

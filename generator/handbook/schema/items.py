"""The JSON Schema of an item: whole, as a new one in a variant, as a change of one, and as one that is left out."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from generator.handbook.collections import Kind
from generator.handbook.descriptions import field_help, field_title
from generator.handbook.item import attributes
from generator.handbook.labels import kind_label
from generator.handbook.list_edits import ADD, REMOVE
from generator.handbook.schema.values import WORDS, Schema, line, reference, value_schema
from generator.i18n import gettext as _


def mapping(properties: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    """Return the schema of a mapping that has these keys, and may have no others."""
    needed = list(required)
    others = [key for key in properties if key not in needed]
    told = [_("These keys must be here: {keys}").format(keys=", ".join(needed))] if needed else []
    told += [_("These keys may be here: {keys}").format(keys=", ".join(others))] if others else []
    return {
        "type": "object",
        "properties": dict(properties),
        "required": needed,
        "additionalProperties": False,
        "errorMessage": ". ".join(told),
    }


def model_schema(model: type[BaseModel]) -> Schema:
    """Return the schema of a whole model."""
    return mapping(model_properties(model), _required(model))


def model_properties(model: type[BaseModel]) -> dict[str, Schema]:
    """Return the schemas of a model's fields by their names in YAML, each with its title and a sentence on it."""
    return {key: _described(model, key, _field(model, name)) for key, name in attributes(model).items()}


def added(kind: Kind) -> Schema:
    """Return the schema of an item under `add`, which may say where it is to stand."""
    places = {
        "before": _("The id of the item it is to stand before."),
        "after": _("The id of the item it is to stand after."),
    }
    extra = {key: {"description": text, "anyOf": _id_or_nothing(kind)} for key, text in places.items()}
    return mapping(model_properties(kind.model) | extra, _required(kind.model))


def changed(kind: Kind) -> Schema:
    """Return the schema of an item under `change`: its id, and the fields that are different."""
    fields = {key: _editable(schema) for key, schema in model_properties(kind.model).items() if key != "id"}
    which = {"description": _("Which one is different here."), "allOf": [reference(kind.name)]}
    schema = mapping({"id": which} | fields, ["id"]) | {"minProperties": 2}
    told = _("Write the id, and below it the fields that are different here: {keys}").format(keys=", ".join(fields))
    return schema | {"errorMessage": told}


def removed(kind: Kind) -> Schema:
    """Return the schema of an item under `remove`."""
    which = {"description": _("Which one is not used here."), "allOf": [reference(kind.name)]}
    why = {"title": _("Reason"), "description": _("Why it is not used here. Readers see it.")} | line()
    return mapping({"id": which, "reason": why}, ["id", "reason"])


def titled(kind: Kind, schema: Schema) -> Schema:
    """Return the schema of an item with the word for its kind as the title."""
    label = kind_label(kind.name)
    return {"title": label[:1].upper() + label[1:], **schema}


def _required(model: type[BaseModel]) -> list[str]:
    return [key for key, name in attributes(model).items() if model.model_fields[name].is_required()]


def _field(model: type[BaseModel], name: str) -> Schema:
    field = model.model_fields[name]
    return value_schema(field.annotation, tuple(field.metadata), model_schema)


def _described(model: type[BaseModel], key: str, schema: Schema) -> Schema:
    """Return a field's schema with its words; beside a reference they would be passed over (draft-07, 8.3)."""
    held = {"allOf": [schema]} if "$ref" in schema else schema
    return {"title": field_title(model, key), "description": field_help(model, key), **held}


def _editable(schema: Schema) -> Schema:
    """Return a field's schema in a change, where a list may also be edited: some entries added, some taken out."""
    if schema.get("type") != "array":
        return schema
    entries = {"type": "array", "minItems": 1}
    edits = {
        ADD: entries | {"description": _("What is put after the rest of the list."), "items": schema["items"]},
        REMOVE: entries
        | {
            "description": _("What is taken out of the list: the id, the line, or the first field of the entry."),
            "items": {"type": list(WORDS)},
        },
    }
    return {
        **schema,
        "type": ["array", "object"],
        "properties": edits,
        "additionalProperties": False,
        "minProperties": 1,
    }


def _id_or_nothing(kind: Kind) -> list[Schema]:
    return [reference(kind.name), {"type": "null"}]

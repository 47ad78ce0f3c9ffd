"""The JSON Schema (draft-07) of a field's values, made from its annotation.

An editor reads YAML 1.2, where `9.00` is a number; the handbook reads it as text, and so both are taken.
`errorMessage` is understood by the YAML language server, and passed over by others.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.handbook import dates, due
from generator.handbook.fields import SLUG, OneOf, Parsed, Ref, read_address, read_icon
from generator.handbook.schema import patterns
from generator.i18n import gettext as _
from generator.text import parse

Schema = dict[str, Any]
ModelSchema = Callable[[type[BaseModel]], Schema]

WORDS = ("string", "number")
IDS_FILE = "ids.json"
DUE_FILE = "due.json"


def reference(collection: str) -> Schema:
    """Return the schema of an id of a collection."""
    return {"$ref": f"{IDS_FILE}#/definitions/{collection}"}


def line() -> Schema:
    """Return the schema of a text on one line."""
    return _text(patterns.LINE, _("write it on one line"), kinds=WORDS)


def slug() -> Schema:
    """Return the schema of a new id."""
    return _text(SLUG, _("an id has only a-z, 0-9 and hyphens"), kinds=WORDS)


def due_schema() -> Schema:
    """Return the schema of the words that say when."""
    message = _("write it as for example “{words}”").format(words="i uge 2")
    return _text(patterns.DUE, message, *due.EXAMPLES)


def value_schema(annotation: object, marks: tuple[object, ...], of_model: ModelSchema) -> Schema:
    """Return the schema of what a field's annotation and metadata allow; `of_model` makes that of a model in it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return value_schema(arguments[0], (*marks, *_flat(arguments[1:])), of_model)
    if origin in {Union, UnionType}:
        kind = next(argument for argument in arguments if argument is not NoneType)
        return _or_nothing(value_schema(kind, marks, of_model))
    if origin is tuple:
        return _list(value_schema(arguments[0], (), of_model), marks)
    if origin is dict:
        return _mapping(arguments, of_model)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return of_model(annotation)
    return _scalar(annotation, marks)


def _flat(marks: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else (mark,)))


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that also takes a key without a value."""
    if "type" not in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema["type"]
    return schema | {"type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def _list(items: Schema, marks: tuple[object, ...]) -> Schema:
    least = max((mark.min_length for mark in marks if isinstance(mark, MinLen)), default=0)
    message = _("write at least one entry in the list") if least else _("write a list")
    return {"type": "array", "items": items, "minItems": least, "errorMessage": _said(message)}


def _mapping(arguments: tuple[object, ...], of_model: ModelSchema) -> Schema:
    keys, values = (value_schema(argument, (), of_model) for argument in arguments)
    return {"type": "object", "propertyNames": keys, "additionalProperties": values}


def _scalar(kind: object, marks: tuple[object, ...]) -> Schema:
    for mark in marks:
        if isinstance(mark, Ref):
            return reference(mark.collection)
        if isinstance(mark, Parsed):
            return _one_of(mark.read.words) if isinstance(mark.read, OneOf) else dict(_parsed()[mark.read])
    if kind is bool:
        return {"type": "boolean", "errorMessage": _said(_("write true or false"))}
    if kind is int:
        return _number(marks)
    is_id = any(isinstance(mark, StringConstraints) and mark.pattern == SLUG for mark in marks)
    return slug() if is_id else line()


def _number(marks: tuple[object, ...]) -> Schema:
    """Return the schema of a whole number, which may stand in quotes."""
    least = [mark.ge for mark in marks if isinstance(mark, Ge)]
    most = [mark.le for mark in marks if isinstance(mark, Le)]
    message = _("write a whole number from {least} to {most}").format(least=least[0], most=most[0])
    limits = {"minimum": least[0], "maximum": most[0], "pattern": patterns.NUMBER}
    return {"type": ["integer", "string"], **limits, "errorMessage": _said(message)}


def _one_of(words: tuple[str, ...]) -> Schema:
    numbers = [int(word) for word in words if word.isdecimal()]
    return {"enum": [*words, *numbers], "errorMessage": _said(_("write one of: {ids}").format(ids=", ".join(words)))}


def _text(pattern: str, message: str, *examples: str, kinds: tuple[str, ...] = ("string",)) -> Schema:
    schema: Schema = {"type": list(kinds), "pattern": pattern, "errorMessage": _said(message)}
    return schema | ({"examples": list(examples)} if examples else {})


def _said(message: str) -> str:
    return message[:1].upper() + message[1:]


@cache
def _parsed() -> Mapping[Callable[[str], object], Schema]:
    """Return the schema of each reader of a field."""
    such_as = _("write it as for example “{words}”")
    return MappingProxyType(
        {
            parse: _text(
                patterns.TEXT,
                _("write text without HTML; **bold**, lists and [links](https://…) are fine"),
                kinds=WORDS,
            ),
            due.parse_due: {"$ref": DUE_FILE},  # it is long
            dates.parse_date: _text(
                patterns.DATE, _("write the year, the month and the day, such as 2026-09-01"), "2026-09-01"
            ),
            dates.parse_year_day: _text(
                patterns.YEAR_DAY,
                _("write the day and the month, such as 5. juni, or a single date such as 2026-05-15"),
                *("5. juni", "2026-05-15"),
            ),
            dates.parse_weeks: _text(
                patterns.WEEKS,
                _("write the number of a week from 1 to 53, such as uge 7, or several as uge 28-30"),
                *("uge 7", "uge 28-30"),
            ),
            dates.parse_length: _text(
                patterns.LENGTH, _("write a number and dage, uger, måneder or år, such as 3 måneder"), "3 måneder"
            ),
            dates.parse_probation: _text(
                patterns.PROBATION,
                _("write a length such as 3 måneder, the last day such as 2026-11-30, or ingen"),
                *("3 måneder", "2026-11-30", "ingen"),
            ),
            dates.parse_weekday: _text(
                patterns.WEEKDAY, _("write one of: {words}").format(words=", ".join(dates.WEEKDAYS)), *dates.WEEKDAYS
            ),
            dates.parse_time: _text(
                patterns.TIME, _("write hours and minutes, such as 9.00 or 13.30"), "9.00", "13.30", kinds=WORDS
            ),
            read_address: _text(patterns.ADDRESS, _("write the whole address, beginning with https://")),
            read_icon: _text(patterns.ICON, such_as.format(words="material/flag"), "material/flag"),
        }
    )

"""Checks one mapping of YAML values against its model, and says in plain words what does not fit."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.diagnostics import Code, Diagnostic
from generator.handbook.fields import LONGEST_ID, SLUG
from generator.handbook.item import Identified, Item
from generator.handbook.places import Key, Place
from generator.i18n import gettext as _

M = TypeVar("M", bound=BaseModel)

ErrorDetails = Mapping[str, Any]


def validate(
    model: type[M], value: object, place: Place, file: str, *, also: Iterable[str] = ()
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Read a value as a model.

    Returns the instance, or None with every diagnostic of the value. `also` names keys beside the model's own
    that the caller reads itself; they are offered as suggestions only.
    """
    if not isinstance(value, dict):
        return None, (_not_a_mapping(model, value, place, file),)
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, tuple(_diagnostics(model, details, place, file, tuple(also)))


def _not_a_mapping(model: type[BaseModel], value: object, place: Place, file: str) -> Diagnostic:
    keys = _keys(model)
    first = next((key for key, field in keys.items() if field.is_required()), next(iter(keys)))
    what = _("here stands {value} without a key").format(value=shown(value))
    if value is None:
        what = _("nothing stands here yet")
    elif isinstance(value, list):
        what = _("here stands a list, where keys with values belong")
    hint = _("write keys with values, such as “{key}: …”").format(key=first)
    return Diagnostic(file, place.line, place.column, Code.WRONG_SHAPE, what, hint)


def shown(value: object) -> str:
    """Return a value as a short quotation."""
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return "“" + (text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…") + "”"


_SHOWN = 40


def _keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields that are written in YAML, by key; the id of a file's only item is the file's name."""
    is_own_file = issubclass(model, Identified) and not issubclass(model, Item)
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {key: field for key, field in fields.items() if not (is_own_file and key == "id")}


def _diagnostics(
    model: type[BaseModel], details: list[Any], place: Place, file: str, also: tuple[str, ...]
) -> Iterable[Diagnostic]:
    missing = {tuple(error["loc"]) for error in details if error["type"] == "missing"}
    for error in details:
        if error["type"] == "extra_forbidden":
            yield _unknown_key(model, error, place, file, missing, also)
    for error in details:
        loc = tuple(error["loc"])
        if error["type"] == "missing" and loc in missing:
            yield _missing_key(model, loc, place, file)
        elif error["type"] not in {"missing", "extra_forbidden"}:
            yield _wrong_value(model, error, place, file)


def _unknown_key(  # noqa: PLR0913, PLR0917 - each is one part of the same sentence
    model: type[BaseModel],
    error: ErrorDetails,
    place: Place,
    file: str,
    missing: set[tuple[Key, ...]],
    also: tuple[str, ...],
) -> Diagnostic:
    """Report a key the model does not have; a missing key it is close to is taken out of `missing`."""
    loc = tuple(error["loc"])
    key, around = str(loc[-1]), loc[:-1]
    at = place.find(around).at_key(key)
    inner = _model_at(model, around)
    known = [*_keys(inner), *(also if not around else ())]
    wanted = [str(path[-1]) for path in missing if path[:-1] == around]
    meant = _meant(key, wanted, known, inner)
    if meant in wanted:
        missing.discard((*around, meant))
    names = _("the keys here are {keys}").format(keys=", ".join(known))
    hint = _("did you mean “{key}”?").format(key=meant) if meant else names
    message = _("the key “{key}” is not known here").format(key=key)
    return Diagnostic(file, at.line, at.column, Code.UNKNOWN_KEY, message, hint)


def _meant(key: str, wanted: list[str], known: list[str], model: type[BaseModel]) -> str | None:
    """Return the key that was most likely meant; it may be written as it is called in Danish."""
    from generator.handbook.descriptions import field_title  # noqa: PLC0415 - only mistakes need it

    titles = {field_title(model, name).lower(): name for name in reversed(known)}
    named = closest(key.lower(), titles)
    return titles.get(key.lower()) or closest(key, wanted) or closest(key, known) or (titles[named] if named else None)


def closest(word: str, words: Iterable[str]) -> str | None:
    """Return the word that was most likely meant, or None when none is near.

    A part of only one of them, such as “vej” for “vej-og-park”, is near too.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only mistakes need it

    words = list(words)
    match = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if match:
        return str(match[0])
    holding = [other for other in words if len(word) >= _SHORTEST_PART and word in other]
    return holding[0] if len(holding) == 1 else None


_SHORTEST_PART = 3
_NEAR = 60


def _model_at(model: type[BaseModel], path: tuple[Key, ...]) -> type[BaseModel]:
    for step in path:
        for name, field in model.model_fields.items():
            if step in {name, field.alias}:
                model = _inner_model(field.annotation) or model
    return model


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner_model(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


def _missing_key(model: type[BaseModel], loc: tuple[Key, ...], place: Place, file: str) -> Diagnostic:
    at = place.find(loc[:-1])
    key = str(loc[-1])
    return Diagnostic(
        file,
        at.line,
        at.column,
        Code.MISSING_KEY,
        _("the key “{key}” is missing").format(key=key),
        _told_of(_("add a line “{key}: …” here").format(key=key), _model_at(model, loc[:-1]), key),
    )


def _told_of(hint: str, model: type[BaseModel], key: str) -> str:
    """Return a hint followed by the sentence on the field, where there is one."""
    from generator.handbook.descriptions import field_help  # noqa: PLC0415 - only mistakes need it

    try:
        return _("{hint}. {help}").format(hint=hint, help=field_help(model, key))
    except KeyError:
        return hint


def _wrong_value(model: type[BaseModel], error: ErrorDetails, place: Place, file: str) -> Diagnostic:
    loc = tuple(step for step in error["loc"] if step != "[key]")
    at = place.find(loc)
    keys = [number for number, step in enumerate(loc) if isinstance(step, str)]
    key = str(loc[keys[-1]]) if keys else ""
    if error["input"] is None:
        message = _("“{key}” has no value").format(key=key)
        inner = _model_at(model, loc[: keys[-1]] if keys else ())
        needed = key in _keys(inner) and _keys(inner)[key].is_required()
        hint = _("write a value") if needed else _("write a value, or take the line out")
        return Diagnostic(file, at.line, at.column, Code.EMPTY_VALUE, message, _told_of(hint, inner, key))
    code, message, hint = _explained(error, key)
    return Diagnostic(file, at.line, at.column, code, message, hint)


def _explained(error: ErrorDetails, key: str) -> tuple[Code, str, str]:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind in set(Code):
        return Code(kind), context["message"], context["hint"]
    message = _("“{key}” cannot be {value}").format(key=key, value=shown(value))
    if kind == "string_pattern_mismatch" and context.get("pattern") == SLUG:
        return Code.BAD_ID, message, _("an id has only a-z, 0-9 and hyphens; write: {id}").format(id=slug(str(value)))
    if kind == "string_too_long":
        hint = _("an id has at most {n} letters; write: {id}").format(n=LONGEST_ID, id=slug(str(value)))
        return Code.BAD_ID, message, hint
    if isinstance(value, list | tuple):
        message = (_("“{key}” cannot be a list") if value else _("“{key}” is an empty list")).format(key=key)
    elif isinstance(value, dict):
        message = _("“{key}” cannot be a group of fields").format(key=key)
    elif not str(value).strip():
        message = _("“{key}” is empty").format(key=key)
    return Code.WRONG_VALUE, message, _expected(kind, value, context)


_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})


def slug(words: str) -> str:
    """Return words as an id: a-z, 0-9 and hyphens, æ, ø and å written out, and as many words as there is room for."""
    letters = words.lower().translate(_LETTERS)
    parts = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in letters).split()
    whole = "-".join(parts) or "id"
    return whole if len(whole) <= LONGEST_ID else whole[: LONGEST_ID + 1].rpartition("-")[0] or whole[:LONGEST_ID]


def _expected(kind: str, value: object, context: Mapping[str, Any]) -> str:
    """Say what fits, by the kind of pydantic's error."""
    expectations = {
        "tuple_type": _("write a list: [{value}]").format(value=value if isinstance(value, str) else "…"),
        "bool_type": _("write true for yes or false for no, without quotes"),
        "int_parsing": _number(value),
        "int_type": _number(value),
        "greater_than_equal": _("the smallest number is {limit}").format(limit=context.get("ge")),
        "less_than_equal": _("the largest number is {limit}").format(limit=context.get("le")),
        "too_short": _("write at least one entry in the list"),
        "string_pattern_mismatch": _("write it on one line"),
        "string_type": _("write text"),
        "string_too_short": _("write text"),
    }
    if kind == "string_type" and isinstance(value, list | dict):
        return _("write text, and put it in quotes if it begins with [ or {")
    if kind == "string_type" and isinstance(value, bool):
        return _('put it in quotes to make it text: "{value}"').format(value=str(value).lower())
    return expectations.get(kind) or _("write keys with values, indented below this line")


def _number(value: object) -> str:
    found = re.search("[0-9]+", str(value))
    return _("write a whole number alone, such as {number}").format(number=found[0] if found else 30)

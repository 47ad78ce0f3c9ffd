"""Reads what someone answers about one field: into its value, or into what is wrong with it and what to write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.authoring.choices import Choices
from generator.authoring.model_fields import Field, Shape
from generator.authoring.yaml_text import Value, cleaned
from generator.diagnostics import Code
from generator.errors import UsageError
from generator.handbook.places import Place
from generator.handbook.privacy import personal_numbers
from generator.handbook.validator import closest, validate
from generator.i18n import gettext as _

BETWEEN = "|"
_FEW = 12


class WrongAnswerError(UsageError):
    """An answer that cannot stand; `hint` is what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads answers with the ids there are."""

    choices: Choices

    def read(self, field: Field, answers: Sequence[str]) -> Value:
        """Return the value of a field; only a list takes several answers. Raises `WrongAnswerError`."""
        words = [cleaned(answer) for answer in answers]
        for answer in words:
            for fault in personal_numbers("", answer.encode()):
                raise WrongAnswerError(fault.message, fault.hint)
        value = self._value(field, words)
        _instance, faults = validate(field.model, {field.key: value}, Place(1, 1), "")
        for fault in faults:
            if fault.code is not Code.MISSING_KEY:
                raise WrongAnswerError(fault.message, fault.hint)
        return value

    def _value(self, field: Field, words: Sequence[str]) -> Value:
        match field.shape:
            case Shape.RECORDS:
                return [_record(field.parts, answer) for answer in words]
            case Shape.PAIRS:
                return dict(self._pair(field, answer) for answer in words)
            case Shape.LIST if field.collection or field.key == "weekdays":
                parts = (part.strip() for answer in words for part in answer.strip("[]").split(","))
                return [self._named(field, part) for part in parts if part]
            case Shape.LIST:
                return list(words)
        return self._named(field, words[0])

    def _named(self, field: Field, word: str) -> str:
        """Return an id that may be written as the title, or one of some fixed words."""
        known = self.known(field)
        return pick(word, known) if known else word

    def _pair(self, field: Field, answer: str) -> tuple[str, str]:
        name, colon, value = answer.partition(":")
        if not (colon and value.strip()):
            message = _("“{value}” has no colon with something on both sides").format(value=answer)
            raise WrongAnswerError(message, _("write it such as: {example}").format(example="mentor: Asger Møllebro"))
        return self._named(field, name.strip()), value.strip()

    def known(self, field: Field) -> Mapping[str, str]:
        """Return what alone can be written in a field, with titles; empty when it is free."""
        if field.collection:
            return self.choices.of(field.collection)
        return dict.fromkeys(field.words, "")


def pick(word: str, known: Mapping[str, str]) -> str:
    """Return the id that goes by a word, which is the id or the title; raises `WrongAnswerError`."""
    by_name = {name.casefold(): identity for identity, title in known.items() for name in (title, identity) if name}
    found = by_name.get(word.casefold())
    if found:
        return found
    meant = closest(word.casefold(), by_name)
    message = _("“{value}” is none of the possible values").format(value=word)
    if meant:
        raise WrongAnswerError(message, _("did you mean “{key}”?").format(key=by_name[meant]))
    ids = [*list(known)[:_FEW], *(["…"] if len(known) > _FEW else [])]
    raise WrongAnswerError(message, _("write one of: {ids}").format(ids=", ".join(ids)))


def _record(keys: Sequence[str], answer: str) -> Mapping[str, str]:
    parts = [part.strip() for part in answer.split(BETWEEN, len(keys) - 1)]
    if len(parts) != len(keys) or not all(parts):
        message = _("“{value}” does not have {n} parts").format(value=answer, n=len(keys))
        example = f" {BETWEEN} ".join(keys)
        raise WrongAnswerError(message, _("write it such as: {example}").format(example=example))
    return dict(zip(keys, parts, strict=True))

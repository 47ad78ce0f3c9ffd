"""What each field and each kind of file is for, in one sentence: for the editor's help and the pages for editors."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel

from generator.handbook.descriptions import common, files, places, planning, reading
from generator.handbook.labels import field_label
from generator.i18n import gettext as _


def field_help(model: type[BaseModel], key: str) -> str:
    """Return the sentence on a field of a model, by its name in YAML; raises `KeyError` when there is none."""
    return _of_model(_field_sentences(), model, key) or _field_sentences()["*", key]


def field_title(model: type[BaseModel], key: str) -> str:
    """Return the words for a field of a model, by its name in YAML."""
    return _of_model(_own_titles(), model, key) or field_label(key)


def file_help(name: str) -> str:
    """Return the sentence on a kind of file: a collection, organisation, municipality, department or hire."""
    return files.sentences()[name]


def _of_model(words: Mapping[tuple[str, str], str], model: type[BaseModel], key: str) -> str | None:
    found = (words.get((cls.__name__, key)) for cls in model.__mro__)
    return next((word for word in found if word), None)


@cache
def _field_sentences() -> Mapping[tuple[str, str], str]:
    return MappingProxyType({**common.sentences(), **planning.sentences(), **places.sentences(), **reading.sentences()})


@cache
def _own_titles() -> Mapping[tuple[str, str], str]:
    """Return the titles of fields whose names mean something else in other models."""
    return MappingProxyType(
        {
            ("Contact", "help"): _("Help with"),
            ("Hire", "position"): _("Position"),
            ("Workload", "tasks"): _("Tasks a week"),
            ("Message", "subject"): _("Subject of the mail"),
            ("Programme", "must"): _("Must take part"),
            ("Question", "title"): _("Question"),
            ("Question", "text"): _("Answer"),
            ("Term", "title"): _("Word"),
        }
    )

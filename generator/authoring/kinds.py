"""What can be made anew: each kind by the word for one of it, in English or Danish, with its collection."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel

from generator.authoring.choices import DEPARTMENTS
from generator.authoring.own_file import HIRES
from generator.handbook.collections import KINDS
from generator.handbook.labels import kind_label
from generator.handbook.models import Department, Hire
from generator.handbook.validator import slug
from generator.i18n import gettext as _

SINGULAR: Mapping[str, str] = MappingProxyType(
    {
        "task": "tasks",
        "department": DEPARTMENTS,
        "hire": HIRES,
        "message": "messages",
        "question": "questions",
        "term": "terms",
        "programme": "programmes",
        "article": "articles",
        "guide": "guides",
        "ladder": "ladders",
        "topic": "topics",
        "area": "areas",
        "role": "roles",
        "hire-type": "hire_types",
        "phase": "phases",
        "focus-area": "focus_areas",
        "source": "sources",
        "theme": "themes",
        "card": "cards",
        "workshop": "workshops",
        "checklist": "checklists",
        "contributor": "contributors",
        "direction": "directions",
        "map-field": "map_fields",
        "figure": "figures",
        "sector-theme": "sector_themes",
        "exit-stage": "exit_stages",
        "exit-area": "exit_areas",
        "exit-closing": "exit_closing",
    }
)


@cache
def danish() -> Mapping[str, str]:
    """Return the kinds by their Danish words, where a word means only one of them."""
    words = [(slug(word_of(collection)), name) for name, collection in SINGULAR.items()]
    only = [word for word, _name in words]
    return MappingProxyType({word: name for word, name in words if only.count(word) == 1})


def word_of(collection: str) -> str:
    """Return the Danish word for one of a collection."""
    return _("new colleague") if collection == HIRES else kind_label(collection)


def model_of(collection: str) -> type[BaseModel]:
    """Return the model of a collection, of the departments or of the hires."""
    own: Mapping[str, type[BaseModel]] = {DEPARTMENTS: Department, HIRES: Hire}
    return own.get(collection) or KINDS[collection].model

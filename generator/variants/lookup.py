"""Finds what someone asks about by the words they write, and suggests what they meant."""

from collections.abc import Iterable, Mapping

from generator.errors import HandbookError, UsageError
from generator.handbook.collections import KINDS
from generator.handbook.handbook import Handbook
from generator.handbook.labels import field_label
from generator.handbook.validator import closest
from generator.i18n import gettext as _
from generator.variants.effects import COMMON
from generator.variants.origins import ItemHistory, collections_of, history
from generator.variants.project import Project

COMMON_WORD = "faelles"

_SUGGESTED = 12


def find_handbook(word: str, *projects: Project) -> str:
    """Return the id of the department that goes by an id or a name in one of the projects, or `COMMON`.

    Raises `UsageError` when there is none, and `HandbookError` when its file cannot be read.
    """
    if word == COMMON_WORD:
        return COMMON
    branches = {name: branch for project in projects for name, branch in project.content.branches.items()}
    named = {branch.department.item.name: name for name, branch in branches.items()}
    if word in branches or word in named:
        return word if word in branches else named[word]
    if any(("departments", word) in project.content.broken for project in projects):
        raise _unreadable(word)
    known = {**named, **{name: name for name in branches}, COMMON_WORD: COMMON_WORD}
    raise UsageError(_("there is no workplace “{id}”; {hint}").format(id=word, hint=_hint(word, known)))


def find_item(word: str, handbook: Handbook, project: Project) -> ItemHistory:
    """Return the history of the item that goes by an id, or by collection/id.

    Raises `UsageError` when there is none, or several, and `HandbookError` when it cannot be read.
    """
    collection, slash, identity = word.rpartition("/")
    if slash and collection not in KINDS:
        hint = _hint(collection, {name: name for name in KINDS})
        raise UsageError(_("there is no collection “{name}”; {hint}").format(name=collection, hint=hint))
    collections = (collection,) if slash else collections_of(handbook, identity)
    if len(collections) > 1:
        choices = ", ".join(f"{name}/{identity}" for name in collections)
        raise UsageError(_("several collections have “{id}”; write one of: {choices}").format(id=word, choices=choices))
    found = history(handbook, collections[0], identity) if collections else None
    if found is None:
        raise _unknown_item(identity, (collection,) if slash else tuple(KINDS), handbook, project)
    return found


def find_field(word: str, item: ItemHistory) -> str:
    """Return the name in YAML of the field that goes by that or by its label; raises `UsageError`."""
    keys = {field.key: field.key for field in item.fields}
    known = {**{field_label(key).lower(): key for key in keys}, **keys}
    if word.lower() in known:
        return known[word.lower()]
    raise UsageError(_("there is no field “{key}”; {hint}").format(key=word, hint=_hint(word.lower(), known)))


def _unknown_item(identity: str, collections: Iterable[str], handbook: Handbook, project: Project) -> HandbookError:
    if any((name, identity) in project.content.broken for name in collections):
        return _unreadable(identity)
    sides = [side.get(name, {}) for name in collections for side in (handbook.collections, handbook.removals)]
    hint = _hint(identity, {name: name for side in sides for name in side})
    return UsageError(_("there is no item “{id}” in this handbook; {hint}").format(id=identity, hint=hint))


def _unreadable(identity: str) -> HandbookError:
    return HandbookError(_("“{id}” holds errors and cannot be read; see: handbook check").format(id=identity))


def _hint(word: str, known: Mapping[str, str]) -> str:
    """Suggest what to write instead; `known` holds what one may mean, and what to write for it."""
    meant = closest(word, known)
    if meant:
        return _("did you mean “{key}”?").format(key=known[meant])
    words = list(dict.fromkeys(known.values()))
    return _("write one of: {ids}").format(ids=", ".join([*words[:_SUGGESTED], *(["…"] if words[_SUGGESTED:] else [])]))

"""The ids that content may name: those of every collection, whoever added them, with their titles."""

from collections.abc import Iterator, Mapping

from generator.handbook.collections import KINDS
from generator.handbook.content import Content
from generator.handbook.differences import Differences
from generator.handbook.item import Item
from generator.handbook.labels import kind_label
from generator.handbook.schema.values import Schema
from generator.i18n import gettext as _

DEPARTMENTS = "departments"


def ids_schema(content: Content) -> Schema:
    """Return the schema that the others refer to; an id with errors of its own is known too."""
    known = {collection: _enum(collection, ids) for collection, ids in _known(content).items()}
    return {"definitions": known}


def _enum(collection: str, ids: Mapping[str, str]) -> Schema:
    word = kind_label(collection)
    message = _("There is no {kind} with this id. If it is new, run “{command}”.")
    allowed: Schema = {"enum": list(ids), "markdownEnumDescriptions": list(ids.values())}
    none: Schema = {"not": {}}  # an enum may not be empty
    return (allowed if ids else none) | {"errorMessage": message.format(kind=word, command="handbook schema")}


def _known(content: Content) -> Mapping[str, Mapping[str, str]]:
    """Return the titles of each collection's items by id, the common ones first."""
    known = {
        name: {id_: _title(entry.item) for id_, entry in items.items()}
        for name, items in content.base.collections.items()
    }
    known[DEPARTMENTS] = {id_: branch.department.item.name for id_, branch in content.branches.items()}
    for differences in _layers(content):
        for addition in differences.additions:
            known[addition.collection].setdefault(addition.item.id, _title(addition.item))
    for collection, identity in sorted(content.broken):
        if collection in known:
            known[collection].setdefault(identity, identity)
    return {name: known[name] for name in (*KINDS, DEPARTMENTS)}


def _layers(content: Content) -> Iterator[Differences]:
    yield content.municipality
    yield from (branch.differences for branch in content.branches.values())
    yield from (hire.differences for hire in content.hires.values())


def _title(item: Item) -> str:
    return str(getattr(item, "title", item.id))

"""Writes the file of a new department or hire: its values, and an example of everything else it may hold."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from types import MappingProxyType

from generator.authoring.choices import DEPARTMENTS
from generator.authoring.yaml_text import Value, lines
from generator.handbook.entries import Entry
from generator.handbook.finder import DEPARTMENTS as DEPARTMENTS_FOLDER
from generator.handbook.handbook import Handbook
from generator.handbook.models import Role, Task
from generator.handbook.references import references

STAFF = "ansatte"
HIRES = "hires"

FOLDERS: Mapping[str, str] = MappingProxyType({DEPARTMENTS: DEPARTMENTS_FOLDER, HIRES: STAFF})
_TEMPLATES = Path(__file__).parent / "templates"
_KEY = re.compile(r"^(?:# )?([a-z_]+):", re.MULTILINE)


def path_of(collection: str, identity: str) -> str:
    """Return where the file of a new department or hire lies, seen from the project."""
    return f"{FOLDERS[collection]}/{identity}.yml"


def own_file(collection: str, values: Mapping[str, Value], base: Handbook, other: str | None) -> str:
    """Return the text of a file; the values are those of its model with the id.

    The examples name what the common handbook holds and the `other` department, so that each can be taken into use as
    it stands.
    """
    template = (_TEMPLATES / f"{'hire' if collection == HIRES else 'department'}.yml").read_text(encoding="utf-8")
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    words = {
        **_examples(base, other),
        **texts,
        "title": texts["name"],
        "later": f"{texts.get('start', '2027')[:4]}-12-31",
    }
    blocks = template.rstrip().split("\n\n")
    return "\n\n".join(filter(None, (_block(block, values, words) for block in blocks))) + "\n"


def _block(block: str, values: Mapping[str, Value], words: Mapping[str, str]) -> str | None:
    """Return a block with its value, or as an example; None when the handbook holds nothing to make one of."""
    found = _KEY.search(block)
    key = found.group(1) if found else ""
    if found and key in values:
        return block[: found.start()] + "\n".join(lines(key, values[key]))
    example = Template(block)
    return example.substitute(words) if set(example.get_identifiers()) <= set(words) else None


def _examples(base: Handbook, other: str | None) -> Mapping[str, str]:
    """Return ids for the examples, as far as there are any."""
    tasks = list(base.of(Task).values())
    free = [entry.item.id for entry in _free(tasks, base)]
    found = {"role": next(iter(base.of(Role)), None), "parent": other}
    if tasks:
        found |= {"role": tasks[0].item.responsible, "topic": tasks[0].item.topic}
    found |= dict(zip(("changed", "removed"), free, strict=False))
    return {key: value for key, value in found.items() if value}


def _free(tasks: list[Entry[Task]], base: Handbook) -> Iterator[Entry[Task]]:
    """Yield the tasks that a workplace may change or leave out, because they are not locked and nothing names them."""
    named = {
        found.id
        for entries in base.collections.values()
        for entry in entries.values()
        for found in references(entry.item)
        if found.collection == "tasks"
    }
    yield from (entry for entry in tasks if not entry.item.locked and entry.item.id not in named)

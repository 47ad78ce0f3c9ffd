"""Finds where a new item goes, and puts it last in its file without touching a letter of what stands there."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from generator.authoring.answers import pick
from generator.authoring.yaml_text import Value, item
from generator.handbook.collections import KINDS
from generator.handbook.descriptions import file_help
from generator.handbook.entries import LayerKind
from generator.handbook.finder import CONTENT
from generator.handbook.item import attributes
from generator.variants.project import Project

_ALIKE = ("topic", "chapter")
_DASH = re.compile(rb"^( *)- ", re.MULTILINE)


def files_of(collection: str, project: Project) -> Sequence[str]:
    """Return the files a collection is read from; when there are none, the one it can have."""
    pattern = f"{CONTENT}/{KINDS[collection].pattern}"
    found = [path for path, _data in project.found.matching(pattern)]
    return found or [pattern.replace("*", collection)]


def likely_file(collection: str, values: Mapping[str, Value], project: Project) -> str:
    """Return the file that holds most items of the same topic or chapter, or else most items."""
    entries = project.content.base.collections[collection].values()
    mine = [entry for entry in entries if entry.source.layer.kind is LayerKind.BASE]
    names = attributes(KINDS[collection].model)
    keys = [key for key in _ALIKE if key in names and key in values]
    alike = [entry for entry in mine if all(getattr(entry.item, names[key]) == values[key] for key in keys)]
    counted = Counter(entry.source.file for entry in alike or mine)
    return counted.most_common(1)[0][0] if counted else files_of(collection, project)[0]


def named_file(word: str, files: Sequence[str]) -> str:
    """Return the file that goes by a path or a name, with or without its ending; raises `WrongAnswerError`."""
    return pick(word.replace("\\", "/").removesuffix(".yml"), _names(files)) + ".yml"


def _names(files: Sequence[str]) -> Mapping[str, str]:
    return {path.removesuffix(".yml"): PurePosixPath(path).stem for path in files}


def with_item(data: bytes | None, collection: str, values: Mapping[str, Value]) -> bytes:
    """Return a file's bytes with a new item last, indented and with lines ended as the others are.

    Without bytes the file is a new one, and begins with a note on what it holds.
    """
    if data is None:
        return f"# {file_help(collection)}\n\n{item(values)}".encode()
    indents = _DASH.findall(data)
    text = item(values, indents[0].decode() if indents else "")
    newline = "\r\n" if b"\r\n" in data else "\n"
    before = data if data.endswith(b"\n") or not data else data + newline.encode()
    return before + text.replace("\n", newline).encode()

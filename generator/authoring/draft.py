"""A file that is to be written: checked with the whole handbook first, and then put in place in one step."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.authoring.own_file import FOLDERS, STAFF, own_file, path_of
from generator.authoring.placing import with_item
from generator.authoring.yaml_text import Value
from generator.diagnostics import Diagnostic
from generator.errors import UsageError
from generator.handbook.finder import Found, arrange
from generator.handbook.privacy import personal_numbers
from generator.i18n import gettext as _
from generator.plans.verdict import verdict
from generator.variants.project import Project, judge

_OWNER_ONLY_FOLDER = 0o700
_OWNER_ONLY_FILE = 0o600


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's bytes, by its path in the project; `before` are those it has now, None when it is new."""

    path: str
    before: bytes | None
    data: bytes

    @property
    def line(self) -> int:
        """The first line that is new."""
        return (self.before or b"").count(b"\n") + 1


def draft_own_file(collection: str, values: Mapping[str, Value], project: Project) -> Draft:
    """Return the file of a new department or hire."""
    content = project.content
    text = own_file(collection, values, content.base, next(iter(content.branches), None))
    return Draft(path_of(collection, str(values["id"])), None, text.encode())


def draft_item(collection: str, values: Mapping[str, Value], file: str, project: Project) -> Draft:
    """Return a collection's file with a new item last."""
    before = project.found.files.get(file)
    return Draft(file, before, with_item(before, collection, values))


def is_own_file(collection: str) -> bool:
    """Tell whether each of a collection has a file of its own."""
    return collection in FOLDERS


def news(draft: Draft, project: Project, today: date) -> tuple[Diagnostic, ...]:
    """Return what there would be to say about the handbook with a draft in it that is not to be said of it now."""
    known = {_told(diagnostic) for diagnostic in verdict(project, today)}
    after = verdict(judge(with_files(project.found, {draft.path: draft.data})), today)
    return tuple(diagnostic for diagnostic in after if _told(diagnostic) not in known)


def with_files(found: Found, files: Mapping[str, bytes]) -> Found:
    """Return what would be found if some files were written."""
    numbers = [number for name, data in files.items() for number in personal_numbers(name, data)]
    there = arrange({**found.files, **files})
    return replace(there, diagnostics=(*found.diagnostics, *numbers))


def _told(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.file, diagnostic.code, diagnostic.message


def write(root: Path, draft: Draft) -> None:
    """Write a draft whole or not at all; raises `UsageError` when the file has changed since it was read.

    A new colleague's file is its owner's alone to read.
    """
    path = root / draft.path
    if (path.read_bytes() if path.exists() else None) != draft.before:
        message = _("{path} has changed in the meantime, so nothing was written; run the command again")
        raise UsageError(message.format(path=draft.path))
    is_private = path.parent.name == STAFF
    if is_private:
        _make_private_folder(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.touch(mode=_OWNER_ONLY_FILE if is_private else 0o666)
        beside.write_bytes(draft.data)
        if draft.before is not None:
            shutil.copymode(path, beside)
        os.replace(beside, path)  # noqa: PTH105 - as it says what it does
    finally:
        beside.unlink(missing_ok=True)


def _make_private_folder(folder: Path) -> None:
    """Make the folder of the new colleagues, which neither others on this computer nor git are to read."""
    if not folder.exists():
        folder.mkdir(mode=_OWNER_ONLY_FOLDER)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")

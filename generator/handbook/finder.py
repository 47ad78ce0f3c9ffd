"""Finds the files of a project's content folder."""

import fnmatch
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from generator.diagnostics import Code, Diagnostic, Severity
from generator.errors import UsageError
from generator.handbook.collections import KINDS
from generator.handbook.memory import Memory
from generator.handbook.privacy import personal_numbers
from generator.i18n import gettext as _

CONTENT = "content"
ORGANISATION = "content/organisation.yml"
MUNICIPALITY = "content/municipality.yml"
DEPARTMENTS = "content/departments"
HIRES = "content/hires"
PAGES = "content/pages"

_NEAR = 80
_MOST = 100  # of one kind of fault in one file
_MEGABYTE = 1_000_000
_LARGEST = _MEGABYTE  # a thousand tasks take half of it

_PATTERNS = (
    ORGANISATION,
    MUNICIPALITY,
    *(f"{CONTENT}/{kind.pattern}" for kind in KINDS.values()),
    f"{DEPARTMENTS}/*.yml",
    f"{HIRES}/*.yml",
    f"{PAGES}/*.md",
)


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes of every content file by its path relative to the project, in the order of the paths."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]

    def matching(self, pattern: str) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of the files whose path matches a pattern."""
        return ((path, self.files[path]) for path in fnmatch.filter(self.files, pattern))


def files_of(collection: str) -> str:
    """Return where the items of a collection stand, such as content/tasks/*.yml; departments are one too."""
    kind = KINDS.get(collection)
    return f"{CONTENT}/{kind.pattern}" if kind else f"{DEPARTMENTS}/*.yml"


def find(root: Path, memory: Memory | None = None) -> Found:
    """Read the content files below a project's folder; what the memory holds of the same bytes is not looked at again.

    Raises `UsageError` when the folder holds no content; a file that belongs to no collection, cannot be read or
    holds a CPR number is a diagnostic.
    """
    if not (root / CONTENT).is_dir():
        message = _("there is no folder “content” in {folder}; stand in the handbook's folder, or name it with --root")
        raise UsageError(message.format(folder=root.resolve().name))
    memory = memory or Memory()
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for name in _in_order(_visible_files(root)):
        refused = _refused(root, name)
        if refused:
            diagnostics.append(refused)
            continue
        data = (root / name).read_bytes()
        diagnostics.extend(memory.recall(("privacy", name), (data,), partial(_personal_numbers, name, data)))
        if _is_known(name):
            files[name] = data
        else:
            diagnostics.append(_unknown(name))
    return Found(files, tuple(diagnostics))


def _personal_numbers(name: str, data: bytes) -> tuple[Diagnostic, ...]:
    return tuple(islice(personal_numbers(name, data), _MOST))


def arrange(files: Mapping[str, bytes]) -> Found:
    """Return what `find` would have found in files that were read elsewhere; those it does not know are left out."""
    known = (name for name in files if _is_known(name) and "/." not in name)
    return Found({name: files[name] for name in _in_order(known)}, ())


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: name.split("/"))


def _visible_files(root: Path) -> Iterator[str]:
    """Yield the paths of a project's content files, relative to its folder."""
    for folder, folders, names in os.walk(root / CONTENT):
        folders[:] = [name for name in folders if not name.startswith(".")]
        above = Path(folder).relative_to(root).as_posix()
        visible = (name for name in names if not name.startswith(".") and not name.endswith("~"))
        links = [name for name in folders if Path(folder, name).is_symlink()]
        files = [name for name in visible if Path(folder, name).is_file() or Path(folder, name).is_symlink()]
        yield from (f"{above}/{name}" for name in (*files, *links))


def _refused(root: Path, name: str) -> Diagnostic | None:
    """Say why a file is not read: it leads elsewhere, is far too large, has a name nobody can write, or is locked."""
    path = root / name
    shown = os.fsencode(name).decode("utf-8", "replace")
    if shown != name or not name.isprintable():
        return _unreadable(shown, _("the file's name holds signs that cannot be read"), _("give the file another name"))
    if path.is_symlink():
        message = _("this is a link to something elsewhere, and the handbook only reads what stands here itself")
        return _unreadable(name, message, _("put the file itself here instead"))
    size = path.stat().st_size
    if size > _LARGEST:
        message = _("the file takes {n} megabytes, and a file of the handbook takes {limit} at most").format(
            n=-(-size // _MEGABYTE), limit=_LARGEST // _MEGABYTE
        )
        return _unreadable(name, message, _("take out what does not belong here, or make several files of it"))
    if not os.access(path, os.R_OK):
        return _unreadable(name, _("the file cannot be read"), _("check the file's permissions"))
    return None


def _unreadable(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(name, 1, 1, Code.UNREADABLE, message, hint)


def _is_known(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    return name in _PATTERNS or f"{folder}/*{PurePosixPath(file).suffix}" in _PATTERNS


def _unknown(name: str) -> Diagnostic:
    is_yaml = name.endswith((".yml", ".yaml"))
    return Diagnostic(
        name,
        1,
        1,
        Code.UNKNOWN_FILE,
        _("the handbook does not know this file, so nothing in it is used"),
        _suggested_place(name) if is_yaml else _("move it out of content/"),
        Severity.ERROR if is_yaml else Severity.WARNING,
    )


def _suggested_place(name: str) -> str:
    wanted = name.removesuffix(".yaml").removesuffix(".yml") + ".yml"
    folder, _slash, file = wanted.rpartition("/")
    candidates = [pattern.replace("*.yml", file) for pattern in _PATTERNS if pattern.endswith(".yml")]
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only mistakes need it

    match = process.extractOne(f"{folder}/{file}", candidates, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if match:
        return _("did you mean {path}?").format(path=match[0])
    folders = sorted({pattern.rpartition("/")[0] for pattern in _PATTERNS if "/*" in pattern})
    return _("move it to one of {folders}, or out of content/").format(folders=", ".join(folders))

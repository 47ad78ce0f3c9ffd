"""Finds the files of a project's content folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from rapidfuzz import process

from generator.diagnostics import Code, Diagnostic, Severity
from generator.errors import UsageError
from generator.handbook.collections import KINDS
from generator.handbook.privacy import personal_numbers
from generator.i18n import gettext as _

CONTENT = "content"
ORGANISATION = "content/organisation.yml"
MUNICIPALITY = "content/municipality.yml"
DEPARTMENTS = "content/departments"
HIRES = "content/hires"
PAGES = "content/pages"

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
        return ((path, data) for path, data in self.files.items() if fnmatch(path, pattern))


def find(root: Path) -> Found:
    """Read the content files below a project's folder.

    Raises `UsageError` when the folder holds no content; a file that belongs to no collection, cannot be read or
    holds a CPR number is a diagnostic.
    """
    if not (root / CONTENT).is_dir():
        message = _("there is no folder “content” in {folder}; stand in the handbook's folder, or name it with --root")
        raise UsageError(message.format(folder=root.resolve().name))
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted(_visible_files(root / CONTENT)):
        name = path.relative_to(root).as_posix()
        try:
            data = path.read_bytes()
        except OSError:
            diagnostics.append(
                Diagnostic(name, 1, 1, Code.UNREADABLE, _("the file cannot be read"), _("check the file's permissions"))
            )
            continue
        diagnostics.extend(personal_numbers(name, data))
        if _is_known(name):
            files[name] = data
        else:
            diagnostics.append(_unknown(name))
    return Found(files, tuple(diagnostics))


def _visible_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not path.name.endswith("~"):
            yield path


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
        _("did you mean {path}?").format(path=_closest_path(name)) if is_yaml else _("move it out of content/"),
        Severity.ERROR if is_yaml else Severity.WARNING,
    )


def _closest_path(name: str) -> str:
    wanted = name.removesuffix(".yaml").removesuffix(".yml") + ".yml"
    folder, _slash, file = wanted.rpartition("/")
    candidates = [pattern.replace("*.yml", file) for pattern in _PATTERNS if pattern.endswith(".yml")]
    match = process.extractOne(f"{folder}/{file}", candidates)
    return str(match[0])

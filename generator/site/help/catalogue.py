"""Every diagnostic code with its cause, an example of it and the remedy: the Danish of `codes/*.yml`, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import Code

_FOLDER = Path(__file__).parent / "codes"


@dataclass(frozen=True, slots=True)
class Example:
    """A file that is wrong and the same file mended; without `wrong` the file is missing.

    The mended one may lie elsewhere, and the wrong one be saved in another encoding.
    """

    file: str
    wrong: str | None
    right: str
    right_file: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class CodeHelp:
    """What a code means; `by` is the command that tells it. What no content can bring about has no example."""

    code: Code
    title: str
    cause: str
    remedy: str
    by: str
    example: Example | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The codes of one hundred."""

    title: str
    text: str
    codes: tuple[CodeHelp, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return every code, hundred by hundred."""
    return tuple(_chapter(path) for path in sorted(_FOLDER.glob("*.yml")))


@cache
def by_code() -> Mapping[Code, CodeHelp]:
    """Return the help of each code."""
    return {entry.code: entry for chapter in chapters() for entry in chapter.codes}


def _chapter(path: Path) -> Chapter:
    written = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return Chapter(written["title"], written["text"], tuple(map(_code, written["codes"])))


def _code(written: Mapping[str, Any]) -> CodeHelp:
    return CodeHelp(
        code=Code(written["code"]),
        title=written["title"],
        cause=written["cause"],
        remedy=written["remedy"],
        by=written.get("by", "check"),
        example=_example(written) if "file" in written else None,
    )


def _example(written: Mapping[str, Any]) -> Example:
    return Example(
        file=written["file"],
        wrong=written.get("wrong"),
        right=written["right"],
        right_file=written.get("right_file", written["file"]),
        encoding=written.get("encoding", "utf-8"),
    )

"""Runs the real check on a small handbook, with an example put into it: what the pages show is what it says."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from generator.diagnostics import Diagnostic
from generator.plans.verdict import verdict
from generator.reporter import render_text
from generator.site.help.catalogue import Example
from generator.variants.project import Project, read_project

SAMPLE = Path(__file__).parent / "sample"
TODAY = date(2026, 11, 2)  # when the sample was last looked at

# What no example needs, so that an example is read in half the time.
_BESIDE_THE_POINT = (
    *("exit", "hires", "sector_change", "wellbeing"),
    *("glossary.yml", "ladders.yml", "messages.yml", "municipality.yml", "programmes.yml", "questions.yml"),
)


@dataclass(frozen=True)
class Trial:
    """A project on trial: what was read of it, and everything the check says."""

    project: Project

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that `handbook check` tells."""
        return verdict(self.project, TODAY)

    @cached_property
    def words(self) -> str:
        """What a person reads, line by line."""
        files = {name: data.decode("utf-8", "replace") for name, data in self.project.found.files.items()}
        return render_text(self.diagnostics, files, colour=False)


class Bench:
    """A copy of the sample handbook, in which one file at a time is another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def wrong(self, example: Example) -> Trial:
        """Try an example as it must not be written."""
        data = None if example.wrong is None else example.wrong.encode(example.encoding)
        return self._tried(example.file, data)

    def right(self, example: Example) -> Trial:
        """Try an example mended."""
        return self._tried(example.right_file, example.right.encode())

    def _tried(self, file: str, data: bytes | None) -> Trial:
        path = self._folder / file
        before = path.read_bytes() if path.is_file() else None
        made = not path.parent.exists()
        _write(path, data)
        try:
            return Trial(read_project(self._folder))
        finally:
            _write(path, before)
            if made:
                path.parent.rmdir()


def _write(path: Path, data: bytes | None) -> None:
    """Give a file its content, or take it away."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


@contextmanager
def bench() -> Iterator[Bench]:
    """Give a bench that is cleared away afterwards."""
    with TemporaryDirectory() as folder:
        shutil.copytree(SAMPLE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_BESIDE_THE_POINT))
        yield Bench(Path(folder))


@cache
def what_is_said(*examples: Example) -> tuple[str, ...]:
    """Return what the check says of each example as it must not be written; the same every time, so tried once."""
    with bench() as tried:
        return tuple(tried.wrong(example).words for example in examples)


@cache
def sample_files() -> Mapping[str, str]:
    """Return the text of each file of the sample, by its path."""
    paths = sorted((SAMPLE / "content").rglob("*.yml"))
    return MappingProxyType({path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in paths})

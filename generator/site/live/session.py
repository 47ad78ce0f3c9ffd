"""A handbook that is being written: read again whenever a file of it has changed, the last good site kept."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from threading import Condition, RLock
from typing import Self

from generator.cpr import mask
from generator.diagnostics import has_errors
from generator.edition import read_edition, read_today
from generator.errors import HandbookError
from generator.failures import refusal
from generator.handbook.finder import CONTENT
from generator.handbook.memory import Memory
from generator.i18n import gettext as _
from generator.plans.verdict import faults
from generator.reporter import render_text
from generator.site.configuration import FILE as CONFIGURATION
from generator.site.configuration import read_configuration
from generator.site.engine import Engine
from generator.site.frame import THEME
from generator.site.live.preview import Desk, Preview
from generator.site.model import SiteModel, model_of
from generator.variants.departments import workplaces
from generator.variants.project import read_project

Stamp = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class State:
    """How it stands after a reading: which one it is, what is wrong as text, and the seconds it took."""

    number: int
    complaint: str
    has_errors: bool
    seconds: float


class Session:
    """Answers with the site of the last content that had no errors.

    `state` tells of the last reading, and `shown` is the number of the one that is shown, or 0.
    """

    def __init__(self, root: Path, cache: Path, work: Path) -> None:
        """Take the handbook in a folder; `cache` is the engine's folder, and `work` one for whatever else."""
        self._root = root
        self._cache = cache
        self._work = work
        self._memory = Memory()
        self._numbers = count(1)
        self._seen: object = None
        self._preview: Preview | None = None
        self._model: SiteModel | None = None
        self.shown = 0
        self._run = Engine()
        self._lock = RLock()
        self._changed = Condition(self._lock)
        self.state = State(0, "", has_errors=False, seconds=0.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """End the engine that waits."""
        self._run.__exit__()

    def look(self) -> State:
        """Read the handbook again if any of its files is another than last time; returns how it stands."""
        with self._lock:
            seen = _fingerprint(self._root)
            if seen != self._seen:
                with suppress(FileNotFoundError):  # a file was put away meanwhile: the next look sees how it is then
                    self.state = self._renewed()
                    self._seen = seen
                    self._changed.notify_all()
            return self.state

    def wait_for_news(self, number: int, seconds: float) -> State:
        """Wait until there is another state than the one of that number, for so long at most; returns it."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.number != number, seconds)
            return self.state

    def file(self, path: str) -> bytes | None:
        """Return what the site has at a path now, or None; raises `HandbookError` when it cannot be made."""
        with self._lock:
            self.look()
            return self._preview.file(path) if self._preview else None

    def addresses(self) -> list[str]:
        """Return the address of every page of the site now."""
        with self._lock:
            self.look()
            return self._preview.addresses() if self._preview else []

    def _renewed(self) -> State:
        began = time.monotonic()
        number = next(self._numbers)
        try:
            complaint, wrong = self._read(number)
        except FileNotFoundError:
            raise
        except (HandbookError, OSError) as error:
            reason = refusal(error) if isinstance(error, OSError) else error
            complaint, wrong = mask(_("Error: {message}").format(message=reason)) + "\n", True
        if self._run.is_spent:  # the next one gets ready while nobody waits for it
            self._run = Engine()
        return State(number, complaint, wrong, time.monotonic() - began)

    def _read(self, number: int) -> tuple[str, bool]:
        """Read everything; returns what is wrong with it, and whether the site therefore stays as it was."""
        configuration = read_configuration(self._root)
        project = read_project(self._root, self._memory)
        found = faults(project)
        organisation = project.content.organisation
        if organisation and not has_errors(found):
            places = workplaces(project.content, organisation, project.handbooks)
            model = model_of(project.content, places, read_edition(self._root), configuration)
            if self._model:
                model.take_over(self._model)
            desk = Desk(self._run, self._cache, self._work / str(number))
            self._preview = Preview(self._root, model, configuration, desk)
            self._model = model
            self.shown = number
        sources = {name: data.decode("utf-8", "replace") for name, data in project.found.files.items()}
        return render_text(found, sources, colour=False), has_errors(found)


def _fingerprint(root: Path) -> object:
    """Return what is another as soon as a file of the handbook, the version of its content or the day is."""
    named = filter(None, map(_stamp, [root / CONFIGURATION, *_versions(root)]))
    below = chain.from_iterable(_stamps(str(root / folder)) for folder in (CONTENT, THEME))
    return read_today(), frozenset(chain(named, below))


def _stamps(folder: str) -> Iterator[Stamp]:
    """Yield the stamp of every file below a folder; this runs many times a second, so it asks no more than it must."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path)
            elif entry.is_file():
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size


def _stamp(path: Path) -> Stamp | None:
    """Return when a file was written and how large it is; None when there is none."""
    with suppress(OSError):
        status = path.stat()
        return str(path), status.st_mtime_ns, status.st_size
    return None


def _versions(root: Path) -> Iterator[Path]:
    """Yield the files of git that are written when something is committed or another branch is chosen."""
    for above in (root.resolve(), *root.resolve().parents):
        if (above / ".git").is_dir():
            yield from (above / ".git" / "HEAD", above / ".git" / "logs" / "HEAD")
            return

"""Turns a docs folder into a site with MkDocs: the only place that knows which engine it is.

The engine works in a folder that is kept from run to run. What it made of a page is used again as long as the page's
Markdown and the frame around it (the configuration, the menu, the theme, the engine's own version) are the same.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Self

from generator.errors import HandbookError
from generator.i18n import gettext as _
from generator.site.configuration import Configuration, with_settings
from generator.site.nav import SHELL, Nav
from generator.site.page import Page

ASSETS = "assets"
MADE = "site"

_KEY = "key"
_DOCS = "docs"
_SETTINGS = "mkdocs.yml"
_SHELL = Page(SHELL, "%%slot:topic%%", "", (), also={"shell": True})
_DISTRIBUTIONS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


class EngineError(HandbookError):
    """The engine could not make the site, or found a link in it that leads nowhere."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: the settings, the theme's own folder, the menu, and what its templates ask for."""

    configuration: Configuration
    theme: Path
    nav: Nav
    extra: dict[str, str]

    def settings(self) -> str:
        """Return the engine's configuration file, whose folders lie beside it."""
        settings: dict[str, object] = {
            "docs_dir": _DOCS,
            "site_dir": MADE,
            "theme": {"custom_dir": str(self.theme.resolve())},
            "nav": self.nav,
            "extra": self.extra,
        }
        return with_settings(self.configuration.engine, settings)

    def key(self) -> str:
        """Return what tells this frame from every other; the theme's assets count by their names alone."""
        digest = sha256(self.settings().encode())
        digest.update(Path(__file__).read_bytes())
        digest.update(repr([sys.version, *map(version, _DISTRIBUTIONS)]).encode())
        for path in sorted(self.theme.resolve().rglob("*")):
            name = path.relative_to(self.theme.resolve())
            digest.update(f"\0{name.as_posix()}\0".encode())
            if path.is_file() and name.parts[0] != ASSETS:
                digest.update(path.read_bytes())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Job:
    """What the engine must do in a folder: make every page, or those it has not made, or nothing."""

    folder: Path
    key: str
    is_whole: bool
    is_done: bool


def prepare(folder: Path, pages: Iterable[Page], frame: Frame) -> Job:
    """Write what the engine reads into a folder, and take away what it made of pages that were others then."""
    key = frame.key()
    is_whole = _kept(folder) != key
    if is_whole:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / _SETTINGS).write_text(frame.settings(), encoding="utf-8")
    changed = [page for page in (*pages, _SHELL) if _is_new(page, folder)]
    return Job(folder, key, is_whole, is_done=not is_whole and not changed)


def _kept(folder: Path) -> str:
    key = folder / _KEY
    return key.read_text(encoding="utf-8") if key.is_file() else ""


def _is_new(page: Page, folder: Path) -> bool:
    """Write a page, unless the engine has read the very same before; then what it made of the page is still there."""
    path, made = folder / _DOCS / page.path, folder / MADE / page.address / "index.html"
    data = page.markdown().encode()
    if made.is_file() and path.is_file() and path.read_bytes() == data:
        return False
    made.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


class Engine:
    """The engine in a process of its own: it gets ready at once, and begins when it is given something to do."""

    def __init__(self) -> None:
        self._job: Job | None = None
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )

    def begin(self, job: Job) -> None:
        """Let the engine do a job; `wait` tells when it is done."""
        self._job = job
        if job.is_done or not self._process.stdin:
            return
        (job.folder / _KEY).unlink(missing_ok=True)  # until the folder is whole again
        how = ["--strict"] if job.is_whole else ["--dirty", "--quiet"]
        self._process.stdin.write(json.dumps([*how, "--config-file", str(job.folder / _SETTINGS)]).encode())
        self._process.stdin.close()
        self._process.stdin = None

    @property
    def is_spent(self) -> bool:
        """Whether it has done something, after which another engine is needed for anything else."""
        return self._job is not None and not self._job.is_done

    def wait(self) -> None:
        """Wait until the job is done.

        Raises `EngineError` when the engine stops, or warns of anything while it makes every page: the pages are
        ours, so a warning is a link that leads nowhere.
        """
        if self._job is None or not self.is_spent:
            return
        _nothing, told = self._process.communicate()
        if self._process.returncode != 0:
            raise EngineError("\n".join([_("the site could not be made:"), *_reasons(told.decode("utf-8", "replace"))]))
        (self._job.folder / _KEY).write_text(self._job.key, encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """End the engine, if it is still at work."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stderr):
            if pipe:
                pipe.close()


_TEMPLATE_LINE = re.compile(r'^  File "(?:.*[/\\])?([^"]+\.html)", line (\d+)', re.MULTILINE)
_REASON = re.compile(r"^(?:(?:WARNING|ERROR|CRITICAL) +- +|[\w.]+(?:Error|Exception|NotFound): )(.+)$", re.MULTILINE)


def _reasons(told: str) -> list[str]:
    """Return what the engine says is wrong, and the line of a template where it stopped, but no lines of programs."""
    places = [f"{name}:{line}" for name, line in _TEMPLATE_LINE.findall(told)]
    return [*places[-1:], *_REASON.findall(told)] or told.split("\n")[-2:]


def _main() -> None:
    """Do what is asked for on the standard input, a list of the engine's own arguments; nothing when it is closed."""
    import mkdocs.commands.build  # noqa: F401, PLC0415 - loaded while the content is still being read
    from mkdocs.__main__ import cli  # noqa: PLC0415

    told = sys.stdin.read()
    if told:
        cli(["build", *json.loads(told)])


if __name__ == "__main__":
    _main()

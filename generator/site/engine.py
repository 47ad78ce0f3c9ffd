"""Turns a docs folder into a site with MkDocs: the only place that knows which engine it is."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from generator.errors import HandbookError
from generator.i18n import gettext as _
from generator.site.configuration import Configuration, with_settings
from generator.site.nav import SHELL, Nav
from generator.site.page import Late, Page


class EngineError(HandbookError):
    """The engine could not make the site, or found a link in it that leads nowhere."""


def write_docs(pages: Iterable[Page], docs: Path) -> None:
    """Write the pages, and the shell of the departments' pages, as a docs folder."""
    shell = Page(SHELL, "%%slot:topic%%", "", (), also={"shell": True})
    for page in (*pages, shell):
        path = docs / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown(), encoding="utf-8", newline="\n")


def write_configuration(  # noqa: PLR0913 - each is one setting of the file
    configuration: Configuration, path: Path, *, docs: Path, site: Path, theme: Path, nav: Nav, extra: dict[str, str]
) -> None:
    """Write the engine's configuration file."""
    settings: dict[str, object] = {
        "docs_dir": str(docs.resolve()),
        "site_dir": str(site.resolve()),
        "theme": {"custom_dir": str(theme.resolve())},
        "nav": nav,
        "extra": extra,
    }
    path.write_text(with_settings(configuration.engine, settings), encoding="utf-8")


_OF_ITS_SEARCH = ("lunr", "workers")


def complete(pages: Iterable[Page], site: Path) -> None:
    """Put the late parts of the pages into what the engine made of them, and take out what its search would need."""
    for folder in _OF_ITS_SEARCH:
        shutil.rmtree(site / "assets" / "javascripts" / folder, ignore_errors=True)
    for page in pages:
        if any(isinstance(part, Late) for part in page.body):
            path = site / page.address / "index.html"
            path.write_text(page.completed(path.read_text(encoding="utf-8")), encoding="utf-8")


_TEMPLATE_LINE = re.compile(r'^  File "(?:.*[/\\])?([^"]+\.html)", line (\d+)', re.MULTILINE)
_REASON = re.compile(r"^(?:(?:WARNING|ERROR|CRITICAL) +- +|[\w.]+(?:Error|Exception|NotFound): )(.+)$", re.MULTILINE)


def _reasons(told: str) -> list[str]:
    """Return what the engine says is wrong, and the line of a template where it stopped, but no lines of programs."""
    places = [f"{name}:{line}" for name, line in _TEMPLATE_LINE.findall(told)]
    return [*places[-1:], *_REASON.findall(told)] or told.split("\n")[-2:]


class Run:
    """The engine at work, in a process of its own, so that the departments' pages can be made meanwhile."""

    def __init__(self, configuration: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(configuration)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )

    def wait(self) -> None:
        """Wait until the site is made.

        Raises `EngineError` when the engine stops, or warns of anything: the pages are ours, so a warning is a link
        that leads nowhere.
        """
        _nothing, told = self._process.communicate()
        if self._process.returncode != 0:
            raise EngineError("\n".join([_("the site could not be made:"), *_reasons(told.decode("utf-8", "replace"))]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """End the engine, if it is still at work."""
        self._process.kill()
        self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()

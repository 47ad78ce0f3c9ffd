"""What the engine made: the shared pages and the theme's files, before our own parts are put in."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.site.engine import ASSETS, MADE
from generator.site.nav import SHELL
from generator.site.page import Page, address_of

VERSION = "%%version%%"  # put in late, since it is another after each commit
_NOT_FOUND = "404.html"
_NOT_SHOWN = ("*.html", "lunr", "workers", "sitemap.xml*", SHELL.split("/")[-2])  # our own are written afterwards


class Made:
    """What the engine made in a folder: the pages without their late parts, and the theme's files."""

    def __init__(self, folder: Path, theme: Path, content_version: str) -> None:
        self._made = folder / MADE
        self._theme = theme
        self._version = content_version

    def page(self, page: Page) -> str:
        """Return a page with its late parts put in."""
        return page.completed(self._html(f"{page.address}index.html"))

    def shell(self) -> str:
        """Return the page that is split into the departments' pages."""
        return self._html(f"{address_of(SHELL)}index.html")

    def not_found(self) -> str:
        """Return the page for addresses that lead nowhere."""
        return self._html(_NOT_FOUND)

    def write(self, pages: Iterable[Page], site: Path) -> None:
        """Write the pages and the theme's files, as they are now, into a new folder."""
        shutil.copytree(self._made, site, ignore=shutil.ignore_patterns(*_NOT_SHOWN))
        shutil.copytree(self._theme / ASSETS, site / ASSETS, dirs_exist_ok=True)
        (site / _NOT_FOUND).write_text(self.not_found(), encoding="utf-8")
        for page in pages:
            path = site / page.address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.page(page), encoding="utf-8")

    def _html(self, name: str) -> str:
        return (self._made / name).read_text(encoding="utf-8").replace(VERSION, self._version)

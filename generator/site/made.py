"""What the engine made: the shared pages and the theme's files, before our own parts are put in."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.site.engine import ASSETS, MADE
from generator.site.nav import SHELL
from generator.site.page import Page, address_of

INDEX = "index.html"
NOT_FOUND = "404.html"
VERSION = "%%version%%"  # put in late, since it is another after each commit

_OF_ITS_SEARCH = (f"{ASSETS}/javascripts/lunr/", f"{ASSETS}/javascripts/workers/")


class Made:
    """The files that the engine made, by their paths below the site's root, as they were when this was read."""

    def __init__(self, files: Mapping[str, bytes], content_version: str) -> None:
        self._files = files
        self._version = content_version

    @classmethod
    def read(cls, folder: Path, theme: Path, content_version: str) -> "Made":
        """Read what the engine made in its folder; the theme's own assets are taken as they are now."""
        files = {**_files_below(folder / MADE), **_files_below(theme, ASSETS)}
        return cls(files, content_version)

    def page(self, page: Page) -> str:
        """Return a page with its late parts put in."""
        return page.completed(self._html(f"{page.address}{INDEX}"))

    def shell(self) -> str:
        """Return the page that is split into the departments' pages."""
        return self._html(f"{address_of(SHELL)}{INDEX}")

    def not_found(self) -> str:
        """Return the page for addresses that lead nowhere."""
        return self._html(NOT_FOUND)

    def asset(self, path: str) -> bytes | None:
        """Return one of the theme's files, none of which is a page, or None."""
        is_shown = path.startswith(f"{ASSETS}/") and not path.startswith(_OF_ITS_SEARCH)
        return self._files.get(path) if is_shown else None

    def write(self, pages: Iterable[Page], site: Path) -> None:
        """Write the pages and the theme's files into a new folder."""
        for path, data in self._all(pages):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)

    def _all(self, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
        yield NOT_FOUND, self.not_found().encode()
        yield from ((f"{page.address}{INDEX}", self.page(page).encode()) for page in pages)
        yield from ((path, data) for path in self._files if (data := self.asset(path)) is not None)

    def _html(self, path: str) -> str:
        return self._files[path].decode().replace(VERSION, self._version)


def _files_below(root: Path, folder: str = "") -> dict[str, bytes]:
    files = (path for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}

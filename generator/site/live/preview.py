"""The site as a build would write it, each page of it made when somebody asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.site import engine
from generator.site.browser_words import FILE as BROWSER_WORDS
from generator.site.browser_words import script
from generator.site.configuration import Configuration
from generator.site.frame import THEME, frame_of
from generator.site.made import INDEX, NOT_FOUND, Made
from generator.site.model import SiteModel
from generator.site.pages import shared_pages
from generator.site.redirects import redirects
from generator.site.scripts import FOLDER as SCRIPTS
from generator.site.scripts import shrunk
from generator.site.search import Search
from generator.site.search.index import FOLDER as SEARCH
from generator.site.shell import Shell
from generator.site.sitemap import SITEMAP, sitemap
from generator.site.stamp import Stamper


@dataclass(frozen=True, slots=True)
class Desk:
    """What a preview is made with: an engine that is ready, the folder it works in, and a new one for the rest."""

    run: engine.Engine
    folder: Path
    work: Path


class Preview:
    """The site of one reading of the content."""

    def __init__(self, root: Path, model: SiteModel, configuration: Configuration, desk: Desk) -> None:
        """Let the engine make what it has not made yet; raises `EngineError` and `ShellError`."""
        self._model = model
        self._theme = root / THEME
        self._work = desk.work
        pages = list(shared_pages(model))
        desk.run.begin(engine.prepare(desk.folder, pages, frame_of(root, pages, model, configuration)))
        desk.run.wait()
        self._pages = {page.address: page for page in pages}
        self._made = Made.read(desk.folder, self._theme, model.edition.version)
        self._shell = Shell(self._made.shell())
        self._stamper = Stamper(model)

    @cached_property
    def _others(self) -> dict[str, Callable[[], str]]:
        """What else a build writes, by its path."""
        moved = {f"{address}{INDEX}": html for address, html in redirects(self._model)}
        return {
            NOT_FOUND: self._made.not_found,
            SITEMAP: lambda: sitemap(self.addresses(), self._model.site_url),
            BROWSER_WORDS.as_posix(): lambda: script(self._model.edition.today.year),
            **{path: lambda html=html: html for path, html in moved.items()},  # type: ignore[misc]
        }

    @cached_property
    def _search(self) -> Path:
        """The folder of a site in which only the search index lies."""
        search = Search.of(self._pages.values(), self._model)
        site = self._work / "site"
        site.mkdir(parents=True)
        with search.indexing(self._work) as indexing:
            indexing.publish(site, search.vocabulary)
        return site

    def addresses(self) -> list[str]:
        """Return the address of every page."""
        return [*self._pages, *(f"arbejdspladser/{identity}/" for identity in self._model.workplaces)]

    def file(self, path: str) -> bytes | None:
        """Return the file that a build would write at a path below the site's root, or None."""
        if path.endswith(INDEX):
            page = self._page(path.removesuffix(INDEX))
            if page is not None:
                return page
        if path in self._others:
            return self._others[path]().encode()
        if path.startswith(f"{SEARCH}/"):
            return _read(self._search, path)
        return self._asset(path)

    def _page(self, address: str) -> bytes | None:
        if address in self._pages:
            return self._made.page(self._pages[address]).encode()
        place = self._model.workplaces.get(address.removeprefix("arbejdspladser/").rstrip("/"))
        return self._shell.fill(self._stamper.page(place).values) if place else None

    def _asset(self, path: str) -> bytes | None:
        data = self._made.asset(path)
        is_own_script = path.startswith(f"{SCRIPTS.as_posix()}/") and (self._theme / path).is_file()
        return shrunk(data.decode()).encode() if data and is_own_script and path.endswith(".js") else data


def _read(folder: Path, path: str) -> bytes | None:
    """Return a file of a folder, or None when there is none or the path leads out of it."""
    file = (folder / path).resolve()
    return file.read_bytes() if file.is_relative_to(folder.resolve()) and file.is_file() else None

"""Builds the whole site beside the published one, verifies it, and only then puts it in its place."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.diagnostics import Diagnostic, in_order
from generator.errors import HandbookError, UsageError
from generator.i18n import gettext as _
from generator.publish import kept, publish, recover, staging
from generator.site import engine
from generator.site.browser_words import write_browser_words
from generator.site.configuration import Configuration
from generator.site.frame import THEME, frame_of
from generator.site.links import SPECIAL
from generator.site.made import Made
from generator.site.model import SiteModel
from generator.site.page import Page
from generator.site.pages import shared_pages
from generator.site.redirects import write_redirects
from generator.site.scripts import shrink_scripts
from generator.site.search import Search
from generator.site.shell import Shell
from generator.site.sitemap import SITEMAP, sitemap
from generator.site.stamp import ANY_DEPARTMENT, DepartmentPage, Stamper
from generator.site.verify import Part, Verifier

SITE = "site"


class UnfitSiteError(HandbookError):
    """The finished site did not pass its verification, so it was not published."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(_("the site was not published, because it has faults"))
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class Built:
    """How many pages the site has: shared ones, and one for each department."""

    shared: int
    departments: int


def build_site(  # noqa: PLR0913, PLR0917 - what it is made of, where it goes, and who is told
    root: Path,
    model: SiteModel,
    configuration: Configuration,
    target: Path,
    step: Callable[[str], None],
    cache: Path | None = None,
) -> Built:
    """Build and publish the site, telling `step` what is being done.

    All work is done in a folder beside the published one, which is touched in the last step only; the engine's is
    kept in `cache` for the next time. Raises `EngineError`, `ShellError`, `UnfitSiteError`, or `UsageError` when
    something else lies where the site goes, after which that folder is as it was.
    """
    _refuse_other_folders(target)
    recover(target := target.resolve())
    with (
        staging(target) as work,
        kept(cache) if cache else nullcontext(work / "engine") as folder,
        engine.Engine() as run,
        ThreadPoolExecutor(max_workers=1) as writer,
    ):
        step(_("Making the shared pages"))
        pages = list(shared_pages(model))
        run.begin(engine.prepare(folder, pages, frame_of(root, pages, model, configuration)))
        with (search := Search.of(pages, model)).indexing(work / "search") as indexing:
            read = partial(Made.read, folder, root / THEME, model.edition.version)
            shell = writer.submit(_finished_shell, run, read, pages, work / SITE)
            step(_("Making the workplaces' pages"))
            stamper = Stamper(model)
            departments, written = [], []
            for place in model.workplaces.values():
                departments.append(stamper.page(place))
                written.append(writer.submit(_write, departments[-1], shell, work / SITE))
            shell.result()
            write_browser_words(work / SITE, model.edition.today.year)
            shrink_scripts(root / THEME, work / SITE)
            indexing.publish(work / SITE, search.vocabulary)
            step(_("Checking every link"))
            addresses = [page.address for page in pages] + [page.address for page in departments]
            faults = (*_faults(model, departments, stamper, work / SITE), *search.faults(addresses, work / SITE))
            for page in written:
                page.result()
        if faults:
            raise UnfitSiteError(in_order(faults))
        write_redirects(model, work / SITE)
        (work / SITE / SITEMAP).write_text(sitemap(addresses, model.site_url), encoding="utf-8")
        step(_("Publishing"))
        publish(work / SITE, target)
    return Built(len(pages), len(departments))


def _refuse_other_folders(target: Path) -> None:
    """Raise `UsageError` when a folder holds anything but a site, for publishing would remove it."""
    if target.is_dir() and any(target.iterdir()) and not (target / SITEMAP).is_file():
        message = _("{folder} holds something else than a handbook; choose another folder, or empty it first")
        raise UsageError(message.format(folder=target))


def _finished_shell(run: engine.Engine, read: Callable[[], Made], pages: list[Page], site: Path) -> Shell:
    """Wait for the engine, write what it made, and return the shell from among it."""
    run.wait()
    made = read()
    made.write(pages, site)
    return Shell(made.shell())


def _write(page: DepartmentPage, shell: Future[Shell], site: Path) -> None:
    folder = site / page.address
    folder.mkdir()
    (folder / "index.html").write_bytes(shell.result().fill(page.values))


def _faults(model: SiteModel, departments: list[DepartmentPage], stamper: Stamper, site: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the shared pages, each department's own part, and every fragment they share."""
    verifier = Verifier(site, model.site_url, model.workplaces)
    yield from verifier.shared_pages()
    for page in departments:
        yield from verifier.part(Part(page.address, page.own, page.anchors))
    anchors = frozenset[str]().union({SPECIAL}, *(page.anchors for page in departments))
    for fragment in stamper.fragments():
        yield from verifier.part(Part(ANY_DEPARTMENT, fragment, anchors))

"""Builds the whole site beside the published one, verifies it, and only then puts it in its place."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, in_order
from generator.errors import HandbookError
from generator.i18n import gettext as _
from generator.publish import publish, recover
from generator.site import engine
from generator.site.configuration import Configuration
from generator.site.links import SPECIAL
from generator.site.model import SiteModel
from generator.site.nav import SHELL, navigation
from generator.site.page import Page, address_of
from generator.site.pages import shared_pages
from generator.site.shell import Shell
from generator.site.sitemap import write_sitemap
from generator.site.stamp import BASE, Stamper
from generator.site.verify import Part, Verifier

THEME = "overrides"
WORK = "build"


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


def build_site(
    root: Path, model: SiteModel, configuration: Configuration, target: Path, step: Callable[[str], None]
) -> Built:
    """Build and publish the site, telling `step` what is being done.

    All work is done in the project's build folder; the published folder is touched in the last step only. Raises
    `EngineError`, `ShellError` or `UnfitSiteError`, after which the published folder is as it was.
    """
    recover(target)
    work = _fresh_folder(root / WORK)
    try:
        step(_("Making the shared pages"))
        pages = list(shared_pages(model))
        site = _rendered(root, pages, model, configuration, work)
        step(_("Making the workplaces' pages"))
        shell = _taken_shell(site)
        faults = in_order(_stamped(model, shell, site))
        if faults:
            raise UnfitSiteError(faults)
        addresses = [page.address for page in pages] + [f"arbejdspladser/{name}/" for name in model.workplaces]
        write_sitemap(addresses, model.site_url, site)
        step(_("Publishing"))
        publish(site, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Built(len(pages), len(model.workplaces))


def _fresh_folder(parent: Path) -> Path:
    """Return a new folder for one build, so that two at once do not meet."""
    parent.mkdir(exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="site-", dir=parent))


def _rendered(root: Path, pages: list[Page], model: SiteModel, configuration: Configuration, work: Path) -> Path:
    docs, site, config = work / "docs", work / "site", work / "mkdocs.yml"
    engine.write_docs(pages, docs)
    engine.write_configuration(
        configuration,
        config,
        docs=docs,
        site=site,
        theme=root / THEME,
        nav=navigation(pages),
        extra={
            "handbook_mail": model.organisation.mail,
            "handbook_municipality": model.organisation.name,
            "handbook_version": model.edition.version,
        },
    )
    engine.run(config)
    engine.complete(pages, site)
    return site


def _taken_shell(site: Path) -> Shell:
    page = site / address_of(SHELL) / "index.html"
    shell = Shell(page.read_text(encoding="utf-8"))
    shutil.rmtree(page.parent)
    return shell


def _stamped(model: SiteModel, shell: Shell, site: Path) -> Iterator[Diagnostic]:
    """Write the departments' pages; yield what is wrong with them and with the shared ones."""
    stamper = Stamper(model, shell)
    verifier = Verifier(site, model.site_url, model.workplaces)
    yield from verifier.shared_pages()
    anchors = {SPECIAL}
    for identity, place in model.workplaces.items():
        page = stamper.page(place)
        anchors |= page.tasks
        folder = site / "arbejdspladser" / identity
        folder.mkdir()
        (folder / "index.html").write_bytes(page.html)
        yield from verifier.part(Part(f"arbejdspladser/{identity}/", page.own, page.tasks | shell.ids))
    any_department = BASE.replace("../", "x/")
    for fragment in stamper.fragments():
        yield from verifier.part(Part(any_department, fragment, anchors))

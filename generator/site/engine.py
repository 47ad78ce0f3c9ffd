"""Turns a docs folder into a site with MkDocs: the only place that knows which engine it is."""

import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import HandbookError
from generator.i18n import gettext as _
from generator.site.configuration import Configuration, with_settings
from generator.site.nav import SHELL, Nav
from generator.site.page import Late, Page, without_late_parts


class EngineError(HandbookError):
    """The engine could not make the site, or found something in it that leads nowhere."""


def write_docs(pages: Iterable[Page], docs: Path) -> None:
    """Write the pages, and the shell of the departments' pages, as a docs folder."""
    shell = Page(SHELL, "%%slot:topic%%", "", (), also={"shell": True, "search": {"exclude": True}})
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


def complete(pages: Iterable[Page], site: Path) -> None:
    """Put the late parts of the pages into what the engine made of them, and their marks out of its search."""
    for page in pages:
        if any(isinstance(part, Late) for part in page.body):
            path = site / page.address / "index.html"
            path.write_text(page.completed(path.read_text(encoding="utf-8")), encoding="utf-8")
    index = site / "search" / "search_index.json"
    if index.is_file():
        index.write_text(without_late_parts(index.read_text(encoding="utf-8")), encoding="utf-8")


def run(path: Path) -> None:
    """Make the site that a configuration file describes.

    Raises `EngineError` when the engine stops, or warns of anything: the pages are ours, so a warning is a link
    that leads nowhere.
    """
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    logger.propagate = False
    try:
        config = load_config(config_file=str(path))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise EngineError(_("the site could not be made: {reason}").format(reason=error)) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.messages:
        raise EngineError("\n".join([_("the site has faults:"), *warnings.messages]))


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

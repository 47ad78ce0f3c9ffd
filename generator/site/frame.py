"""What the handbook tells the engine about what stands around every page."""

from collections.abc import Iterable
from pathlib import Path

from generator.site.configuration import Configuration
from generator.site.engine import Frame
from generator.site.made import VERSION
from generator.site.model import SiteModel
from generator.site.nav import navigation
from generator.site.page import Page

THEME = "overrides"


def frame_of(root: Path, pages: Iterable[Page], model: SiteModel, configuration: Configuration) -> Frame:
    """Return the frame of a handbook's pages."""
    extra = {
        "handbook_intranet": model.organisation.intranet,
        "handbook_mail": model.organisation.mail,
        "handbook_municipality": model.organisation.name,
        "handbook_version": VERSION if model.edition.version else "",
    }
    return Frame(configuration, root / THEME, navigation(pages), extra)

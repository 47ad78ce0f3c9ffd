"""The navigation: which page stands where in the menu."""

from collections.abc import Iterable

from generator.i18n import gettext as _
from generator.site.page import Page

Nav = list[dict[str, object]]

SHELL = "arbejdspladser/_side/index.md"  # no department has that address, for an id has no underscore


def navigation(pages: Iterable[Page]) -> Nav:
    """Return the menu of the shared pages, in the order they were made; the shell lies among the workplaces."""
    titles = {page.path: page.title for page in pages}
    return [
        {_("Front page"): "index.md"},
        {_("The year"): ["aaret/index.md", *_below(titles, "aaret/"), {titles["introplan.md"]: "introplan.md"}]},
        {titles["fokuspunkter/index.md"]: ["fokuspunkter/index.md", *_below(titles, "fokuspunkter/")]},
        {titles["tjeklister/index.md"]: ["tjeklister/index.md", *_checklists(titles)]},
        {titles["hvem/index.md"]: ["hvem/index.md", *_below(titles, "hvem/")]},
        {titles["arbejdspladser/index.md"]: ["arbejdspladser/index.md", SHELL]},
        *_section(titles, "ledertrivsel/"),
        {_("More"): [*({titles[path]: path} for path in _MORE if path in titles), *_section(titles, "redaktoerer/")]},
    ]


_MORE = (
    "hvorfor.md",
    "programmer.md",
    "oplaering.md",
    "spoergsmaal.md",
    "fratraedelse.md",
    "sektorskifte.md",
    "mails.md",
    "ordliste.md",
    "kilder.md",
    "was.md",
)


def _section(titles: dict[str, str], folder: str) -> Nav:
    """Return a part of the menu for a folder, or nothing when the content has no such pages."""
    first = f"{folder}index.md"
    return [{titles[first]: [first, *_below(titles, folder)]}] if first in titles else []


def _checklists(titles: dict[str, str]) -> Nav:
    return [
        {_("By role"): _below(titles, "tjeklister/roller/")},
        {_("By topic"): _below(titles, "tjeklister/emner/")},
    ]


def _below(titles: dict[str, str], folder: str) -> Nav:
    return [
        {title: path}
        for path, title in titles.items()
        if path.startswith(folder) and "/" not in path.removeprefix(folder) and not path.endswith("/index.md")
    ]

"""The workplaces: the tree of departments, each leading to its own page."""

from collections.abc import Mapping

from markupsafe import Markup

from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Page, body
from generator.site.pages.parts import home
from generator.site.templates import render
from generator.variants.workplace import Workplace

Children = Mapping[str, list[Workplace]]


def page(model: SiteModel) -> Page:
    """Return the overview of the workplaces."""
    title = workplaces_title()
    description = _("Every workplace has its own page: whom to ask, what is special there, and its own plan.")
    tree = render("tree", roots=children_of(model.workplaces)[""], children=children_of(model.workplaces))
    return Page(
        path="arbejdspladser/index.md",
        title=title,
        description=description,
        body=body([f"# {title}", description, Markup("{}").format(tree)]),
        crumbs=(home("../"),),
    )


def workplaces_title() -> str:
    """Return the title of the overview."""
    return _("Workplaces")


def children_of(workplaces: Mapping[str, Workplace]) -> Children:
    """Return the workplaces below each workplace, "" being the root, in the order of the Danish alphabet."""
    children: dict[str, list[Workplace]] = {identity: [] for identity in ("", *workplaces)}
    for place in workplaces.values():
        children[place.parent.department.item.id if place.parent else ""].append(place)
    for places in children.values():
        places.sort(key=lambda place: danish_order(place.department.item.name))
    return children


_DANISH = str.maketrans("æøå", "{|}")  # the three signs that come after z


def danish_order(name: str) -> str:
    """Return a key that sorts names with æ, ø and å after z."""
    return name.casefold().translate(_DANISH)

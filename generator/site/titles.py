"""Titles as links."""

from collections.abc import Callable

from markupsafe import Markup

from generator.handbook.wording import Titles
from generator.site.links import Links


def anchor(address: str, title: str) -> Markup:
    """Return a title as a link."""
    return Markup('<a href="{}">{}</a>').format(address, title)


class NamedLinks:
    """Things' titles as links to their pages, each made once."""

    def __init__(self, links: Links, titles: Titles) -> None:
        self._links = links
        self._titles = titles
        self._made: dict[tuple[str, str], Markup] = {}

    def role(self, identity: str) -> Markup:
        """Return a role's title as a link."""
        return self._link("roles", identity, self._links.role)

    def topic(self, identity: str) -> Markup:
        """Return a topic's title as a link."""
        return self._link("topics", identity, self._links.topic)

    def focus(self, identity: str) -> Markup:
        """Return a focus point's title as a link."""
        return self._link("focus_areas", identity, self._links.focus)

    def hire_type(self, identity: str) -> Markup:
        """Return a hire type's title as a link."""
        return self._link("hire_types", identity, self._links.hire_type)

    def source(self, identity: str) -> Markup:
        """Return a source's title as a link."""
        return self._link("sources", identity, self._links.source)

    def guide(self, identity: str) -> Markup:
        """Return a question guide's title as a link."""
        return self._link("guides", identity, self._links.guide)

    def _link(self, collection: str, identity: str, address: Callable[[str], str]) -> Markup:
        made = self._made.get((collection, identity))
        if made is None:
            made = anchor(address(identity), self._titles.of(collection, identity))
            self._made[collection, identity] = made
        return made

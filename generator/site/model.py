"""Everything the pages are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.edition import Edition
from generator.handbook.content import Content
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Identified
from generator.handbook.knowledge import Article
from generator.handbook.models import Organisation, Phase, Task
from generator.plans.phases import Group, group_by_phase
from generator.site.configuration import Configuration
from generator.site.fragments import Fragments
from generator.site.links import Links, edit_address
from generator.variants.misfits import Misfit, misfits
from generator.variants.workplace import Workplace

Groups = tuple[Group, ...]

OF_DEPARTMENTS = (
    "../../",
    True,
)  # the fragments of departments' pages: how far down those lie, and that they hold plans


@dataclass(frozen=True)
class SiteModel:
    """The common handbook, the workplaces and how the site is set up.

    `edit_pattern` is the address where a line is edited, with {path} and {line} in it. `misfits` are the items that
    workplaces alter, those most often altered first.
    """

    organisation: Organisation
    handbook: Handbook
    workplaces: Mapping[str, Workplace]
    edition: Edition
    edit_pattern: str
    site_url: str
    misfits: tuple[Misfit, ...] = ()
    rendered: dict[tuple[str, bool], Fragments] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def groups(self) -> Groups:
        """The common handbook's tasks by phase."""
        return grouped(self.handbook)

    @cached_property
    def phases_of_tasks(self) -> Mapping[str, str]:
        """The phase in which each dated task stands."""
        return {task.item.id: phase.item.id for phase, tasks in self.groups if phase for task in tasks}

    @cached_property
    def chapters_of_articles(self) -> Mapping[str, str]:
        """The chapter in which each article stands."""
        return {article.item.id: article.item.chapter for article in self.handbook.of(Article).values()}

    def links(self, base: str, *, local: bool = False) -> Links:
        """Return the addresses as seen from a page."""
        return Links(base, self.handbook.collections, self.phases_of_tasks, local, self.chapters_of_articles)

    def fragments(self, base: str, *, local: bool = False) -> Fragments:
        """Return the renderer for the tasks and messages of pages at one depth."""
        return self.rendered.setdefault((base, local), Fragments(self.links(base, local=local), self.edit_pattern))

    def take_over(self, earlier: "SiteModel") -> None:
        """Take what was rendered of the same common handbook before, for the pages that show no other one."""
        if earlier.handbook is self.handbook and earlier.edit_pattern == self.edit_pattern:
            self.rendered.update({key: kept for key, kept in earlier.rendered.items() if key != OF_DEPARTMENTS})

    def edit(self, entry: Entry[Identified]) -> str:
        """Return where an entry is edited."""
        return edit_address(self.edit_pattern, entry.origin())


def model_of(
    content: Content, places: Mapping[str, Workplace], edition: Edition, configuration: Configuration
) -> SiteModel:
    """Return what the pages of a content without errors are made from; raises `ValueError` when there are errors."""
    if content.organisation is None:
        raise ValueError(content)
    altered = misfits(content.base, content.branches)
    urls = configuration.edit_url, configuration.site_url
    return SiteModel(content.organisation, content.base, places, edition, *urls, altered)


def grouped(handbook: Handbook) -> Groups:
    """Return a handbook's tasks by phase, in the order of the year."""
    return group_by_phase(handbook.of(Task).values(), handbook.of(Phase))

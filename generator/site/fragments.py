"""Renders tasks and messages to HTML, each distinct one once."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.handbook.due_rules import Recurring
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.models import Message, Phase, Task
from generator.handbook.wording import Titles, names_key
from generator.i18n import gettext as _
from generator.site.links import Links, edit_address
from generator.site.markup import Mark, task_item
from generator.site.plan_data import message_data, task_data
from generator.site.templates import render
from generator.site.titles import NamedLinks, anchor


@dataclass(frozen=True, slots=True)
class Fragment:
    """A rendered piece of HTML, and the same as a line of UTF-8."""

    html: str
    encoded: bytes

    @classmethod
    def of(cls, html: str) -> "Fragment":
        """Return rendered HTML as a fragment."""
        return cls(html, html.encode() + b"\n")


class Fragments:
    """The fragments of pages that lie at one depth.

    A fragment depends on its entry and on the titles of what it names, so departments that share those share it. On
    pages that hold the whole plan it carries what a plan is made from too.
    """

    def __init__(self, links: Links, edit_pattern: str) -> None:
        self.links = links
        self._edit_pattern = edit_pattern
        self._rendered: dict[tuple[int, ...], dict[Hashable, Fragment]] = {}
        self._named: dict[tuple[int, ...], NamedLinks] = {}

    def tasks(self, entries: Iterable[Entry[Task]], handbook: Handbook) -> Markup:
        """Return a list of tasks as HTML."""
        items = "\n".join(fragment.html for fragment in self.each(entries, handbook))
        return Markup(f'<ul class="tasks">\n{items}\n</ul>')  # noqa: S704 - the items are escaped

    def each(self, entries: Iterable[Entry[Task]], handbook: Handbook) -> Iterator[Fragment]:
        """Yield each task's fragment, the very same one for everyone who shares it."""
        rendered = self._rendered.setdefault(names_key(handbook), {})
        tasks, phases = id(handbook.of(Task)), id(handbook.of(Phase))
        for entry in entries:
            item = entry.item
            key = (entry, tasks if item.covers else 0, phases if isinstance(item.due.rule, Recurring) else 0)
            task = rendered.get(key)
            if task is None:
                task = rendered[key] = Fragment.of(self._task(entry, handbook))
            yield task

    def rendered(self) -> Iterator[Fragment]:
        """Yield each distinct task, and each message of a plan, rendered so far."""
        return chain.from_iterable(rendered.values() for rendered in self._rendered.values())

    def messages(self, handbook: Handbook, level: int) -> Iterator[Fragment]:
        """Yield each message's fragment, under a heading of that level; shared as the tasks' are."""
        rendered = self._rendered.setdefault(names_key(handbook), {})
        for entry in handbook.of(Message).values():
            message = rendered.get((entry, level))
            if message is None:
                message = rendered[entry, level] = Fragment.of(self._message(entry, handbook, level))
            yield message

    def _message(self, entry: Entry[Message], handbook: Handbook, level: int) -> Markup:
        data = Markup(message_data(entry.item)) if self.links.local else ""  # noqa: S704 - escaped there
        return render("message", message=entry.item, link=self._named_links(handbook), level=level, data=data)

    def _task(self, entry: Entry[Task], handbook: Handbook) -> str:
        titles = handbook.of(Task)
        covers = [anchor(self.links.task(name), titles[name].item.title) for name in entry.item.covers]
        data = task_data(entry.item, handbook.of(Phase)) if self.links.local else ""
        return task_item(entry.item, self._mark(entry), self._named_links(handbook), covers, data)

    def _named_links(self, handbook: Handbook) -> NamedLinks:
        names = names_key(handbook)
        if names not in self._named:
            self._named[names] = NamedLinks(self.links, Titles(handbook))
        return self._named[names]

    def _mark(self, entry: Entry[Item]) -> Mark:
        layer = entry.layer
        common = layer.is_common
        label = _("the whole municipality") if common else layer.name
        return Mark(label, edit_address(self._edit_pattern, entry.latest.origin()), common)

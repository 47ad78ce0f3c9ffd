"""The HTML of what there are thousands of: tasks, and the list items that tell what is special at a workplace.

Written by hand and not as templates, for a thousand departments bring some seventeen thousand of them and a
template takes five times as long. Every value that is not HTML already goes through `escape`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from generator.handbook.labels import field_label
from generator.handbook.models import Task
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.danish_dates import plain_date
from generator.site.templates import icon
from generator.site.titles import NamedLinks
from generator.text import Text
from generator.text.html import to_html


@dataclass(frozen=True, slots=True)
class Mark:
    """Whom an item applies to, and where it is edited; `common` when that is everyone."""

    label: str
    url: str
    common: bool


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One field with its value in the common handbook and here, the words that differ being marked."""

    label: str
    before: Markup
    after: Markup


def task_item(task: Task, mark: Mark, link: NamedLinks, covers: Iterable[Markup], data: str = "") -> str:
    """Return a task as a list item.

    `covers` are links to the tasks it takes the place of, and `data` the attributes that a plan is made from.
    """
    title, due = escape(task.title), escape(task.due.words)
    must = f' <span class="mark">{icon(_MUST_ICON)}{_MUST}</span>' if task.must else ""
    text = f'<div class="task-text">\n{to_html(task.text)}\n</div>\n' if task.text else ""
    locks = "".join(_locks(task))
    return f"""<li class="task{"" if mark.common else " task-own"}" id="opgave-{task.id}"{f" {data}" if data else ""}>
<span class="task-box" aria-hidden="true"></span>
<div class="task-body">
<p class="task-title">{title}{must}</p>
{text}{locks}<dl class="facts">
<div class="fact-when"><dt>{_WHEN}</dt><dd>{due}</dd></div>
{"".join(_facts(task, title, link, covers))}</dl>
<dl class="facts facts-quiet">
{"".join(_quiet_facts(task, link))}<div class="fact-origin"><dt>{_APPLIES}</dt><dd><a href="{escape(mark.url)}">\
{escape(mark.label)}<span class="visually-hidden"> {_EDIT.format(title=title)}</span></a></dd></div>
</dl>
</div>
</li>"""


def _locks(task: Task) -> Iterator[str]:
    if task.locked:
        yield _lock(_LOCKED, task.locked)
    for lock in task.locked_fields:
        yield _lock(f"{_LOCKED} ({escape(field_label(lock.field).lower())})", lock.reason)


def _lock(label: str, reason: str) -> str:
    return f'<p class="task-lock">{icon(_LOCK_ICON)}<strong>{label}</strong> {escape(reason)}</p>\n'


def _facts(task: Task, title: str, link: NamedLinks, covers: Iterable[Markup]) -> Iterator[str]:
    yield _fact(_RESPONSIBLE, link.role(task.responsible))
    if task.involves:
        yield _fact(_TOGETHER, ", ".join(map(link.role, task.involves)))
    if task.for_:
        yield _fact(_FOR, ", ".join(map(link.hire_type, task.for_)))
    if task.not_for:
        yield _fact(_NOT_FOR, ", ".join(map(link.hire_type, task.not_for)))
    if task.meeting:
        minutes = task.meeting.minutes
        yield _fact(_MEETING, escape(ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)))
    if task.guide:
        yield _fact(_GUIDE, link.guide(task.guide))
    if task.covers:
        yield _fact(_COVERS, ", ".join(covers))
    if task.link:
        host = escape(task.link.split("/")[2])
        about = _ABOUT.format(title=title)
        yield _fact(
            _LINK,
            f'<a class="task-link" href="{escape(task.link)}">{host}<span class="visually-hidden"> {about}</span></a>',
        )


def _quiet_facts(task: Task, link: NamedLinks) -> Iterator[str]:
    yield _fact(_TOPIC, link.topic(task.topic))
    if task.focus:
        yield _fact(_FOCUS, link.focus(task.focus))
    if task.source:
        yield _fact(_SOURCE, link.source(task.source))
    if task.checked:
        yield _fact(_CHECKED, plain_date(task.checked))


def _fact(term: str, value: str) -> str:
    return f"<div><dt>{term}</dt><dd>{value}</dd></div>\n"


def added_item(title: str, kind: str, url: str, origin: str, text: Text | None) -> str:
    """Return an item that the common handbook does not have."""
    told = f"{to_html(text)}\n" if text else ""
    return f"<li>\n{_special_title(title, kind, url)}{told}{_special_origin(origin)}</li>"


def changed_item(title: str, kind: str, url: str, origin: str, fields: Iterable[ChangedField]) -> str:
    """Return an item whose values differ here, each with both of its wordings."""
    rows = "".join(map(_changed_row, fields))
    head = _special_title(title, kind, url)
    return f'<li>\n{head}<dl class="changes">\n{rows}</dl>\n{_special_origin(origin)}</li>'


def _changed_row(field: ChangedField) -> str:
    before = f'<dd><span class="change-word">{_USUALLY}</span> <span>{field.before}</span></dd>'
    after = f'<dd class="change-after"><span class="change-word">{_HERE}</span> <span>{field.after}</span></dd>'
    return f"<div><dt>{escape(field.label)}</dt>{before}{after}</div>\n"


def removed_item(title: str, kind: str, reason: str, origin: str) -> str:
    """Return an item that is not used here, with the reason."""
    head = f'<p class="special-title"><del>{escape(title)}</del> <span class="special-kind">{escape(kind)}</span></p>'
    told = f'<p class="special-reason"><strong>{_BECAUSE}</strong> {escape(reason)}</p>'
    return f"<li>\n{head}\n{told}\n{_special_origin(origin)}</li>"


def _special_title(title: str, kind: str, url: str) -> str:
    link = f'<a href="{escape(url)}">{escape(title)}</a>'
    return f'<p class="special-title">{link} <span class="special-kind">{escape(kind)}</span></p>\n'


def _special_origin(origin: str) -> str:
    return f'<p class="special-origin">{_APPLIES}: {escape(origin)}</p>\n'


_MUST_ICON = "material/alert-circle-outline"
_LOCK_ICON = "material/lock-outline"

_ABOUT = escape(_("about “{title}”"))
_APPLIES = escape(_("Applies to"))
_BECAUSE = escape(_("Because"))
_CHECKED = escape(_("Checked"))
_COVERS = escape(_("Takes the place of"))
_EDIT = escape(_("– edit “{title}”"))
_FOCUS = escape(_("Focus point"))
_FOR = escape(_("Meant for"))
_GUIDE = escape(_("Questions for the talk"))
_HERE = escape(_("Here"))
_LINK = escape(_("Link"))
_LOCKED = escape(_("Shared requirement"))
_MEETING = escape(_("Meeting"))
_MUST = escape(_("Must-do task"))
_NOT_FOR = escape(_("Not for"))
_RESPONSIBLE = escape(_("Responsible"))
_SOURCE = escape(_("Source"))
_TOGETHER = escape(_("Together with"))
_TOPIC = escape(_("Topic"))
_USUALLY = escape(_("Usually"))
_WHEN = escape(_("When"))

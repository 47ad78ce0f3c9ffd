"""The words that say when, each with the day it gives in a worked example."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.handbook.due import EXAMPLES, parse_due
from generator.handbook.due_grammar import ANCHORS
from generator.handbook.due_rules import Anchor
from generator.handbook.models import Organisation
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.anchors import Anchors
from generator.plans.calendar import Calendar
from generator.plans.danish_dates import long_date
from generator.plans.lengths import last_day
from generator.plans.renderers.when import long_when_words, moved_words
from generator.plans.schedule import Missing, schedule
from generator.site.model import SiteModel
from generator.site.page import Late, Page
from generator.site.pages.editors.parts import Parts, written_page
from generator.site.templates import render

AGREED, START, END = date(2027, 3, 22), date(2027, 5, 1), date(2028, 4, 30)

# Days that are closed or lie in weeks without meetings, as a task and as a meeting.
_MOVED = (
    "2 uger efter start",
    "senest 4 uger efter start",
    "5 uger efter start",
    "11 uger efter start",
    "senest 11 uger efter start",
)
_FEW = 3


@dataclass(frozen=True, slots=True)
class Row:
    """Some words, and the days they give with what has moved them."""

    words: str
    days: tuple[tuple[str, str], ...]


def page(model: SiteModel) -> Page:
    """Return the page of all due expressions, with the days of someone who starts on a Saturday, 1 May."""
    organisation = model.organisation
    calendar = Calendar(organisation.weekdays, organisation.closed, organisation.quiet)
    anchors = anchors_of_example(organisation, calendar)
    slots: dict[str, Parts] = {
        "hire": [_("A colleague starts on {start}. The course ends on {end}.").format(
            start=long_date(START), end=long_date(END)
        )],
        "examples": [_table(row(words, anchors, calendar) for words in EXAMPLES)],
        "anchors": [_table(_anchors(anchors))],
        "moves": [_table(_moves(anchors, calendar))],
    }  # fmt: skip
    return written_page("hvornaar", slots)


def anchors_of_example(organisation: Organisation, calendar: Calendar) -> Anchors:
    """Return the days of the example; it has every one of them, so that every expression has a day."""
    probation = organisation.probation
    return Anchors(
        start=START,
        first_working_day=calendar.next_open(START),
        agreement=AGREED,
        return_=START,
        probation_end=last_day(START, probation.count, probation.unit, calendar),
        course_end=END,
        last_working_day=calendar.previous_open(END),
    )


def row(words: str, anchors: Anchors, calendar: Calendar, *, is_meeting: bool = False) -> Row:
    """Return an expression with its days, of those that recur the first few."""
    found = schedule(parse_due(words), anchors, calendar, is_meeting=is_meeting)
    if isinstance(found, Missing):
        return Row(words, ((found.reason, ""),))
    days = tuple((long_when_words(when, START.year), moved_words(when, START.year)) for when in found)
    if not days:
        return Row(words, ((_("no date: it stands at the end of the plan"), ""),))
    left = len(days) - _FEW
    more = ((ngettext("and {n} more time", "and {n} more times", left).format(n=left), ""),) if left > 0 else ()
    return Row(words, (*days[:_FEW], *more))


def _anchors(anchors: Anchors) -> Iterator[Row]:
    """Yield each day that is counted from, by the first of its names, with the others."""
    for anchor in Anchor:
        name, *others = (words for words, named in ANCHORS.items() if named is anchor)
        day = anchors.day(anchor)
        also = _("Also written: {words}").format(words=", ".join(others))
        yield Row(name, ((long_date(day) if day else "", also),))


def _moves(anchors: Anchors, calendar: Calendar) -> Iterator[Row]:
    for words in _MOVED:
        task = row(words, anchors, calendar)
        meeting = row(words, anchors, calendar, is_meeting=True)
        if task == meeting:
            yield task
            continue
        yield Row(_("{words} (a task)").format(words=words), task.days)
        yield Row(_("{words} (a meeting)").format(words=words), meeting.days)


def _table(rows: Iterable[Row]) -> Late:
    return Late(render("due_rows", rows=list(rows)))

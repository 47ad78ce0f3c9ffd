"""Writes a plan as one table that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterator, Sequence

from generator.i18n import gettext as _
from generator.plans.plan import Plan, PlannedMessage, PlannedTask, When
from generator.plans.renderers.people import People
from generator.plans.renderers.when import moved_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(plan: Plan) -> bytes:
    """Return a row for each task and message, in the order of the plan, as CSV in UTF-8.

    Byte order mark, semicolons and CRLF are what a Danish spreadsheet expects (RFC 4180). A cell that it would read
    as a formula begins with an apostrophe instead (OWASP, CSV injection).
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heading())
    writer.writerows(map(_safe, row) for row in _rows(plan))
    return table.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _heading() -> tuple[str, ...]:
    return (
        _("Phase"),
        _("From the day"),
        _("To the day"),
        _("At the latest"),
        _("Task"),
        _("Responsible"),
        _("Together with"),
        _("Note"),
        _("Applies to"),
        _("Done"),
    )


def _rows(plan: Plan) -> Iterator[Sequence[str]]:
    people = People(plan)
    for planned in plan.overdue:
        yield _task(_("Do now"), planned, plan, people)
    for section in plan.sections:
        phase = section.phase.item.title if section.phase else _("Along the way and by arrangement")
        for planned in section.tasks:
            yield _task(phase, planned, plan, people)
    for message in plan.messages:
        yield _message(message, plan, people)


def _task(phase: str, planned: PlannedTask, plan: Plan, people: People) -> Sequence[str]:
    task = planned.entry.item
    note = _note(planned.when, task.due.words, plan)
    responsible, company = people.named(task.responsible), people.company(task)
    return (phase, *_days(planned.when), task.title, responsible, company, note, planned.entry.layer.name, "")


def _message(message: PlannedMessage, plan: Plan, people: People) -> Sequence[str]:
    item = message.entry.item
    title = _("Send: {title}").format(title=item.title)
    sender, receiver = people.named(item.from_), people.named(item.to)
    note = _note(message.when, item.due.words, plan)
    return (_("Messages to send"), *_days(message.when), title, sender, receiver, note, message.entry.layer.name, "")


def _days(when: When | None) -> tuple[str, str, str]:
    """Return the first day, the last day, and whether only the last one counts."""
    if when is None:
        return "", "", ""
    last = (when.last or when.first).isoformat()
    return ("", last, _("yes")) if when.latest else (when.first.isoformat(), last, "")


def _note(when: When | None, words: str, plan: Plan) -> str:
    if when is None:
        return words
    return moved_words(when, plan.anchors.first_working_day.year).replace("\N{NO-BREAK SPACE}", " ")

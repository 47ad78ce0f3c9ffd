"""Plans as the browser is given them, and as it is to give them back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from playwright.sync_api import Page

from generator.handbook.audience import with_ancestors
from generator.handbook.dates import WEEKDAYS
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.models import Hire, HireType, Message, Phase, Role, Task
from generator.plans.calendar import Calendar
from generator.plans.phases import group_by_phase, nominal_order, phases_of_occurrences
from generator.plans.plan import Plan, PlannedTask, When
from generator.plans.planner import calendar_of
from generator.plans.renderers.calendar_file import render_calendars
from generator.plans.renderers.mails import render_mails
from generator.plans.renderers.people import taking_part
from generator.plans.schedule import Missing, schedule
from generator.site.due_code import due_code
from generator.site.plan_data import workplace_data
from generator.text.html import to_html

Json = dict[str, Any]

MAKE_PLANS = r"""async (asked) => {
  const { handbooks, questions } = JSON.parse(asked);
  const names = ["planner", "day", "rule", "language", "events", "calendar-file", "mail"];
  const modules = await Promise.all(names.map((name) => import(`/${name}.js`)));
  const { makePlan, parseDay, isoDay, readRule, say, sayCount, eventsOf, calendarFile, mailText, mailDraft } =
    Object.assign({}, ...modules);
  const element = (html) => html === null ? null : new DOMParser().parseFromString(html, "text/html").body;
  const iso = (day) => day === null ? null : isoDay(day);
  const ready = (item) => ({
    ...item, rule: readRule(item.rule), text: element(item.text ?? null), body: element(item.body ?? null),
  });
  const shelf = handbooks.map((handbook) => ({
    ...handbook,
    tasks: handbook.tasks.map(ready),
    messages: handbook.messages.map(ready),
    hireTypes: new Map(Object.entries(handbook.hireTypes)),
    roles: new Map(Object.entries(handbook.roles)),
  }));
  const when = (one) => one && { ...one, first: iso(one.first), last: iso(one.last), movedFrom: iso(one.movedFrom) };
  const row = (one) => ({ task: one.task.id, number: one.number, when: when(one.when) });
  const answers = questions.map(({ handbook, hire, workplace, today }) => {
    const context = { ...shelf[handbook], hire, workplace, today: parseDay(today) };
    const plan = makePlan(context);
    const events = eventsOf(plan, context);
    const roles = [...new Set(events.flatMap((event) => event.roles))].sort();
    const letters = { ...context, anchors: plan.anchors };
    return {
      anchors: Object.fromEntries(Object.entries(plan.anchors).map(([name, day]) => [name, iso(day)])),
      types: [...plan.types].sort(),
      overdue: plan.overdue.map(row),
      sections: plan.sections.map(({ phase, rows }) => ({ phase, rows: rows.map(row) })),
      omitted: plan.omitted.map(({ task, missing }) => [task.id, say(`missing_${missing}`)]),
      messages: plan.messages.map((one) => [one.message.id, when(one.when)]),
      unsent: plan.unsent.map(({ message, days }) =>
        [message.id, sayCount("too_short", days, { days: String(days) })]),
      calendars: Object.fromEntries(roles.map((role) => [role, calendarFile(events, role, context).split("\r\n")])),
      letters: plan.messages.map((one) => mailText(one, letters)),
      drafts: plan.messages.map((one) => mailDraft(one, letters)),
    };
  });
  return JSON.stringify(answers);
}"""


def answers_in(page: Page, plans: Iterable[Plan]) -> list[Json]:
    """Return what a page finds that is asked for the same plans; as text, which is handed over fastest."""
    answers: list[Json] = json.loads(page.evaluate(MAKE_PLANS, json.dumps(_questions(plans))))
    return answers


def _questions(plans: Iterable[Plan]) -> Json:
    """Return what the plans are made from; a handbook that several share is given once."""
    handbooks: dict[Handbook, int] = {}
    questions = [
        {
            "handbook": handbooks.setdefault(plan.workplace.handbook, len(handbooks)),
            "hire": hire_json(plan),
            "workplace": json.loads(workplace_data(plan.workplace, plan.version)),
            "today": str(plan.made_on),
        }
        for plan in plans
    ]
    return {"handbooks": list(map(_handbook, handbooks)), "questions": questions}


def answer_of(plan: Plan) -> Json:
    """Return what the browser is to find, but for the drafts, whose bytes may differ."""
    return {
        "anchors": {name: _iso(getattr(plan.anchors, name)) for name in plan.anchors.__slots__},
        "types": sorted(with_ancestors(plan.hire.types, plan.workplace.handbook.of(HireType))),
        "overdue": _rows(plan.overdue, plan),
        "sections": [
            {"phase": section.phase.item.id if section.phase else None, "rows": _rows(section.tasks, plan)}
            for section in plan.sections
        ],
        "omitted": [[left.entry.item.id, left.reason] for left in plan.omitted],
        "messages": [[message.entry.item.id, _when(message.when)] for message in plan.messages],
        "unsent": [[message.entry.item.id, message.reason] for message in plan.unsent],
        "calendars": {role: data.decode().split("\r\n") for role, data in render_calendars(plan).items()},
        "letters": [mail.txt.decode("utf-8-sig").replace("\r\n", "\n") for mail in render_mails(plan)],
    }


def hire_json(plan: Plan) -> Json:
    """Return a hire as the form holds it, where a probation ends on a day, or is the usual one."""
    hire = plan.hire
    return {
        "name": hire.name,
        "position": hire.position,
        "department": hire.department,
        "types": list(hire.types),
        "agreed": _text(hire.agreed),
        "start": str(hire.start),
        "first_working_day": _text(hire.first_working_day),
        "end": _text(hire.end),
        "probation": (_text(plan.anchors.probation_end) or "ingen") if hire.probation else "",
        "weekdays": [WEEKDAYS[day] for day in hire.weekdays],
        "people": hire.people,
        "place": _text(hire.place),
        "time": _text(hire.time),
    }


def made_up(values: Json) -> Hire:
    """Return the hire that someone filled the form in for; what is empty was left out."""
    return Hire.model_validate({"id": "x"} | {key: value for key, value in values.items() if value})


def _handbook(handbook: Handbook) -> Json:
    phases = handbook.of(Phase)
    groups = group_by_phase(handbook.of(Task).values(), phases)
    return {
        "tasks": [_task(entry.item, phase, phases) for phase, entries in groups for entry in entries],
        "messages": [_message(entry.item) for entry in handbook.of(Message).values()],
        "phases": [{"id": name} for name in phases],
        "hireTypes": {name: {"extends": entry.item.extends or ""} for name, entry in handbook.of(HireType).items()},
        "roles": {name: entry.item.title for name, entry in handbook.of(Role).items()},
    }


def _task(task: Task, phase: Entry[Phase] | None, phases: Mapping[str, Entry[Phase]]) -> Json:
    occurrences = phases_of_occurrences(task.due, phases)
    return {
        "id": task.id,
        "title": task.title,
        "rule": due_code(task.due),
        "words": task.due.words,
        "phase": phase.item.id if phase else None,
        "phases": list(occurrences) if len(occurrences) > 1 else [],
        "responsible": task.responsible,
        "taking": list(dict.fromkeys(taking_part(task))),
        "minutes": task.meeting.minutes if task.meeting else 0,
        "for": task.for_,
        "notFor": task.not_for,
        "covers": task.covers,
        "link": task.link or "",
        "text": to_html(task.text) if task.text else None,
    }


def _message(message: Message) -> Json:
    return {
        "id": message.id,
        "title": message.title,
        "rule": due_code(message.due),
        "words": message.due.words,
        "place": nominal_order(message.due),
        "priority": message.priority,
        "from": message.from_,
        "to": message.to,
        "for": message.for_,
        "notFor": message.not_for,
        "subject": message.subject,
        "body": to_html(message.body),
    }


def _rows(tasks: Iterable[PlannedTask], plan: Plan) -> list[Json]:
    calendar = calendar_of(plan.hire, plan.workplace)
    return list(_numbered(tasks, plan, calendar))


def _numbered(tasks: Iterable[PlannedTask], plan: Plan, calendar: Calendar) -> Iterator[Json]:
    """Yield each row with its place among the occurrences of its task, from 1."""
    for planned in tasks:
        task = planned.entry.item
        days = schedule(task.due, plan.anchors, calendar, is_meeting=task.meeting is not None)
        assert not isinstance(days, Missing)
        number = days.index(planned.when) + 1 if planned.when else 1
        yield {"task": task.id, "number": number, "when": _when(planned.when)}


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "first": str(when.first),
        "last": _iso(when.last),
        "latest": when.latest,
        "movedFrom": _iso(when.moved_from),
        "reason": when.reason,
    }


def _iso(day: date | None) -> str | None:
    return str(day) if day else None


def _text(value: object) -> str:
    return str(value) if value else ""

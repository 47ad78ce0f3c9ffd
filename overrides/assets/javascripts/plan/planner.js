// Makes the plan of one hire from the tasks and messages of the workplace's page; the twin of plans/planner.py.

import { anchorsOf } from "./anchors.js";
import { Calendar } from "./calendar.js";
import { WEEKDAYS } from "./day.js";
import { planMessages } from "./messages.js";
import { schedule } from "./schedule.js";
import { HOLIDAYS } from "./words.js";

// Tasks come in the order of the page: phase by phase, and inside a phase by their nominal days.
export function makePlan({ tasks, messages, phases, hireTypes, hire, workplace, today }) {
  const types = withAncestors(hire.types, hireTypes);
  const calendar = calendarOf(hire, workplace);
  const anchors = anchorsOf(hire, types, workplace.probation, calendar);
  const found = new Map();
  for (const task of tasks) {
    if (applies(task, types)) found.set(task, schedule(task.rule, anchors, calendar, task.minutes > 0));
  }
  const stoodInFor = covered([...found.keys()].filter((task) => !found.get(task).missing));
  const kept = [...found].filter(([task]) => !stoodInFor.has(task.id));
  const rows = kept.flatMap(([task, { whens }]) => (whens ? rowsOf(task, whens) : []));
  const isOverdue = ({ when }) => when !== null && anchors.first_working_day > today && today > lastOf(when);
  const letters = messages.filter((message) => applies(message, types));
  return {
    anchors,
    calendar,
    types,
    overdue: byDay(rows.filter(isOverdue)),
    sections: sectionsOf(rows.filter((row) => !isOverdue(row)), phases),
    omitted: kept.filter(([, { missing }]) => missing).map(([task, { missing }]) => ({ task, missing })),
    ...planMessages(letters, { anchors, calendar, today }),
  };
}

// A workplace keeps the calendar of its last hire, which remembers the days it has been asked for: few keys change it.
const calendars = new WeakMap();

export function calendarOf(hire, workplace) {
  const kept = calendars.get(workplace);
  const own = hire.weekdays.map((name) => WEEKDAYS.indexOf(name));
  const weekdays = own.length ? own : workplace.weekdays;
  if (kept?.weekdays.join() === weekdays.join()) return kept;
  const made = new Calendar({ ...workplace, weekdays, holidays: HOLIDAYS });
  calendars.set(workplace, made);
  return made;
}

// The types and every type they extend: a chief is also a leader.
export function withAncestors(types, hireTypes) {
  const found = new Set();
  for (const name of types) {
    for (let current = name; current && !found.has(current); current = hireTypes.get(current)?.extends) {
      found.add(current);
    }
  }
  return found;
}

export function applies(item, types) {
  const isOf = (name) => types.has(name);
  return !item.notFor.some(isOf) && (!item.for.length || item.for.some(isOf));
}

// Of two that cover each other the first stays.
function covered(tasks) {
  const found = new Set();
  for (const task of tasks) {
    if (found.has(task.id)) continue;
    for (const name of task.covers) if (name !== task.id) found.add(name);
  }
  return found;
}

// Of what recurs each occurrence belongs to the phase in which it nominally lies.
function rowsOf(task, whens) {
  if (!whens.length) return [{ task, when: null, number: 1, phase: task.phase }];
  const phases = whens.length > 1 && task.phases.length ? task.phases : [task.phase];
  return whens.map((when, at) => ({ task, when, number: at + 1, phase: phases[Math.min(at, phases.length - 1)] }));
}

// A phase that has nothing else has no place on the page; then an occurrence stays with its task.
function sectionsOf(rows, phases) {
  const placed = new Map([...phases.map(({ id }) => id), null].map((id) => [id, []]));
  for (const row of rows) (placed.get(row.phase) ?? placed.get(row.task.phase)).push(row);
  return [...placed].filter(([, own]) => own.length).map(([phase, own]) => ({ phase, rows: byDay(own) }));
}

function byDay(rows) {
  const first = ({ when }) => when?.first ?? Infinity;
  const last = ({ when }) => (when ? lastOf(when) : Infinity);
  return rows.toSorted((one, other) => compare(first(one), first(other)) || compare(last(one), last(other)));
}

function lastOf(when) {
  return when.last ?? when.first;
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other); // as Infinity less itself is not a number
}

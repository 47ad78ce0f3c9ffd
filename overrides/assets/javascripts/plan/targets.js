// The days that a due expression names, before anyone asks whether the workplace is open.

import { weekdayOf } from "./day.js";
import { add, lastDay } from "./lengths.js";
import { anchorOf } from "./rule.js";

const MOST_OCCURRENCES = 104;
const NEAR = 3;
const ENDS = new Set(["probation_end", "course_end", "last_working_day"]);

const mondayOf = (day) => day - weekdayOf(day);

// The days from `first` to `last`, and how they may move when they are closed: later with a step of 1, earlier with -1,
// within `low` and `high`. What is `fixed` takes place in quiet weeks too. What has been moved already stands
// `insteadOf` the day it would have been, and `why` says what is wrong with that.
function target(first, last, options = {}) {
  const free = { step: 1, low: -Infinity, high: Infinity, fixed: false, insteadOf: null, why: "" };
  return { first, last, ...free, ...options };
}

// The anchor that a rule counts from and the hire has no day for, or null.
export function missingAnchor(rule, anchors) {
  const anchor = anchorOf(rule);
  return anchor !== null && anchors[anchor] === null ? anchor : null;
}

// One target, several when the rule recurs, none when it has no date. No anchor may be missing.
export function targets(rule, anchors, calendar) {
  const found = FINDERS[rule.kind](rule, anchors[anchorOf(rule)], calendar, anchors);
  return found.map(rule.latest ? latest : fixedWhenNear);
}

// What belongs to the last days before its anchor stays there in quiet weeks; earlier it would be in vain.
function fixedWhenNear(found) {
  return found.step < 0 && found.high - found.last < NEAR ? { ...found, fixed: true } : found;
}

// Only the last day counts, and moves earlier; what is due on the anchor itself may then come before it.
function latest(found) {
  return { ...found, first: found.last, step: -1, low: found.fixed ? -Infinity : found.low };
}

const FINDERS = {
  offset: (rule, base, calendar) => [around(rule, base, rule.count, rule.unit, calendar)],
  span: (rule, base, calendar) => [around(rule, base, rule.lastCount, rule.lastUnit, calendar)],
  period: (rule, base, calendar) => [rule.unit === "week" ? weeks(rule, base, calendar) : period(rule, base, calendar)],
  weekday: (rule, base, calendar) => [dayOfWeek(rule, calendar.nextOpen(base))],
  part: (rule, base, calendar, anchors) => [part(rule, anchors.start, base)],
  every: recurring,
  undated: () => [],
};

function around(rule, base, lastCount, lastUnit, calendar) {
  const first = add(base, rule.count, rule.unit, calendar);
  const last = add(base, lastCount, lastUnit, calendar);
  if (rule.count < 0) return target(first, last, { step: -1, high: base - 1 });
  if (rule.count > 0) return target(first, last, { low: base });
  const side = ENDS.has(rule.anchor) ? { step: -1, high: base } : { low: base };
  return target(first, last, { ...side, fixed: true });
}

function weeks(rule, day, calendar) {
  const base = calendar.nextOpen(day);
  const monday = mondayOf(base);
  return target(Math.max(base, monday + (rule.first - 1) * 7), monday + rule.last * 7 - 1, { low: base });
}

function period(rule, base, calendar) {
  const first = add(base, rule.first - 1, rule.unit, calendar);
  return target(first, lastDay(base, rule.last, rule.unit, calendar), { low: base });
}

// A day of the first week before work begins becomes the first working day.
function dayOfWeek(rule, base) {
  const monday = mondayOf(base) + (rule.week - 1) * 7;
  const day = Math.max(base, monday + rule.weekday);
  return target(day, day, { low: Math.max(base, monday), high: monday + 6 });
}

function part(rule, start, end) {
  const day = start + Math.floor(((end - start) * rule.numerator) / rule.denominator);
  return target(day, day, { low: start, high: end });
}

// The first occurrence lies one step into the period, the last no later than its end. They count from the first
// working day, so that they fall on a weekday that is worked.
function recurring(rule, day, calendar, anchors) {
  const base = rule.anchor === "start" ? anchors.first_working_day : calendar.nextOpen(day);
  const begin = add(base, rule.first - 1, rule.periodUnit, calendar);
  const after = add(base, rule.last, rule.periodUnit, calendar);
  const end = rule.weekday === null ? after : after - 1;
  const occurrence = rule.weekday === null
    ? (number) => add(begin, (number + 1) * rule.every, rule.unit, calendar)
    : (number) => begin + ((rule.weekday - weekdayOf(begin) + 7) % 7) + number * 7;
  const found = [];
  for (let at = occurrence(0); at <= end && found.length < MOST_OCCURRENCES; at = occurrence(found.length)) {
    found.push(target(at, at, { low: begin }));
  }
  return found;
}

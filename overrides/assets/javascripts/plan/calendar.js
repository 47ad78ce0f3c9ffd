// The days on which a workplace is open, and why it is closed on the others.

import { WEEKDAYS, isoWeek, parseDay, partsOf, weekdayOf } from "./day.js";

const LONGEST_CLOSURE = 400;

export class Calendar {
  // `closed` holds {month, day, year|null, name}, `quiet` {first, last} and `holidays` names by date (ISO 8601).
  constructor({ weekdays, closed, quiet, holidays }) {
    this.weekdays = weekdays;
    this.closed = closed;
    this.quiet = quiet;
    this.holidays = new Map(Object.entries(holidays).map(([date, name]) => [parseDay(date), name]));
    this.open = new Map(); // what is known of each day, as most days are asked for by many tasks
    this.quietly = new Map();
  }

  isOpen(day) {
    if (!this.open.has(day)) this.open.set(day, this.reckonOpen(day));
    return this.open.get(day);
  }

  reckonOpen(day) {
    return this.weekdays.includes(weekdayOf(day)) && !this.holidays.has(day) && !this.closedDay(day);
  }

  isQuiet(day) {
    if (!this.quietly.has(day)) this.quietly.set(day, this.quietWeeks(day) !== undefined);
    return this.quietly.get(day);
  }

  // What stands in the way on that day, or nothing: a holiday's name, a weekday's, or quiet weeks.
  reason(day) {
    const name = this.holidays.get(day) ?? this.closedDay(day)?.name;
    if (name) return name;
    const weekday = weekdayOf(day);
    if (!this.weekdays.includes(weekday)) return WEEKDAYS[weekday];
    const weeks = this.quietWeeks(day);
    return weeks ? weeksName(weeks) : "";
  }

  nextOpen(day) {
    return this.nearestOpen(day, 1) ?? day;
  }

  previousOpen(day) {
    return this.nearestOpen(day, -1) ?? day;
  }

  // The first open day from `day` on, later with a step of 1 and earlier with -1; null within 400 days none.
  nearestOpen(day, step, avoidQuiet = false) {
    for (let distance = 0; distance < LONGEST_CLOSURE; distance += 1) {
      const candidate = day + distance * step;
      if (this.isOpen(candidate) && !(avoidQuiet && this.isQuiet(candidate))) return candidate;
    }
    return null;
  }

  addWorkingDays(day, count) {
    const step = count > 0 ? 1 : -1;
    let found = day;
    for (let index = 0; index < Math.abs(count); index += 1) {
      found = this.nearestOpen(found + step, step) ?? found + step;
    }
    return found;
  }

  closedDay(n) {
    const { year, month, day } = partsOf(n);
    return this.closed.find((at) => at.month === month && at.day === day && [null, year].includes(at.year));
  }

  quietWeeks(day) {
    const week = this.quiet.length ? isoWeek(day) : 0;
    return this.quiet.find((weeks) => holds(weeks, week));
  }
}

// Weeks may run past New Year: 51 to 1.
function holds({ first, last }, week) {
  return first <= last ? first <= week && week <= last : first <= week || week <= last;
}

function weeksName({ first, last }) {
  return first === last ? `uge ${first}` : `uge ${first}-${last}`;
}

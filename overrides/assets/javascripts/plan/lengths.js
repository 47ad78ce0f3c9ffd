// Counting from one day to another in days, working days, weeks, months and years.

import { addMonths, partsOf } from "./day.js";

export function add(day, count, unit, calendar) {
  if (unit === "working_day") return calendar.addWorkingDays(day, count);
  if (unit === "day") return day + count;
  if (unit === "week") return day + count * 7;
  return addMonths(day, unit === "year" ? count * 12 : count);
}

// The last day of the period of `count` units that begins on `first`; without that date it ends with the month.
export function lastDay(first, count, unit, calendar) {
  const after = add(first, count, unit, calendar);
  if (unit === "working_day") return calendar.addWorkingDays(after, -1);
  const isLacking = ["month", "year"].includes(unit) && partsOf(after).day !== partsOf(first).day;
  return isLacking ? after : after - 1;
}

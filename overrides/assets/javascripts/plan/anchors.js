// The days of one hire that everything else is counted from.

import { parseDay } from "./day.js";
import { lastDay } from "./lengths.js";

const BACK_FROM_LEAVE = "tilbage-fra-orlov";
const NO_PROBATION = "ingen";

// Null is a day this hire does not have. `start` is the contract's date, also when it is a Saturday, and must be given;
// `types` holds the ids of the hire's types and their ancestors, `usualProbation` the workplace's {count, unit}.
export function anchorsOf(hire, types, usualProbation, calendar) {
  const start = parseDay(hire.start);
  const end = parseDay(hire.end);
  return {
    start,
    first_working_day: parseDay(hire.first_working_day) ?? calendar.nextOpen(start),
    agreement: parseDay(hire.agreed),
    return_: types.has(BACK_FROM_LEAVE) ? start : null,
    probation_end: probationEnd(hire.probation, start, usualProbation, calendar),
    course_end: end,
    last_working_day: end === null ? null : calendar.previousOpen(end),
  };
}

// A probation counts from the contract's date (funktionærlovens § 2, stk. 5).
function probationEnd(probation, start, usual, calendar) {
  if (probation === NO_PROBATION) return null;
  return probation ? parseDay(probation) : lastDay(start, usual.count, usual.unit, calendar);
}

// Keeps the days of a plan inside the time they belong to: before the start, or while the person works.

import { say } from "./language.js";
import { anchorOf } from "./rule.js";

const BEGINNINGS = new Set(["start", "return_"]);
const CLOSINGS = new Set(["course_end", "last_working_day"]);

// The targets moved to where they can be done; what comes after the person has left is left out.
export function withinEmployment(found, rule, anchors, calendar) {
  return found
    .map((target) => notTooLate(notTooEarly(target, anchorOf(rule), anchors, calendar), rule, anchors))
    .filter((target) => target !== null);
}

function notTooEarly(target, anchor, anchors, calendar) {
  const begins = anchors.first_working_day;
  if (BEGINNINGS.has(anchor) && target.low > -Infinity && begins > calendar.nextOpen(anchors.start)) {
    return from(target, begins, "before_first_working_day");
  }
  if ((CLOSINGS.has(anchor) || anchor === "probation_end") && target.step < 0) {
    return from(target, begins, "before_start");
  }
  return target;
}

function notTooLate(target, rule, anchors) {
  const eve = anchors.first_working_day - 1;
  if (rule.beforeStart && target.low <= eve) return until(target, eve, "after_start");
  const end = anchors.course_end;
  const anchor = anchorOf(rule);
  if (end === null || CLOSINGS.has(anchor)) return target;
  const isToBeDone = target.first <= end || (rule.latest && anchor !== "probation_end");
  return isToBeDone ? until(target, end, "after_last_working_day") : null;
}

function from(target, low, why) {
  if (target.high < low) return target;
  const { first, last } = target;
  const within = {
    ...target, first: Math.max(first, low), last: Math.max(last, low), low: Math.max(target.low, low),
  };
  return last < low ? { ...within, insteadOf: last, why: say(why) } : within;
}

function until(target, high, why) {
  if (high < target.low) return target;
  const { first, last } = target;
  const within = {
    ...target, first: Math.min(first, high), last: Math.min(last, high), high: Math.min(target.high, high),
  };
  return first > high ? { ...within, insteadOf: first, why: say(why) } : within;
}

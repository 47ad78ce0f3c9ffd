// Finds the days of a due expression on which the workplace is open.

import { withinEmployment } from "./bounds.js";
import { missingAnchor, targets } from "./targets.js";

// {whens: one, several when it recurs, none without a date}, or {missing}: the anchor that the hire has no day for,
// or “left” when the person has left by then. A when is {first, last|null, latest, movedFrom|null, reason}.
export function schedule(rule, anchors, calendar, isMeeting) {
  const missing = missingAnchor(rule, anchors);
  if (missing !== null) return { missing };
  const quietStep = isMeeting && !rule.latest ? 1 : -1;
  const wanted = targets(rule, anchors, calendar);
  const inside = withinEmployment(wanted, rule, anchors, calendar);
  if (wanted.length && !inside.length) return { missing: "left" };
  return { whens: onDifferentDays(inside.map((target) => settle(target, calendar, quietStep, rule.latest))) };
}

function settle(target, calendar, quietStep, latest) {
  const when = (first, options = {}) => ({ first, last: null, latest, movedFrom: null, reason: "", ...options });
  const isMoved = target.insteadOf !== null;
  const days = isMoved ? null : openDays(target, calendar);
  if (days) return when(days.first, days.first < days.last ? { last: days.last } : {});
  const wanted = target.step < 0 ? target.last : target.first;
  const { day, obstacle } = openDay(wanted, target, calendar, quietStep);
  if (isMoved) return when(day, { movedFrom: target.insteadOf, reason: target.why });
  return when(day, day === wanted ? {} : { movedFrom: wanted, reason: calendar.reason(obstacle) });
}

// The first and the last day of several that are open and not quiet, or null when none is.
function openDays(target, calendar) {
  if (target.first === target.last) return null;
  const first = calendar.nearestOpen(target.first, 1, true);
  const last = calendar.nearestOpen(target.last, -1, true);
  return first !== null && last !== null && first <= last ? { first, last } : null;
}

// The open day nearest to the one wanted, and the day that stood in the way.
function openDay(wanted, target, calendar, quietStep) {
  const isAllowed = (day) => day !== null && target.low <= day && day <= target.high;
  const nearest = calendar.nearestOpen(wanted, target.step);
  if (nearest !== null && calendar.isQuiet(nearest) && !target.fixed) {
    const besideQuiet = calendar.nearestOpen(nearest, quietStep, true);
    if (isAllowed(besideQuiet)) return { day: besideQuiet, obstacle: nearest };
  }
  if (isAllowed(nearest)) return { day: nearest, obstacle: wanted };
  const other = calendar.nearestOpen(wanted, -target.step);
  return { day: isAllowed(other) ? other : (nearest ?? wanted), obstacle: wanted };
}

// Drops what a closed time has pushed onto the day of another occurrence.
function onDifferentDays(whens) {
  const byDay = new Map();
  for (const when of whens) {
    if (!byDay.has(when.first) || when.movedFrom === null) byDay.set(when.first, when);
  }
  return [...byDay.values()];
}

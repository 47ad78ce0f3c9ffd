// The days on which messages are sent; those before the start shrink and spread with the time there is.
// The twin of plans/messages.py.

import { say } from "./language.js";
import { schedule } from "./schedule.js";

const SHORTEST_GAP = 4; // two mails in one week at most, with time to answer the first
const NOMINAL_WAIT = 42;

// Messages come in the handbook's order. Those with a priority that belong before the start are a series.
export function planMessages(messages, { anchors, calendar, today }) {
  const begins = Math.max(today, anchors.agreement ?? today);
  const wait = anchors.first_working_day - begins;
  const daysOf = (message) => schedule(message.rule, anchors, calendar, false);
  const post = { calendar, today, begins, wait, daysOf, hasStarted: today >= anchors.first_working_day };
  const series = messages.filter(isInSeries).sort((one, other) => byPlace(one.place, other.place));
  const { rows, unsent } = planSeries(series, post);
  const alone = messages.filter((message) => !isInSeries(message)).flatMap((message) => planAlone(message, post));
  const planned = [...rows, ...alone].sort((one, other) => order(one.when) - order(other.when));
  return { messages: planned, unsent };
}

function byPlace(one, other) {
  return one[0] - other[0] || one[1] - other[1];
}

function isBeforeStart(message) {
  return byPlace(message.place, [0, 0]) < 0;
}

function isInSeries(message) {
  return message.priority !== null && isBeforeStart(message);
}

function order(when) {
  return when ? when.first : Number.MAX_SAFE_INTEGER;
}

function on(day, moved = {}) {
  return { first: day, last: null, latest: false, movedFrom: null, reason: "", ...moved };
}

// One whose day is past is sent now, if it belongs before the start. One that counts from an agreement of unknown
// date is still to be sent; one that counts from another day the hire does not have is left out.
function planAlone(message, { calendar, today, daysOf, hasStarted }) {
  const { missing, whens } = daysOf(message);
  if (missing) return missing === "agreement" && !hasStarted ? [{ message, when: null }] : [];
  if (!whens.length) return [{ message, when: null }];
  return whens.flatMap((when) => {
    if (when.first >= today || !isBeforeStart(message)) return [{ message, when }];
    const now = on(calendar.nextOpen(today), { movedFrom: when.first, reason: say("day_is_past") });
    return hasStarted ? [] : [{ message, when: now }];
  });
}

// As written when they all fit; else each where it lies in the usual wait, and the least important are left out.
function planSeries(series, post) {
  if (post.hasStarted) return { rows: [], unsent: [] };
  const written = series.flatMap((message) => asWritten(message, post));
  if (fits(written, post)) return { rows: written, unsent: [] };
  const wanted = written.map((row, at) => wantedDay(row, at === 0 || at === written.length - 1, post));
  const days = openDays(post);
  const kept = written.map((row, at) => ({ ...row, wanted: wanted[at] }));
  const left = [];
  let placed;
  while (!(placed = place(kept.map((row) => row.wanted), days))) {
    const most = Math.max(...kept.map((row) => row.message.priority));
    const at = kept.findLastIndex((row) => row.message.priority === most);
    left.push(...kept.splice(at, 1).map((row) => row.message));
  }
  const rows = kept.map(({ message, when }, at) => ({ message, when: when?.first === placed[at] ? when : on(placed[at]) }));
  const unsent = series.filter((message) => left.includes(message)).map((message) => ({ message, days: post.wait }));
  return { rows, unsent };
}

// No day when it counts from an agreement of unknown date.
function asWritten(message, { daysOf }) {
  const { missing, whens } = daysOf(message);
  if (!missing) return [{ message, when: whens[0] }];
  return missing === "agreement" ? [{ message, when: null }] : [];
}

// No longer a wait than usual, and room between them.
function fits(written, { begins, wait }) {
  const days = written.filter(({ when }) => when && when.first >= begins).map(({ when }) => when.first);
  const hasRoom = days.every((day, at) => at === 0 || day - days[at - 1] >= SHORTEST_GAP);
  return days.length === written.length && hasRoom && wait <= NOMINAL_WAIT;
}

// The first and the last keep the days they are written with, where those are to come.
function wantedDay({ message, when }, isEnd, { begins, wait }) {
  if (isEnd && when && when.first >= begins) return when.first;
  return begins + Math.trunc(wait * (1 - -message.place[0] / NOMINAL_WAIT));
}

// The quiet days too when there are no others.
function openDays({ calendar, begins, wait }) {
  const days = Array.from({ length: Math.max(wait, 0) }, (_, number) => begins + number);
  const open = days.filter((day) => calendar.isOpen(day));
  const calm = open.filter((day) => !calendar.isQuiet(day));
  return calm.length ? calm : open;
}

// An open day for each wanted one, in their order and with room between them; null when there is no room.
// Each moves later to leave room after the one before it, and then earlier where the last would come too late.
function place(wanted, days) {
  const later = [];
  let free = -Infinity;
  for (const day of wanted) {
    const at = days.findIndex((open) => open >= Math.max(day, free));
    later.push(at < 0 ? days.length - 1 : at);
    free = days.length ? days[later.at(-1)] + SHORTEST_GAP : free;
  }
  const placed = [];
  let latest = Infinity;
  for (const index of later.reverse()) {
    const at = Math.min(index, days.findLastIndex((open) => open <= latest));
    if (at < 0) return null;
    placed.unshift(days[at]);
    latest = days[at] - SHORTEST_GAP;
  }
  return placed;
}

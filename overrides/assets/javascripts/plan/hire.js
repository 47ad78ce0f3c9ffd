// What a plan knows of a new colleague, and what each field can hold. A link, a file and a browser's memory come from
// anywhere, so nothing is let in before it is read here.

import { parseDay, WEEKDAYS } from "./day.js";

export const LONGEST_LINE = 200;
const MOST = 2000;

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;

const short = (value) => typeof value === "string" && value.length <= LONGEST_LINE;
const like = (pattern) => (value) => short(value) && new RegExp(`^(?:${pattern})$`).test(value);
const isSlug = like(SLUG);
const isDone = like(`${SLUG}\\.\\d+\\.[0-9a-f]{8}`);
const isTime = like("([01]\\d|2[0-3]):[0-5]\\d");
const isDay = (value) => short(value) && parseDay(value) !== null;
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// A reader gives the value, the empty one where there is none, and undefined for what cannot be let in.
const line = (value = "") => (short(value) ? value.replace(CONTROL, " ") : undefined);
const word = (isRight) => (value = "") => (value === "" || isRight(value) ? value : undefined);
const list = (isRight) => (value = []) =>
  Array.isArray(value) && value.length <= MOST && value.every(isRight) ? [...new Set(value)] : undefined;

function people(value = {}) {
  const names = isRecord(value) ? Object.entries(value).map(([role, name]) => [role, line(name)]) : [[""]];
  const right = names.length <= MOST && names.every(([role, name]) => isSlug(role) && name !== undefined);
  return right ? Object.fromEntries(names) : undefined;
}

const day = word(isDay);

const FIELDS = {
  name: line,
  position: line,
  department: word(isSlug),
  types: list(isSlug),
  agreed: day,
  start: day,
  first_working_day: day,
  end: day,
  probation: word((value) => value === "ingen" || isDay(value)),
  weekdays: list((value) => WEEKDAYS.includes(value)),
  people,
  place: line,
  time: word(isTime),
};

const readDone = list(isDone);

function withFields(make) {
  return Object.fromEntries(Object.entries(FIELDS).map(([key, read]) => [key, make(read, key)]));
}

// The hire with what its fields can hold; a date that is only half typed is left out.
export function tidy(hire) {
  return withFields((read, key) => read(hire[key]) ?? read());
}

function readHire(value) {
  const hire = withFields((read, key) => read(value[key]));
  return Object.values(hire).includes(undefined) ? null : hire;
}

// What was kept of a plan: the hire, and which tasks are ticked; null when any of it is not as it can be.
export function readKept(value) {
  const hire = isRecord(value?.hire) ? readHire(value.hire) : null;
  const done = readDone(value?.done);
  return hire && done ? { hire, done } : null;
}

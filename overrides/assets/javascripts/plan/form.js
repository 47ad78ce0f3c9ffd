// The form: what is written in it, and what is wrong with that.

import { parseDay } from "./day.js";
import { say } from "./language.js";
import { HOLIDAYS } from "./words.js";

const LINES = ["name", "position", "agreed", "start", "first_working_day", "end", "place", "time"];
const LISTS = ["types", "weekdays"];
const UNTIL = "date";
const CPR = /(?<!\d)[0-3]\d[01]\d{3}[ \u00a0]?[-\u2010-\u2015]?[ \u00a0]?\d{4}(?!\d)/;

// The holidays are known for these days, so no plan begins or ends outside them.
const KNOWN_DAYS = Object.keys(HOLIDAYS);
const FIRST_DAY = `${KNOWN_DAYS[0].slice(0, 4)}-01-01`;
const LAST_DAY = `${KNOWN_DAYS.at(-1).slice(0, 4)}-12-31`;

const boxes = (form, name) => [...form.querySelectorAll(`[name=${name}]`)];
const checked = (form, name) => boxes(form, name).filter((box) => box.checked).map((box) => box.value);
const check = (form, name, values) => boxes(form, name).forEach((box) => (box.checked = values.includes(box.value)));

export function limitDates(form) {
  for (const input of form.querySelectorAll("[type=date]")) [input.min, input.max] = [FIRST_DAY, LAST_DAY];
}

function probationIn({ probation, probation_until: until }) {
  return probation.value === UNTIL ? until.value : probation.value;
}

// The hire as its file would say it.
export function readHire(form, department) {
  const { elements } = form;
  const people = [...form.querySelectorAll("[data-role]")].filter((input) => input.value.trim());
  return {
    ...Object.fromEntries(LINES.map((name) => [name, elements[name].value.trim()])),
    ...Object.fromEntries(LISTS.map((name) => [name, checked(form, name)])),
    department,
    probation: probationIn(elements),
    people: Object.fromEntries(people.map((input) => [input.dataset.role, input.value.trim()])),
  };
}

export function writeHire(form, hire) {
  const { elements } = form;
  for (const name of LINES) elements[name].value = hire[name] ?? "";
  for (const name of LISTS) check(form, name, hire[name] ?? []);
  const isDay = parseDay(hire.probation ?? "") !== null;
  elements.probation.value = isDay ? UNTIL : (hire.probation ?? "");
  elements.probation_until.value = isDay ? hire.probation : "";
  for (const input of form.querySelectorAll("[data-role]")) input.value = hire.people?.[input.dataset.role] ?? "";
}

// While a date is being typed it lacks its month, or has years such as 2 and 20, which nobody means.
export function isHalfTyped({ type, value, validity }) {
  return type === "date" && (validity.badInput || (value !== "" && value < "1000"));
}

// Whose tasks are shown, none being everyone's, and in which phases.
export function readChoice(form) {
  return { reader: form.elements.reader.value, phases: new Set(checked(form, "phases")) };
}

// The keys of what is wrong, by the field's name; without a start only what was written is looked at.
export function faultsOf(form, hire) {
  const found = {};
  const start = parseDay(hire.start);
  for (const name of ["agreed", "start", "first_working_day", "end", "probation_until"]) {
    const { value, validity } = form.elements[name];
    const isKnown = value === "" || (value >= FIRST_DAY && value <= LAST_DAY);
    if (validity.badInput || !isKnown) found[name] = "fault_date";
    else if (value && start !== null && name === "agreed" && value > hire.start) found[name] = "fault_after_start";
    else if (value && start !== null && name !== "agreed" && value < hire.start) found[name] = "fault_before_start";
  }
  if (form.elements.probation.value === UNTIL && !form.elements.probation_until.value) {
    found.probation_until = "fault_no_date";
  }
  if (start !== null && hire.types.length === 0) found.types = "fault_no_type";
  for (const input of form.querySelectorAll("[type=text]")) if (CPR.test(input.value)) found[input.name] = "fault_cpr";
  return found;
}

// Says each fault at its field, and takes back what is mended.
export function showFaults(form, faults) {
  const years = { first: FIRST_DAY.slice(0, 4), last: LAST_DAY.slice(0, 4) };
  for (const field of form.querySelectorAll("[data-field]")) {
    const key = faults[field.dataset.field];
    const told = field.querySelector(".field-error");
    const words = key ? say(key, years) : "";
    if (told.textContent === words) continue;
    told.textContent = words;
    told.hidden = !key;
    for (const input of field.querySelectorAll("input")) {
      if (key) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    if (key) field.closest("details")?.setAttribute("open", "");
  }
  form.querySelector("[data-field=probation_until]").hidden = form.elements.probation.value !== UNTIL;
}

export function focusFirstFault(form) {
  form.querySelector("[aria-invalid]")?.focus();
}

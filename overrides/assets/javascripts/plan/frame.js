// What stands around the plan: its head on paper, the year with its months, and what is left out.

import { headingDate, longDate, MONTHS, parseDay, partsOf } from "./day.js";
import { say } from "./language.js";
import { leftOut } from "./letters-view.js";
import { titleOf } from "./people.js";
import { schedule } from "./schedule.js";

// Those who may know how long the probation is.
const KNOWS_PROBATION = new Set(["", "ny", "naermeste-leder"]);

// Only what is new is written, as what is written is laid out anew.
function tell(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

const make = (tag, textContent) => Object.assign(document.createElement(tag), { textContent });

function fact([label, value]) {
  const row = document.createElement("div");
  row.append(make("dt", label), make("dd", value));
  return row;
}

function facts({ anchors }, { hire, workplace, roles, today }, reader) {
  const dates = [
    ["first_working_day", anchors.first_working_day],
    ["probation_end", KNOWS_PROBATION.has(reader) ? anchors.probation_end : null],
    ["last_working_day", anchors.last_working_day],
    ["made_on", today],
  ];
  return [
    [say("workplace"), workplace.name || workplace.organisation],
    [say("position"), hire.position],
    ...dates.map(([key, day]) => [say(key), day === null ? "" : longDate(day)]),
    ...Object.entries(hire.people).map(([role, name]) => [titleOf(role, roles), name]),
  ].filter(([, value]) => value);
}

// The first and the last day of a phase; null where they count from a day that is not known.
function daysOf(phase, { anchors, calendar }) {
  const [begins, ends] = [phase.from, phase.until].map((rule) => schedule(rule, anchors, calendar, false).whens?.[0]);
  return begins && ends ? { first: begins.first, last: ends.last ?? ends.first } : null;
}

function monthsOf({ first, last }) {
  if (first === last) return headingDate(first);
  const [from, to] = [partsOf(first), partsOf(last)];
  const month = ({ month: number, year }, isYearTold) => MONTHS[number - 1] + (isYearTold ? ` ${year}` : "");
  if (from.year === to.year && from.month === to.month) return month(to, true);
  return `${month(from, from.year !== to.year)} – ${month(to, true)}`;
}

export class Frame {
  constructor({ phases }) {
    this.head = document.querySelector(".plan-head");
    this.notes = document.querySelector(".plan-notes");
    this.noted = "";
    this.steps = phases.map((phase) => {
      const caption = phase.element.querySelector(".timeline-caption");
      return { phase, caption, words: caption.textContent, here: phase.element.querySelector(".timeline-here") };
    });
  }

  show(plan, { today }) {
    for (const step of this.steps) this.#date(step, daysOf(step.phase, plan), today);
    this.#note(leftOut(plan));
  }

  #note(notes) {
    this.notes.hidden = notes.length === 0;
    if (this.noted === notes.join("\n")) return;
    this.noted = notes.join("\n");
    this.notes.querySelector("summary").textContent = say("left_out", { count: String(notes.length) });
    this.notes.querySelector("ul").replaceChildren(...notes.map((words) => make("li", words)));
  }

  // The head, which is seen on paper only.
  showHead(plan, context, reader) {
    const { name } = context.hire;
    this.head.querySelector(".plan-name").textContent = name ? say("title", { name }) : say("title_without_name");
    this.head.querySelector(".plan-facts").replaceChildren(...facts(plan, context, reader).map(fact));
  }

  reset() {
    this.head.querySelector(".plan-name").textContent = "";
    this.head.querySelector(".plan-facts").replaceChildren();
    this.notes.hidden = true;
    for (const step of this.steps) this.#date(step, null, null);
  }

  #date({ phase, caption, words, here }, days, today) {
    tell(caption, days ? monthsOf(days) : words);
    const isNow = Boolean(days) && days.first <= today && today <= days.last;
    here.hidden = !isNow;
    if (isNow) phase.element.setAttribute("aria-current", "date");
    else phase.element.removeAttribute("aria-current");
  }
}

// Today, as the reader's own calendar has it.
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return parseDay(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
}

// Reads from the page's markup what a plan is made from; there is no other copy of it.

import { readRule } from "./rule.js";

const NO_PHASE = "-";

const split = (words) => (words ? words.split(" ") : []);
const phaseOf = (name) => (name === NO_PHASE ? null : name);

function audience({ for: types, notFor }) {
  return { for: split(types), notFor: split(notFor) };
}

function when(element) {
  return element.querySelector(".fact-when dd").textContent;
}

function readTask(element) {
  const { rule, taking, minutes, covers, phases } = element.dataset;
  const roles = split(taking);
  return {
    id: element.id.replace("opgave-", ""),
    title: element.querySelector(".task-title").firstChild.data.trim(),
    text: element.querySelector(".task-text"),
    link: element.querySelector(".task-link")?.getAttribute("href") ?? "",
    rule: readRule(rule),
    words: when(element),
    phase: phaseOf(element.closest("[data-phase]").dataset.phase),
    phases: split(phases).map(phaseOf),
    responsible: roles[0],
    taking: roles,
    minutes: Number(minutes ?? 0),
    covers: split(covers),
    ...audience(element.dataset),
    element,
    copy: phases ? element.cloneNode(true) : null, // for each further time that it recurs
  };
}

function readMessage(element) {
  const { rule, place, priority, from, to } = element.dataset;
  return {
    id: element.id.replace("mail-", ""),
    title: element.querySelector(".message-title").textContent.trim(),
    subject: element.querySelector(".letter-line").textContent,
    body: element.querySelector(".letter-body").cloneNode(true),
    rule: readRule(rule),
    words: when(element),
    place: split(place).map(Number),
    priority: priority ? Number(priority) : null,
    from,
    to,
    ...audience(element.dataset),
    element,
  };
}

function readPhase(element) {
  const { phase, begins, ends } = element.dataset;
  return { id: phase, from: readRule(begins), until: readRule(ends), element };
}

function titles(select) {
  return new Map([...select.options].map((option) => [option.value, option.text]));
}

function readType(input) {
  return [input.value, { title: input.labels[0].textContent.trim(), extends: input.dataset.extends ?? "" }];
}

export function readPage(form) {
  const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
  return {
    workplace: JSON.parse(form.dataset.workplace),
    tasks: all(".task[data-rule]", readTask),
    messages: all(".message[data-rule]", readMessage),
    phases: all(".plan-timeline [data-phase]", readPhase),
    roles: titles(form.elements.calendar),
    hireTypes: new Map([...form.querySelectorAll("[name=types]")].map(readType)),
  };
}

// The plan on the page: what is written in the form becomes the plan of one person, at every key.

import { Actions } from "./actions.js";
import { faultsOf, isHalfTyped, limitDates, readChoice, readHire, showFaults, writeHire } from "./form.js";
import { Frame, today } from "./frame.js";
import { say, sayCount } from "./language.js";
import { Later } from "./later.js";
import { LettersView } from "./letters-view.js";
import { fromFragment } from "./link.js";
import { readPage } from "./markup.js";
import { makePlan } from "./planner.js";
import { addHeadings } from "./print.js";
import { browserStorage, Memory } from "./storage.js";
import { View } from "./view.js";

const QUIET = 700; // milliseconds without a key before a screen reader is told

const form = document.getElementById("planner");
const status = form.querySelector(".planner-status");
const page = readPage(form);
const { workplace } = page;
const memory = new Memory(browserStorage(), window.__md_scope.pathname, workplace.id, today());
const view = new View(page);
const frame = new Frame(page);
const letters = new LettersView(page.messages, announce);
const later = new Later();

const state = { hire: null, plan: null, faults: {}, done: new Set(), context: null };
let timer = 0;

function announce(words) {
  clearTimeout(timer);
  status.textContent = words;
}

function tellShown(count) {
  const now = state.plan.overdue.length;
  const words = [sayCount("ready", count), ...(now ? [sayCount("now", now)] : [])].join(" ");
  clearTimeout(timer);
  timer = setTimeout(() => {
    later.finish();
    status.textContent = words;
  }, QUIET);
}

function update() {
  const hire = readHire(form, workplace.id);
  const choice = readChoice(form);
  const faults = faultsOf(form, hire);
  showFaults(form, faults);
  const isPlan = Boolean(hire.start) && Object.keys(faults).length === 0;
  const context = { hire, workplace, roles: page.roles, today: today() };
  const plan = isPlan ? makePlan({ ...page, ...context }) : null;
  Object.assign(state, { hire, plan, faults, context });
  document.body.toggleAttribute("data-plan", isPlan);
  if (document.body.dataset.reader !== choice.reader) document.body.dataset.reader = choice.reader;
  if (isPlan) showPlan(plan, choice, context);
  else showHandbook(hire, choice, Object.keys(faults).length > 0);
  if (form.elements.remember.checked) remember();
}

function showPlan(plan, choice, context) {
  frame.show(plan, context);
  const { count, rest } = view.show(plan, choice, state.done);
  later.do([...rest, () => frame.showHead(plan, context, choice.reader), () => letters.show(plan, context)]);
  tellShown(count);
}

function showHandbook(hire, choice, isWrong) {
  later.do([]);
  letters.reset();
  frame.reset();
  view.reset(hire.types, choice);
  announce(say(isWrong ? "mend_first" : "without_start"));
}

function remember() {
  if (!memory.remember(state.hire, [...state.done])) announce(say("not_remembered"));
}

// A plan that comes from a file, a link or the browser's memory.
function take(hire, done = []) {
  writeHire(form, hire);
  state.done = new Set(done);
  update();
}

function tick({ target }) {
  if (!target.dataset?.key) return;
  state.done[target.checked ? "add" : "delete"](target.dataset.key);
  if (form.elements.remember.checked) remember();
}

addHeadings();
limitDates(form);
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.name !== "file" && target.name !== "calendar" && !isHalfTyped(target)) update();
});
form.addEventListener("focusout", ({ target }) => {
  if (isHalfTyped(target)) update();
});
document.addEventListener("change", tick);
addEventListener("beforeprint", () => later.finish());
new Actions({ form, state, page, memory, update, take, announce });

const remembered = memory.recall();
const shared = fromFragment(location.hash);
form.elements.remember.checked = remembered !== null && !shared;
if (shared) take(shared);
else if (remembered) take(remembered.hire, remembered.done);
else update();

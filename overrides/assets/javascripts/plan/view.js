// The plan on the page: the tasks in the order of their days, in their phases, and nothing that was not chosen.

import { applies, withAncestors } from "./planner.js";
import { partsOf } from "./day.js";
import { Rows } from "./rows.js";

const NOW = "now";
const UNDATED = "-";
const MAILS = "mails";

// Only what stands in another place is moved, as what is moved is laid out anew.
function arrange(list, elements) {
  const wanted = new Set(elements);
  for (const element of [...list.children]) if (!wanted.has(element)) element.remove();
  let here = list.firstElementChild;
  for (const element of elements) {
    if (element === here) here = here.nextElementSibling;
    else list.insertBefore(element, here);
  }
}

function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

function isRead(task, { reader }) {
  return !reader || task.taking.includes(reader);
}

function isChosen(phase, { phases }) {
  return phase === NOW || phases.has(phase);
}

export class View {
  constructor({ tasks, hireTypes }) {
    this.rows = new Rows();
    this.tasks = tasks;
    this.hireTypes = hireTypes;
    this.sections = new Map(
      [...document.querySelectorAll("section[data-phase]")].map((section) => [section.dataset.phase, section]),
    );
    this.lists = new Map([...this.sections].map(([phase, section]) => [phase, section.querySelector("ul.tasks")]));
    this.home = new Map([...this.sections.keys()].map((phase) => [phase, []]));
    for (const task of tasks) this.home.get(task.phase ?? UNDATED).push(task.element);
    this.inSight = new Set();
    const watch = new IntersectionObserver((changes) => changes.forEach((change) => this.#notice(change)));
    for (const section of this.sections.values()) watch.observe(section);
  }

  #notice({ target, isIntersecting }) {
    this.inSight[isIntersecting ? "add" : "delete"](target.dataset.phase);
  }

  // Shows the rows of a plan that are in sight; `done` holds the keys of those that are ticked. Returns how many rows
  // there are in all, and the work that shows the others, phase by phase.
  show(plan, choice, done) {
    const year = partsOf(plan.anchors.first_working_day).year;
    const placed = new Map([...this.home.keys()].map((phase) => [phase, []]));
    placed.set(NOW, plan.overdue);
    for (const { phase, rows } of plan.sections) placed.set(phase ?? UNDATED, rows);
    placed.delete(MAILS);
    const kept = new Set([...placed.values()].flat().map(({ task }) => task.element));
    const fill = (phase) => {
      const elements = placed.get(phase).map((row) => this.#tell(row, year, choice, done));
      this.#fill(phase, elements, kept, choice);
    };
    const isNear = (phase) => phase === NOW || this.inSight.has(phase);
    const phases = [...placed.keys()];
    phases.filter(isNear).forEach(fill);
    const chosen = phases.filter((phase) => isChosen(phase, choice)).flatMap((phase) => placed.get(phase));
    return {
      count: chosen.filter(({ task }) => isRead(task, choice)).length,
      rest: phases.filter((phase) => !isNear(phase)).map((phase) => () => fill(phase)),
    };
  }

  #tell({ task, when, number }, year, choice, done) {
    const row = this.rows.of(task, number);
    row.show(when, year, done.has(row.key));
    hide(row.element, !isRead(task, choice));
    return row.element;
  }

  // The whole handbook, or what of it is for the chosen types, with its words in the place of days.
  reset(types, choice) {
    this.rows.reset();
    const chosen = withAncestors(types, this.hireTypes);
    for (const task of this.tasks) {
      const isFor = types.length === 0 || applies(task, chosen);
      hide(task.element, !isFor || !isRead(task, choice));
    }
    for (const [phase, elements] of this.home) this.#fill(phase, elements, new Set(elements), choice);
  }

  // Tasks that this plan leaves out stay hidden at home, so that a link to one still leads to the right place.
  #fill(phase, elements, kept, choice) {
    if (phase === MAILS) return;
    const left = this.home.get(phase).filter((element) => !kept.has(element));
    for (const element of left) hide(element, true);
    arrange(this.lists.get(phase), [...elements, ...left]);
    hide(this.sections.get(phase), !isChosen(phase, choice) || elements.every((element) => element.hidden));
  }
}

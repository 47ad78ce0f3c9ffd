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
  }

  // The rows of a plan; `done` holds the keys of those that are ticked. Returns how many are shown.
  show(plan, choice, done) {
    const year = partsOf(plan.anchors.first_working_day).year;
    const placed = new Map([...this.sections.keys()].map((phase) => [phase, []]));
    placed.set(NOW, plan.overdue);
    for (const { phase, rows } of plan.sections) placed.set(phase ?? UNDATED, rows);
    const kept = new Set();
    for (const [phase, rows] of placed) {
      const elements = rows.map(({ task, when, number }) => {
        const row = this.rows.of(task, number);
        row.show(when, year, done.has(row.key));
        hide(row.element, Boolean(choice.reader) && !task.taking.includes(choice.reader));
        kept.add(row.element);
        return row.element;
      });
      placed.set(phase, elements);
    }
    let count = 0;
    for (const [phase, elements] of placed) count += this.#fill(phase, elements, kept, choice);
    return count;
  }

  // The whole handbook, or what of it is for the chosen types, with its words in the place of days.
  reset(types, choice) {
    this.rows.reset();
    const chosen = withAncestors(types, this.hireTypes);
    for (const task of this.tasks) {
      const isFor = types.length === 0 || applies(task, chosen);
      hide(task.element, !isFor || (Boolean(choice.reader) && !task.taking.includes(choice.reader)));
    }
    for (const [phase, elements] of this.home) this.#fill(phase, elements, new Set(elements), choice);
  }

  // Tasks that this plan leaves out stay hidden at home, so that a link to one still leads to the right place.
  // Returns how many are shown.
  #fill(phase, elements, kept, choice) {
    if (phase === MAILS) return 0;
    const left = this.home.get(phase).filter((element) => !kept.has(element));
    for (const element of left) hide(element, true);
    arrange(this.lists.get(phase), [...elements, ...left]);
    const isChosen = phase === NOW || choice.phases.has(phase);
    const count = isChosen ? elements.filter((element) => !element.hidden).length : 0;
    hide(this.sections.get(phase), count === 0);
    return count;
  }
}

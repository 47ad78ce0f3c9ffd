// The plan on paper: a table with room for a date and initials, and the ready choices of whose tasks it holds.

import { say } from "./language.js";

const COLUMNS = ["when", "task", "responsible", "done", "initials"];

function element(tag, className, ...children) {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...children);
  return made;
}

function headings() {
  const cells = COLUMNS.map((name) => element("span", `plan-${name}`, say(`column_${name}`)));
  return element("div", "plan-headings", element("div", "plan-columns", ...cells));
}

// On paper each list of tasks has a row of headings, which the browser repeats at the top of every page.
export function addHeadings() {
  for (const list of document.querySelectorAll("section[data-phase] > .tasks")) {
    const table = element("div", "plan-table", headings());
    list.replaceWith(table);
    table.append(list);
  }
}

// Prints one of the ready choices, and puts the reader's own choice back afterwards. The reader is a role, or none for
// everyone; `choose` shows that one's tasks.
export function printPlan(reader, { current, choose }) {
  addEventListener("afterprint", () => choose(current), { once: true });
  choose(reader);
  window.print();
}

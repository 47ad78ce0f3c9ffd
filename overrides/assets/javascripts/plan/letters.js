// The messages of a plan with its person's own words put in; the twin of plans/letters.py.

import { longDate, parseDay, plainDate } from "./day.js";
import { fill } from "./language.js";

const BLANK = "______";

// What nobody has told becomes a line to write on.
export function placeholderValues({ hire, workplace, anchors }) {
  const { people } = hire;
  return {
    navn: hire.name || BLANK,
    fornavn: hire.name.split(/\s/)[0] || BLANK,
    stilling: hire.position || BLANK,
    arbejdsplads: workplace.name,
    organisation: workplace.organisation,
    start: plainDate(parseDay(hire.start)),
    "første_arbejdsdag": longDate(anchors.first_working_day),
    tidspunkt: hire.time ? hire.time.replace(/^0/, "").replace(":", ".") : BLANK,
    "mødested": hire.place || BLANK,
    "nærmeste_leder": people["naermeste-leder"] || BLANK,
    kontaktperson: people.kontaktperson || BLANK,
    mentor: people.mentor || BLANK,
  };
}

// The letter of a message: its subject, and a copy of its body that is not on the page.
export function letterOf({ subject, body }, values) {
  const copy = body.cloneNode(true);
  const words = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) words.currentNode.data = fill(words.currentNode.data, values);
  return { subject: fill(subject, values), body: copy };
}

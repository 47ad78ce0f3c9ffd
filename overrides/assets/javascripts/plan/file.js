// A plan as a file on the reader's own computer, written so that its `hire` reads like one of the handbook's own.

import { readKept, tidy } from "./hire.js";

const FORMAT = 1;
const LARGEST = 200_000; // characters
const REVOKE_AFTER = 60_000; // milliseconds; a browser may begin on the download a little later than the click

// Its `key` is that of the words that tell the reader what is wrong.
export class PlanFileError extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

const isGiven = (value) => (typeof value === "string" ? value : Object.keys(value)).length > 0;

export function toFile(hire, done, version) {
  const fields = Object.fromEntries(Object.entries(tidy(hire)).filter(([, value]) => isGiven(value)));
  return `${JSON.stringify({ introplan: FORMAT, version, hire: fields, done }, null, 2)}\n`;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function fromFile(text) {
  if (text.length > LARGEST) throw new PlanFileError("file_is_too_large");
  const plan = parse(text);
  if (!Number.isInteger(plan?.introplan)) throw new PlanFileError("file_is_no_plan");
  if (plan.introplan > FORMAT) throw new PlanFileError("file_is_newer");
  const kept = plan.introplan === FORMAT ? readKept(plan) : null;
  if (!kept) throw new PlanFileError("file_is_damaged");
  return kept;
}

// Of a file that is too large no more is read than shows that it is.
export async function openFile(file) {
  return fromFile(await file.slice(0, 4 * LARGEST).text());
}

export function download(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER);
}

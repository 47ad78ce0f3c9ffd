// What this computer remembers of a plan, when the reader asks for it: in the browser's own storage, never sent
// anywhere, and gone half a year after it was last used. A browser that stores nothing still shows the page.

import { readKept, tidy } from "./hire.js";

export const EXPIRES_DAYS = 180;

// The browser's storage, or null where it is forbidden.
export function browserStorage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function attempt(work, otherwise) {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function parse(text) {
  const value = attempt(() => JSON.parse(text), null);
  const kept = readKept(value);
  return kept && Number.isInteger(value.day) ? { ...kept, day: value.day } : null;
}

// The scope is the path of the handbook's site, and today a day number.
export class Memory {
  constructor(storage, scope, department, today) {
    this.storage = storage;
    this.prefix = `${scope}.introplan.`;
    this.key = this.prefix + department;
    this.today = today;
  }

  get isOn() {
    return this.recall() !== null;
  }

  // Whether it could be remembered; a full or forbidden storage cannot.
  remember(hire, done) {
    const text = JSON.stringify({ day: this.today, hire: tidy(hire), done });
    return attempt(() => (this.storage.setItem(this.key, text), true), false);
  }

  recall() {
    return attempt(() => {
      this.#keys().filter((key) => !this.#isFresh(this.#read(key))).forEach((key) => this.storage.removeItem(key));
      const found = this.#read(this.key);
      return found && { hire: found.hire, done: found.done };
    }, null);
  }

  // Everything of every workplace, and nothing that is not a plan.
  forget() {
    attempt(() => this.#keys().forEach((key) => this.storage.removeItem(key)));
  }

  #read(key) {
    return parse(this.storage.getItem(key));
  }

  #isFresh(found) {
    return found !== null && Math.abs(this.today - found.day) <= EXPIRES_DAYS;
  }

  #keys() {
    const keys = Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at));
    return keys.filter((key) => key.startsWith(this.prefix));
  }
}

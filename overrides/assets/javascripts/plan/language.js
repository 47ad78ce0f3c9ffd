// Puts values into the Danish words that the build took from the program's own catalogue.

import { WORDS } from "./words.js";

// A value is never read for placeholders of its own.
export function fill(words, values) {
  return words.replace(/\{([^{}]*)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
}

export function say(key, values = {}) {
  return fill(WORDS[key], values);
}

export function sayCount(key, count, values = {}) {
  return say(`${key}_${count === 1 ? "one" : "many"}`, { n: String(count), ...values });
}

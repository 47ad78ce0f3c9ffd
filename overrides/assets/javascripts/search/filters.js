// The choices that narrow a search: one list for each facet, with how many pages each value leaves.

import { make } from "./results.js";

function optionOf(value, label, chosen) {
  return make("option", { value, selected: value === chosen }, label);
}

/** Fills a list with values, beneath the one that is already there and chooses none. */
export function fill(list, labels, chosen) {
  const options = Object.entries(labels).map(([value, label]) => optionOf(value, label, chosen));
  list.replaceChildren(list.options[0], ...options);
  list.value = chosen;
}

function inOrder(counts) {
  return Object.keys(counts).sort((a, b) => a.localeCompare(b, "da"));
}

/** Returns names as they are, in the order of the alphabet. */
export function names(counts) {
  return Object.fromEntries(inOrder(counts).map((name) => [name, name]));
}

function labelled(counts, chosen) {
  const values = inOrder(counts).filter((value) => counts[value] !== 0 || value === chosen);
  const label = (value) => (counts[value] === null ? value : `${value} (${counts[value]})`);
  return Object.fromEntries(values.map((value) => [value, label(value)]));
}

export class Filters {
  #lists;

  constructor(element, onChange) {
    this.#lists = [...element.querySelectorAll("[data-facet]")];
    element.addEventListener("change", onChange);
  }

  /** Chooses nothing, so that nothing narrows the search. */
  reset() {
    for (const list of this.#lists) list.value = "";
  }

  /** The chosen value of each facet that narrows the search. */
  get chosen() {
    const set = this.#lists.filter((list) => list.value);
    return Object.fromEntries(set.map((list) => [list.dataset.facet, list.value]));
  }

  /** Shows how many pages each value leaves; a facet that nothing has is not shown. */
  show(counts, chosen) {
    for (const list of this.#lists) {
      const facet = list.dataset.facet;
      const value = chosen[facet] ?? "";
      const known = value ? { [value]: 0, ...counts[facet] } : (counts[facet] ?? {});
      fill(list, labelled(known, value), value);
      list.closest("label").hidden = list.options.length === 1;
    }
  }
}

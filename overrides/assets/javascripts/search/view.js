// What the dialog shows: the pages that were found, as a list of links, what it says of them, and the choices that narrow
// a search.

import { addressOf } from "./address.js";
import { excerpt, marked, visible } from "./excerpt.js";
import { termsOf } from "./words.js";

const SECTIONS = 3;

// Makes an element with children; words are only ever put in as text.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function withMarks(words) {
  return words.flatMap(([word, hit], at) => [at ? " " : "", hit ? make("mark", {}, word) : word]);
}

const strength = (section) => section.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);

// A heading may have nothing below it.
function excerptOf(section, page, terms) {
  const words = excerpt(section, page, terms);
  return words.length ? [make("p", {}, ...withMarks(words))] : [];
}

function sectionOf(section, page, terms) {
  return make(
    "li",
    {},
    make("a", { href: section.url }, ...withMarks(marked(section.title, terms))),
    ...excerptOf(section, page, terms),
  );
}

function kindOf(page, isOwn, words) {
  const place = page.meta.place === page.meta.title ? "" : page.meta.place;
  return [isOwn ? words.mine : "", page.meta.kind, place].filter(Boolean).join(" · ");
}

// Makes the item of one page. `words` is what the dialog has to say: mine, moreSections.
function itemOf(page, terms, isOwn, words) {
  const sections = page.sub_results.filter((section) => section.anchor).sort((a, b) => strength(b) - strength(a));
  const whole = page.sub_results.find((section) => !section.anchor);
  const shown = sections.slice(0, SECTIONS);
  const left = sections.length - shown.length;
  const item = make("li", { className: isOwn ? "search-own" : "" });
  item.append(make("a", { href: page.url, className: "search-title" }, ...withMarks(marked(page.meta.title, terms))));
  const kind = visible(kindOf(page, isOwn, words));
  if (kind) item.append(make("p", { className: "search-kind" }, kind));
  if (whole || !shown.length) {
    item.append(...excerptOf(whole ?? { locations: [] }, page, terms));
  }
  if (shown.length) item.append(make("ul", {}, ...shown.map((section) => sectionOf(section, page, terms))));
  if (left) item.append(make("p", { className: "search-kind" }, words.moreSections.replace("{count}", left)));
  return item;
}

export class View {
  #words;
  #part;

  /** `part` holds the dialog's elements by their names; `words` is what it has to say. */
  constructor(part, words) {
    this.#part = part;
    this.#words = words;
  }

  /** How many pages are shown. */
  get shown() {
    return this.#part.results.children.length;
  }

  /** Shows what was found for {query, chosen}, of which `pages` are the first. */
  show(asking, answer, pages) {
    const part = this.#part;
    const narrowed = Object.keys(asking.chosen).length;
    part.results.replaceChildren();
    this.append(asking, answer, pages);
    part.start.hidden = Boolean(asking.query);
    part.results.hidden = !this.shown;
    part.empty.hidden = !asking.query || this.shown > 0;
    part.reset.hidden = !narrowed;
    part.link.hidden = !asking.query;
    part.link.href = addressOf(asking);
    part.chosen.textContent = narrowed ? this.#words.chosen.replace("{count}", narrowed) : "";
    part.status.textContent = asking.query ? this.#sentence(asking, answer, narrowed) : "";
  }

  /** Shows more pages after those that are shown. */
  append(asking, answer, pages) {
    const terms = termsOf(asking.query);
    const isOwn = (at) => answer.own.has(answer.results[this.shown + at].id);
    this.#part.results.append(...pages.map((page, at) => itemOf(page, terms, isOwn(at), this.#words)));
    this.#part.more.hidden = this.shown >= answer.results.length;
  }

  /** Moves the focus to the page at a place in the list. */
  focus(at) {
    this.#part.results.children[at]?.querySelector("a").focus();
  }

  /** Asks whether another query was meant; with none, says nothing. */
  suggest(query, take) {
    const [before, after] = this.#words.suggest.split("{word}");
    const button = make("button", { type: "button", onclick: () => take(query) }, query);
    this.#part.suggestion.hidden = !query;
    this.#part.suggestion.replaceChildren(before, button, after);
  }

  /** Says that the search cannot be had. */
  fail() {
    for (const name of ["results", "more", "empty", "start", "suggestion"]) this.#part[name].hidden = true;
    this.#part.status.textContent = this.#words.failed;
  }

  #sentence({ query }, { results, isNear }, narrowed) {
    const { none, noneChosen, found, foundOne, near, nearOne } = this.#words;
    const count = results.length;
    const some = isNear ? [nearOne, near] : [foundOne, found];
    const sentence = count ? some[Number(count > 1)] : narrowed ? noneChosen : none;
    return sentence.replace("{count}", count).replace("{query}", () => query);
  }
}

// The choices: one list for each facet, with how many pages each value leaves

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

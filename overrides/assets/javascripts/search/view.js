// What the dialog shows of a search, and says of it.

import { addressOf } from "./address.js";
import { termsOf } from "./excerpt.js";
import { itemOf, make } from "./results.js";

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
    part.status.textContent = asking.query ? this.#sentence(asking, answer.results.length, narrowed) : "";
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

  /** Asks whether another query was meant, or offers the words of the query one by one; with none, says nothing. */
  suggest(queries, isCorrection, take) {
    const [before, after] = (isCorrection ? this.#words.suggest : this.#words.single).split("{word}");
    const buttons = queries.map((query) => make("button", { type: "button", onclick: () => take(query) }, query));
    this.#part.suggestion.hidden = !queries.length;
    this.#part.suggestion.replaceChildren(before, ...buttons, after);
  }

  /** Says that the search cannot be had. */
  fail() {
    for (const name of ["results", "more", "empty", "start", "suggestion"]) this.#part[name].hidden = true;
    this.#part.status.textContent = this.#words.failed;
  }

  #sentence({ query }, count, narrowed) {
    const none = narrowed ? this.#words.noneChosen : this.#words.none;
    const sentence = count === 0 ? none : count === 1 ? this.#words.foundOne : this.#words.found;
    return sentence.replace("{count}", count).replace("{query}", () => query);
  }
}

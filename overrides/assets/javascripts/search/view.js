// What the dialog shows of a search, and says of it.

import { addressOf } from "./address.js";
import { itemOf, make } from "./results.js";
import { termsOf } from "./words.js";

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

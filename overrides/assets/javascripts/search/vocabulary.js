// The words that the handbook knows, fetched when a query has a word that nothing is clearly about.

import { fold, isStopWord, kinRoot, root } from "./words.js";

const LEAST_PART = 3; // letters
const LEAST_LAST = 4; // letters of a last part after something that is not known
const LEAST_UNKNOWN = 4;

let loading = null;

async function fetched() {
  const answer = await fetch(new URL("pagefind/vocabulary.json", window.__md_scope));
  if (!answer.ok) throw new Error(answer.statusText);
  return new Vocabulary(await answer.json());
}

/** Returns the vocabulary; one of no words when it cannot be had. */
export function vocabulary() {
  loading ??= fetched().catch(() => {
    loading = null; // The next search tries again.
    return new Vocabulary([]);
  });
  return loading;
}

export class Vocabulary {
  #roots = new Map();
  #kin = new Map();

  /** `words` are in small letters; `entries` pairs each with how it is compared. */
  constructor(words) {
    this.entries = words.map((word) => [word, fold(word)]);
    for (const [word, term] of this.entries) {
      if (isStopWord(term)) continue;
      if (!this.#roots.has(root(term))) this.#roots.set(root(term), word);
      if (!this.#kin.has(kinRoot(term))) this.#kin.set(kinRoot(term), word);
    }
  }

  /** Returns the handbook's word that is like a compared word, "" when none is; it may be the same. */
  like(term) {
    return this.#roots.get(root(term)) ?? this.#kin.get(kinRoot(term)) ?? "";
  }

  /** Returns the parts of a compound, as the handbook writes them; none of another word. */
  parts(term) {
    return [...new Set(this.#parts(term))].filter((part) => fold(part) !== term);
  }

  // As generator/site/search/compounds.py splits: where both parts are known, and the last does not begin with a link.
  #parts(term) {
    for (let at = LEAST_PART; at <= term.length - LEAST_PART; at += 1) {
      const [first, last] = [this.#first(term.slice(0, at)), this.#last(term.slice(at))];
      const linked = /^[se]/.test(term.slice(at)) && this.#last(term.slice(at + 1)) && this.#first(term.slice(0, at + 1));
      if (first && last && !linked) return [first, last].flat();
      if (first && at >= LEAST_UNKNOWN && isStopWord(term.slice(at))) return [first]; // hjemmefra
    }
    return this.#ending(term);
  }

  #first(part) {
    return this.#roots.get(root(part)) ?? (/[se]$/.test(part) ? this.#roots.get(root(part.slice(0, -1))) : undefined);
  }

  #last(part) {
    if (part.length < LEAST_PART) return undefined;
    const whole = this.#roots.get(root(part));
    if (whole) return whole;
    const parts = part.length > 2 * LEAST_PART ? this.#parts(part) : [];
    return parts.length > 1 ? parts : undefined;
  }

  // A compound is a kind of what its last part says, also when nothing is known of the first.
  #ending(term) {
    for (let at = LEAST_UNKNOWN; at <= term.length - LEAST_LAST; at += 1) {
      const last = this.#roots.get(root(term.slice(at)));
      if (last) return [last];
    }
    return [];
  }
}

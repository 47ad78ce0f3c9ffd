// The words that the handbook knows, fetched when a query has a word that nothing is clearly about: what such a word is
// like, what it is made of, and what may have been meant by it.

import { bare, fold, isStopWord, kinRoot, root } from "./words.js";

const LEAST_PART = 3; // letters
const LEAST_SURE = 4; // letters of a word that is put right, and of each part where the first is not known

let loading = null;

async function fetched() {
  const answer = await fetch(new URL("pagefind/vocabulary.json", window.__md_scope));
  if (!answer.ok) throw new Error(answer.statusText);
  return new Vocabulary(whole(await answer.json()));
}

// Each word is written as the number of letters that it begins with like the one before, and its other letters.
function whole(words) {
  let last = "";
  return words.map((word) => (last = last.slice(0, parseInt(word, 10)) + word.replace(/^\d+/, "")));
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
  #byRoot = new Map();

  /** `words` are in small letters; `entries` pairs each with how it is compared. */
  constructor(words) {
    this.entries = words.map((word) => [word, fold(word)]);
    for (const [word, term] of this.entries) {
      if (isStopWord(term)) continue;
      for (const key of [root(term), kinRoot(term)]) if (!this.#byRoot.has(key)) this.#byRoot.set(key, word);
    }
  }

  /** Returns the handbook's word that is like a compared word, "" when none is; it may be the same. */
  like(term) {
    return this.#byRoot.get(root(term)) ?? this.#byRoot.get(kinRoot(term)) ?? "";
  }

  /** Returns the parts of a compound, as the handbook writes them; none of another word. */
  parts(term) {
    return (this.#split(term) ?? this.#ending(term)).filter((part) => fold(part) !== term);
  }

  // As generator/site/search/compounds.py: where all parts are known. What begins with a link (s, e) is tried last, so
  // that `fredagskaffe` has to do with `kaffe` and not with `skaffe`.
  #split(term) {
    for (let at = term.length - LEAST_PART; at >= LEAST_PART; at -= 1) {
      const last = term.slice(at);
      const known = isStopWord(last) ? [] : this.#known(last); // of `hjemmefra` only `hjemme` says something
      const first = known && this.#first(term.slice(0, at));
      if (first) return [...first, ...known];
    }
    return null;
  }

  #known(term) {
    const word = this.#byRoot.get(root(term));
    return word && [word];
  }

  #first(part) {
    const unlinked = part.replace(/[se]$/, "");
    return this.#known(part) ?? this.#known(unlinked) ?? this.#split(part) ?? this.#split(unlinked);
  }

  // A compound is a kind of what its last part says, also when nothing is known of the first.
  #ending(term) {
    for (let at = LEAST_SURE; at <= term.length - LEAST_SURE; at += 1) {
      const last = this.#known(term.slice(at));
      if (last) return last;
    }
    return [];
  }
}

// "Mente du …?": a query with one wrong letter, put right with a word that the handbook knows.

/** Tells whether one letter too many, too few, another or swapped with the next is all that parts two words. */
export function isOneLetterOff(word, other) {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at += 1;
  const [rest, left] = [word.slice(at), other.slice(at)];
  if (rest.slice(1) === left.slice(1)) return rest !== left;
  if (rest.slice(1) === left || rest === left.slice(1)) return true;
  return rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2);
}

/** Tells whether every word of a query is seen in the words found: if not, it may be misspelled. */
export function isSeen(terms, seen) {
  return terms.every((term) => seen.some((word) => word.includes(term)));
}

// Returns a word that is known, or nothing when none is near enough.
function corrected(word, known) {
  const folded = fold(word);
  const stem = bare(folded);
  const isKnown = ([, other]) => other.startsWith(folded) || bare(other) === stem;
  if (folded.length < LEAST_SURE || known.some(isKnown)) return word;
  const near = known.filter(([, other]) => isOneLetterOff(folded, other));
  const [right] = near.find(([, other]) => other[0] === folded[0]) ?? near[0] ?? [];
  return right;
}

/** Returns the query put right, or nothing when there is nothing to put right or it cannot be. */
export async function suggestionFor(query) {
  const { entries } = await vocabulary();
  const known = entries.filter(([, term]) => term.length >= LEAST_SURE);
  const right = query.toLocaleLowerCase("da").split(" ").map((word) => corrected(word, known));
  return right.every(Boolean) && right.join(" ") !== query.toLocaleLowerCase("da") ? right.join(" ") : null;
}

// "Mente du …?": a query with one wrong letter, put right with a word that the handbook knows.

import { vocabulary } from "./vocabulary.js";
import { fold } from "./words.js";

const SHORTEST = 4; // letters of a word that is put right
const ENDING = /(?:e[nrt]?s?|s|t)$/; // what two forms of one word differ in

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
  const stem = folded.replace(ENDING, "");
  const isKnown = ([, other]) => other.startsWith(folded) || other.replace(ENDING, "") === stem;
  if (folded.length < SHORTEST || known.some(isKnown)) return word;
  const near = known.filter(([, other]) => isOneLetterOff(folded, other));
  const [right] = near.find(([, other]) => other[0] === folded[0]) ?? near[0] ?? [];
  return right;
}

/** Returns the query put right, or nothing when there is nothing to put right or it cannot be. */
export async function suggestionFor(query) {
  const { entries } = await vocabulary();
  const known = entries.filter(([, term]) => term.length >= SHORTEST);
  const right = query.toLocaleLowerCase("da").split(" ").map((word) => corrected(word, known));
  return right.every(Boolean) && right.join(" ") !== query.toLocaleLowerCase("da") ? right.join(" ") : null;
}

// The words to show of a page that was found: those around a match, with the matching ones marked.

import { fold, termsOf } from "./words.js";

const LENGTH = 26; // words
const BEFORE = 6;
const SHORTEST = 3; // letters of a term that is marked inside a longer word
const MARK = "\u2063"; // stands invisibly on both sides of words that are there to be found only
const HIDDEN = new RegExp(`${MARK}[^${MARK}]*${MARK}`, "g");

/** Returns the words of a page, by whose places Pagefind tells what it found; they are kept with the page. */
export const wordsOf = (page) => (page.allWords ??= page.content.split(/\s+/));

/** Returns a text without the words that are there to be found only. */
export function visible(text) {
  return text.replace(HIDDEN, "").replace(/\s+/g, " ").trim();
}

function matches(word, terms) {
  const folded = fold(word);
  return terms.some((term) => (term.length < SHORTEST ? folded === term : folded.includes(term)));
}

/** Returns a text as [word, marked] pairs. */
export function marked(text, terms) {
  return visible(text).split(" ").map((word) => [word, matches(word, terms)]);
}

/** Returns the words by which a page was found, as they are compared, also those that are there to be found only. */
export function foundBy(page) {
  const words = wordsOf(page);
  return termsOf([page.meta.title, ...page.locations.map((at) => words[at])].join(" "));
}

/** Returns the section of a page that a sub-result stands for, as the places of its first word and past its last. */
function boundsOf(section, page) {
  const start = section.anchor?.location ?? 0;
  const headings = page.anchors.filter((anchor) => /^h\d$/i.test(anchor.element) && anchor.location > start);
  const end = Math.min(...headings.map((anchor) => anchor.location), Infinity);
  const heading = section.anchor ? section.anchor.text : page.meta.title;
  return [start, end, visible(heading)];
}

/** Returns the words around the first match in a section as [word, marked] pairs; no more than the section holds. */
export function excerpt(section, page, terms) {
  const [start, end, heading] = boundsOf(section, page);
  const hits = new Set(section.locations);
  const words = wordsOf(page)
    .slice(start, end)
    .map((word, at) => [word, hits.has(start + at) || matches(word, terms)]);
  return around(withoutHeading(withoutHidden(words), heading));
}

function withoutHidden(words) {
  let isHidden = false;
  return words.filter(([word]) => {
    if (!word.startsWith(MARK)) return word && !isHidden; // after the last of a paragraph Pagefind puts a full stop
    isHidden = !isHidden;
    return false;
  });
}

// The heading is told above the excerpt.
function withoutHeading(words, heading) {
  const count = heading.split(" ").length;
  const begins = words.slice(0, count).map(([word]) => word).join(" ");
  return begins.replace(/\.$/, "") === heading ? words.slice(count) : words;
}

function around(words) {
  const first = Math.max(words.findIndex(([, hit]) => hit), 0);
  const start = Math.max(Math.min(first - BEFORE, words.length - LENGTH), 0);
  const shown = words.slice(start, start + LENGTH);
  if (start > 0) shown.unshift(["…", false]);
  if (start + LENGTH < words.length) shown.push(["…", false]);
  return shown;
}

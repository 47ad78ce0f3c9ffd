// The order of the pages that were found: what is called what was asked for comes before what only tells of it, and
// words that stand together in a section before words that are scattered over a long page.

import { visible, wordsOf } from "./excerpt.js";
import { contentOf, root, termsOf } from "./words.js";

const HEADING = 0.5; // of what a page's own title counts
const LEAST_STRONG = 3; // the weight of a word that a section is about, as generator/site/search/document.py gives it
const ROOT = 0.75; // of a word's root, for another word to be taken for the same
const PLACES = "afdeling center enhed"; // what any workplace may be called

const rootsOf = (text) => new Set(contentOf(text).map(root));

const titleOf = ({ meta: { title, name = "" } }) => `${title} ${name}`;

// What stands in brackets is another name: "Arbejdsmiljørepræsentant (AMR)".
const namesOf = (title) => [title, ...title.split(/[()]/)].filter((name) => name.trim());

/** Tells how much a query and a title have in common, from 0 (nothing) to 1 (the same words). */
export function likeness(query, title) {
  const asked = rootsOf(query);
  const shares = namesOf(title).map(rootsOf).map((named) => (2 * asked.intersection(named).size) / (asked.size + named.size));
  return Math.max(0, ...shares);
}

// A query may say what kind of page it is for: "tjekliste mentor", "HR-afdelingen".
function withoutKind(query, { kind = "", place }) {
  const kinds = rootsOf(place ? `${kind} ${PLACES}` : kind);
  return contentOf(query).filter((word) => !kinds.has(root(word))).join(" ");
}

// How well a page is called what was asked for, from 0 to 1.
function fitOfTitle(query, page) {
  const { title, name = "" } = page.meta;
  const asked = [query, withoutKind(query, page.meta)];
  return Math.max(...asked.flatMap((words) => [likeness(words, title), likeness(words, name)]));
}

// How well its best heading is.
function fitOfHeadings(query, page) {
  const sections = page.sub_results.filter((section) => section.anchor);
  return Math.max(0, ...sections.map((section) => likeness(query, visible(section.title))));
}

// Pagefind takes what begins like a word that it does not know, however little of it: `fadæse` for `fadder`. A word that
// was found answers the one that was asked for when it has most of its root; the stemmer takes off endings we do not.
const answers = (found, asked) => found.startsWith(asked.slice(0, Math.ceil(ROOT * asked.length)));

// How many of the words of a query a section answers, from 0 to 1; the page's title stands above each.
function share(asked, page, section) {
  const words = wordsOf(page);
  const found = termsOf([titleOf(page), ...section.locations.map((at) => words[at])].join(" "));
  const answered = [...asked].filter((word) => found.some((term) => answers(term, word)));
  return answered.length / asked.size;
}

/** Tells whether a page has all the words of a query, and was not found by others that only begin alike. */
export const hasAll = (query, page) => share(rootsOf(query), page, page) === 1;

const isStrong = (section) => section.weighted_locations.some((place) => place.weight >= LEAST_STRONG);

/** Tells whether a page is called so or has a section about a query, and does not only tell of it in passing. */
export function isAbout(query, page) {
  const asked = rootsOf(query);
  if (asked.isSubsetOf(rootsOf(titleOf(page)))) return true;
  return page.sub_results.some((section) => isStrong(section) && share(asked, page, section) === 1);
}

function strength(query, page) {
  const asked = rootsOf(query);
  const fit = Math.max(fitOfTitle(query, page), HEADING * fitOfHeadings(query, page));
  return 1 + fit + Math.max(0, ...page.sub_results.map((section) => share(asked, page, section)));
}

// Whether a page is called just what was asked for: 3 by its title to the letter, 2 in another form, 1 by a heading.
function exactness(query, page) {
  if (termsOf(query).join() === termsOf(page.meta.title).join()) return 3;
  return fitOfTitle(query, page) === 1 ? 2 : Number(fitOfHeadings(query, page) === 1);
}

/**
 * Puts the first results in order, given as [result, page] pairs: those called just what was asked for, then by score.
 * `queries` are ways to ask the same, the reader's own first.
 */
export function inOrder(queries, found) {
  const ranked = found.map(([result, page]) => ({
    result,
    exact: exactness(queries[0], page),
    score: result.score * Math.max(...queries.map((query) => strength(query, page))),
  }));
  ranked.sort((a, b) => b.exact - a.exact || b.score - a.score);
  return ranked.map(({ result }) => result);
}

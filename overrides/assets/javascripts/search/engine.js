// Pagefind, asked for the pages that answer a query. It is fetched the first time it is needed.

import { hasAll, inOrder, isAbout } from "./ranking.js";
import { vocabulary } from "./vocabulary.js";
import { contentWords, fold } from "./words.js";

const FIRST = 6; // pages that are looked into, as many as the dialog shows
const SAMPLE = 3; // pages that tell whether some words were found at all
const LEAST = 0.25; // of the best page's score, for a page that has some of the words only

let loading = null;

function load() {
  loading ??= fetched().catch((error) => {
    loading = null; // The next search tries again.
    throw error;
  });
  return loading;
}

// A title says more than a text, a rare word more than a common one, and a long page is no worse for its length.
const RANKING = { pageLength: 0.2, termSimilarity: 4, metaWeights: { title: 5, name: 2, kind: 0, place: 0 } };

async function fetched() {
  const pagefind = await import(new URL("pagefind/pagefind.js", window.__md_scope));
  await pagefind.options({ ranking: RANKING });
  await pagefind.init();
  return pagefind;
}

/** Fetches the engine beforehand, so that the first search is quick; a failure is told by the search itself. */
export const warmUp = () => load().catch(() => {});

/** Returns every facet's values with how many pages have them; from then on searches count by facet too. */
export async function facets() {
  const pagefind = await load();
  return pagefind.filters();
}

const once = (give) => {
  let given = null;
  return () => (given ??= give());
};

// Asks Pagefind what one search of the reader's needs, each question once, and each page once of its worker, as it is sent
// whole. Nothing more is asked when a newer search has begun, which would have to wait for it.
function asker(pagefind, isAwaited) {
  const answers = {};
  const check = () => {
    if (!isAwaited()) throw new Error("a newer search has begun");
  };
  return async (words, filters) => {
    check();
    const answer = await (answers[words + JSON.stringify(filters)] ??= answerTo(pagefind, words, filters));
    check();
    return answer;
  };
}

async function answerTo(pagefind, words, filters) {
  const answer = await pagefind.search(words, { filters });
  for (const result of answer.results) result.data = once(result.data);
  return answer;
}

/**
 * Finds the pages for {query, chosen: {facet: value}}, those of the workplace `mine` first. `own` are the ids of those;
 * `isNear` tells that no page has all the words. Ends with an error when the search is no longer awaited.
 */
export async function find({ query, chosen }, mine, isAwaited = () => true) {
  const ask = asker(await load(), isAwaited);
  const plan = await planned(ask, query);
  const answersFor = (filters) => Promise.all(plan.asked.map((words) => ask(words, filters)));
  const answers = await answersFor(chosen);
  const results = await ranked(plan.queries, merged(answers, plan.isNear));
  const own = new Set();
  if (mine && !chosen.arbejdsplads) {
    const ofMine = await answersFor({ ...chosen, arbejdsplads: mine });
    for (const result of ofMine.flatMap((answer) => answer.results)) own.add(result.id);
  }
  const counts = { ...countsOf(answers), ...(await countsByChosen(answersFor, chosen)) };
  return { results: results.sort((a, b) => own.has(b.id) - own.has(a.id)), own, counts, isNear: plan.isNear };
}

const pagesOf = (results) => Promise.all(results.map((result) => result.data()));

// What Pagefind is asked for a query: all of its words that tell something; and when no page is clearly about those,
// also each of them, the handbook's words that are like them, and the parts of those that are compounds.
//
// Gives {asked, queries, isNear}: the words of each search, of which those of the query are the first unless no page has
// them all (`isNear`), and ways to write the query, the reader's own first. Filters play no part, so that the same is
// asked for however the search is narrowed.
async function planned(ask, query) {
  const words = contentWords(query);
  const whole = words.join(" ");
  const results = (await ask(whole, {})).results.slice(0, FIRST);
  const pages = await pagesOf(results);
  if (pages.some((page) => isAbout(whole, page))) return { asked: [whole], queries: [query], isNear: false };
  const isNear = !pages.some((page) => hasAll(whole, page));
  const known = await vocabulary();
  const parted = words.map((word) => known.parts(fold(word)).join(" ") || word);
  const alike = words.map((word) => known.like(fold(word)));
  const other = [...new Set([...words, ...alike, ...parted])].filter((one) => one && one !== whole);
  const asked = isNear ? [] : [whole];
  const seen = results.map((result) => result.id);
  await Promise.all(other.map((one) => ask(one, {}))); // so that what they need is fetched at once
  for (const one of other) if (await isFound(ask, one, seen)) asked.push(one); // Pagefind mixes up pages asked for at once.
  return { asked, queries: [query, parted.join(" ")], isNear };
}

// Pagefind always finds something, if need be words that only begin alike. Pages that were `seen` are fetched already.
async function isFound(ask, words, seen) {
  const { results } = await ask(words, {});
  for (const some of [results.filter((result) => seen.includes(result.id)), results]) {
    const pages = await pagesOf(some.slice(0, SAMPLE));
    if (pages.some((page) => hasAll(words, page))) return true;
  }
  return false;
}

async function ranked(queries, results) {
  const pages = await pagesOf(results.slice(0, FIRST));
  return [...inOrder(queries, pages.map((page, at) => [results[at], page])), ...results.slice(FIRST)];
}

// The more of the words a page answers, the better. A page that has them all stays, even if it only just does.
function merged(answers, isNear) {
  if (answers.length < 2) return answers.flatMap((answer) => answer.results);
  const pages = new Map();
  for (const result of answers.flatMap((answer) => answer.results)) {
    const page = pages.get(result.id);
    if (page) page.score += result.score;
    else pages.set(result.id, result);
  }
  const sure = new Set(isNear ? [] : answers[0].results);
  const results = [...pages.values()].sort((a, b) => b.score - a.score);
  return results.filter((result) => sure.has(result) || result.score > results[0].score * LEAST);
}

// How many pages have a value cannot be told of several searches, only that some have: the number is null.
function countsOf(answers) {
  if (answers.length < 2) return answers[0]?.filters ?? {};
  const counts = {};
  for (const [facet, values] of answers.flatMap((answer) => Object.entries(answer.filters))) {
    for (const value in values) if (values[value]) (counts[facet] ??= {})[value] = null;
  }
  return counts;
}

// A facet that is chosen from counts as if it were not, so that its other values can still be compared.
async function countsByChosen(answersFor, chosen) {
  const open = Object.keys(chosen).map(async (facet) => {
    const { [facet]: _left, ...rest } = chosen;
    return [facet, countsOf(await answersFor(rest))[facet]];
  });
  return Object.fromEntries(await Promise.all(open));
}

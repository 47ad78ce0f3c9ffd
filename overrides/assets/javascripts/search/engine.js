// Pagefind, asked for the pages that answer a query. It is fetched the first time it is needed.

import { hasAll, inOrder, isAbout } from "./ranking.js";
import { vocabulary } from "./vocabulary.js";
import { contentWords, fold } from "./words.js";

const FIRST = 8; // pages that are looked into, as many as the dialog shows
const SAMPLE = 3; // pages that tell whether a word was found at all
const LEAST_OF_BEST = 0.25; // of the best page's score, for a page that has some of the words only

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

/**
 * Finds the pages for {query, chosen: {facet: value}}, those of the workplace `mine` first. `own` are the ids of those;
 * `isNear` tells that no page has all the words.
 */
export async function find({ query, chosen }, mine) {
  const pagefind = await load();
  const ask = (words, filters) => pagefind.search(words, { filters });
  const found = await searched(ask, query, chosen);
  const own = new Set();
  if (mine && !chosen.arbejdsplads) {
    const filters = { ...chosen, arbejdsplads: mine };
    const answers = await Promise.all(found.asked.map((words) => ask(words, filters)));
    for (const result of answers.flatMap((answer) => answer.results)) own.add(result.id);
  }
  const ours = found.results.filter((result) => own.has(result.id));
  const others = found.results.filter((result) => !own.has(result.id));
  const counts = await countsBy(ask, found, chosen);
  return { results: [...ours, ...others], own, counts, isNear: found.isNear };
}

// All the words that tell something, each as it stands. Only when no page is clearly about them, more is asked for.
async function searched(ask, query, filters) {
  const words = contentWords(query);
  const whole = words.join(" ");
  const answer = await ask(whole, filters);
  const first = await firstOf(answer.results);
  if (first.some(([, page]) => isAbout(whole, page))) {
    return { results: ranked([query], first, answer.results), asked: [whole], counts: answer.filters, isNear: false };
  }
  const hasWhole = first.some(([, page]) => hasAll(whole, page));
  return loosened(ask, { query, words, filters }, hasWhole ? answer : { results: [], filters: {} });
}

// The pages that have some of the words are wanted too, and those with words like them or with the parts of a compound.
async function loosened(ask, { query, words, filters }, strict) {
  const known = await vocabulary();
  const whole = words.join(" ");
  const parted = words.map((word) => known.parts(fold(word)).join(" ") || word);
  const alike = words.map((word) => known.like(fold(word)));
  const loose = [...new Set([...words, ...alike, ...parted])].filter((one) => one && one !== whole);
  const answers = (await Promise.all(loose.map((one) => genuine(ask, one, filters)))).flat();
  const results = merged([strict, ...answers].map((answer) => answer.results));
  return {
    results: ranked([query, parted.join(" ")], await firstOf(results), results),
    asked: [whole, ...loose],
    counts: answers.length ? withoutNumbers([strict, ...answers].map((answer) => answer.filters)) : strict.filters,
    isNear: !strict.results.length,
  };
}

// The answer for some words, as a list; an empty one when the pages found have only words that begin alike.
async function genuine(ask, words, filters) {
  const answer = await ask(words, filters);
  const first = await firstOf(answer.results.slice(0, SAMPLE));
  return first.some(([, page]) => hasAll(words, page)) ? [answer] : [];
}

const firstOf = (results) => Promise.all(results.slice(0, FIRST).map(async (result) => [result, await result.data()]));

const ranked = (queries, first, results) => [...inOrder(queries, first), ...results.slice(FIRST)];

// The more of the words a page answers, the better. One that answers all stays, even if it only just does.
function merged([strict, ...others]) {
  const pages = new Map(strict.map((result) => [result.id, result]));
  const sure = new Set(pages.keys());
  for (const result of others.flat()) {
    const page = pages.get(result.id);
    if (page) page.score += result.score;
    else pages.set(result.id, result);
  }
  const results = [...pages.values()].sort((a, b) => b.score - a.score);
  return results.filter((result) => sure.has(result.id) || result.score > results[0].score * LEAST_OF_BEST);
}

// How many pages have a value cannot be told of several searches, only that some have.
function withoutNumbers(counts) {
  const all = {};
  for (const [facet, values] of counts.flatMap(Object.entries)) {
    all[facet] ??= {};
    for (const [value, count] of Object.entries(values)) if (count) all[facet][value] = null;
  }
  return all;
}

// A facet that is chosen from counts as if it were not, so that its other values can still be compared.
async function countsBy(ask, { asked, counts }, chosen) {
  const open = Object.keys(chosen).map(async (facet) => {
    const { [facet]: _left, ...rest } = chosen;
    const answers = await Promise.all(asked.map((words) => ask(words, rest)));
    const all = answers.map((answer) => answer.filters);
    return [facet, (all.length > 1 ? withoutNumbers(all) : all[0])[facet]];
  });
  return { ...counts, ...Object.fromEntries(await Promise.all(open)) };
}

// Pagefind, asked for the pages that answer a query. It is fetched the first time it is needed.

let loading = null;

function load() {
  loading ??= fetched().catch((error) => {
    loading = null; // The next search tries again.
    throw error;
  });
  return loading;
}

// A title says more than a text, a rare word more than a common one, and a long page is no worse for its length.
const RANKING = { pageLength: 0.2, termSimilarity: 4, metaWeights: { title: 5, kind: 0, place: 0 } };

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

/** Finds the pages for {query, chosen: {facet: value}}, those of the workplace `mine` first. */
export async function find({ query, chosen }, mine) {
  const pagefind = await load();
  const found = await pagefind.search(query, { filters: chosen });
  const own = new Set();
  if (mine && !chosen.arbejdsplads) {
    const answer = await pagefind.search(query, { filters: { ...chosen, arbejdsplads: mine } });
    for (const result of answer.results) own.add(result.id);
  }
  const ours = found.results.filter((result) => own.has(result.id));
  const others = found.results.filter((result) => !own.has(result.id));
  return { results: [...ours, ...others], own, counts: await countsBy(pagefind, query, chosen, found.filters) };
}

// A facet that is chosen from counts as if it were not, so that its other values can still be compared.
async function countsBy(pagefind, query, chosen, counts) {
  const open = Object.keys(chosen).map(async (facet) => {
    const { [facet]: _left, ...rest } = chosen;
    const answer = await pagefind.search(query, { filters: rest });
    return [facet, answer.filters[facet]];
  });
  return { ...counts, ...Object.fromEntries(await Promise.all(open)) };
}

// The query as part of the page's address, so that a search can be linked to, and is still there on the way back.

const QUERY = "soeg";
export const FACETS = ["arbejdsplads", "fase", "rolle", "kollega"];

/** Returns the query and the chosen value of each facet that the address holds. */
export function asked() {
  const given = new URLSearchParams(location.search);
  const chosen = FACETS.filter((facet) => given.get(facet)).map((facet) => [facet, given.get(facet)]);
  return { query: given.get(QUERY)?.trim() ?? "", chosen: Object.fromEntries(chosen) };
}

/** Returns the address of this page with a search in it, or without any when the query is empty. */
export function addressOf({ query, chosen }) {
  const address = new URL(location);
  for (const key of [QUERY, ...FACETS]) address.searchParams.delete(key);
  if (query) {
    for (const [key, value] of [[QUERY, query], ...Object.entries(chosen)]) address.searchParams.set(key, value);
  }
  return address.href;
}

/** Puts the search into the address bar without a new step in the history. */
export function tell(search) {
  history.replaceState(history.state, "", addressOf(search));
}

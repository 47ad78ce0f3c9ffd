// The search: what is typed and chosen in the dialog goes to the engine, and what the engine finds is shown.

import { asked, tell } from "./address.js";
import { facets, find, warmUp } from "./engine.js";
import { foundBy } from "./excerpt.js";
import { rememberedWorkplace, rememberWorkplace, setSlashOpens, slashOpens } from "./settings.js";
import { fill, Filters, names, View } from "./view.js";
import { isSeen, suggestionFor } from "./vocabulary.js";
import { termsOf } from "./words.js";

const PAGES = 6; // shown at a time
const PAUSE = 120; // milliseconds without a letter before a search, longer than from one letter to the next
const LONG_PAUSE = 400; // when the last word is one letter so far, with which a great many words begin
const NOTHING = { results: [], own: new Set(), counts: {} };

const dialog = document.getElementById("search");
const field = dialog.querySelector("form input");
const part = Object.fromEntries([...dialog.querySelectorAll("[data-search]")].map((one) => [one.dataset.search, one]));
const view = new View(part, dialog.dataset);
const filters = new Filters(part.filters, search);

let opener = null;
let waiting = null;
let asking = { query: "", chosen: {} };
let answer = NOTHING;
let searching = Promise.resolve();

/** Opens the dialog, with the search that the page's address holds. */
export function open() {
  if (dialog.open) return;
  opener = document.activeElement;
  const { query, chosen } = asked();
  dialog.showModal();
  field.focus();
  warmUp();
  if (query) {
    filters.show({}, chosen);
    ask(query);
  }
}

function ask(query) {
  field.value = query;
  field.select();
  field.focus();
  search();
}

function closed() {
  clearTimeout(waiting);
  tell({ query: "", chosen: {} });
  opener?.focus();
}

// A search ends, and is not shown, when a newer one has begun.
function search() {
  clearTimeout(waiting);
  waiting = null;
  const own = { query: field.value.replace(/\s+/g, " ").trim(), chosen: filters.chosen };
  asking = own;
  tell(own);
  part.clear.hidden = !field.value;
  searching = run(own).catch((error) => {
    if (asking !== own) return;
    console.error(error);
    view.fail();
  });
}

async function run(own) {
  const isAwaited = () => asking === own;
  const given = own.query ? await find(own, part.workplace.value, isAwaited) : { ...NOTHING, counts: await totals() };
  const pages = await pagesOf(given, 0);
  if (!isAwaited()) return;
  answer = given;
  view.show(own, given, pages);
  filters.show(given.counts, own.chosen);
  const isRight = isSeen(termsOf(own.query), pages.flatMap(foundBy));
  const correction = isRight ? null : await suggestionFor(own.query);
  if (isAwaited()) view.suggest(correction, ask);
}

function pagesOf({ results }, from) {
  return Promise.all(results.slice(from, from + PAGES).map((result) => result.data()));
}

const totals = () => (part.filters.open ? facets() : {});

async function showMore() {
  const from = view.shown;
  view.append(asking, answer, await pagesOf(answer, from));
  view.focus(from);
}

// Enter in the field leads to the first page, once the search for what is typed has ended.
async function follow(event) {
  event.preventDefault();
  if (waiting) search();
  await searching;
  part.results.querySelector("a")?.click();
}

function typed() {
  part.clear.hidden = !field.value;
  clearTimeout(waiting);
  waiting = setTimeout(search, /(?<!\S)\S$/.test(field.value) ? LONG_PAUSE : PAUSE);
}

// A page that is there already is only scrolled to, so the dialog gets out of its way.
function followed(event) {
  const link = event.target.closest("a[href]");
  if (link && new URL(link.href).pathname === location.pathname && link !== part.link) dialog.close();
}

// The keyboard: the arrows, Home and End

function places() {
  const found = dialog.querySelectorAll(".search-suggestion button, .search-results a, .search-button, .search-help a");
  return [...found].filter((place) => place.checkVisibility());
}

function target(key, at, last) {
  if (key === "ArrowDown") return Math.min(at + 1, last);
  if (key === "ArrowUp") return at - 1;
  if (at >= 0 && key === "Home") return 0;
  if (at >= 0 && key === "End") return last;
  return null;
}

// Moves the focus as a key says, from the field or from what was found; the field stands before all that was found.
function move(event) {
  const links = places();
  const at = links.indexOf(document.activeElement);
  if (at < 0 && document.activeElement !== field) return;
  const to = target(event.key, at, links.length - 1);
  if (to === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  (links[to] ?? field).focus();
}

// Settings

async function offerWorkplaces() {
  const { arbejdsplads = {} } = await facets();
  fill(part.workplace, names(arbejdsplads), part.workplace.value);
}

function remember() {
  rememberWorkplace(part.remember.checked ? part.workplace.value : "");
}

function prepareSettings() {
  const name = rememberedWorkplace();
  fill(part.workplace, name ? names({ [name]: 0 }) : {}, name);
  part.remember.checked = Boolean(name);
  part.slash.checked = slashOpens();
}

prepareSettings();
dialog.addEventListener("close", closed);
dialog.addEventListener("keydown", move);
dialog.addEventListener("click", followed);
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
field.addEventListener("input", typed);
field.form.addEventListener("submit", follow);
part.close.addEventListener("click", () => dialog.close());
part.clear.addEventListener("click", () => ask(""));
part.more.addEventListener("click", showMore);
part.reset.addEventListener("click", () => {
  filters.reset();
  ask(field.value);
});
part.filters.addEventListener("toggle", () => part.filters.open && facets().then(search, search));
part.settings.addEventListener("toggle", () => part.settings.open && offerWorkplaces());
part.workplace.addEventListener("change", () => {
  remember();
  search();
});
part.remember.addEventListener("change", remember);
part.slash.addEventListener("change", () => setSlashOpens(part.slash.checked));

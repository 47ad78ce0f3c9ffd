// The pages that were found, as a list of links: each page with the sections that match.

import { excerpt, marked, visible } from "./excerpt.js";

const SECTIONS = 3;

/** Makes an element with children; words are only ever put in as text. */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function withMarks(words) {
  return words.flatMap(([word, hit], at) => [at ? " " : "", hit ? make("mark", {}, word) : word]);
}

const strength = (section) => section.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);

// A heading may have nothing below it.
function excerptOf(section, page, terms) {
  const words = excerpt(section, page, terms);
  return words.length ? [make("p", {}, ...withMarks(words))] : [];
}

function sectionOf(section, page, terms) {
  return make(
    "li",
    {},
    make("a", { href: section.url }, ...withMarks(marked(section.title, terms))),
    ...excerptOf(section, page, terms),
  );
}

function kindOf(page, isOwn, words) {
  const place = page.meta.place === page.meta.title ? "" : page.meta.place;
  return [isOwn ? words.mine : "", page.meta.kind, place].filter(Boolean).join(" · ");
}

/** Makes the item of one page. `words` is what the dialog has to say: mine, moreSections. */
export function itemOf(page, terms, isOwn, words) {
  const sections = page.sub_results.filter((section) => section.anchor).sort((a, b) => strength(b) - strength(a));
  const whole = page.sub_results.find((section) => !section.anchor);
  const shown = sections.slice(0, SECTIONS);
  const left = sections.length - shown.length;
  const item = make("li", { className: isOwn ? "search-own" : "" });
  item.append(make("a", { href: page.url, className: "search-title" }, ...withMarks(marked(page.meta.title, terms))));
  const kind = visible(kindOf(page, isOwn, words));
  if (kind) item.append(make("p", { className: "search-kind" }, kind));
  if (whole || !shown.length) {
    item.append(...excerptOf(whole ?? { locations: [] }, page, terms));
  }
  if (shown.length) item.append(make("ul", {}, ...shown.map((section) => sectionOf(section, page, terms))));
  if (left) item.append(make("p", { className: "search-kind" }, words.moreSections.replace("{count}", left)));
  return item;
}

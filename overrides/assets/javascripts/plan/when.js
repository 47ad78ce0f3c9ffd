// The days of a plan in Danish words; the twin of plans/renderers/when.py.

import { WEEKDAYS, partsOf, shortDate, weekdayOf } from "./day.js";
import { say } from "./language.js";

// Days outside the year carry theirs.
export function whenWords(when, year) {
  return words(when, (day) => narrow(day, year));
}

export function movedWords({ movedFrom, reason }, year) {
  if (movedFrom === null) return "";
  const day = narrow(movedFrom, year);
  const isSaidAlready = reason === "" || reason === WEEKDAYS[weekdayOf(movedFrom)];
  return isSaidAlready ? say("moved", { day }) : say("moved_because", { day, reason });
}

// The day that counts of several: the first, or the last when it is a latest day.
export function dayThatCounts({ first, last, latest }) {
  return latest ? (last ?? first) : first;
}

function words({ first, last, latest }, wordsOf) {
  const end = wordsOf(last ?? first);
  if (latest) return say("latest", { day: end });
  const begin = last === null ? end : wordsOf(first);
  return begin === end ? begin : say("span", { first: begin, last: end });
}

// No line break parts the day, and its year stands on the next line where it must.
function narrow(day, year) {
  return withYear(shortDate(day).replaceAll(" ", "\u00a0"), day, year);
}

function withYear(told, day, year) {
  const own = partsOf(day).year;
  return own === year ? told : `${told} ${own}`;
}

// The link that shares a plan: the types and the dates, in the part of the address that no browser sends to a server.
// It never holds a name, or anything else that someone wrote in words.

import { tidy } from "./hire.js";

const NAMES = {
  types: "type",
  start: "start",
  agreed: "aftale",
  first_working_day: "foerste",
  end: "slut",
  probation: "proevetid",
};
const MARK = "plan=1";
const LONGEST = 2000;

export function toFragment(hire) {
  const right = tidy(hire);
  const given = Object.entries(NAMES).map(([key, name]) => [name, right[key].toString()]);
  return [MARK, ...given.filter(([, value]) => value).map((pair) => pair.join("="))].join("&");
}

// What the fragment says of a plan, or null when it is not that of a plan; what does not read as a date is left out.
export function fromFragment(hash) {
  const fragment = hash.replace(/^#/, "");
  if (fragment.length > LONGEST || !fragment.split("&").includes(MARK)) return null;
  const words = new URLSearchParams(fragment);
  const given = Object.entries(NAMES).map(([key, name]) => [key, words.get(name) ?? ""]);
  const { types, ...days } = Object.fromEntries(given);
  const right = tidy({ types: types ? types.split(",") : [], ...days });
  return Object.fromEntries(given.map(([key]) => [key, right[key]]));
}

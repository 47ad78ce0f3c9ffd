// The rule that the words of a due expression stand for, as the page's markup holds it: “offset start -2 week latest”.

const NAMES = {
  offset: ["anchor", "count", "unit"],
  span: ["anchor", "count", "unit", "lastCount", "lastUnit"],
  period: ["anchor", "first", "last", "unit"],
  weekday: ["anchor", "week", "weekday"],
  part: ["numerator", "denominator"],
  every: ["every", "unit", "weekday", "anchor", "first", "last", "periodUnit"],
  undated: [],
};

export function readRule(code) {
  const [kind, ...words] = code.split(" ");
  const rule = { kind, latest: words.includes("latest"), beforeStart: words.includes("before-start") };
  NAMES[kind].forEach((name, at) => (rule[name] = valueOf(words[at])));
  return rule;
}

function valueOf(word) {
  if (word === "-") return null;
  return /\d/.test(word) ? Number(word) : word;
}

// The day that a rule counts from, or null without a date.
export function anchorOf(rule) {
  return rule.kind === "part" ? "course_end" : (rule.anchor ?? null);
}

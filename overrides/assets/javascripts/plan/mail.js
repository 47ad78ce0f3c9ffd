// Writes the messages of a plan as text to copy and as drafts to open in a mail program; the twin of
// plans/renderers/mails.py.

import { longDate } from "./day.js";
import { say } from "./language.js";
import { letterOf, placeholderValues } from "./letters.js";
import { named } from "./people.js";
import { toPlain } from "./plain.js";
import { dayThatCounts } from "./when.js";

const BOUNDARY = "=_introplan"; // cannot occur in a body, as Base64 has no underscore
const LINE = 76; // RFC 2045, 6.8
const WORD = 39; // octets in an encoded word, so that its line has at most 76 signs (RFC 2047, 2)

// When to send it, from whom and to whom, and the letter itself; the context is {hire, workplace, roles, anchors}.
export function mailText({ message, when }, context) {
  const { subject, body } = letterOf(message, placeholderValues(context));
  const facts = [
    ["to_be_sent", when ? longDate(dayThatCounts(when)) : message.words],
    ["from", named(message.from, context)],
    ["to", named(message.to, context)],
    ["subject", subject],
  ];
  return [...facts.map(([key, value]) => `${say(key)}: ${line(value)}`), "", toPlain(body), ""].join("\n");
}

// A mail that Outlook opens as a draft ([MS-OXCMAIL], X-Unsent); who gets it is not known.
export function mailDraft({ message }, context) {
  const { subject, body } = letterOf(message, placeholderValues(context));
  const plain = toPlain(body);
  const page = document.implementation.createHTMLDocument(line(subject));
  page.documentElement.lang = "da";
  page.body.append(...body.childNodes);
  return [
    `Subject: ${encodedWords(line(subject))}`,
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    "",
    ...part("plain", `${plain}\n`),
    ...part("html", `<!DOCTYPE html>\n${page.documentElement.outerHTML}\n`),
    `--${BOUNDARY}--`,
    "",
  ].join("\r\n");
}

function part(subtype, text) {
  const lines = base64(text.replaceAll("\n", "\r\n")).match(new RegExp(`.{1,${LINE}}`, "g"));
  const type = `Content-Type: text/${subtype}; charset="utf-8"`;
  return [`--${BOUNDARY}`, type, "Content-Transfer-Encoding: base64", "", ...lines];
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

// Always encoded, so that no name is read as a header or as an encoded word of its own.
function encodedWords(text) {
  const words = [""];
  for (const letter of text) {
    if (new TextEncoder().encode(words.at(-1) + letter).length > WORD) words.push("");
    words.push(words.pop() + letter);
  }
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join("\r\n ");
}

// Words as one line, so that no name can begin a header of its own.
function line(words) {
  return words.replace(/[\p{C}\p{Z}]+/gu, " ").replace(/^ | $/g, "");
}

// Writes one role's part of a plan as a calendar file (iCalendar, RFC 5545): the very bytes that
// plans/renderers/calendar_file.py writes.

import { isoDay } from "./day.js";
import { planWords } from "./events.js";

const ZONE = "Europe/Copenhagen";
const DAY = 24 * 60;
const LONGEST_LINE = 74; // octets

// Summer time as in directive 2000/84/EC.
const TIME_ZONE = [
  "BEGIN:VTIMEZONE",
  `TZID:${ZONE}`,
  "BEGIN:DAYLIGHT",
  "DTSTART:19960331T020000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "TZNAME:CEST",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
  "TZNAME:CET",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "END:STANDARD",
  "END:VTIMEZONE",
];

// The whole file as text, to be written in UTF-8; the context is that of the events.
export function calendarFile(events, role, context) {
  const written = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//introhaandbog//introplan//DA",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(planWords(context))}`,
    ...TIME_ZONE,
    ...events.filter((event) => event.roles.includes(role)).flatMap((event) => component(event, context.today)),
    "END:VCALENDAR",
  ];
  return written.map((line) => `${folded(line)}\r\n`).join("");
}

function component(event, today) {
  const isTimed = event.begins !== null;
  const [begins, ends] = isTimed
    ? [event.begins, event.begins + event.minutes].map((minutes) => `;TZID=${ZONE}:${moment(event.day, minutes)}`)
    : [event.day, event.day + 1].map((day) => `;VALUE=DATE:${compact(day)}`);
  return [
    "BEGIN:VEVENT",
    `SUMMARY:${escaped(event.title)}`,
    `DTSTART${begins}`,
    `DTEND${ends}`,
    `DTSTAMP:${moment(today, 0)}Z`,
    `UID:${event.uid}`,
    "CLASS:PRIVATE",
    `DESCRIPTION:${escaped(event.description)}`,
    ...(isTimed ? ["STATUS:TENTATIVE", "TRANSP:OPAQUE"] : ["TRANSP:TRANSPARENT"]),
    "END:VEVENT",
  ];
}

function compact(day) {
  return isoDay(day).replaceAll("-", "");
}

function moment(day, minutes) {
  const clock = minutes % DAY;
  const digits = [Math.floor(clock / 60), clock % 60, 0].map((part) => String(part).padStart(2, "0")).join("");
  return `${compact(day + Math.floor(minutes / DAY))}T${digits}`;
}

// A backslash before an N is a line break too, as Python's library reads it.
function escaped(words) {
  return words.replaceAll("\\N", "\n").replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

// Lines have at most 75 octets with the space that begins the next; none ends in half of an escape.
function folded(line) {
  const parts = [];
  let current = [];
  let length = 0;
  for (const letter of line) {
    const octets = octetsOf(letter);
    if (current.length && length + octets > LONGEST_LINE) {
      const kept = current.length > 1 && /[\\^]/.test(current.at(-1)) ? current.splice(-1) : [];
      parts.push(current.join(""));
      [current, length] = [kept, kept.length];
    }
    current.push(letter);
    length += octets;
  }
  return [...parts, current.join("")].join("\r\n ");
}

function octetsOf(letter) {
  const code = letter.codePointAt(0);
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

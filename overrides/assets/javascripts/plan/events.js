// What a plan puts into calendars; the twin of plans/renderers/events.py, where the rules are told.

import { crc32 } from "./crc.js";
import { parseDay, partsOf, plainDate } from "./day.js";
import { say, sayCount } from "./language.js";
import { titleOf } from "./people.js";
import { toPlain } from "./plain.js";
import { dayThatCounts, movedWords, whenWords } from "./when.js";

const FIRST_MEETING = 9 * 60;
const AFTER_ARRIVAL = 60;
const BETWEEN_MEETINGS = 15;
const LONGEST_DAY = 8 * 60;
const MIDNIGHT = 24 * 60;

const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]/g;

// {uid, title, day, begins: minutes from midnight | null, minutes, description, roles: [id]} of what has a day, in
// the plan's own order: what is overdue, then phase by phase, then the messages. The context is {hire, workplace,
// roles, today}.
export function eventsOf(plan, context) {
  const { hire, roles, today } = context;
  const year = partsOf(plan.anchors.first_working_day).year;
  const now = plan.calendar.nextOpen(today);
  const uid = uids(crc32(`${hire.name}|${hire.start}|${hire.department}`));
  const timeOf = times(plan.anchors.first_working_day, hire.time);

  const ofTask = ({ task, when }, isOverdue) => {
    const day = isOverdue ? now : dayThatCounts(when);
    const begins = task.minutes && !isOverdue ? timeOf(day, task.minutes) : null;
    const told = [...about(task, roles), ...timing(when, year, task.minutes, begins), planWords(context)];
    const { id, title, minutes, taking } = task;
    return { uid: uid(id), title: line(title), day, begins, minutes, description: lines(told), roles: taking };
  };
  const ofMessage = ({ message, when }) => {
    const receiver = say("to_role", { role: titleOf(message.to, roles) });
    return {
      uid: uid(`mail.${message.id}`),
      title: line(say("send", { title: message.title })),
      day: dayThatCounts(when),
      begins: null,
      minutes: 0,
      description: lines([receiver, ...timing(when, year, 0, null), planWords(context)]),
      roles: [message.from],
    };
  };
  const dated = (rows) => rows.filter(({ when }) => when);
  return [
    ...dated(plan.overdue).map((row) => ofTask(row, true)),
    ...plan.sections.flatMap((section) => dated(section.rows).map((row) => ofTask(row, false))),
    ...dated(plan.messages).map(ofMessage),
  ];
}

// Words that tell one plan from another for those who know of it, without the name of the person.
export function planWords({ hire, workplace }) {
  return say("plan", { workplace: workplace.name, date: plainDate(parseDay(hire.start)) });
}

function uids(person) {
  const counts = new Map();
  return (identity) => {
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
    return `${identity}.${counts.get(identity)}.${person}@introplan`;
  };
}

// When the next meeting of a day may begin, or null when the day is full.
function times(firstWorkingDay, arrival) {
  const next = new Map();
  const [hours, minutes] = arrival.split(":").map(Number);
  return (day, length) => {
    const first = arrival && day === firstWorkingDay ? hours * 60 + minutes + AFTER_ARRIVAL : FIRST_MEETING;
    const begins = next.get(day) ?? first;
    if (begins + length > Math.min(first + LONGEST_DAY, MIDNIGHT)) return null;
    next.set(day, begins + length + BETWEEN_MEETINGS);
    return begins;
  };
}

function about({ text, link, responsible, taking }, roles) {
  const company = taking.filter((role) => role !== responsible).map((role) => titleOf(role, roles));
  return [
    ...(text ? [toPlain(text)] : []),
    ...(link ? [say("read_more", { address: link })] : []),
    say("responsible", { role: titleOf(responsible, roles) }),
    ...(company.length ? [say("taking_part", { roles: company.join(", ") })] : []),
  ];
}

function timing(when, year, minutes, begins) {
  const told = [say("when", { when: whenWords(when, year) })];
  if (when.movedFrom !== null) told.push(movedWords(when, year));
  if (begins !== null) told.push(say("proposal"));
  else if (minutes) told.push(sayCount("meeting_takes", minutes, { minutes: String(minutes) }));
  return told;
}

// \s of JavaScript holds the byte order mark, which is no space elsewhere.
function line(words) {
  return words.replace(CONTROL, " ").replace(/[^\S\ufeff]+/g, " ").replace(/^ | $/g, "");
}

function lines(paragraphs) {
  return paragraphs.join("\n").replace(CONTROL, " ").replaceAll("\u00a0", " ");
}

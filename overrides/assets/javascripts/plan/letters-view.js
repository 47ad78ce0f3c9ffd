// The mails on the page: each with its day and the person's own words, ready to copy or to open as a draft.

import { partsOf } from "./day.js";
import { download } from "./file.js";
import { say, sayCount } from "./language.js";
import { letterOf, placeholderValues } from "./letters.js";
import { movedWords, whenWords } from "./when.js";

// Few readers send a mail, so its scripts come when they are needed.
const mails = () => import("./mail.js");

function button(label, work) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.addEventListener("click", work);
  return made;
}

export class LettersView {
  #context = null;

  constructor(messages, announce) {
    this.messages = messages;
    this.section = document.querySelector("section[data-phase=mails]");
    for (const message of messages) message.element.append(this.#actions(message, announce));
  }

  show(plan, context) {
    this.#context = { ...context, anchors: plan.anchors };
    const year = partsOf(plan.anchors.first_working_day).year;
    const whens = new Map(plan.messages.map(({ message, when }) => [message, when]));
    const values = placeholderValues(this.#context);
    this.#arrange(plan.messages.map(({ message }) => message.element));
    for (const message of this.messages) {
      message.element.hidden = !whens.has(message);
      message.when = whens.get(message) ?? null;
      const moved = message.when ? movedWords(message.when, year) : "";
      this.#tell(message, message.when ? whenWords(message.when, year) : message.words, moved, letterOf(message, values));
    }
    this.#toggle(true);
  }

  reset() {
    if (!this.#context) return;
    this.#context = null;
    for (const message of this.messages) {
      message.element.hidden = false;
      this.#tell(message, message.words, "", { subject: message.subject, body: message.body.cloneNode(true) });
    }
    this.#toggle(false);
  }

  // Only what stands in another place is moved, as what is moved is laid out anew.
  #arrange(elements) {
    let above = this.section?.querySelector("h2, h3");
    for (const element of elements) {
      if (above.nextElementSibling !== element) above.after(element);
      above = element;
    }
  }

  #tell({ element }, day, moved, { subject, body }) {
    element.querySelector(".fact-when dd").textContent = moved ? `${day} · ${moved}` : day;
    element.querySelector(".letter-line").textContent = subject;
    element.querySelector(".letter-body").replaceChildren(...body.childNodes);
  }

  #toggle(isOn) {
    for (const { element } of this.messages) element.querySelector(".letter-actions").hidden = !isOn;
    if (this.section) this.section.hidden = this.messages.every(({ element }) => element.hidden);
  }

  #actions(message, announce) {
    const row = Object.assign(document.createElement("p"), { className: "letter-actions", hidden: true });
    const about = { title: message.title };
    const copy = button(say("copy"), async () => {
      const { mailText } = await mails();
      await navigator.clipboard.writeText(mailText({ message, when: message.when }, this.#context));
      announce(say("copied", about));
    });
    const open = button(say("open_draft"), async () => {
      const { mailDraft } = await mails();
      download(`${message.id}.eml`, "message/rfc822", mailDraft({ message, when: message.when }, this.#context));
    });
    for (const made of [copy, open]) made.setAttribute("aria-label", `${made.textContent}: ${message.title}`);
    row.append(copy, open);
    return row;
  }
}

// What is not in the plan, and why: tasks that lack a date to count from, and mails there is no time for.
export function leftOut(plan) {
  return [
    ...plan.omitted.map(({ task, missing }) => `${task.title}: ${say(`missing_${missing}`)}`),
    ...plan.unsent.map(({ message, days }) => `${message.title}: ${sayCount("too_short", days, { days: String(days) })}`),
  ];
}

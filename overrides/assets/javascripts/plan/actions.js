// The buttons below the form: print, fetch the calendar, save, open, share, remember and forget.

import { download, openFile, PlanFileError, toFile } from "./file.js";
import { focusFirstFault, readChoice } from "./form.js";
import { say } from "./language.js";
import { toFragment } from "./link.js";
import { printPlan } from "./print.js";

const CALENDAR = "text/calendar;charset=utf-8";
const NOTHING = {};

export class Actions {
  constructor(parts) {
    Object.assign(this, parts);
    const { form } = this;
    for (const button of form.querySelectorAll("[data-action]")) {
      button.addEventListener("click", () => this[button.dataset.action]());
    }
    for (const button of form.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => this.print(button.dataset.print));
    }
    form.elements.file.addEventListener("change", () => this.open());
    form.elements.remember.addEventListener("change", () => this.remember());
  }

  // Without a plan there is nothing to use; then it is told what is missing.
  #lacksPlan() {
    if (this.state.plan) return false;
    const { form } = this;
    if (form.elements.start.value) {
      this.announce(say("mend_first"));
      focusFirstFault(form);
    } else {
      this.announce(say("without_start"));
      form.elements.start.focus();
    }
    return true;
  }

  print(reader) {
    if (this.#lacksPlan()) return;
    const { elements } = this.form;
    printPlan(reader, {
      current: readChoice(this.form).reader,
      choose: (role) => {
        elements.reader.value = role;
        this.update();
      },
    });
  }

  // Few readers fetch a calendar, so its scripts come when they are needed.
  async calendar() {
    if (this.#lacksPlan()) return;
    const [{ calendarFile }, { eventsOf }] = await Promise.all([import("./calendar-file.js"), import("./events.js")]);
    const { plan, context } = this.state;
    const role = this.form.elements.calendar.value;
    download(`kalender-${role}.ics`, CALENDAR, calendarFile(eventsOf(plan, context), role, context));
    this.announce(say("fetched"));
  }

  save() {
    if (this.#lacksPlan()) return;
    const { hire, done } = this.state;
    download("introplan.json", "application/json", toFile(hire, [...done], this.page.workplace.version));
    this.announce(say("saved"));
  }

  async open() {
    const { elements } = this.form;
    const [file] = elements.file.files;
    elements.file.value = "";
    if (!file) return;
    try {
      const { hire, done } = await openFile(file);
      const isHere = !hire.department || hire.department === this.page.workplace.id;
      this.take(hire, done);
      this.announce(say(isHere ? "opened" : "opened_elsewhere"));
    } catch (error) {
      if (!(error instanceof PlanFileError)) throw error;
      this.announce(say(error.key));
    }
  }

  async link() {
    if (this.#lacksPlan()) return;
    const address = new URL(`#${toFragment(this.state.hire)}`, location.href).href;
    await navigator.clipboard.writeText(address);
    this.announce(say("link_copied"));
  }

  remember() {
    const { checked } = this.form.elements.remember;
    if (checked) {
      this.update();
      this.announce(say(this.memory.isOn ? "remembered" : "not_remembered"));
    } else {
      this.forget();
    }
  }

  forget() {
    this.memory.forget();
    this.form.elements.remember.checked = false;
    this.announce(say("forgotten"));
  }

  clear() {
    this.form.elements.remember.checked = false;
    this.take(NOTHING);
    this.form.elements.name.focus();
  }
}

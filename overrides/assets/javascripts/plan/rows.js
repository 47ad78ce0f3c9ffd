// The rows of a plan on the page: each task with its day and a box to tick, and a copy for each time that it recurs.

import { crc32 } from "./crc.js";
import { say } from "./language.js";
import { movedWords, whenWords } from "./when.js";

function checkbox(label) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.className = "task-check";
  box.setAttribute("aria-label", label);
  return box;
}

function line(className, words) {
  return Object.assign(document.createElement("span"), { className, textContent: words });
}

// An old tick never lands on a task that has been changed since.
function stampOf({ title, words, text }) {
  return crc32(`${title}|${words}|${text?.textContent ?? ""}`);
}

class Row {
  constructor(task, number) {
    this.key = `${task.id}.${number}.${stampOf(task)}`;
    this.task = task;
    this.element = number === 1 ? task.element : task.copy.cloneNode(true);
    if (number > 1) this.element.removeAttribute("id");
    this.day = this.element.querySelector(".fact-when dd").firstChild;
    this.moved = null;
    this.box = null;
  }

  show(when, year, isDone) {
    if (!this.box) this.#dress();
    this.#tell(when ? whenWords(when, year) : this.task.words, when ? movedWords(when, year) : "");
    this.words.hidden = !when;
    if (this.box.checked !== isDone) this.box.checked = isDone;
  }

  // As the handbook has it.
  reset() {
    if (!this.box) return;
    this.#tell(this.task.words, "");
    this.box.replaceWith(this.square);
    for (const part of [this.moved, this.words]) part.remove();
    this.box = null;
  }

  #dress() {
    this.box = checkbox(say("done", { title: this.task.title }));
    this.box.dataset.key = this.key;
    this.square = this.element.querySelector(".task-box");
    this.square.replaceWith(this.box);
    this.moved = line("moved", "");
    this.words = line("due-words", this.task.words);
    this.day.after(this.moved, this.words);
  }

  // Only what is new is written, as a page of two hundred tasks is told again at every key.
  #tell(day, moved) {
    if (this.day.data !== day) this.day.data = day;
    if (this.moved.textContent !== moved) this.moved.textContent = moved;
  }
}

// Every row made so far, so that a task keeps its elements from one plan to the next.
export class Rows {
  #made = new Map();

  of(task, number) {
    const key = `${task.id}.${number}`;
    if (!this.#made.has(key)) this.#made.set(key, new Row(task, number));
    return this.#made.get(key);
  }

  reset() {
    for (const row of this.#made.values()) row.reset();
  }
}

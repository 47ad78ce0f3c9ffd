// What opens the search: its buttons, Ctrl-K, the key "/", and a link with a query. The rest is fetched when it is needed.

import { asked } from "./address.js";
import { slashOpens } from "./settings.js";

const WRITING = "input, textarea, select, [contenteditable]";

async function open() {
  const dialog = await import("./dialog.js");
  dialog.open();
}

function isWriting(target) {
  return target instanceof Element && target.matches(WRITING);
}

function opens(event) {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k" && !event.shiftKey;
  return event.key === "/" && slashOpens() && !isWriting(event.target);
}

for (const button of document.querySelectorAll("[data-opens-search]")) button.addEventListener("click", open);

addEventListener("keydown", (event) => {
  if (!opens(event)) return;
  event.preventDefault();
  open();
});

if (asked().query) open();

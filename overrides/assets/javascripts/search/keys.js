// The keyboard in the search: the arrows, Home and End move between the field and what was found.

function places(dialog) {
  const found = dialog.querySelectorAll(".search-suggestion button, .search-results a, .search-button, .search-help a");
  return [...found].filter((place) => place.checkVisibility());
}

function target(key, at, last) {
  if (key === "ArrowDown") return Math.min(at + 1, last);
  if (key === "ArrowUp") return at - 1;
  if (at >= 0 && key === "Home") return 0;
  if (at >= 0 && key === "End") return last;
  return null;
}

/** Moves the focus as a key says, from the field or from what was found; the field stands before all that was found. */
export function move(event, dialog, field) {
  const links = places(dialog);
  const at = links.indexOf(document.activeElement);
  if (at < 0 && document.activeElement !== field) return;
  const to = target(event.key, at, links.length - 1);
  if (to === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  (links[to] ?? field).focus();
}

// The buttons that open and close the menu and the search, and the table of contents.

const DRAWER = document.getElementById("__drawer");
const SEARCH = document.getElementById("__search");

function announce(toggle) {
  for (const button of document.querySelectorAll(`[data-toggles=${toggle.id}]`)) {
    button.setAttribute("aria-expanded", String(toggle.checked));
  }
}

function press(button) {
  const toggle = document.getElementById(button.dataset.toggles);
  toggle.click();
  if (toggle === SEARCH) document.querySelector("[data-md-component=search-query]").focus();
  if (toggle === DRAWER) moveFocus();
}

function moveFocus() {
  const target = DRAWER.checked ? ".site-nav__close" : ".header-menu";
  document.querySelector(target)?.focus({ preventScroll: true });
}

for (const toggle of [DRAWER, SEARCH]) {
  announce(toggle);
  toggle.addEventListener("change", () => announce(toggle));
}

for (const button of document.querySelectorAll("[data-toggles]")) {
  button.addEventListener("click", () => press(button));
}

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !DRAWER.checked) return;
  DRAWER.click();
  moveFocus();
});

// Beside the text there is room for the table of contents; above it, on a phone, it stays closed.
const wide = matchMedia("(min-width: 60em)");
const contents = document.querySelector("details.toc");

function openContents() {
  if (contents) contents.open = wide.matches;
}

openContents();
wide.addEventListener("change", openContents);

if (document.querySelector("[data-filter]")) await import("./workplaces.js");

// The buttons that open and close the menu and the search, and the table of contents.

const DRAWER = document.getElementById("__drawer");
const SEARCH = document.getElementById("__search");

function announce(toggle) {
  for (const button of document.querySelectorAll(`[data-toggles=${toggle.id}]`)) {
    button.setAttribute("aria-expanded", String(toggle.checked));
  }
}

let opener = null;

function press(button) {
  const toggle = document.getElementById(button.dataset.toggles);
  if (!toggle.checked) opener = button;
  toggle.click();
}

// Focus follows what was opened, and goes back to the button when it closes.
function moveFocus(toggle) {
  const inside = toggle === SEARCH ? "[data-md-component=search-query]" : ".site-nav__close";
  const target = toggle.checked ? document.querySelector(inside) : opener;
  target?.focus({ preventScroll: true });
  if (!toggle.checked) opener = null;
}

for (const toggle of [DRAWER, SEARCH]) {
  announce(toggle);
  toggle.addEventListener("change", () => {
    announce(toggle);
    if (opener) moveFocus(toggle);
  });
}

for (const button of document.querySelectorAll("[data-toggles]")) {
  button.addEventListener("click", () => press(button));
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && DRAWER.checked) DRAWER.click();
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
if (document.querySelector("[data-shares]")) await import("./shares.js");

// The buttons that open and close the menu, the search, and the table of contents.

import "./search/opener.js";

const DRAWER = document.getElementById("__drawer");
const BUTTONS = [...document.querySelectorAll("[data-toggles=__drawer]")];

let opener = null;

function announce() {
  for (const button of BUTTONS) button.setAttribute("aria-expanded", String(DRAWER.checked));
}

// Focus follows what was opened, and goes back to the button when it closes.
function moveFocus() {
  const target = DRAWER.checked ? document.querySelector(".site-nav__close") : opener;
  target?.focus({ preventScroll: true });
  if (!DRAWER.checked) opener = null;
}

announce();
DRAWER.addEventListener("change", () => {
  announce();
  if (opener) moveFocus();
});

for (const button of BUTTONS) {
  button.addEventListener("click", () => {
    if (!DRAWER.checked) opener = button;
    DRAWER.click();
  });
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
if (document.getElementById("planner")) await import("./plan/main.js");

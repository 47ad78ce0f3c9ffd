// Runs before anything is drawn. Holds what the theme otherwise writes into the page as inline scripts, which the
// content security policy forbids: its storage helpers, and the choice of light or dark.

window.__md_scope = new URL(document.currentScript.dataset.base, location);

window.__md_get = (key, storage = localStorage, scope = window.__md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${key}`));

window.__md_set = (key, value, storage = localStorage, scope = window.__md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A browser that stores nothing still shows the page.
  }
};

window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);

function chosenScheme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  try {
    const color = window.__md_get("__palette")?.color;
    return !color || color.media === "(prefers-color-scheme)" ? system : color.scheme;
  } catch {
    return system;
  }
}

// The body is coloured the moment it exists, so a dark page never flashes white.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  document.body.dataset.mdColorScheme = chosenScheme();
}).observe(document.documentElement, { childList: true });

// The theme's shortcuts of a single letter get in the way of speech input and are switched off (WCAG 2.1.4).
const SHORTCUTS = new Set(["p", ",", "n", "."]);
const TEXT_FIELDS = "input, textarea, select, [contenteditable]";

addEventListener(
  "keydown",
  (event) => {
    const writing = event.target instanceof Element && event.target.matches(TEXT_FIELDS);
    if (SHORTCUTS.has(event.key) && !writing) event.stopImmediatePropagation();
  },
  { capture: true },
);

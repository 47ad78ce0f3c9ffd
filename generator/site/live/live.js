// Watches the handbook while it is being written: fetches the page again when it is another, and shows what is wrong.

const script = document.querySelector("script[data-seen]");
const news = new URL("news.json", script.src);
const RETRY = 1000; // milliseconds
const EXCERPT = /^ {0,6}\d* +\| /; // a line of the file, and the mark below it

const STYLE = `
  :host { color-scheme: light dark; }
  section { position: fixed; inset: auto 0 0; z-index: 1000; max-height: 70vh; overflow: auto; box-sizing: border-box;
    padding: 16px 24px; border-top: 6px solid #c5221f; background: Canvas; color: CanvasText;
    box-shadow: 0 0 32px rgb(0 0 0 / 40%); font: 16px/1.5 system-ui, sans-serif; }
  h2 { margin: 0 96px 0 0; font-size: 20px; line-height: 1.3; }
  p { margin: 4px 0; max-width: 70ch; overflow-wrap: anywhere; }
  p.advice { margin-bottom: 16px; }
  p.fault { margin-top: 16px; font-weight: bold; }
  pre { margin: 4px 0; padding: 8px; overflow-x: auto; border: 1px solid GrayText;
    font: 14px/1.4 ui-monospace, Consolas, monospace; }
  button { position: absolute; top: 16px; inset-inline-end: 24px; min-height: 32px; font: inherit; }
  @media print { section { display: none } }
`;

function element(name, className, words) {
  return Object.assign(document.createElement(name), { className, textContent: words });
}

// The words as they stand on a terminal, a line of the file kept as it is.
function* parts(complaint) {
  const excerpt = [];
  let isFirst = true;
  for (const line of [...complaint.split("\n"), ""]) {
    if (EXCERPT.test(line)) {
      excerpt.push(line);
      continue;
    }
    if (excerpt.length) yield Object.assign(element("pre", "", excerpt.splice(0).join("\n")), { tabIndex: 0 });
    isFirst ||= /^\S+:\d+:\d+ /.test(line);
    if (line.trim()) yield element("p", isFirst ? "fault" : "", line.trim());
    isFirst = false;
  }
}

const host = document.createElement("div");
const root = host.attachShadow({ mode: "open" });
const style = new CSSStyleSheet();
style.replaceSync(STYLE);
root.adoptedStyleSheets = [style];

function hide() {
  host.remove();
  document.body.style.paddingBottom = "";
}

// What lies below it can be scrolled into sight; the scheme is the page's own, which the reader may have chosen.
function show({ title, advice, close, complaint }) {
  const section = element("section", "", "");
  const button = element("button", "", close);
  button.addEventListener("click", hide);
  section.setAttribute("role", "alert");
  section.append(element("h2", "", title), element("p", "advice", advice), ...parts(complaint), button);
  root.replaceChildren(section);
  host.style.colorScheme = document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
  document.body.append(host);
  document.body.style.paddingBottom = `${section.offsetHeight}px`;
}

addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});

async function follow(seen) {
  let state;
  try {
    state = await (await fetch(`${news}?seen=${seen}`)).json();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, RETRY));
    return seen;
  }
  if (state.complaint) show(state);
  else if (state.number !== seen) location.reload();
  return state.number;
}

let seen = Number(script.dataset.seen);
for (;;) seen = await follow(seen);

// Watches the handbook while it is being written: fetches the page again when it is another, and shows what is wrong.

const script = document.querySelector("script[data-seen]");
const news = new URL("news.json", script.src);
const RETRY = 1000; // milliseconds

const STYLE = `
  section { position: fixed; inset: auto 0 0; z-index: 1000; max-height: 70vh; overflow: auto; padding: 1rem 1.5rem;
    background: #fff; color: #1b1b1b; border-top: .4rem solid #b3261e; box-shadow: 0 0 2rem rgb(0 0 0 / 40%);
    font: 16px/1.5 system-ui, sans-serif; }
  h2 { margin: 0; font-size: 1.25rem; }
  p { margin: .25rem 0 1rem; }
  pre { margin: 0; font: 14px/1.5 ui-monospace, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  @media print { section { display: none } }
`;

function drawn() {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  root.adoptedStyleSheets = [style];
  const section = document.createElement("section");
  section.setAttribute("role", "alert");
  section.append(document.createElement("h2"), document.createElement("p"), document.createElement("pre"));
  root.append(section);
  return { host, section };
}

const overlay = drawn();

function show({ title, advice, complaint }) {
  const [heading, paragraph, text] = overlay.section.children;
  heading.textContent = title;
  paragraph.textContent = advice;
  text.textContent = complaint;
  document.body.append(overlay.host);
}

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

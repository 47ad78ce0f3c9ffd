// What the reader has asked this browser to remember of the search.

const SLASH = "search.slash";
const WORKPLACE = "search.workplace";

function stored(key) {
  try {
    return window.__md_get(key);
  } catch {
    return null; // A browser that stores nothing has no settings.
  }
}

export const slashOpens = () => stored(SLASH) !== false;

export const setSlashOpens = (opens) => window.__md_set(SLASH, opens);

export const rememberedWorkplace = () => stored(WORKPLACE) ?? "";

export const rememberWorkplace = (name) => window.__md_set(WORKPLACE, name);

// Danish words as they are compared: in small letters that every keyboard has, without their endings.

/** Returns a word as it is compared: in small letters, and without letters that other keyboards lack. */
export function fold(word) {
  const letters = word.toLocaleLowerCase("da").replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa");
  return letters.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Returns the words of a query or a title as they are compared. */
export function termsOf(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

// The same endings as generator/site/search/words.py takes off.
const ENDINGS = /(?<=...)(?:er(?:e|en|ne)?s?|e(?:ne|n|t)?s?|s)$/;
const DOUBLED = /(?<=..)([bcdfghjklmnpqrstvxz])\1$/;
const DERIVED = /(?<=...)(?:(?<=[dgsv])ning|ing|els)$/; // tilmelding, vejledning, opsig(else)

/** Returns a compared word without its endings. */
export const bare = (term) => term.replace(ENDINGS, "");

/** Returns what is left of a compared word without its endings, so that its forms can be told to be one word. */
export const root = (term) => bare(term).replace(DOUBLED, "$1");

/** Returns what a verb and the noun made of it have in common: `tilmeld` of both `tilmelde` and `tilmeldingen`. */
export const kinRoot = (term) => root(root(term).replace(DERIVED, ""));

// They say how a sentence hangs together, not what it is about. `hvem` and `hvorfor` ask about something, and `før` and
// `efter` name a time, so they stay.
const STOP_WORDS = new Set(
  (
    "af at da de dem den der deres det dig din dine dit du eller en er et for fra få får gør gøre har " +
    "hvad hvilke hvilken hvilket hvis hvor hvordan hvornår i ikke jeg jer jeres kan kunne man med men mig min mine mit må " +
    "nu når og om os på sig sin sit skal som så til var ved vi vil vores være"
  )
    .split(" ")
    .map(fold),
);

export const isStopWord = (term) => STOP_WORDS.has(term);

const telling = (words) => {
  const left = words.filter((word) => !isStopWord(fold(word)));
  return left.length ? left : words;
};

/** Returns the words of a query that say what it is about, as they are typed; all of them when none does. */
export const contentWords = (query) => telling(query.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []);

/** Returns the words of a query or a title that say what it is about, as they are compared; all when none does. */
export const contentOf = (text) => telling(termsOf(text));

"""Splits compounds such as `fratrædelsessamtalen` into words that the handbook knows."""

from generator.site.search.vocabulary import Vocabulary
from generator.site.search.words import root

_LINKS = "se"

LEAST_FIRST = 3
LEAST_LAST = 3
LEAST_PLAIN = 4
LEAST_BESIDE_UNKNOWN = 5

# Roots that begin and end other words without being parts of them, as in `forældre`, `nummeret` and `venlige`.
_NO_FIRST = frozenset(
    {
        "alt", "bar", "beg", "den", "der", "det", "din", "end", "fin", "for", "fra", "før", "gen", "har", "her",
        "kom", "kun", "lad", "man", "med", "men", "mer", "min", "mis", "num", "nær", "når", "ord", "par", "sam",
        "sek", "sig", "sin", "som", "spørg", "sted", "til", "ude", "var", "ved", "ver", "vil",
    }
)  # fmt: skip
_NO_LAST = frozenset(
    {
        "alt", "dels", "dig", "end", "fra", "for", "giv", "gled", "går", "hav", "hed", "ind", "ing", "ked", "led",
        "lig", "ligt", "med", "mer", "mest", "ned", "ning", "når", "ren", "rest", "ring", "sam", "skab", "som", "sæt",
        "tend", "til", "tyk", "und", "vend", "vis",
    }
)  # fmt: skip


class Splitter:
    """Knows the parts of compounds by the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound in small letters, without the s or e that links them; () of any other word."""
        if word not in self._known:
            first, last = self.split(word)
            pieces = (self._unlinked(first), last) if last else ()
            self._known[word] = tuple(part for piece in pieces for part in self.parts(piece) or (piece,))
        return self._known[word]

    def split(self, word: str) -> tuple[str, str]:
        """Return a compound as its first part, with its link, and the rest; any other word with nothing after."""
        for at in range(LEAST_FIRST, len(root(word)) - LEAST_LAST + 1):
            first, last = word[:at], word[at:]
            if self._is_split(first, last) and not self._is_link(first, last):
                return first, last
        return word, ""

    def _is_link(self, first: str, last: str) -> bool:
        """Tell whether the last part begins with a link: the s of `fredagskaffe` belongs to no `skaffe`."""
        return last[0] in _LINKS and self._is_split(first + last[0], last[1:])

    def _is_split(self, first: str, last: str) -> bool:
        """Tell whether both parts are words or compounds, or the last a name after something long that is not known.

        A short last part must be such a name too, for many words end like a short one.
        """
        start, end = root(first), root(last)
        names, roots = self._vocabulary.roots_of_names, self._vocabulary.roots
        if start in _NO_FIRST or end in _NO_LAST or end not in (roots if len(last) >= LEAST_PLAIN else names):
            return False
        if start in roots or self.split(first)[1]:
            return True
        return end in names and min(len(start), len(end)) >= LEAST_BESIDE_UNKNOWN

    def _unlinked(self, word: str) -> str:
        """Return a first part without its link: `ansættelses` as `ansættelse`, if that is a word of the handbook."""
        words = self._vocabulary.words
        if word in words or word[-1] not in _LINKS:
            return word
        return next((way for way in (word[:-1], word[:-1] + "e") if way in words or self.split(way)[1]), word)

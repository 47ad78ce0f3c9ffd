"""What else the things in a heading are called, by the glossary."""

from collections.abc import Iterable, Iterator

from generator.handbook.knowledge import Term
from generator.site.search.words import root, words_in

Phrase = tuple[str, ...]


class Synonyms:
    """The glossary's words, each with the others that mean the same."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._meanings: dict[Phrase, list[Phrase]] = {}
        for term in terms:
            phrases = [tuple(words_in(phrase)) for phrase in (term.title, *term.synonyms)]
            for phrase in phrases:
                others = [other for other in phrases if other != phrase]
                self._meanings.setdefault(_roots(phrase), []).extend(others)
        self._longest: dict[str, int] = {}
        for first, *rest in self._meanings:
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))

    def of(self, heading: str) -> Iterator[str]:
        """Yield each word of what means the same as some words in a heading."""
        words = _roots(words_in(heading))
        for at, word in enumerate(words):
            for length in range(1, self._longest.get(word, 0) + 1):
                for phrase in self._meanings.get(words[at : at + length], ()):
                    yield from phrase


def _roots(words: Iterable[str]) -> Phrase:
    return tuple(map(root, words))

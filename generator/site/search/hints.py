"""The hidden words of headings and texts: what a reader may write who means one of the words that stand there."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from generator.site.search.compounds import Splitter
from generator.site.search.synonyms import Synonyms
from generator.site.search.vocabulary import Vocabulary
from generator.site.search.words import forms, respelled, root, words_in


class Hints:
    """Finds hidden words; those of each word and of each heading are found once."""

    def __init__(self, vocabulary: Vocabulary, synonyms: Synonyms) -> None:
        self._vocabulary = vocabulary
        self._splitter = Splitter(vocabulary)
        self._synonyms = synonyms
        self._known: dict[str, tuple[str, ...]] = {}
        self._of_headings: dict[str, list[str]] = {}

    def beginning_with(self, title: str) -> list[str]:
        """Return the compounds, each whole, that begin with the one thing that a page is about.

        So `Fratrædelse` answers `fratrædelsessamtale` too, but not each `samtale`.
        """
        words = list(words_in(title))
        about = self._compounds.get(root(words[0]), ()) if len(words) == 1 else ()
        return [*about, *chain.from_iterable(map(respelled, about))]

    def of_heading(self, heading: str) -> list[str]:
        """Return the hidden words of a title or heading, synonyms among them."""
        if heading not in self._of_headings:
            words = list(words_in(heading))
            self._of_headings[heading] = self._hidden([*words, *self._synonyms.of(heading)], shown=words)
        return self._of_headings[heading]

    def of_text(self, text: str) -> list[str]:
        """Return the hidden words of a text."""
        words = list(dict.fromkeys(words_in(text)))
        return self._hidden(words, shown=words)

    def of_keywords(self, keywords: Iterable[str]) -> list[str]:
        """Return each word of keywords, in all its forms and spellings, but not the parts of those that are compounds.

        What is asked for by `opfølgningssamtale` is not to come up for every `samtale`.
        """
        words = words_in(" ".join(keywords))
        every = chain.from_iterable((word, *forms(word, self._vocabulary.words)) for word in words)
        return list(dict.fromkeys(chain.from_iterable((word, *respelled(word)) for word in every)))

    @cached_property
    def _compounds(self) -> Mapping[str, list[str]]:
        """The compounds in titles and in the glossary, by the root of what they begin with."""
        found: dict[str, list[str]] = {}
        for word in sorted(self._vocabulary.names):
            first, last = self._splitter.split(word)
            if last:
                found.setdefault(root(first), []).append(word)
        return found

    def _hidden(self, words: list[str], *, shown: list[str]) -> list[str]:
        hints = dict.fromkeys(chain.from_iterable(map(self._of, words)))
        for word in shown:
            hints.pop(word, None)
        return list(hints)

    def _of(self, word: str) -> tuple[str, ...]:
        if word not in self._known:
            self._known[word] = tuple(dict.fromkeys(self._found(word)))
        return self._known[word]

    def _found(self, word: str) -> Iterator[str]:
        _first, *tails = self._splitter.parts(word) or (word,)  # what begins with a word is found by it anyway
        others = [*tails, *forms(word, self._vocabulary.words)]
        for other in (word, *others):
            yield other
            yield from respelled(other)

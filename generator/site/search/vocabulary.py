"""The words that the handbook itself uses."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.site.search.words import root, shared_beginning, words_in

LEAST_SUGGESTED = 3


@dataclass(frozen=True)
class Vocabulary:
    """The words of the handbook in small letters; `names` are those of titles and headings, and of the glossary."""

    words: frozenset[str]
    names: frozenset[str]

    @cached_property
    def roots(self) -> frozenset[str]:
        """What is left of each word without its endings."""
        return frozenset(map(root, self.words))

    @cached_property
    def roots_of_names(self) -> frozenset[str]:
        """What is left of each word of a title without its endings."""
        return frozenset(map(root, self.names))

    @property
    def suggestions(self) -> list[str]:
        """The words to offer a reader who wrote one wrong letter, in the order of the alphabet.

        Each is written as the number of letters that it begins with like the one before, and its other letters.
        """
        words = sorted(word for word in self.words if len(word) >= LEAST_SUGGESTED)
        alike = (len(shared_beginning(*pair)) for pair in pairwise(["", *words]))
        return [f"{count}{word[count:]}" for word, count in zip(words, alike, strict=True)]

    @classmethod
    def of(cls, names: Iterable[str], texts: Iterable[str]) -> "Vocabulary":
        """Return the words of titles and of the glossary, and of texts."""
        of_names = frozenset(words_in("\n".join(names)))
        return cls(of_names.union(words_in("\n".join(texts))), of_names)

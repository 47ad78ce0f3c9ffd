"""Danish words: where they are in a text, what is left of them without endings, and other ways to write them."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from itertools import takewhile
from types import MappingProxyType

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = re.compile(r"(?<=...)(?:er(?:e|en|ne)?s?|e(?:ne|n|t)?s?|s)$")
_DOUBLED = re.compile(r"(?<=..)([bcdfghjklmnpqrstvxz])\1$")

_PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_DANISH: Mapping[str, str] = MappingProxyType({"aa": "å", "ae": "æ", "oe": "ø"})
_TWO_LETTERS = re.compile("aa|ae|oe")

_ENDS_IN_S = re.compile(r"(?<=..)[abcdfghjklmnoprtvyzå]s$")  # where the stemmer drops it
_GENITIVE = ("ens", "ers", "ets", "heds")

_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        form: tuple(other for other in forms if other != form)
        for forms in (
            ("barn", "børn"), ("bog", "bøger"), ("bror", "brødre"), ("by", "byen", "byer"), ("far", "fædre"),
            ("fod", "fødder"), ("forælder", "forældre"), ("hånd", "hænder"), ("kraft", "kræfter"), ("kursus", "kurser"),
            ("mand", "mænd"), ("mor", "mødre"), ("nat", "nætter"), ("søster", "søstre"), ("tand", "tænder"),
            ("uge", "ugen", "uger"), ("år", "året", "årene"),
        )
        for form in forms
    }
)  # fmt: skip


def words_in(text: str) -> Iterator[str]:
    """Yield each word of a text in small letters."""
    return iter(_WORD.findall(text.casefold()))


def shared_beginning(one: str, other: str) -> str:
    """Return the letters that two words begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _same in alike)


@cache
def root(word: str) -> str:
    """Return a word without the endings of a Danish noun, so that its forms can be told to be the same word.

    At least three letters are left: `samtale`, `samtalen` and `samtalernes` all give `samtal`.
    """
    return _DOUBLED.sub(r"\1", _ENDINGS.sub("", word))


def respelled(word: str) -> Iterator[str]:
    """Yield a word as it is written without æ, ø and å, or with them where it is written without."""
    plain = word.translate(_PLAIN)
    if plain != word:
        yield plain
    danish = _TWO_LETTERS.sub(lambda match: _DANISH[match.group()], word)
    if danish != word:
        yield danish


def forms(word: str, known: Container[str]) -> Iterator[str]:
    """Yield forms of a word that Pagefind's stemmer takes for other words; `known` are the words of the handbook.

    The Danish stemmer (https://snowballstem.org/algorithms/danish/stemmer.html) takes the s of `plads` for a
    genitive, but not that of `pladsen`; it leaves the first three letters alone and so does not see that `ugen` is one
    `uge`; and no stemmer knows that `børn` are more than one `barn`.
    """
    yield from _FORMS.get(word, ())
    if _ENDS_IN_S.search(word) and not word.endswith(_GENITIVE) and word[:-1] not in known:
        yield word + "en"

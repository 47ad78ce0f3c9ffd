"""The letters that the font of the printed plans has."""

import re
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_INVISIBLE = frozenset({"Cc", "Cf"})


@cache
def _lacking() -> re.Pattern[str]:
    """Return a pattern for one letter outside the ranges of letters.txt, which the fonts are cut to."""
    ranges = (line.split("-") for line in (FONTS / "letters.txt").read_text(encoding="ascii").split())
    return re.compile(f"[^{''.join(f'{_code(ends[0])}-{_code(ends[-1])}' for ends in ranges)}]")


def _code(hexadecimal: str) -> str:
    return rf"\U{hexadecimal:0>8}"


def composed(words: str) -> str:
    """Return the words in NFC, white space as single spaces, and without invisible signs such as joiners."""
    words = unicodedata.normalize("NFC", " ".join(words.split("\n")).replace("\t", " "))
    if words.isprintable():
        return words
    return "".join(letter for letter in words if unicodedata.category(letter) not in _INVISIBLE)


def lacking_letters(words: str) -> str:
    """Return the letters of the words that the font lacks, each once."""
    return "".join(dict.fromkeys(_lacking().findall(words)))


def printable(words: str) -> str:
    """Return the words with each letter that the font lacks replaced by a sign that says so."""
    return _lacking().sub(REPLACEMENT, words)

"""What written values look like, as regular expressions that Python and JSON Schema (ECMA 262) read alike.

Each takes everything the handbook's own reader takes. Where the reader also asks the calendar, or how words follow
each other, it takes somewhat more: an editor's pattern may be blind, but never complains of what is right.
"""

import re
from collections.abc import Iterable

from generator.handbook.dates import MONTHS, NUMBERS, UNITS, WEEKDAYS, Unit
from generator.handbook.due import VOCABULARY

_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _whole(inside: str) -> str:
    """Return a pattern of a whole value, with what may stand around it."""
    return rf"^\s*(?:{inside})\s*$"


def _words(words: Iterable[str]) -> str:
    """Return a pattern of any of some words in large or small letters, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join("".join(map(_letter, word)) for word in ordered) + ")"


def _letter(letter: str) -> str:
    return f"[{letter.upper()}{letter}]" if letter.isalpha() else re.escape(letter)


def _length() -> str:
    units = _words(word for word, unit in UNITS.items() if unit is not Unit.WORKING_DAY)
    return rf"(?:[0-9]{{1,3}}|{_words(NUMBERS)})\s+{units}"


def _due() -> str:
    words = _words(word for word in VOCABULARY if not any(letter.isdigit() for letter in word))
    word = rf"(?:{words}|[0-9]+(?:/[0-9]+)?\.?)"
    return rf"(?![\s0-9–-]*$){word}(?:[\s–-]+{word})*"


LINE = r"^\s*\S(?:[^\n]*\S)?\s*$"
NUMBER = _whole("[0-9]+")
TEXT = r"^(?![\s\S]*(?:^|[^\\])<[a-zA-Z/!?][^<>]*>)"
ADDRESS = r"^https?://\S+$"
ICON = "^[a-z]+(?:/[a-z0-9-]+)+$"
DATE = _whole(_ISO)
YEAR_DAY = _whole(rf"{_ISO}|[0-9]{{1,2}}\.?\s*{_words(MONTHS)}")
WEEKS = _whole(rf"{_words(['uge'])}\s+[0-9]{{1,2}}(?:\s?(?:-|–|{_words(['til'])})\s?[0-9]{{1,2}})?")
LENGTH = _whole(_length())
PROBATION = _whole(rf"{_words(['ingen'])}|{_ISO}|{_length()}")
WEEKDAY = _whole(_words(WEEKDAYS))
TIME = _whole(rf"(?:{_words(['kl'])}\.\s+)?[0-9]{{1,2}}[.:][0-9]{{2}}")
DUE = _whole(_due())

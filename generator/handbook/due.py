"""When a thing is to be done, in the words of HR, together with the rule they stand for."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from generator.handbook.dates import MONTHS, NUMBERS, UNITS, WEEKDAYS, Unit
from generator.handbook.due_grammar import ANCHORS, FRACTIONS, ORDINALS, read_rule
from generator.handbook.due_rules import Offset, Recurring, Rule, Undated
from generator.i18n import gettext as _


class DueError(ValueError):
    """Words that do not say when; `hint` holds the nearest right example."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Due:
    """When a thing is to be done: the words as written, and the rule they stand for.

    `latest` is set when the words give the last possible day (“senest”). The words decide the rest, so they
    alone are compared.
    """

    words: str
    rule: Rule = field(compare=False)
    latest: bool = field(default=False, compare=False)


EXAMPLES = (
    "første arbejdsdag",
    "sidste arbejdsdag",
    "2. arbejdsdag",
    "dagen før start",
    "dagen efter start",
    "2 uger før start",
    "2 uger efter start",
    "3 måneder efter start",
    "senest 5 arbejdsdage før start",
    "5 arbejdsdage efter start",
    "1 uge efter ansættelsesaftalen",
    "1 uge efter tilbagekomst",
    "senest 6 uger før prøvetidens udløb",
    "2 uger før forløbets slutning",
    "fredag i første uge",
    "i uge 2",
    "i første uge",
    "i den første måned",
    "i de første 3 måneder",
    "2-3 måneder efter start",
    "midtvejs",
    "når 2/3 af forløbet er gået",
    "hver uge i den første måned",
    "hver 2. uge de første 3 måneder",
    "hver måned i det første år",
    "hver fredag i den første måned",
    "løbende",
    "efter aftale",
)

_LATEST = "senest "
_DATE = re.compile(rf"\b\d{{1,2}}\. ?(?:{'|'.join(MONTHS)})\b|\b\d{{4}}\b")
_BEFORE = re.compile(r"(?:før|inden) (?P<anchor>.+)")


@lru_cache(maxsize=16384)
def parse_due(words: str) -> Due:
    """Return what the words say; raises `DueError` when they say nothing we know.

    The same words give the same object, as thousands of items share a few hundred expressions.
    """
    words = " ".join(words.split())
    phrase = words.lower()
    due = _read(words, phrase)
    if due is None:
        raise _error(words, phrase)
    return due


def _read(words: str, phrase: str) -> Due | None:
    if phrase.startswith(_LATEST):
        rule = read_rule(phrase.removeprefix(_LATEST))
        return None if rule is None or isinstance(rule, Recurring | Undated) else Due(words, rule, latest=True)
    rule = read_rule(phrase)
    if rule is not None:
        return Due(words, rule)
    found = _BEFORE.fullmatch(phrase)
    if found and found["anchor"] in ANCHORS:
        return Due(words, Offset(ANCHORS[found["anchor"]], -1, Unit.DAY), latest=True)
    return None


_OTHER_WORDS = "inden for løbet på ved samme som til et halvt det den hvert"
VOCABULARY = frozenset(
    word
    for phrase in (*EXAMPLES, *ANCHORS, *ORDINALS, *NUMBERS, *UNITS, *WEEKDAYS, *FRACTIONS, _OTHER_WORDS)
    for word in phrase.split()
)


def _error(words: str, phrase: str) -> DueError:
    if "hverdag" in phrase:
        return DueError(
            _("“hverdage” can be read in two ways, as Saturday is one in law"),
            _("write arbejdsdage: “{words}”").format(words=re.sub("(?i)hverdag", "arbejdsdag", words)),
        )
    message = _("“{words}” does not say when").format(words=words) if words else _("it does not say when")
    if _DATE.search(phrase):
        message = _("“{words}” is a date, and a task is timed from each new colleague's own start").format(words=words)
        return DueError(message, _("write it as for example “{words}”").format(words="2 uger efter start"))
    repaired = " ".join(map(_known_word, phrase.split()))
    if repaired != phrase and _read(repaired, repaired):
        return DueError(message, _("did you mean “{words}”?").format(words=repaired))
    near = get_close_matches(phrase, EXAMPLES, n=1)
    turned = get_close_matches(_sorted(phrase), map(_sorted, EXAMPLES), n=1)
    like = near or [words for words in EXAMPLES if _sorted(words) in turned] or ["2 uger efter start"]
    return DueError(message, _("write it as for example “{words}”").format(words=like[0]))


def _sorted(phrase: str) -> str:
    return " ".join(sorted(phrase.split()))


def _known_word(word: str) -> str:
    if word in VOCABULARY or any(letter.isdigit() for letter in word):
        return word
    near = get_close_matches(word, sorted(VOCABULARY), n=3, cutoff=0.7)
    return min(near, key=lambda known: len(known) != len(word), default=word)

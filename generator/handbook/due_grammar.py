"""The words that say when a thing is to be done, tried against a handful of patterns that each name one rule."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.handbook.dates import UNITS, WEEKDAYS, Unit, read_number
from generator.handbook.due_rules import Anchor, DayOfWeek, Offset, Part, Period, Recurring, Rule, Span, Undated

ANCHORS: Mapping[str, Anchor] = MappingProxyType(
    {
        **dict.fromkeys(
            ("ansættelsesaftalen", "ansættelsesaftale", "ansættelsesaftalens indgåelse", "aftalen", "aftale"),
            Anchor.AGREEMENT,
        ),
        **dict.fromkeys(
            ("start", "starten", "startdatoen", "startdagen", "opstart", "tiltrædelse", "tiltrædelsen"), Anchor.START
        ),
        **dict.fromkeys(
            ("første arbejdsdag", "den første arbejdsdag", "første dag", "den første dag"), Anchor.FIRST_WORKING_DAY
        ),
        **dict.fromkeys(
            ("tilbagekomst", "tilbagekomsten", "første arbejdsdag efter tilbagekomst"), Anchor.RETURN
        ),
        **dict.fromkeys(
            ("prøvetidens udløb", "prøvetidens afslutning", "prøvetidens slutning", "prøvetiden", "prøvetiden udløber",
             "prøvetiden slutter", "udløbet af prøvetiden"),
            Anchor.PROBATION_END,
        ),
        **dict.fromkeys(
            ("forløbets slutning", "forløbets afslutning", "forløbets udløb", "forløbet slutter",
             "slutningen af forløbet"),
            Anchor.COURSE_END,
        ),
        **dict.fromkeys(
            ("sidste arbejdsdag", "den sidste arbejdsdag", "sidste dag", "fratrædelse", "fratrædelsen"),
            Anchor.LAST_WORKING_DAY,
        ),
    }
)  # fmt: skip
ORDINALS: Mapping[str, int] = MappingProxyType(
    {"første": 1, "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7,
     "ottende": 8, "niende": 9, "tiende": 10}
)  # fmt: skip
FRACTIONS: Mapping[str, Part] = MappingProxyType(
    {
        "halvdelen": Part(1, 2),
        "en tredjedel": Part(1, 3),
        "to tredjedele": Part(2, 3),
        "en fjerdedel": Part(1, 4),
        "tre fjerdedele": Part(3, 4),
    }
)
_WHOLE: Mapping[str, Rule] = MappingProxyType(
    {
        **{phrase: Offset(anchor) for phrase, anchor in ANCHORS.items() if phrase != "aftale"},
        "løbende": Undated.ALONG,
        "efter aftale": Undated.BY_ARRANGEMENT,
        "midtvejs": Part(1, 2),
        "midtvejs i forløbet": Part(1, 2),
    }
)

_DEFINITE = ("dagen", "arbejdsdagen", "ugen", "måneden")
_DAYS_A_WEEK = 7

_AROUND = re.compile(
    r"(?:(?P<one>dagen|arbejdsdagen|ugen|måneden)"
    r"|(?P<half>et halvt år)"
    r"|(?P<count>[^\s–-]+)(?: ?[–-] ?(?P<upto>[^\s–-]+)| til (?P<to>\S+))? (?P<unit>\S+))"
    r" (?P<side>før|inden|efter) (?P<anchor>.+)"
)
_ON = re.compile(r"(?:ved|på|samme dag som) (?P<anchor>.+)")
_NTH_DAY = re.compile(r"(?:på )?(?:den )?(?P<nth>\S+) arbejdsdag")
_FROM = r"(?: efter (?P<anchor>start|tilbagekomst))?"
_PERIOD = (
    r"(?:i løbet af |inden for |i )?(?:"
    r"(?:(?:den|det|de) )?(?P<nth>\S+) (?:(?P<count>\S+) )?(?P<unit>dage|arbejdsdage|uger?|måned|måneder|mdr\.?|år)"
    r"|(?P<named>uge|måned) (?P<first>\d+)(?: ?[–-] ?(?P<last>\d+))?)"
) + _FROM  # fmt: skip
_WITHIN = re.compile(_PERIOD)
_DAY_OF_WEEK = re.compile(
    r"(?P<weekday>" + "|".join(WEEKDAYS) + r") i (?:(?:den )?(?P<nth>\S+) uge|uge (?P<week>\d+))" + _FROM
)
_PART = re.compile(r"når (?P<part>.+) af forløbet er gået")
_EVERY = re.compile(
    r"hver(?:t)? (?:(?P<weekday>" + "|".join(WEEKDAYS) + r")|(?:(?P<nth>\S+) )?(?P<step>dag|uge|måned)) (?P<period>.+)"
)


def read_rule(phrase: str) -> Rule | None:
    """Return the rule of a phrase in small letters, with single spaces and without “senest”, or None."""
    whole = _WHOLE.get(phrase)
    if whole is not None:
        return whole
    for pattern, read in _PATTERNS:
        found = pattern.fullmatch(phrase)
        rule = read(found) if found else None
        if rule is not None:
            return rule
    return None


def _around(found: re.Match[str]) -> Rule | None:
    """Read “2 uger efter start” and “2-3 måneder efter start”."""
    anchor = ANCHORS.get(found["anchor"])
    counts, unit = _counts(found)
    if anchor is None or unit is None or None in counts:
        return None
    sign = 1 if found["side"] == "efter" else -1
    first, last = (Offset(anchor, count, unit) for count in sorted(sign * count for count in counts if count))
    return first if first == last else Span(first, last)


def _counts(found: re.Match[str]) -> tuple[tuple[int | None, int | None], Unit | None]:
    if found["one"]:
        return (1, 1), UNITS[found["one"]]
    if found["half"]:
        return (6, 6), Unit.MONTH
    count = read_number(found["count"])
    upto = found["upto"] or found["to"]
    unit = None if found["unit"] in _DEFINITE else UNITS.get(found["unit"])
    return (count, read_number(upto) if upto else count), unit


def _on(found: re.Match[str]) -> Rule | None:
    anchor = ANCHORS.get(found["anchor"])
    return Offset(anchor) if anchor else None


def _nth_day(found: re.Match[str]) -> Rule | None:
    nth = _ordinal(found["nth"])
    return Offset(Anchor.FIRST_WORKING_DAY, nth - 1, Unit.WORKING_DAY) if nth else None


def _within(found: re.Match[str]) -> Period | None:
    """Read “i uge 2”, “i den anden måned” and “de første 3 måneder”."""
    if found["named"]:
        first, last = int(found["first"]), int(found["last"] or found["first"])
        return _period(found["anchor"], first, last, UNITS[found["named"]])
    nth = _ordinal(found["nth"])
    count = read_number(found["count"]) if found["count"] else 1
    if nth is None or count is None or (count > 1 and nth != 1):
        return None
    unit = UNITS[found["unit"]]
    is_many = found["unit"] not in {"uge", "måned", "år"}
    if is_many != bool(found["count"]) and unit is not Unit.YEAR:
        return None
    return _period(found["anchor"], nth, nth + count - 1, unit)


def _period(anchor: str | None, first: int, last: int, unit: Unit) -> Period | None:
    if not 1 <= first <= last or last >= 1000:  # noqa: PLR2004 (as in read_number)
        return None
    return Period(_period_anchor(anchor, unit), first, last, unit)


def _period_anchor(name: str | None, unit: Unit) -> Anchor:
    """Return what a period is counted from; weeks and working days begin when work begins."""
    if name == "tilbagekomst":
        return Anchor.RETURN
    return Anchor.FIRST_WORKING_DAY if unit in {Unit.WEEK, Unit.WORKING_DAY} else Anchor.START


def _day_of_week(found: re.Match[str]) -> Rule | None:
    week = int(found["week"]) if found["week"] else _ordinal(found["nth"])
    if not week or week >= 1000:  # noqa: PLR2004 (as in read_number)
        return None
    return DayOfWeek(_period_anchor(found["anchor"], Unit.WEEK), week, WEEKDAYS.index(found["weekday"]))


def _part(found: re.Match[str]) -> Rule | None:
    words = found["part"]
    numbers = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})", words)
    if not numbers:
        return FRACTIONS.get(words)
    numerator, denominator = int(numbers[1]), int(numbers[2])
    return Part(numerator, denominator) if 0 < numerator < denominator else None


def _recurring(found: re.Match[str]) -> Rule | None:
    """Read “hver 2. uge de første 3 måneder”; “hver 14. dag” is every second week."""
    within = _WITHIN.fullmatch(found["period"])
    period = _within(within) if within else None
    every = _ordinal(found["nth"]) if found["nth"] else 1
    if period is None or every is None:
        return None
    if found["weekday"]:
        return Recurring(1, Unit.WEEK, period, WEEKDAYS.index(found["weekday"]))
    unit = UNITS[found["step"]]
    if unit is Unit.DAY:
        weeks, days = divmod(every, _DAYS_A_WEEK)
        return Recurring(weeks, Unit.WEEK, period) if weeks and not days else None
    return Recurring(every, unit, period)


def _ordinal(word: str) -> int | None:
    if word in ORDINALS:
        return ORDINALS[word]
    return read_number(word[:-1]) if word.endswith(".") else None


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Rule | None]], ...] = (
    (_AROUND, _around),
    (_DAY_OF_WEEK, _day_of_week),
    (_EVERY, _recurring),
    (_WITHIN, _within),
    (_ON, _on),
    (_NTH_DAY, _nth_day),
    (_PART, _part),
)

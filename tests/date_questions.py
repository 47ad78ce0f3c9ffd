"""What Python and the browser are both asked: expressions for hires at workplaces, by hand, from content and drawn."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from date_cases import CASES, CLOSED, MONDAY_TO_FRIDAY, PROBATION_TALKS, QUIET
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.handbook.dates import WEEKDAYS, Weeks, YearDay
from generator.handbook.due import EXAMPLES
from generator.handbook.models import ClosedDay
from generator.plans.anchors import BACK_FROM_LEAVE
from generator.plans.calendar import public_holidays

STARTS_FROM, STARTS_UNTIL = date(2015, 1, 1), date(2045, 12, 31)
YEARS = range(1980, 2082)  # the longest expressions reach thirty years from a start, and a bit
HOLIDAYS = {str(day): name for year in YEARS for day, name in sorted(public_holidays(year).items())}
EXPRESSION = re.compile(r"^ *(?:- )?(?:due|until|from(?=.*\n +until:)): (.+)$", re.MULTILINE)  # of a phase, too


class Question(NamedTuple):
    """One expression for one hire at one workplace; a day that the hire does not have is an empty string."""

    words: str
    start: str
    agreed: str = ""
    end: str = ""
    first_working_day: str = ""
    probation: str = ""
    types: tuple[str, ...] = (BACK_FROM_LEAVE,)
    weekdays: tuple[int, ...] = MONDAY_TO_FRIDAY
    closed: tuple[ClosedDay, ...] = CLOSED
    quiet: tuple[Weeks, ...] = QUIET
    is_meeting: bool = False

    @property
    def hire(self) -> dict[str, str]:
        """The hire's own days, by their keys in YAML."""
        return {name: getattr(self, name) for name in ("start", "agreed", "end", "first_working_day", "probation")}


def worked_out_by_hand() -> Iterator[Question]:
    for case in CASES:
        yield Question(
            case.words,
            case.start,
            agreed=case.agreed or "",
            end=case.end or "",
            probation=case.probation or "",
            weekdays=case.weekdays,
            quiet=case.quiet,
            is_meeting=case.meeting,
        )
    for start in PROBATION_TALKS:
        yield Question("senest 6 uger før prøvetidens udløb", start)


def expressions_of(root: Path) -> list[str]:
    """Return every expression of the grammar's examples and of the content, each once."""
    files = sorted((root / "content").rglob("*.yml"))
    found = [words for file in files for words in EXPRESSION.findall(file.read_text("utf-8"))]
    return list(dict.fromkeys([*EXAMPLES, *found]))


COUNTS = st.integers(1, 30)
UNITS = st.sampled_from(["dage", "arbejdsdage", "uger", "måneder", "år"])
FROM = st.sampled_from(["", " efter start", " efter tilbagekomst"])
COUNTED_FROM = st.sampled_from(
    ["start", "første arbejdsdag", "ansættelsesaftalen", "tilbagekomst", "prøvetidens udløb", "forløbets slutning",
     "sidste arbejdsdag"]
)  # fmt: skip
SIDES = st.sampled_from(["før", "efter"])
PAIRS = st.tuples(COUNTS, COUNTS).map(sorted)
PERIODS = st.one_of(
    st.builds("i {0[0]}. {1}{2}".format, PAIRS, st.sampled_from(["uge", "måned", "år"]), FROM),
    st.builds("i {1} {0[0]}-{0[1]}{2}".format, PAIRS, st.sampled_from(["uge", "måned"]), FROM),
    st.builds("i de første {} {}{}".format, COUNTS, UNITS, FROM),
)
DATED = st.one_of(
    COUNTED_FROM,
    st.builds("{} {} {} {}".format, COUNTS, UNITS, SIDES, COUNTED_FROM),
    st.builds("{0[0]}-{0[1]} {1} {2} {3}".format, PAIRS, UNITS, SIDES, COUNTED_FROM),
    st.builds("{} i uge {}{}".format, st.sampled_from(WEEKDAYS), COUNTS, FROM),
    st.builds("når {}/31 af forløbet er gået".format, COUNTS),
    PERIODS,
)
RECURRING = st.one_of(
    st.builds("hver {} {}".format, st.sampled_from([*WEEKDAYS, "uge", "måned"]), PERIODS),
    st.builds("hver {}. {} {}".format, st.integers(2, 9), st.sampled_from(["uge", "måned"]), PERIODS),
)
COMPOSED = st.one_of(DATED, DATED.map("senest {}".format), COUNTED_FROM.map("inden {}".format), RECURRING)

WORKING_WEEKS = st.just(MONDAY_TO_FRIDAY) | st.lists(st.integers(0, 6), unique=True).map(tuple)
YEAR_DAYS = st.dates(STARTS_FROM, STARTS_UNTIL).flatmap(
    lambda day: st.sampled_from([YearDay(day.month, day.day), YearDay(day.month, day.day, day.year)])
)
CLOSED_DAYS = st.builds(lambda day: ClosedDay.model_construct(day=day, name="Lukkedag"), YEAR_DAYS)
CLOSURES = st.just(CLOSED) | st.lists(CLOSED_DAYS, max_size=6).map(tuple)
QUIET_WEEKS = st.just(QUIET) | st.lists(st.builds(Weeks, st.integers(1, 53), st.integers(1, 53)), max_size=2).map(tuple)
STARTS = st.dates(STARTS_FROM, STARTS_UNTIL) | st.builds(
    lambda day, days: date.fromisoformat(day) + timedelta(days=days),
    st.sampled_from([day for day in HOLIDAYS if "2015" < day < "2046"]),
    st.integers(-3, 3),
)


NONE = st.just("")
LENGTHS = st.builds("{} {}".format, COUNTS, st.sampled_from(["dage", "uger", "måneder"]))
HIRES_DAYS = st.fixed_dictionaries(
    {
        "agreed": st.integers(-150, 10) | NONE,
        "end": NONE | st.integers(-5, 800),
        "first_working_day": NONE | st.integers(0, 60),
        "probation": st.one_of(NONE, st.just("ingen"), st.integers(-5, 400), LENGTHS),
    }
)
OTHERS = st.fixed_dictionaries(
    {
        "types": st.sampled_from([(BACK_FROM_LEAVE,), ()]),
        "weekdays": WORKING_WEEKS,
        "closed": CLOSURES,
        "quiet": QUIET_WEEKS,
        "is_meeting": st.booleans(),
    }
)


def drawn(words: st.SearchStrategy[str], hires: int) -> list[Question]:
    """Return different questions, the same in every run: a dozen for each hire, whose days come in any order."""
    found: dict[Question, None] = {}

    @settings(max_examples=hires, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(words, min_size=12, max_size=12), STARTS, HIRES_DAYS, OTHERS)
    def collect(asked: list[str], start: date, days: dict[str, object], others: dict[str, Any]) -> None:
        own = {name: _after(start, at) for name, at in days.items()}
        found.update(dict.fromkeys(Question(one, str(start), **others, **own) for one in asked))

    collect()
    return list(found)


def _after(start: date, days: object) -> Any:  # noqa: ANN401 (a value of a hire)
    """Return the day so many days after the start; words stay as they are."""
    return str(start + timedelta(days=days)) if isinstance(days, int) else days

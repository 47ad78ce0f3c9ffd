"""The words that say when, and the rules they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.dates import UNITS, Unit
from generator.handbook.due import EXAMPLES, DueError, parse_due
from generator.handbook.due_grammar import ANCHORS
from generator.handbook.due_rules import Anchor, DayOfWeek, Offset, Part, Period, Recurring, Rule, Span, Undated
from generator.i18n import gettext as _

START, FIRST, RETURN = Anchor.START, Anchor.FIRST_WORKING_DAY, Anchor.RETURN
MONTH_1 = Period(START, 1, 1, Unit.MONTH)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("første arbejdsdag", Offset(FIRST)),
        ("på første arbejdsdag", Offset(FIRST)),
        ("samme dag som første arbejdsdag", Offset(FIRST)),
        ("første arbejdsdag efter tilbagekomst", Offset(RETURN)),
        ("2. arbejdsdag", Offset(FIRST, 1, Unit.WORKING_DAY)),
        ("anden arbejdsdag", Offset(FIRST, 1, Unit.WORKING_DAY)),
        ("ansættelsesaftalen", Offset(Anchor.AGREEMENT)),
        ("ved tilbagekomst", Offset(RETURN)),
        ("sidste arbejdsdag", Offset(Anchor.LAST_WORKING_DAY)),
        ("dagen før start", Offset(START, -1)),
        ("dagen efter start", Offset(START, 1)),
        ("ugen før start", Offset(START, -1, Unit.WEEK)),
        ("2 uger efter start", Offset(START, 2, Unit.WEEK)),
        ("to uger efter tilbagekomst", Offset(RETURN, 2, Unit.WEEK)),
        ("3 mdr. efter start", Offset(START, 3, Unit.MONTH)),
        ("et halvt år efter start", Offset(START, 6, Unit.MONTH)),
        ("et år efter start", Offset(START, 1, Unit.YEAR)),
        ("1 uge efter ansættelsesaftalen", Offset(Anchor.AGREEMENT, 1, Unit.WEEK)),
        ("3 dage efter aftalen", Offset(Anchor.AGREEMENT, 3)),
        ("5 arbejdsdage før start", Offset(START, -5, Unit.WORKING_DAY)),
        ("2 uger før prøvetiden udløber", Offset(Anchor.PROBATION_END, -2, Unit.WEEK)),
        ("1 uge inden forløbets slutning", Offset(Anchor.COURSE_END, -1, Unit.WEEK)),
        ("3 dage efter første arbejdsdag", Offset(FIRST, 3)),
        ("fredag i første uge", DayOfWeek(FIRST, 1, 4)),
        ("onsdag i uge 3", DayOfWeek(FIRST, 3, 2)),
        ("fredag i første uge efter tilbagekomst", DayOfWeek(RETURN, 1, 4)),
        ("i uge 2", Period(FIRST, 2, 2, Unit.WEEK)),
        ("i uge 2–4", Period(FIRST, 2, 4, Unit.WEEK)),
        ("i den første uge", Period(FIRST, 1, 1, Unit.WEEK)),
        ("i løbet af den første måned", MONTH_1),
        ("i den anden måned", Period(START, 2, 2, Unit.MONTH)),
        ("i måned 2-3", Period(START, 2, 3, Unit.MONTH)),
        ("de første tre måneder", Period(START, 1, 3, Unit.MONTH)),
        ("i de første 14 dage", Period(START, 1, 14, Unit.DAY)),
        ("i det første år", Period(START, 1, 1, Unit.YEAR)),
        ("2-3 måneder efter start", Span(Offset(START, 2, Unit.MONTH), Offset(START, 3, Unit.MONTH))),
        ("to til tre måneder efter start", Span(Offset(START, 2, Unit.MONTH), Offset(START, 3, Unit.MONTH))),
        ("2-3 uger før start", Span(Offset(START, -3, Unit.WEEK), Offset(START, -2, Unit.WEEK))),
        ("midtvejs", Part(1, 2)),
        ("når 2/3 af forløbet er gået", Part(2, 3)),
        ("når to tredjedele af forløbet er gået", Part(2, 3)),
        ("hver uge i den første måned", Recurring(1, Unit.WEEK, MONTH_1)),
        ("hver 2. uge de første 3 måneder", Recurring(2, Unit.WEEK, Period(START, 1, 3, Unit.MONTH))),
        ("hver anden uge i den første måned", Recurring(2, Unit.WEEK, MONTH_1)),
        ("hver 14. dag i den første måned", Recurring(2, Unit.WEEK, MONTH_1)),
        ("hver fredag i den første måned", Recurring(1, Unit.WEEK, MONTH_1, 4)),
        ("hver måned i det første år", Recurring(1, Unit.MONTH, Period(START, 1, 1, Unit.YEAR))),
        ("løbende", Undated.ALONG),
        ("efter aftale", Undated.BY_ARRANGEMENT),
    ],
)
def test_words_stand_for_a_rule(words: str, rule: Rule) -> None:
    due = parse_due(words)
    assert due.rule == rule
    assert not due.latest


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("senest 5 arbejdsdage før start", Offset(START, -5, Unit.WORKING_DAY)),
        ("senest dagen før start", Offset(START, -1)),
        ("senest i første uge", Period(FIRST, 1, 1, Unit.WEEK)),
        ("Senest 2 uger efter start", Offset(START, 2, Unit.WEEK)),
        ("før start", Offset(START, -1)),
        ("inden prøvetiden udløber", Offset(Anchor.PROBATION_END, -1)),
    ],
)
def test_the_latest_day(words: str, rule: Rule) -> None:
    due = parse_due(words)
    assert due.rule == rule
    assert due.latest


def test_the_words_are_kept_with_single_spaces() -> None:
    assert parse_due("  2  uger\nefter Start ").words == "2 uger efter Start"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("5 hverdage før start", "“5 arbejdsdage før start”"),
        ("løbene", "“løbende”"),
        ("tre månder efter strat", "“tre måneder efter start”"),
        ("2 uger før", "“2 uger før start”"),
        ("når 3/2 af forløbet er gået", "“når 2/3 af forløbet er gået”"),
        ("i uge 0", "“i uge 2”"),
        ("0 dage efter start", "efter start”"),
        ("senest løbende", "“løbende”"),
        ("senest hver uge i den første måned", "“hver uge i den første måned”"),
        ("hver dag i den første måned", "i den første måned”"),
        ("hver 10. dag i den første måned", "i den første måned”"),
        ("3-x uger efter start", "uger efter start”"),
        ("1000 uger efter start", "uger efter start”"),
        ("i de tredje 3 måneder", "måneder”"),
        ("", "”"),
        ("efter 2 uger", "“2 uger efter start”"),
        ("hurtigst muligt", "“2 uger efter start”"),
        ("2 ugre efter start", "“2 uger efter start”"),
    ],
)
def test_other_words_are_refused_with_the_nearest_example(words: str, hint: str) -> None:
    with pytest.raises(DueError) as refused:
        parse_due(words)
    assert hint in refused.value.hint
    assert refused.value.message


@pytest.mark.parametrize("words", ["1. marts 2027", "senest 1. marts", "2027-03-01", "i uge 2 2027"])
def test_a_date_is_told_apart_as_tasks_are_timed_from_the_start(words: str) -> None:
    with pytest.raises(DueError) as refused:
        parse_due(words)
    told = _("“{words}” is a date, and a task is timed from each new colleague's own start")
    assert refused.value.message == told.format(words=words)


@pytest.mark.parametrize("words", EXAMPLES)
def test_every_example_is_right(words: str) -> None:
    assert parse_due(words).words == words


VOCABULARY = sorted(
    {word for phrase in (*EXAMPLES, *ANCHORS, *UNITS) for word in phrase.split()} | {"senest", "0", "1-2", "99.", "til"}
)


@given(words=st.text(max_size=30) | st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join))
def test_every_text_is_read_or_refused(words: str) -> None:
    said: tuple[str, ...]
    try:
        said = (parse_due(words).words,)
    except DueError as refused:
        said = (refused.message, refused.hint)
    assert all(said)


@given(
    count=st.integers(1, 999),
    unit=st.sampled_from(["dage", "arbejdsdage", "uger", "måneder", "år"]),
    side=st.sampled_from(["før", "efter"]),
    anchor=st.sampled_from(sorted(ANCHORS)),
)
def test_every_distance_from_every_anchor_is_read(count: int, unit: str, side: str, anchor: str) -> None:
    rule = parse_due(f"{count} {unit} {side} {anchor}").rule
    assert rule == Offset(ANCHORS[anchor], count if side == "efter" else -count, UNITS[unit])

"""The rules of due expressions as the browser reads them."""

import pytest

from generator.handbook.due import EXAMPLES, parse_due
from generator.site.due_code import due_code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("start", "offset start 0 day"),
        ("første arbejdsdag", "offset first_working_day 0 day"),
        ("2. arbejdsdag", "offset first_working_day 1 working_day"),
        ("2 uger før start", "offset start -2 week"),
        ("senest 5 arbejdsdage før start", "offset start -5 working_day latest"),
        ("inden start", "offset start -1 day latest"),
        ("1 år efter tilbagekomst", "offset return_ 1 year"),
        ("2-3 måneder efter start", "span start 2 month 3 month"),
        ("2-3 uger før forløbets slutning", "span course_end -3 week -2 week"),
        ("i uge 2", "period first_working_day 2 2 week"),
        ("senest i de første 3 måneder", "period start 1 3 month latest"),
        ("fredag i første uge", "weekday first_working_day 1 4"),
        ("mandag i uge 2 efter tilbagekomst", "weekday return_ 2 0"),
        ("midtvejs", "part 1 2"),
        ("senest når 2/3 af forløbet er gået", "part 2 3 latest"),
        ("hver 2. uge de første 3 måneder", "every 2 week - start 1 3 month"),
        ("hver mandag i den første måned", "every 1 week 0 start 1 1 month"),
        ("løbende", "undated"),
        ("efter aftale", "undated"),
    ],
)
def test_each_kind_of_rule(words: str, code: str) -> None:
    assert due_code(parse_due(words)) == code


@pytest.mark.parametrize(
    ("words", "is_before"),
    [
        ("5 uger efter ansættelsesaftalen", True),  # the agreement is six weeks before the start
        ("7 uger efter ansættelsesaftalen", False),
        ("1 uge før start", False),  # counts from the start itself
    ],
)
def test_what_is_meant_for_before_the_start(words: str, *, is_before: bool) -> None:
    assert due_code(parse_due(words)).endswith(" before-start") == is_before


def test_rules_that_differ_have_codes_that_differ() -> None:
    dues = [parse_due(words) for words in EXAMPLES if words not in {"løbende", "efter aftale"}]
    codes = {due_code(due): (due.rule, due.latest) for due in dues}
    assert len(codes) == len({(due.rule, due.latest) for due in dues})
    assert all(codes[due_code(due)] == (due.rule, due.latest) for due in dues)

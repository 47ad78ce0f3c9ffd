"""Writes the rule of a due expression for the browser, which so never has to read the words of HR."""

from collections.abc import Iterator
from functools import lru_cache

from generator.handbook.due import Due
from generator.handbook.due_rules import Anchor, DayOfWeek, Offset, Part, Period, Recurring, Rule, Span, Undated
from generator.plans.phases import nominal_order
from generator.plans.targets import anchor_of

_NONE = "-"
_START = (0, 0)


@lru_cache(maxsize=16384)
def due_code(due: Due) -> str:
    """Return the rule of a due expression in words of code, such as “offset start -2 week latest”.

    The kind of rule comes first and then its values, anchors and units under their own names and weekdays by
    number: `offset ANCHOR COUNT UNIT`, `span ANCHOR COUNT UNIT COUNT UNIT`, `period ANCHOR FIRST LAST UNIT`,
    `weekday ANCHOR WEEK WEEKDAY`, `part NUMERATOR DENOMINATOR`, `undated` and `every EVERY UNIT WEEKDAY` with the
    values of its period, where `-` is no weekday. `latest` and `before-start` may follow; the latter tells that what
    counts from the agreement is meant for before the start (`within_employment`).
    """
    return " ".join((*map(str, _values(due.rule)), *_flags(due)))


def _values(rule: Rule) -> Iterator[object]:
    match rule:
        case Offset():
            yield from ("offset", rule.anchor, rule.count, rule.unit)
        case Span(first, last):
            yield from ("span", first.anchor, first.count, first.unit, last.count, last.unit)
        case Period():
            yield from ("period", *_period(rule))
        case DayOfWeek():
            yield from ("weekday", rule.anchor, rule.week, rule.weekday)
        case Part():
            yield from ("part", rule.numerator, rule.denominator)
        case Recurring():
            weekday = _NONE if rule.weekday is None else rule.weekday
            yield from ("every", rule.every, rule.unit, weekday, *_period(rule.period))
        case Undated():
            yield "undated"


def _period(period: Period) -> tuple[object, ...]:
    return period.anchor, period.first, period.last, period.unit


def _flags(due: Due) -> Iterator[str]:
    if due.latest:
        yield "latest"
    if anchor_of(due.rule) is Anchor.AGREEMENT and nominal_order(due) < _START:
        yield "before-start"

"""What is wrong with the content, as plain data: found by every step, shown by the reporter."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much a diagnostic weighs; only errors stop a build."""

    NOTICE = 1
    WARNING = 2
    ERROR = 3


class Code(StrEnum):
    """The stable name of each kind of diagnostic.

    1xx: reading a file. 2xx: the fields of one item. 3xx: the variants of departments.
    4xx: references and rules across files. 5xx: dates. 6xx: the finished site.
    """

    NOT_UTF8 = "HB101"
    BAD_YAML = "HB102"
    DUPLICATE_KEY = "HB103"
    FORBIDDEN_YAML = "HB104"
    TOO_DEEP = "HB105"
    TAB = "HB106"
    LOST_COMMENT = "HB107"
    UNREADABLE = "HB108"
    UNKNOWN_FILE = "HB109"
    CPR_NUMBER = "HB110"

    WRONG_SHAPE = "HB201"
    UNKNOWN_KEY = "HB202"
    MISSING_KEY = "HB203"
    WRONG_VALUE = "HB204"
    EMPTY_VALUE = "HB205"
    BAD_ID = "HB206"
    BAD_TEXT = "HB207"
    BAD_DUE = "HB208"
    BAD_DATE = "HB209"

    UNKNOWN_ITEM = "HB301"
    ADDED_TWICE = "HB302"
    CHANGED_REMOVED = "HB303"
    LOCKED = "HB304"
    PARENT_CIRCLE = "HB305"
    NOTHING_CHANGED = "HB306"
    UNKNOWN_ENTRY = "HB307"

    UNKNOWN_REFERENCE = "HB401"
    DUPLICATE_ID = "HB402"
    UNKNOWN_PLACEHOLDER = "HB403"
    STILL_REFERRED_TO = "HB404"
    AGENDA_SUM = "HB405"
    UNCHECKED = "HB406"
    UNUSED = "HB407"

    IMPOSSIBLE_DATES = "HB501"
    LETTER_REPLACED = "HB502"
    OVERLOADED = "HB503"
    NOT_WRITTEN = "HB504"
    ALONE_BEFORE_START = "HB505"
    TALKS_TOO_CLOSE = "HB506"
    PHASES_OVERLAP = "HB507"
    OUTSIDE_PHASES = "HB508"

    BROKEN_LINK = "HB601"
    BAD_MARKUP = "HB602"
    NOT_INDEXED = "HB603"
    SAME_TITLE = "HB604"


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """A second place that belongs to the same mistake, such as where an id was used first."""

    file: str
    line: int
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing that is wrong, at one place.

    `file` is relative to the project's folder, with forward slashes; `line` and `column` count from 1.
    `message` says what is wrong and why; `hint` says what to write instead.
    """

    file: str
    line: int
    column: int
    code: Code
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics must stop a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once, sorted by file, line and column."""
    return tuple(sorted(set(diagnostics)))

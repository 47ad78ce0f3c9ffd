"""The types a field of an item can have, each read from YAML's text into the value the handbook uses.

A wrong value is a `PydanticCustomError` whose context holds a Danish `message` and `hint`, and whose type is
the diagnostic code it becomes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import GetCoreSchemaHandler, Strict, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator import icons
from generator.diagnostics import Code
from generator.handbook import dates, due
from generator.i18n import gettext as _
from generator.text import Text as ParsedText
from generator.text import TextError, parse

T = TypeVar("T")

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
LONGEST_ID = 100  # it becomes the name of a folder, and Windows has room for 260 letters in all of a path
NOT_ON_WINDOWS = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """Marks a field that is read from text with `read`; what that raises becomes a diagnostic of the code.

    It does what pydantic's `PlainValidator` does, but is ready in half the time, as it asks for no schema of the
    value that is read.
    """

    read: Callable[[str], T]
    code: Code

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema that pydantic is to read the field with."""
        return core_schema.no_info_plain_validator_function(self.value)

    def value(self, written: object) -> T:
        """Return the value of what was written; raises `PydanticCustomError`."""
        if not isinstance(written, str):
            raise PydanticCustomError("string_type", "text is needed")
        try:
            return self.read(written)
        except (TextError, due.DueError, dates.DateError) as error:
            context = {"message": error.message, "hint": error.hint}
            raise PydanticCustomError(self.code, "{message}", context) from error


def read_address(value: str) -> str:
    """Return an address of the web; raises `TextError` on anything else."""
    if not re.match(r"https?://\S+\Z", value):
        raise TextError(
            _("“{value}” is not an address of the web").format(value=value),
            _("write the whole address, beginning with https://"),
        )
    return value


def read_icon(value: str) -> str:
    """Return the name of one of the theme's icons, such as material/flag; raises `TextError` on any other."""
    if not re.match(r"[a-z]+(?:/[a-z0-9-]+)+\Z", value) or icons.svg(value) is None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only mistakes need it

        near = process.extractOne(value, list(icons.names()), scorer=fuzz.ratio, score_cutoff=60)
        raise TextError(
            _("there is no icon called “{value}”").format(value=value),
            _("did you mean “{key}”?").format(key=near[0]) if near else _("write a name such as material/flag"),
        )
    return value


@dataclass(frozen=True, slots=True)
class OneOf:
    """Reads one of some words, and raises `TextError` on any other."""

    words: tuple[str, ...]

    def __call__(self, value: str) -> str:
        """Return the word that was written."""
        if value not in self.words:
            raise TextError(
                _("“{value}” is none of the possible values").format(value=value),
                _("write one of: {ids}").format(ids=", ".join(self.words)),
            )
        return value


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field whose text is the id of an item in the named collection."""

    collection: str


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=LONGEST_ID)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]
Flag = Annotated[bool, Strict()]
Text = Annotated[ParsedText, Parsed(parse, Code.BAD_TEXT)]
Due = Annotated[due.Due, Parsed(due.parse_due, Code.BAD_DUE)]
Date = Annotated[date, Parsed(dates.parse_date, Code.BAD_DATE)]
YearDay = Annotated[dates.YearDay, Parsed(dates.parse_year_day, Code.BAD_DATE)]
Weeks = Annotated[dates.Weeks, Parsed(dates.parse_weeks, Code.BAD_DATE)]
Length = Annotated[dates.Length, Parsed(dates.parse_length, Code.BAD_DATE)]
Probation = Annotated[dates.Probation, Parsed(dates.parse_probation, Code.BAD_DATE)]
Weekday = Annotated[int, Parsed(dates.parse_weekday, Code.BAD_DATE)]
TimeOfDay = Annotated[str, Parsed(dates.parse_time, Code.BAD_DATE)]
Address = Annotated[str, Parsed(read_address, Code.WRONG_VALUE)]
Icon = Annotated[str, Parsed(read_icon, Code.WRONG_VALUE)]

AreaRef = Annotated[Slug, Ref("areas")]
DepartmentRef = Annotated[Slug, Ref("departments")]
FocusAreaRef = Annotated[Slug, Ref("focus_areas")]
GuideRef = Annotated[Slug, Ref("guides")]
HireTypeRef = Annotated[Slug, Ref("hire_types")]
RoleRef = Annotated[Slug, Ref("roles")]
SourceRef = Annotated[Slug, Ref("sources")]
ThemeRef = Annotated[Slug, Ref("themes")]
TaskRef = Annotated[Slug, Ref("tasks")]
TopicRef = Annotated[Slug, Ref("topics")]

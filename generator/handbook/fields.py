"""The types a field of an item can have, each read from YAML's text into the value the handbook uses.

A wrong value is a `PydanticCustomError` whose context holds a Danish `message` and `hint`, and whose type is
the diagnostic code it becomes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar

from pydantic import PlainValidator, Strict, StringConstraints
from pydantic_core import PydanticCustomError
from rapidfuzz import process

from generator import icons
from generator.diagnostics import Code
from generator.handbook import dates, due
from generator.i18n import gettext as _
from generator.text import Text as ParsedText
from generator.text import TextError, parse

T = TypeVar("T")

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def parsed(read: Callable[[str], T], code: Code) -> PlainValidator:
    """Return a validator that reads text with `read`, turning what it raises into a diagnostic of that code."""

    def validate(value: object) -> T:
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "text is needed")
        try:
            return read(value)
        except (TextError, due.DueError, dates.DateError) as error:
            context = {"message": error.message, "hint": error.hint}
            raise PydanticCustomError(code, "{message}", context) from error

    return PlainValidator(validate)


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
        raise TextError(
            _("there is no icon called “{value}”").format(value=value),
            _("did you mean “{key}”?").format(key=process.extractOne(value, list(icons.names()))[0]),
        )
    return value


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field whose text is the id of an item in the named collection."""

    collection: str


Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]
Flag = Annotated[bool, Strict()]
Text = Annotated[ParsedText, parsed(parse, Code.BAD_TEXT)]
Due = Annotated[due.Due, parsed(due.parse_due, Code.BAD_DUE)]
Date = Annotated[date, parsed(dates.parse_date, Code.BAD_DATE)]
YearDay = Annotated[dates.YearDay, parsed(dates.parse_year_day, Code.BAD_DATE)]
Weeks = Annotated[dates.Weeks, parsed(dates.parse_weeks, Code.BAD_DATE)]
Length = Annotated[dates.Length, parsed(dates.parse_length, Code.BAD_DATE)]
Probation = Annotated[dates.Probation, parsed(dates.parse_probation, Code.BAD_DATE)]
Weekday = Annotated[int, parsed(dates.parse_weekday, Code.BAD_DATE)]
TimeOfDay = Annotated[str, parsed(dates.parse_time, Code.BAD_DATE)]
Address = Annotated[str, parsed(read_address, Code.WRONG_VALUE)]
Icon = Annotated[str, parsed(read_icon, Code.WRONG_VALUE)]

AreaRef = Annotated[Slug, Ref("areas")]
DepartmentRef = Annotated[Slug, Ref("departments")]
FocusAreaRef = Annotated[Slug, Ref("focus_areas")]
GuideRef = Annotated[Slug, Ref("guides")]
HireTypeRef = Annotated[Slug, Ref("hire_types")]
RoleRef = Annotated[Slug, Ref("roles")]
SourceRef = Annotated[Slug, Ref("sources")]
TaskRef = Annotated[Slug, Ref("tasks")]
TopicRef = Annotated[Slug, Ref("topics")]

"""Writes the sheets of a plan as accessible PDFs (PDF/UA-1, ISO 14289-1) by Typst."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from generator import icons
from generator.diagnostics import Code, Diagnostic, Severity
from generator.i18n import gettext as _
from generator.plans.plan import Plan
from generator.plans.renderers.html import TEMPLATES
from generator.plans.renderers.letters import FONTS, REPLACEMENT, composed, lacking_letters, printable
from generator.plans.renderers.sheet import Sheet, labels
from generator.plans.renderers.sheets import PLAN_PDF, sheets_of
from generator.text import Text
from generator.text.typst import to_typst

if TYPE_CHECKING:
    import typst

Data: TypeAlias = "str | bool | list[Data] | dict[str, Data]"

_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file's name and bytes, and warnings of letters that could not be printed."""

    name: str
    data: bytes
    warnings: tuple[Diagnostic, ...]


def render_all(plan: Plan) -> tuple[Pdf, ...]:
    """Return the new colleague's plan and a checklist for each other role with a part in it, in that order.

    A letter that could not be printed is told of on the first sheet only.
    """
    told: set[str] = set()
    return tuple(_render(sheet, plan, told) for sheet in sheets_of(plan))


def render(sheet: Sheet, plan: Plan) -> Pdf:
    """Return a sheet of a plan as a PDF; the same sheet and day give the same bytes.

    The standard allows no letter that the font lacks, so each is replaced and told of in a warning.
    """
    return _render(sheet, plan, set())


def _render(sheet: Sheet, plan: Plan, told: set[str]) -> Pdf:
    data = _data(replace(sheet, parts=tuple(replace(part, icon=_drawing(part.icon)) for part in sheet.parts)))
    words = json.dumps(data, ensure_ascii=False)
    safe = printable(words)
    template = "plan.typ" if sheet.name == PLAN_PDF else "checklist.typ"
    warnings = tuple(_warnings(plan.hire.id, _strings(data), told)) if safe != words else ()
    return Pdf(sheet.name, _compiled(template, safe, plan.made_on), warnings)


def _compiled(template: str, words: str, made_on: date) -> bytes:
    """Run Typst, with no fonts but our own; data comes in as JSON and is never read as its code.

    The data are files, since Typst forgets what it has laid out when its `sys_inputs` change. Each file given here is
    parsed as Typst's code every time: a comment costs the least, and the templates are read from their folder instead.
    """
    main = f'#import "{template}": printed\n#printed(json(bytes(read("sheet.json").slice(2))))'
    files = {"main.typ": main.encode(), "sheet.json": f"//{words}".encode(), "labels.json": _labels()}
    pdf = _compiler().compile(
        input=files,  # type: ignore[type-var] # its manual tells of several files, its types do not
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made_on, time(12), UTC),
    )
    return b"".join(pdf) if isinstance(pdf, list) else pdf or b""


@cache
def _compiler() -> "typst.Compiler":
    """Return the compiler, which reads the fonts once for a whole run and remembers what the plans have in common."""
    import typst  # noqa: PLC0415 (only a plan should cost the time that its import takes)

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)


def _data(value: object) -> Data:
    """Return a sheet as the plain values that JSON can carry."""
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, tuple | list):
        return [_data(part) for part in value]
    if isinstance(value, Text):
        return _data(to_typst(value))
    if is_dataclass(value):
        return {field.name: _data(getattr(value, field.name)) for field in fields(value)}
    return [] if value is None else bool(value)


@cache
def _labels() -> bytes:
    return json.dumps(labels()).encode()


@cache
def _drawing(name: str) -> str:
    return icons.svg(name) or "" if name else ""


def _strings(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif not isinstance(data, bool):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _strings(part)


def _warnings(identity: str, strings: Iterable[str], told: set[str]) -> Iterator[Diagnostic]:
    """Yield a warning for the first words that hold each letter the font lacks and that is not told of already."""
    for words in strings:
        letters = [letter for letter in lacking_letters(words) if letter not in told]
        if letters:
            told.update(letters)
            yield _warning(identity, words, "".join(letters))


def _warning(identity: str, words: str, letters: str) -> Diagnostic:
    message = _("the PDF's font has no sign for {letters} in “{words}”, so {mark} stands instead").format(
        letters=letters, words=words[:_EXCERPT], mark=REPLACEMENT
    )
    hint = _("write the words with Latin letters, or fill them in by hand")
    return Diagnostic(f"{identity}.yml", 1, 1, Code.LETTER_REPLACED, message, hint, Severity.WARNING)

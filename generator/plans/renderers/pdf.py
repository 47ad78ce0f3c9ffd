"""Writes a plan as an accessible PDF (PDF/UA-1, ISO 14289-1) by Typst."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from generator import icons
from generator.diagnostics import Code, Diagnostic, Severity
from generator.i18n import gettext as _
from generator.plans.plan import Plan
from generator.plans.renderers.html import TEMPLATES
from generator.plans.renderers.letters import FONTS, REPLACEMENT, composed, lacking_letters, printable
from generator.plans.renderers.sheet import Sheet, labels, sheet_of
from generator.text import Text
from generator.text.typst import to_typst

Data: TypeAlias = "str | list[Data] | dict[str, Data]"

_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file's bytes, and warnings of letters that could not be printed."""

    data: bytes
    warnings: tuple[Diagnostic, ...]


def render(plan: Plan) -> Pdf:
    """Return the plan as a PDF; the same plan gives the same bytes.

    The standard allows no letter that the font lacks, so each is replaced and told of in a warning.
    """
    sheet = sheet_of(plan)
    data = _data(sheet)
    inputs = {
        "sheet": printable(json.dumps(data, ensure_ascii=False)),
        "labels": json.dumps(labels()),
        "icons": json.dumps(_drawings(sheet)),
    }
    return Pdf(_compiled(inputs, plan.made_on), tuple(_warnings(plan.hire.id, _strings(data))))


def _compiled(inputs: dict[str, str], made_on: date) -> bytes:
    """Run Typst, with no fonts but our own; data comes in as JSON and is never read as its code."""
    import typst  # noqa: PLC0415 (only a plan should cost the time that its import takes)

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(TEMPLATES / "plan.typ", root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)
    pdf = compiler.compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made_on, time(12), UTC),
    )
    return b"".join(pdf) if isinstance(pdf, list) else pdf or b""


def _data(value: object) -> Data:
    """Return a sheet as the plain values that JSON can carry."""
    if isinstance(value, Text):
        return _data(to_typst(value))
    if is_dataclass(value):
        return {field.name: _data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_data(part) for part in value]
    return composed(str(value)) if value is not None else []


def _drawings(sheet: Sheet) -> Mapping[str, str]:
    return {part.icon: icons.svg(part.icon) or "" for part in sheet.parts if part.icon}


def _strings(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
        return
    for part in data.values() if isinstance(data, dict) else data:
        yield from _strings(part)


def _warnings(identity: str, strings: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a warning for the first words that hold each letter the font lacks."""
    told: set[str] = set()
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

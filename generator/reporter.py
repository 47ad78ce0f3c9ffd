"""Shows diagnostics to people: where, what is wrong, the line itself, and what to write instead."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import click

from generator.cpr import mask
from generator.diagnostics import Diagnostic, Related, Severity, in_order
from generator.i18n import gettext as _
from generator.i18n import ngettext

_WIDTH = 100
_TAB = 4
_GUTTER = 6
_LINE_BREAK = re.compile(r"\r\n?|\n")
Paint = Callable[[str, Severity], str]

_COLOURS = MappingProxyType({Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"})


def render_text(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], colour: bool) -> str:  # noqa: FBT001
    """Return the diagnostics as text, each once and in order, and a line that sums them up.

    `sources` are the texts of the files, for excerpts; a file that is not there gets none. The same diagnostics and
    sources give the same bytes. Without diagnostics the text is empty. A CPR number is masked wherever it stands.
    """
    ordered = in_order(diagnostics)
    if not ordered:
        return ""
    paint = _coloured if colour else _plain
    files = {file: _lines(sources.get(file, "")) for file in {diagnostic.file for diagnostic in ordered}}
    parts = [_diagnostic(diagnostic, files[diagnostic.file], paint) for diagnostic in ordered]
    return mask("\n".join([*parts, _summary(ordered) + "\n"]))


def _plain(text: str, _severity: Severity) -> str:
    return text


def _coloured(text: str, severity: Severity) -> str:
    return click.style(text, fg=_COLOURS[severity], bold=True)


def _diagnostic(diagnostic: Diagnostic, lines: Sequence[str], paint: Paint) -> str:
    rows = [
        _heading(diagnostic, paint),
        *_excerpt(diagnostic, lines, paint),
        *_indented(_sentence(diagnostic.hint)),
        *(row for related in diagnostic.related for row in _indented(_related(related))),
    ]
    return "".join(row.rstrip() + "\n" for row in rows)


def _heading(diagnostic: Diagnostic, paint: Paint) -> str:
    place = _printable(f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}")
    word = paint(_severity(diagnostic.severity, 1), diagnostic.severity)
    return f"{place} {word} {diagnostic.code} {_printable(_sentence(diagnostic.message))}"


def _severity(severity: Severity, count: int) -> str:
    if severity is Severity.ERROR:
        return ngettext("error", "errors", count)
    if severity is Severity.WARNING:
        return ngettext("warning", "warnings", count)
    return ngettext("notice", "notices", count)


def _excerpt(diagnostic: Diagnostic, lines: Sequence[str], paint: Paint) -> list[str]:
    if not 1 <= diagnostic.line <= len(lines) or not any(lines):
        return []
    whole = mask(lines[diagnostic.line - 1].rstrip())  # before it is cut, which might leave half a number
    before, after = _window(whole, diagnostic.column)
    caret = " " * _cells(before) + paint("^", diagnostic.severity)
    return [f"{diagnostic.line:>{_GUTTER}} | {before}{after}", f"{'':{_GUTTER}} | {caret}"]


def _window(line: str, column: int) -> tuple[str, str]:
    """Return what to show of a line before and from its column on, cut to a width that fits on a screen."""
    at = min(column - 1, len(line))
    left = max(0, min(at - _WIDTH * 2 // 3, len(line) - _WIDTH))
    right = left + _WIDTH
    before = _printable(line[left:at].expandtabs(_TAB))
    after = _printable(line[at:right].replace("\t", " " * _TAB))
    return ("… " if left else "") + before, after + (" …" if right < len(line) else "")


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text fills."""
    wide = sum(unicodedata.east_asian_width(letter) in {"W", "F"} for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def _printable(text: str) -> str:
    """Return text with what a terminal might obey, or not show, replaced."""
    return "".join(letter if letter.isprintable() or letter == "\xa0" else "\ufffd" for letter in text)


def _indented(text: str) -> list[str]:
    return [" " * (_GUTTER + 3) + _printable(row) for row in text.splitlines()]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _related(related: Related) -> str:
    return _("See also {file}:{line}: {message}").format(file=related.file, line=related.line, message=related.message)


def _summary(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    words = [f"{counts[severity]} {_severity(severity, counts[severity])}" for severity in sorted(counts, reverse=True)]
    listed = " {} ".format(_("and")).join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
    files = len({diagnostic.file for diagnostic in diagnostics})
    return ngettext("{found} in {count} file", "{found} in {count} files", files).format(found=listed, count=files)


def _lines(text: str) -> list[str]:
    """Part a source into lines the way the loader counts them."""
    return _LINE_BREAK.split(unicodedata.normalize("NFC", text.removeprefix("\ufeff")))

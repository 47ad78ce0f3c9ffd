"""Mistakes in how a text is written: its quotes, its brackets and the signs it may not hold without quotes."""

import re
from types import MappingProxyType

from generator.handbook.syntax.lines import Entry, quoted
from generator.handbook.syntax.scene import Fault, Scene, write
from generator.i18n import gettext as _

_QUOTES = frozenset("\"'")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_REMARK = re.compile(r"(?<!\s)\s+#(?: .*)?$")
_RESERVED = tuple("@`%&*!|>,]}[{")
_RESERVED_WORDS = ("- ", "? ", ": ")
_CLOSING = MappingProxyType({"[": "]", "{": "}"})


def unclosed_quote(scene: Scene) -> Fault | None:
    """Find a quote that begins a text and is not ended before the next field, or at all."""
    opened = None
    for line in range(1, scene.line + 1):
        entry = scene.entry(line)
        if scene.in_block(line) or entry.blank:
            continue
        if opened is None:
            opened = line if _is_open(entry.value) else None
        elif _is_field_beside(entry, scene.entry(opened)):
            return _unclosed_quote(scene, opened)
        elif scene.entry(opened).value[0] in scene.lines[line - 1]:
            opened = None
    if scene.began is None or scene.character(scene.began) not in _QUOTES:
        return None
    if opened and scene.began == (opened, scene.entry(opened).value_column):
        return _unclosed_quote(scene, opened)
    return Fault(*scene.began, _no_end(scene.character(scene.began)), _("put the quote where the text ends"))


def _is_open(value: str) -> bool:
    return value[:1] in _QUOTES and not _QUOTED.match(value)


def _is_field_beside(entry: Entry, opened: Entry) -> bool:
    return (entry.key is not None or bool(entry.dashes)) and entry.first <= opened.column


def _unclosed_quote(scene: Scene, line: int) -> Fault:
    entry = scene.entry(line)
    mended = scene.with_value(line, entry.value + entry.value[0])
    return Fault(
        line,
        entry.value_column,
        _no_end(entry.value[0]),
        write(mended),
        {line: mended},
    )


def _no_end(quote: str) -> str:
    return _("the text begins with {quote}, but there is no {quote} at its end").format(quote=quote)


def text_after_quote(scene: Scene) -> Fault | None:
    """Find more text after the quote that ends a text."""
    entry = scene.entry(scene.line)
    found = _QUOTED.match(entry.value)
    if not found or _is_remark(entry.value[found.end() :]):
        return None
    rest = entry.value[found.end() :]
    mended = scene.with_value(scene.line, _requoted(entry.value))
    return Fault(
        scene.line,
        entry.value_column + found.end() + len(rest) - len(rest.lstrip()),
        _("the text ends at the second {quote}, but more follows on the line").format(quote=entry.value[0]),
        write(mended),
        {scene.line: mended},
    )


def _requoted(value: str) -> str:
    """Return the whole value in quotes; the outer pair goes when a third quote shows that it was meant to hold all."""
    sign = value[0]
    if value.endswith(sign) and value.count(sign) % 2:
        return quoted(value[1:-1])
    return quoted(value)


def backslash(scene: Scene) -> Fault | None:
    """Find a backslash between double quotes, where it begins a code."""
    column = scene.lines[scene.line - 1].rfind("\\", max(scene.column - 2, 0), scene.column) + 1
    if scene.character(scene.began) != '"' or not column:
        return None
    message = _("“\\” between double quotes begins a code")
    entry = scene.entry(scene.line)
    found = _QUOTED.match(entry.value)
    if not found:
        return Fault(scene.line, column, message, _("use single quotes around the text"))
    text = "'" + found.group()[1:-1].replace("'", "''") + "'"
    mended = scene.with_value(scene.line, text + entry.value[found.end() :])
    hint = _("use single quotes; {write}").format(write=write(mended))
    return Fault(scene.line, column, message, hint, {scene.line: mended})


def reserved_start(scene: Scene) -> Fault | None:
    """Find a text that begins with a sign that means something else in YAML."""
    entry = scene.entry(scene.line)
    if scene.column >= entry.value_column and _starts_reserved(entry):
        text, remark = _without_remark(entry.value)
        mended = scene.with_value(scene.line, quoted(text) + remark)
        return _reserved(scene, entry.value_column, write(mended), {scene.line: mended})
    if scene.character((scene.line, scene.column)) in {"@", "`", "%"}:
        return _reserved(scene, scene.column, _("put the text in quotes"), {})
    return None


def _starts_reserved(entry: Entry) -> bool:
    if entry.opens_block:
        return False
    if entry.value.startswith(tuple(_CLOSING)):
        end = _bracket_end(entry.value)
        return end is not None and not _is_remark(entry.value[end:])
    return entry.value.startswith(_RESERVED + _RESERVED_WORDS) or entry.value in {"-", "?"}


def _reserved(scene: Scene, column: int, hint: str, mended: dict[int, str]) -> Fault:
    sign = scene.character((scene.line, column))
    message = _("a text cannot begin with “{sign}” unless it is in quotes").format(sign=sign)
    return Fault(scene.line, column, message, hint, mended)


def unclosed_bracket(scene: Scene) -> Fault | None:
    """Find a list in brackets without its end."""
    sign = scene.character(scene.began)
    if scene.began is None or sign not in _CLOSING:
        return None
    line, column = scene.began
    if _bracket_end(scene.lines[line - 1][column - 1 :]) is not None:
        return None
    message = _("“{sign}” begins a list that does not end with “{end}”").format(sign=sign, end=_CLOSING[sign])
    if not _ends_on(scene, line):
        return Fault(line, column, message, _("put “{end}” where the list ends").format(end=_CLOSING[sign]))
    text, remark = _without_remark(scene.lines[line - 1])
    mended = text + _CLOSING[sign] + remark
    return Fault(line, column, message, write(mended), {line: mended})


def _ends_on(scene: Scene, line: int) -> bool:
    """Tell whether a list in brackets cannot go on below its line, because a field follows, or nothing."""
    below = scene.below(line)
    return below is None or _is_field_beside(scene.entry(below), scene.entry(line))


def _bracket_end(value: str) -> int | None:
    """Return where the bracket that begins the value is closed again, or None when it is not."""
    depth = 0
    for found in re.finditer(_QUOTED.pattern + r"|[\[\]{}]", value):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found.group(), 0)
        if depth == 0:
            return found.end()
    return None


def colon_in_text(scene: Scene) -> Fault | None:
    """Find a colon with a space after it inside a text without quotes."""
    entry = scene.entry(scene.line)
    if scene.character((scene.line, scene.column)) != ":" or entry.key is None or scene.column < entry.value_column:
        return None
    text, remark = _without_remark(entry.value)
    mended = scene.with_value(scene.line, quoted(text) + remark)
    return Fault(
        scene.line,
        scene.column,
        _("a text with a colon and a space in it must be in quotes"),
        write(mended),
        {scene.line: mended},
    )


def _is_remark(rest: str) -> bool:
    return not rest.strip() or bool(re.match(r"\s+#", rest))


def _without_remark(value: str) -> tuple[str, str]:
    """Part a value from the remark after it."""
    found = _REMARK.search(value)
    return (value[: found.start()], found.group()) if found else (value, "")

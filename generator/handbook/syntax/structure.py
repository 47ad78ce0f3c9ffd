"""Mistakes in how the lines of a file belong together: indentation, dashes and colons after keys."""

import re
from dataclasses import replace

from generator.diagnostics import Code
from generator.handbook.collections import field_names
from generator.handbook.syntax.lines import Entry
from generator.handbook.syntax.scene import Fault, Scene, write
from generator.i18n import gettext as _
from generator.i18n import ngettext

_TIGHT_COLON = re.compile(r"([\w-]+):(?!//)\xa0*([^ \xa0].*)")
_ALSO_DANISH = frozenset({"end", "for", "link", "mail", "plan", "start", "status", "to"})
_KEY_AND_REST = re.compile(r"([a-z_]+)(?: +(\S.*))?")


def directive(scene: Scene) -> Fault | None:
    """Find a line such as %YAML at the top."""
    line = scene.began[0] if scene.began else scene.line
    if not scene.lines[line - 1].startswith("%"):
        return None
    message = _("lines that begin with % are not used here")
    return Fault(line, 1, message, _("delete the line"), {line: ""}, Code.FORBIDDEN_YAML)


def missing_key(scene: Scene) -> Fault | None:
    """Find a colon at the beginning of a line."""
    entry = scene.entry(scene.line)
    if scene.in_block(scene.line) or not re.match(r":(?: |$)", entry.value) or entry.key is not None:
        return None
    return Fault(
        scene.line, entry.value_column, _("there is no key before the colon"), _("write a word before the colon")
    )


def ragged_block(scene: Scene) -> Fault | None:
    """Find a line of a text under | that is indented less than the text's first line."""
    ragged = (n for n in range(1, scene.line + 1) if scene.entry(n).indent < scene.blocks.get(n - 1, 0))
    line = next(ragged, None)
    return _in_block(scene, line, scene.blocks[line - 1]) if line else None


def _in_block(scene: Scene, line: int, indent: int) -> Fault:
    entry = scene.entry(line)
    return Fault(
        line,
        entry.first,
        _("the line looks like a part of the text above it, but is not indented as far"),
        _spaces(indent),
        {line: scene.with_indent(line, indent)},
    )


def field_inside_text(scene: Scene) -> Fault | None:
    """Find a line with a key that is indented as though it went on with the text above it."""
    entry = scene.entry(scene.line)
    carrier = scene.carrier(scene.line)
    if scene.character((scene.line, scene.column)) != ":" or entry.key is None or carrier is None:
        return None
    if scene.began and scene.began[0] != scene.line:  # the line above was to be a key
        return None
    above = scene.entry(carrier)
    if above.key is None:
        return _missing_colon(scene, carrier)
    if entry.dashes:
        return indentation(scene)
    if " " in entry.key or not above.value:
        return _colon_in_long_text(scene, carrier)
    return _misplaced(scene, scene.line, above.column - 1)


def _colon_in_long_text(scene: Scene, carrier: int) -> Fault:
    above = scene.entry(carrier)
    mended = {} if above.value else {carrier: scene.lines[carrier - 1].rstrip() + " |"}
    return Fault(
        scene.line,
        scene.column,
        _("there is a colon in a text of several lines"),
        _("write “{key}: |” and put all of the text on the lines below it").format(key=above.key),
        mended,
    )


def missing_colon(scene: Scene) -> Fault | None:
    """Find a line with neither key nor dash: a key without its colon, or text that is not indented."""
    lines = [scene.line]
    if scene.began and scene.began[1] == scene.entry(scene.began[0]).value_column:
        lines.insert(0, scene.began[0])
    for line in lines:
        entry = scene.entry(line)
        if entry.key is None and not entry.blank and not scene.in_block(line):
            return _missing_colon(scene, line)
    return None


def _missing_colon(scene: Scene, line: int) -> Fault | None:
    value = scene.entry(line).value
    tight = _TIGHT_COLON.fullmatch(value)
    if tight:
        mended = scene.with_value(line, f"{tight[1]}: {tight[2]}")
        message = _("a space is missing after the colon")
        return Fault(line, scene.entry(line).value_column + tight.end(1), message, write(mended), {line: mended})
    found = _KEY_AND_REST.fullmatch(value)
    known = {entry.key for entry in scene.entries} | (field_names() - _ALSO_DANISH)
    if found and (found[1] in known or scene.entry(line).dashes):
        return _without_colon(scene, line, found[1], found[2])
    return _text_not_indented(scene, line) or (found and _without_colon(scene, line, found[1], found[2]))


def _without_colon(scene: Scene, line: int, key: str, rest: str | None) -> Fault:
    mended = _with_colon(scene, line, key, rest)
    message = _("a colon is missing after “{key}”").format(key=key)
    return Fault(line, scene.entry(line).value_column + len(key), message, write(mended), {line: mended})


def _with_colon(scene: Scene, line: int, key: str, rest: str | None) -> str:
    return scene.with_value(line, f"{key}: {rest}" if rest else f"{key}:")


def _text_not_indented(scene: Scene, line: int) -> Fault | None:
    above, carrier = scene.above(line), scene.carrier(line)
    if above is None or carrier is None or scene.entry(line).dashes:
        return None
    if scene.in_block(above):
        return _in_block(scene, line, scene.blocks[above - 1])
    if scene.entry(line).first > scene.entry(carrier).column:
        return _after_remark(scene, line, above)
    return _outside_text(scene, line, scene.entry(carrier).column + 1)


def _outside_text(scene: Scene, line: int, indent: int) -> Fault:
    fault = _in_block(scene, line, indent)
    found = _KEY_AND_REST.fullmatch(scene.entry(line).value)
    if not found:
        return fault
    written = _with_colon(scene, line, found[1], found[2])
    hint = _("{spaces}; if “{key}” is a field, {write}").format(spaces=fault.hint, key=found[1], write=write(written))
    return replace(fault, hint=hint)


def _after_remark(scene: Scene, line: int, above: int) -> Fault | None:
    if " #" not in scene.lines[above - 1]:
        return None
    return Fault(
        line,
        scene.entry(line).first,
        _("the text above ended at “#”, which begins a remark, so this line belongs to nothing"),
        _("put the whole text in quotes, or delete the remark"),
    )


def indentation(scene: Scene) -> Fault | None:
    """Find a line whose indent is that of no list or group of fields around it."""
    entry = scene.entry(scene.line)
    if scene.in_block(scene.line) or (entry.key is None and not entry.dashes):
        return None
    levels = _levels(scene, entry)
    if not levels:
        return _tight_above(scene) or _out_of_place(scene, entry)
    if entry.first in levels:
        return None
    return _misplaced(scene, scene.line, min(levels, key=lambda level: (abs(level - entry.first), -level)) - 1)


def _tight_above(scene: Scene) -> Fault | None:
    """Find that the line above is a field whose colon has no space after it, so that no field is open here."""
    above = scene.above(scene.line)
    is_tight = above and not scene.in_block(above) and _TIGHT_COLON.fullmatch(scene.entry(above).value)
    return _missing_colon(scene, above) if above and is_tight else None


def _out_of_place(scene: Scene, entry: Entry) -> Fault:
    if entry.dashes:
        message = _("a list begins here, but the lines above it are fields")
        hint = _("put a field such as “tasks:” above the list, or delete the dash")
    else:
        message = _("a field stands here, but the lines above it are a list")
        hint = _("begin the line with “- ” if it belongs to the list")
    return Fault(scene.line, entry.first, message, hint)


def _levels(scene: Scene, entry: Entry) -> set[int]:
    """Return the columns of the lists (for a dash) or groups (for a key) that are still open above the line."""
    levels: set[int] = set()
    limit = len(max(scene.lines, key=len)) + 1
    for line in range(scene.line - 1, 0, -1):
        above = scene.entry(line)
        if scene.in_block(line) or (above.key is None and not above.dashes):
            continue
        columns = above.dashes if entry.dashes else (above.column,) if above.key is not None else ()
        levels.update(column for column in columns if column < limit)
        limit = min(limit, above.first)
    return levels


def _misplaced(scene: Scene, line: int, indent: int) -> Fault:
    """Explain a wrong indent."""
    count = scene.entry(line).indent
    message = (
        ngettext(
            "the line is indented with {count} space, which fits none of the lines above it",
            "the line is indented with {count} spaces, which fits none of the lines above it",
            count,
        ).format(count=count)
        if count
        else _("the line is not indented, and so does not belong to the lines above it")
    )
    return Fault(line, count + 1, message, _spaces(indent), _moved(scene, line, indent))


def _moved(scene: Scene, line: int, indent: int) -> dict[int, str]:
    """Return a line, and those below that belong with it, with the indent it should have had."""
    count = scene.entry(line).indent
    moved: dict[int, str] = {}
    for number in range(line, len(scene.lines) + 1):
        entry = scene.entry(number)
        belongs = entry.indent >= count if indent < count else entry.indent == count
        if entry.blank or not belongs:
            break
        moved[number] = scene.with_indent(number, entry.indent + indent - count)
    return moved


def _spaces(count: int) -> str:
    if not count:
        return _("begin the line without spaces")
    return ngettext("begin the line with {count} space", "begin the line with {count} spaces", count).format(
        count=count
    )

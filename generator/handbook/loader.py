"""Reads one YAML file strictly: into plain values with their places, or into all that is wrong with it.

Text stays as it was written; only a plain true or false is a boolean, and a missing value is None.
"""

import re
import unicodedata

import yaml

from generator.diagnostics import Code, Diagnostic
from generator.handbook.places import Document
from generator.handbook.syntax import explain
from generator.handbook.yaml_events import INVISIBLE, EventReader
from generator.i18n import gettext as _
from generator.i18n import ngettext

Diagnostics = tuple[Diagnostic, ...]

_MENDS = 20
_MOST = 200
_LINE_BREAK = re.compile(r"\r\n?")
_TAB_FIRST = re.compile(r"^(?: |- )*(?:\t[ \t\xa0]*(?=\S)|\xa0)", re.MULTILINE)


def load(file: str, data: bytes) -> tuple[Document | None, Diagnostics]:
    """Read the bytes of a file; `file` is the name that diagnostics carry.

    The document is None where the meaning of the file is uncertain. Beside errors it may still be there: then
    its values are those most likely meant, so that the fields can be checked in the same run. Columns count the
    characters of the text after NFC normalisation and without a byte order mark. An empty file has the value None.
    """
    text, unreadable = _decode(file, data)
    if text is None:
        return None, unreadable
    indentation = _tabs_first(file, text)
    if indentation:
        return None, (*unreadable, *indentation)
    found = unreadable
    if not text.replace("\n", "").isprintable():  # seldom; ten times as fast as looking for each character
        found = (*unreadable, *_tabs(file, text), *_invisible(file, text))
        text = INVISIBLE.sub("", text.replace("\t", " "))
    document, faults = _read(file, text)
    return document, _foremost((*found, *faults))


def _foremost(diagnostics: Diagnostics) -> Diagnostics:
    """Return those that weigh most, as many as anyone would read of one file at a time."""
    if len(diagnostics) <= _MOST:
        return diagnostics
    return tuple(sorted(diagnostics, key=lambda diagnostic: -diagnostic.severity)[:_MOST])


def _read(file: str, text: str) -> tuple[Document | None, Diagnostics]:
    """Read a text, mending each line that cannot be read, so that the faults after it are found too."""
    faults: dict[int, Diagnostic] = {}
    while True:
        reader = EventReader(file, text)
        try:
            document = reader.read()
        except yaml.YAMLError as error:
            lines = text.split("\n")
            fault = explain(lines, *_marks(error))
            if fault.line in faults or len(faults) == _MENDS:
                return None, (*faults.values(), *reader.diagnostics)
            faults[fault.line] = Diagnostic(file, fault.line, fault.column, fault.code, fault.message, fault.hint)
            if not fault.mended:
                return None, (*faults.values(), *reader.diagnostics)
            text = "\n".join(fault.mended.get(number, line) for number, line in enumerate(lines, start=1))
        else:
            return document, (*faults.values(), *reader.diagnostics)


def _marks(error: yaml.YAMLError) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Return where reading stopped, and where what could not be finished began, both from 1."""
    at, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    return (
        (at.line + 1, at.column + 1) if at else (1, 1),
        (began.line + 1, began.column + 1) if began else None,
    )


def _decode(file: str, data: bytes) -> tuple[str | None, Diagnostics]:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        found = (_not_utf8(file, data, error.start),)
        if b"\0" in data:
            return None, found
        return _normalised(data.decode("cp1252", "replace")), found
    return _normalised(text), ()


def _normalised(text: str) -> str:
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    return _LINE_BREAK.sub("\n", text) if "\r" in text else text


def _not_utf8(file: str, data: bytes, start: int) -> Diagnostic:
    line, column = _after(_normalised(data[:start].decode()))
    encoding = "UTF-16" if b"\0" in data else "Windows 1252 (Latin-1)"
    message = _("the file is not saved as UTF-8 but most likely as {encoding}, so æ, ø and å cannot be read")
    hint = _(
        "save it again as UTF-8: in VS Code click the encoding at the bottom right, choose “Reopen with Encoding”, "
        "{encoding}, and then “Save with Encoding”, UTF-8"
    )
    return Diagnostic(
        file, line, column, Code.NOT_UTF8, message.format(encoding=encoding), hint.format(encoding=encoding)
    )


def _tabs_first(file: str, text: str) -> Diagnostics:
    """Note tabs (or hard spaces, pasted from the web) in the indentation, which make the structure uncertain."""
    if "\t" not in text and "\xa0" not in text:
        return ()
    matches = list(_TAB_FIRST.finditer(text))
    if not matches:
        return ()
    line, column = _after(text[: matches[0].start()])
    message = ngettext(
        "the line is indented with a tab or a hard space, and YAML only reads ordinary spaces",
        "{count} lines are indented with tabs or hard spaces, and YAML only reads ordinary spaces; this is the first",
        len(matches),
    ).format(count=len(matches))
    hint = _("use two spaces for each level; in VS Code the command “Convert Indentation to Spaces” does all at once")
    return (Diagnostic(file, line, column, Code.TAB, message, hint),)


def _tabs(file: str, text: str) -> Diagnostics:
    count = text.count("\t")
    if not count:
        return ()
    line, column = _after(text[: text.index("\t")])
    message = ngettext(
        "there is a tab in the line, and YAML only reads ordinary spaces",
        "there are {count} tabs in the file, and YAML only reads ordinary spaces; this is the first",
        count,
    ).format(count=count)
    return (Diagnostic(file, line, column, Code.TAB, message, _("put a space in its place")),)


def _invisible(file: str, text: str) -> Diagnostics:
    """Note each line's first invisible character."""
    matches = ((number, INVISIBLE.search(line)) for number, line in enumerate(text.split("\n"), start=1))
    return tuple(_invisible_character(file, number, match) for number, match in matches if match)


def _invisible_character(file: str, line: int, match: re.Match[str]) -> Diagnostic:
    message = _("there is an invisible character here ({code}), perhaps from a copied text").format(
        code=f"U+{ord(match.group()):04X}"
    )
    hint = _("delete it, or write the words on each side of it again")
    return Diagnostic(file, line, match.start() + 1, Code.FORBIDDEN_YAML, message, hint)


def _after(before: str) -> tuple[int, int]:
    """Return the line and the column, from 1, of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")

"""What YAML allows and the handbook does not, each with what to write instead."""

import re

from generator.diagnostics import Code, Diagnostic, Related, Severity
from generator.handbook.syntax.events import Event, position
from generator.handbook.syntax.lines import quoted, shortened
from generator.i18n import gettext as _

DEPTH = 100

SWALLOWED = re.compile(r" +#\S")


def list_as_key(file: str, event: Event) -> Diagnostic:
    """Refuse a list or a mapping as a key."""
    return _forbidden(file, event, _("a list or a group of fields cannot be a key"), _("write a word before the colon"))


def empty_key(file: str, event: Event) -> Diagnostic:
    """Refuse a colon without a key."""
    return _forbidden(file, event, _("there is no key before the colon"), _("write a word before the colon"))


def merge_key(file: str, event: Event) -> Diagnostic:
    """Refuse the key <<."""
    message = _("“<<” would copy fields from elsewhere, and that is not used here")
    return _forbidden(file, event, message, _("write the fields themselves"))


def alias(file: str, event: Event, name: str) -> Diagnostic:
    """Refuse an alias such as *name."""
    message = _("“*{name}” would copy a value from elsewhere, and that is not used here")
    hint = _("write the value itself; if the star belongs to the text, put the text in quotes")
    return _forbidden(file, event, message.format(name=shortened(name)), hint)


def anchor_or_tag(file: str, event: Event, sign: str, line: str) -> Diagnostic:
    """Refuse an anchor such as &name or a tag such as !name, that stands on the given line."""
    value = quoted(line[event.start_mark.column :].strip())
    message = _("“{sign}” has a special meaning in YAML that is not used here")
    hint = _("delete “{sign}”; if it belongs to the text, write: {value}")
    sign = shortened(sign)
    return _forbidden(file, event, message.format(sign=sign), hint.format(sign=sign, value=shortened(value)))


def directive(file: str, event: Event) -> Diagnostic:
    """Refuse lines such as %YAML."""
    return _forbidden(file, event, _("lines that begin with % are not used here"), _("delete the line"))


def second_document(file: str, event: Event) -> Diagnostic:
    """Refuse a second document in one file."""
    message = _("the line “---” begins a second document, and a file holds only one")
    return _forbidden(file, event, message, _("delete the line, or move what follows to a file of its own"))


def escaped_character(file: str, event: Event) -> Diagnostic:
    """Refuse invisible characters written as codes."""
    message = _("the text holds an invisible character written with “\\”")
    return _forbidden(file, event, message, _("delete it, or use single quotes around the text"))


def duplicate_key(file: str, event: Event, key: str, first: int) -> Diagnostic:
    """Refuse a key that stands twice in one mapping, the first time on the given line."""
    key = shortened(key)
    return Diagnostic(
        file,
        *position(event),
        Code.DUPLICATE_KEY,
        _("“{key}” is written twice in the same place").format(key=key),
        _("delete one of the two, or gather them under one “{key}”").format(key=key),
        related=(Related(file, first, _("the first one is here")),),
    )


def too_deep(file: str, event: Event) -> Diagnostic:
    """Refuse more levels inside each other than anyone could mean."""
    message = _("there are more than {depth} levels inside each other").format(depth=DEPTH)
    hint = _("look for brackets too many; the handbook needs only a few levels")
    return Diagnostic(file, *position(event), Code.TOO_DEEP, message, hint)


def lost_comment(file: str, event: Event, line: str) -> Diagnostic | None:
    """Warn when the line a plain text ends on goes on with a “#” that looks like a part of the text."""
    end = event.end_mark.column
    swallowed = SWALLOWED.match(line, end)
    if swallowed is None:
        return None
    message = _("“{text}” is left out, because “#” after a space begins a remark")
    hint = _("put the text in quotes; if it is a remark, put a space after “#”")
    if event.start_mark.line == event.end_mark.line:
        start = event.start_mark.column if event.value else swallowed.end() - 2
        mended = f"{line[:start].strip()} {quoted(line[start:].strip())}"
        hint = _("if it is a remark, put a space after “#”; if it is text, write: {line}").format(
            line=shortened(mended)
        )
    return Diagnostic(
        file,
        event.end_mark.line + 1,
        swallowed.end() - 1,
        Code.LOST_COMMENT,
        message.format(text=shortened(line[end:].strip())),
        hint,
        Severity.WARNING,
    )


def _forbidden(file: str, event: Event, message: str, hint: str) -> Diagnostic:
    return Diagnostic(file, *position(event), Code.FORBIDDEN_YAML, message, hint)

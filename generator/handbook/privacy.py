"""Keeps personal numbers out of the handbook and of the plans."""

import unicodedata
from collections.abc import Iterator

from generator.cpr import find, mask, may_hold_number
from generator.diagnostics import Code, Diagnostic
from generator.i18n import gettext as _


def personal_numbers(file: str, data: bytes) -> Iterator[Diagnostic]:
    """Yield an error for each CPR number in a file, comments included, and for one in the file's name.

    `file` may also name something else that is written by hand, such as an option of a command. Lines and columns
    are those of the loader. The number itself is masked.
    """
    if next(find(file), None):
        message = _("the name of the file holds a CPR number: {name}").format(name=mask(file))
        yield Diagnostic(file, 1, 1, Code.CPR_NUMBER, message, _("give the file another name"))
    if not may_hold_number(data):
        return
    text = unicodedata.normalize("NFC", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line, words in enumerate(lines, start=1):
        for number in find(words):
            message = _("this is a CPR number: {number}").format(number=number.masked)
            hint = _("delete it; no one's CPR number may stand in the handbook or in a plan")
            yield Diagnostic(file, line, number.start + 1, Code.CPR_NUMBER, message, hint)

"""Changes single values of a YAML file and leaves everything else in it as it stands, comments and all."""

import re

from generator.authoring.yaml_text import scalar
from generator.errors import UsageError
from generator.handbook import loader
from generator.i18n import gettext as _

_VALUE = r"""(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s>|#].*?|)(?P<note>[ \t]+\#.*)?[ \t]*(?=\r?$)"""


def with_value(text: str, key: str, value: str, file: str) -> str:
    """Return a file's text with another value of a key, which stands on the key's line.

    A key inside another is written as handbook/edit_url. Raises `UsageError` when the key is not there once, or its
    value goes on below.
    """
    found = list(_line(key).finditer(text))
    if len(found) != 1:
        message = _("{file} must have one line that begins with “{key}:” and holds its whole value")
        raise UsageError(message.format(file=file, key=key.rpartition("/")[2]))
    match = found[0]
    return f"{text[: match.start()]}{match['key']} {scalar(value)}{match['note'] or ''}{text[match.end() :]}"


def value_of(text: str, key: str) -> str:
    """Return the text that stands on a key's line, without its quotes; empty when there is none."""
    found = _line(key).search(text)
    document = loader.load("", f"- {found['value']}\n".encode())[0] if found else None
    value = document.value if document else None
    return value[0] if isinstance(value, list) and isinstance(value[0], str) else ""


def leading_comment(text: str) -> str:
    """Return the comment a file begins with."""
    found = re.match(r"(?:#.*\n|[ \t]*\r?\n)*", text)
    return found.group().rstrip() + "\n" if found and found.group().strip() else ""


def _line(key: str) -> re.Pattern[str]:
    _outer, slash, name = key.rpartition("/")
    indent = "[ ]+" if slash else ""
    return re.compile(rf"^(?P<key>{indent}{re.escape(name)}:)[ \t]*{_VALUE}", re.MULTILINE)

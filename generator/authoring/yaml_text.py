"""Writes values as YAML the way a person would: without quotes where the handbook's own reader takes it so."""

import json
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.errors import UsageError
from generator.handbook import loader
from generator.handbook.yaml_events import INVISIBLE
from generator.i18n import gettext as _

Record: TypeAlias = Mapping[str, str]
Value: TypeAlias = str | bool | Sequence[str] | Sequence[Record] | Record

WIDTH = 118
_STEP = "  "
_ELSEWHERE = frozenset({"null", "~", "yes", "no", "on", "off"})  # what other readers of YAML take for something else


def cleaned(text: str) -> str:
    """Return a text as it can stand in a file: composed letters, ordinary spaces, none at the ends of its lines.

    Raises `UsageError` on characters that nobody can see.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\t", " ").replace("\xa0", " ")
    found = INVISIBLE.search(text)
    if found:
        message = _("there is an invisible character here ({code}), perhaps from a copied text")
        raise UsageError(message.format(code=f"U+{ord(found.group()):04X}"))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def lines(key: str, value: Value, indent: str = "") -> Iterator[str]:
    """Yield the lines of a key with its value, which is text, a truth, a list or a mapping of texts."""
    match value:
        case bool():
            yield f"{indent}{key}: {str(value).lower()}"
        case str():
            yield from _text(f"{indent}{key}: ", value, indent + _STEP)
        case Mapping():
            yield f"{indent}{key}:"
            for inner, text in value.items():
                yield from lines(inner, text, indent + _STEP)
        case _:
            yield f"{indent}{key}:"
            for part in value:
                yield from _entry(part, indent + _STEP)


def item(values: Mapping[str, Value], indent: str = "") -> str:
    """Return a mapping as one entry of a list."""
    inner = [line for key, value in values.items() for line in lines(key, value, indent + _STEP)]
    first = f"{indent}- {inner[0].removeprefix(indent + _STEP)}"
    return "".join(f"{line}\n" for line in (first, *inner[1:]))


def scalar(text: str) -> str:
    """Return a text on one line, in quotes only where it needs them."""
    for written in _candidates(text):
        if _reads(f"- {written}\n", [text]) and _reads(f"- k: {written}\n", [{"k": text}]):
            return written
    return json.dumps(text, ensure_ascii=False)


def _entry(part: str | Record, indent: str) -> Iterator[str]:
    if isinstance(part, str):
        yield from _text(f"{indent}- ", part, indent + _STEP)
    else:
        yield from item(part, indent).splitlines()


def _text(before: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text on one line where it fits, else as paragraphs below its key."""
    if "\n" in text:
        block = textwrap.indent(text, indent)
        written = f"{before}|\n{block}"
    else:
        written = f"{before}{scalar(text)}"
        if len(written) > WIDTH:
            folded = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
            written = f"{before}>-\n" + "\n".join(f"{indent}{line}" for line in folded)
    if not _reads_as(written, before, text):
        written = f"{before}{scalar(text)}"
    yield from written.split("\n")


def _reads_as(written: str, before: str, text: str) -> bool:
    """Tell whether the text that stands after a key or a dash is read again as it was given, but for a last break."""
    document, faults = loader.load("", f"{written}\n".encode())
    value = document.value if document and not faults else None
    if isinstance(value, list | dict) and len(value) == 1:
        value = value[0] if isinstance(value, list) else value[before.strip().removesuffix(":")]
        return isinstance(value, str) and value.removesuffix("\n") == text
    return False


def _candidates(text: str) -> Iterator[str]:
    if text == text.strip() and "\n" not in text and text.lower() not in _ELSEWHERE:
        yield text
    if '"' not in text and "\\" not in text and "\n" not in text:
        yield f'"{text}"'
    if "\n" not in text:
        yield "'" + text.replace("'", "''") + "'"


def _reads(written: str, expected: object) -> bool:
    document, faults = loader.load("", written.encode())
    return document is not None and not faults and document.value == expected

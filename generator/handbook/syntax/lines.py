"""One line of YAML as its writer sees it: dashes, a key and a value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ENTRY = re.compile(r"( *)((?:-(?: +|$))*)(?:([^\s:#\"'\[{](?:[^:]*[^\s:])?) *:(?= |$) *)?(.*)")
_BLOCK = re.compile(r"[|>][-+1-9]{0,2}\s*(?:#.*)?")
_CURLY = re.compile("[“”„»]([^“”„«»]*)[“”«]")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """The parts of a line; columns count from 1.

    `dashes` are the columns of its dashes, `column` is where what follows them begins, and `value_column` where
    the value begins; `key` is None on a line without one.
    """

    indent: int
    dashes: tuple[int, ...]
    column: int
    key: str | None
    value: str
    value_column: int

    @property
    def first(self) -> int:
        """The column of the first character that is not a space."""
        return self.indent + 1

    @property
    def blank(self) -> bool:
        """Whether the line is empty or holds a remark alone."""
        return not self.dashes and self.key is None and self.value[:1] in {"", "#"}

    @property
    def opens_block(self) -> bool:
        """Whether the value is the sign | or > that text on the lines below belongs to."""
        return _BLOCK.fullmatch(self.value) is not None


def read_entry(line: str) -> Entry:
    """Take a line apart; every line has parts, if only a value."""
    found = _ENTRY.fullmatch(line.rstrip())
    if found is None:
        raise AssertionError(line)
    spaces, dashes, key, value = found.groups()
    column = found.end(2) + 1
    columns = tuple(found.start(2) + 1 + at.start() for at in re.finditer("-", dashes))
    return Entry(len(spaces), columns, column, key, value, found.start(4) + 1)


def block_indents(entries: Sequence[Entry]) -> dict[int, int]:
    """Return the lines, by index, that belong to a text under | or >, with the indent the text began at."""
    indents: dict[int, int] = {}
    around, indent = -1, None
    for index, entry in enumerate(entries):
        if around >= 0 and not (entry.blank and not entry.value):
            if entry.indent >= around:
                indent = entry.indent if indent is None else indent
                indents[index] = indent
                continue
            around = -1
        if around < 0 and entry.opens_block:
            around, indent = _parent_column(entry), None
    return indents


def _parent_column(entry: Entry) -> int:
    """Return the column that text under this line must lie to the right of."""
    if entry.key is not None:
        return entry.column
    return entry.dashes[-1] if entry.dashes else 0


def quoted(text: str) -> str:
    """Return text in the quotes that need no escapes in it; curly quotes around all of it were meant as such."""
    curly = _CURLY.fullmatch(text)
    text = curly[1] if curly else text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shortened(text: str, width: int = _SHOWN) -> str:
    """Return text with its middle left out where it is too long to show."""
    if len(text) <= width:
        return text
    return text[: width - 20] + " … " + text[-15:]

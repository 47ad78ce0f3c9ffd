"""The lines of a YAML file around the place where reading it stopped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Code
from generator.handbook.syntax.lines import Entry, block_indents, read_entry, shortened
from generator.i18n import gettext as _

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a file's syntax; `mended` holds, by number from 1, the lines as they were likely meant."""

    line: int
    column: int
    message: str
    hint: str
    mended: Mapping[int, str] = field(default_factory=dict)
    code: Code = Code.BAD_YAML


@dataclass(frozen=True, slots=True)
class Scene:
    """Where reading stopped (`at`), and where what could not be finished began; lines and columns from 1.

    `blocks` holds the lines of texts under | or >, by index from 0, with the indent their text began at.
    """

    lines: Sequence[str]
    entries: Sequence[Entry]
    blocks: Mapping[int, int]
    line: int
    column: int
    began: Position | None

    def entry(self, line: int) -> Entry:
        """Return a line's parts."""
        return self.entries[line - 1]

    def in_block(self, line: int) -> bool:
        """Tell whether a line belongs to a text under | or >."""
        return line - 1 in self.blocks

    def character(self, position: Position | None) -> str:
        """Return the character at a place, or nothing where there is none."""
        if position is None or position[0] > len(self.lines):
            return ""
        return self.lines[position[0] - 1][position[1] - 1 : position[1]]

    def above(self, line: int) -> int | None:
        """Return the nearest line above that holds more than a remark."""
        return next((n for n in range(line - 1, 0, -1) if self.in_block(n) or not self.entry(n).blank), None)

    def below(self, line: int) -> int | None:
        """Return the nearest line below that holds more than a remark."""
        return next((n for n in range(line + 1, len(self.lines) + 1) if not self.entry(n).blank), None)

    def carrier(self, line: int) -> int | None:
        """Return the nearest line above with a key or a dash."""
        found = self.above(line)
        while found and (self.in_block(found) or (self.entry(found).key is None and not self.entry(found).dashes)):
            found = self.above(found)
        return found

    def with_value(self, line: int, value: str) -> str:
        """Return a line with another value."""
        return self.lines[line - 1][: self.entry(line).value_column - 1] + value

    def with_indent(self, line: int, indent: int) -> str:
        """Return a line with another indent, counted in spaces."""
        return " " * indent + self.lines[line - 1].strip()


def scene(lines: Sequence[str], at: Position, began: Position | None) -> Scene:
    """Set the scene; a place after the last written line becomes the end of that line."""
    entries = [read_entry(line) for line in lines]
    line, column = at
    if line > len(lines) or not lines[line - 1].strip():
        line = next((n for n in range(min(line, len(lines)), 0, -1) if not entries[n - 1].blank), 1)
        column = len(lines[line - 1]) + 1
    known = began if began and began[0] <= len(lines) else None
    return Scene(lines, entries, block_indents(entries), line, column, known)


def write(line: str) -> str:
    """Return the hint that shows a line as it should be."""
    return _("write: {line}").format(line=shortened(line.strip()))

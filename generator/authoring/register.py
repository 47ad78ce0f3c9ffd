"""Reads a list of departments from a spreadsheet: a CSV file as Excel and its likes save it."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from types import MappingProxyType

from generator.authoring.answers import WrongAnswerError
from generator.authoring.naming import check_id, propose
from generator.authoring.yaml_text import cleaned
from generator.errors import UsageError
from generator.handbook.privacy import personal_numbers
from generator.handbook.validator import closest
from generator.i18n import gettext as _

NAME, PARENT, ID, OWNER = "navn", "overordnet", "id", "ejer"
COLUMNS = (NAME, PARENT, ID, OWNER)

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; what is not written is empty."""

    line: int
    name: str
    parent: str
    id: str
    owner: str


@dataclass(frozen=True, slots=True)
class Register:
    """The departments as values of their files by id, parents by their ids, and what was noticed on the way."""

    departments: Mapping[str, Mapping[str, str]]
    notes: tuple[str, ...]


def read_register(file: str, data: bytes) -> Register:
    """Read a list of departments.

    Its first line names the columns: navn, and beside it overordnet (the name or the id of the department above), id
    and ejer. Fields are parted by semicolons, commas or tabs. Raises `UsageError` that tells of everything wrong, by
    line.
    """
    notes: list[str] = []
    text = _decoded(file, data, notes)
    rows, unused = _rows(file, text)
    notes.extend(_("the column “{column}” is not used").format(column=column) for column in unused)
    faults = [_at(1, found.message) for found in personal_numbers(file, data)]
    ids, wrong = _ids(rows)
    faults += wrong
    parents, unknown = _parents(rows, ids)
    faults += unknown or list(_circles(rows, ids, parents))
    if faults:
        more = [_("… and {n} more").format(n=len(faults) - _SHOWN)] if len(faults) > _SHOWN else []
        told = "".join(f"\n  {fault}" for fault in [*faults[:_SHOWN], *more])
        raise UsageError(_("{file} cannot be used:").format(file=file) + told)
    return Register(MappingProxyType({ids[row]: _values(row, ids[row], parents) for row in rows}), tuple(notes))


def _decoded(file: str, data: bytes, notes: list[str]) -> str:
    if b"\0" in data:
        message = _("{file} is no CSV file in UTF-8; in Excel choose “Save as” and “CSV UTF-8 (comma delimited)”")
        raise UsageError(message.format(file=file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        notes.append(_("{file} is saved as Windows-1252, and is read as that; look at æ, ø and å").format(file=file))
        return data.decode("cp1252", "replace")


def _rows(file: str, text: str) -> tuple[Sequence[Row], Sequence[str]]:
    """Return the rows that hold anything, and the columns that nobody uses."""
    head, _break, rest = text.partition("\n")
    is_told = head.lower().startswith("sep=")  # Excel's own first line
    table = rest if is_told else text
    sign = max(";,\t", key=table.partition("\n")[0].count)
    reader = csv.reader(StringIO(table, newline=""), delimiter=sign)
    names = [name.strip().casefold() for name in next(reader, [])]
    if NAME not in names:
        meant = closest(NAME, names)
        message = _("{file} has no column called “{column}”; the first line must name the columns, such as {example}")
        told = message.format(file=file, column=NAME, example=f"{NAME};{PARENT}")
        raise UsageError(told + (" " + _("(did you mean “{key}”?)").format(key=meant) if meant else ""))
    return list(_filled(reader, names, int(is_told))), [name for name in names if name and name not in COLUMNS]


def _filled(reader: "csv._reader", names: Sequence[str], skipped: int) -> Iterator[Row]:  # type: ignore[name-defined]
    for cells in reader:
        if any(cell.strip() for cell in cells):
            found = dict(zip(names, (cleaned(" ".join(cell.split())) for cell in cells), strict=False))
            yield Row(reader.line_num + skipped, *(found.get(column, "") for column in COLUMNS))


def _at(line: int, message: str) -> str:
    return _("line {line}: {message}").format(line=line, message=message)


def _ids(rows: Sequence[Row]) -> tuple[Mapping[Row, str], list[str]]:
    """Return each row's id, those that are written first, and what is wrong with rows of their own."""
    ids: dict[Row, str] = {}
    faults: list[str] = []
    taken: set[str] = set()
    for row in (row for row in rows if row.id):
        try:
            check_id(row.id, taken, is_file=True)
        except WrongAnswerError as wrong:
            faults.append(_at(row.line, str(wrong)))
        ids[row] = row.id
        taken.add(row.id)
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        first = seen.setdefault((row.name.casefold(), row.parent.casefold()), row.line)
        if not row.name:
            faults.append(_at(row.line, _("the name is missing")))
        elif first != row.line:
            faults.append(_at(row.line, _("“{name}” is in line {line} too").format(name=row.name, line=first)))
        if row not in ids:
            plain = propose(row.name, frozenset(), is_file=True)
            ids[row] = propose(f"{row.name} {row.parent}" if plain in taken else row.name, taken, is_file=True)
            taken.add(ids[row])
    return ids, faults


def _parents(rows: Sequence[Row], ids: Mapping[Row, str]) -> tuple[Mapping[str, str], list[str]]:
    """Return the id above each id, and what is wrong with those that are written."""
    parents: dict[str, str] = {}
    faults: list[str] = []
    for row in (row for row in rows if row.parent):
        word = row.parent.casefold()
        found = {ids[other] for other in rows if word in {ids[other], other.name.casefold()}}
        if len(found) == 1:
            parents[ids[row]] = found.pop()
            continue
        message = _("several are called “{name}”; write the id of the one that is meant")
        if not found:
            names = {other.name.casefold(): other.name for other in rows}
            meant = closest(word, names)
            hint = _("did you mean “{key}”?").format(key=names[meant]) if meant else _("give it a line of its own")
            message = _("“{name}” above it is not in the list; {hint}")
            faults.append(_at(row.line, message.format(name=row.parent, hint=hint)))
            continue
        faults.append(_at(row.line, message.format(name=row.parent)))
    return parents, faults


def _circles(rows: Sequence[Row], ids: Mapping[Row, str], parents: Mapping[str, str]) -> Iterator[str]:
    for row in rows:
        above, steps = parents.get(ids[row]), 0
        while above and above != ids[row] and steps <= len(rows):
            above, steps = parents.get(above), steps + 1
        if above == ids[row]:
            yield _at(row.line, _("“{name}” stands above itself").format(name=row.name))


def _values(row: Row, identity: str, parents: Mapping[str, str]) -> Mapping[str, str]:
    found = {"id": identity, "name": row.name, "parent": parents.get(identity, ""), "owner": row.owner}
    return {key: value for key, value in found.items() if value}

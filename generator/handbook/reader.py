"""Reads the files of content/ into the Content, collecting every diagnostic on the way."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from generator.diagnostics import Code, Diagnostic, Related
from generator.handbook.collections import KINDS, Kind
from generator.handbook.content import Branch, Content, NewHire
from generator.handbook.entries import Entry, Layer, LayerKind
from generator.handbook.file_reader import FileReader
from generator.handbook.finder import CONTENT, DEPARTMENTS, HIRES, MUNICIPALITY, ORGANISATION, Found
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.memory import Memory
from generator.handbook.privacy import personal_numbers
from generator.i18n import gettext as _

T = TypeVar("T")


def read(found: Found, memory: Memory | None = None) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Read every file that was found; the content is usable when no diagnostic is an error.

    What the memory holds of files with the same bytes is taken as it is.
    """
    reader = _Reader(found, memory or Memory())
    content = reader.content()
    return content, (*found.diagnostics, *reader.diagnostics)


def read_hire(file: str, data: bytes) -> tuple[NewHire | None, tuple[Diagnostic, ...]]:
    """Read one hire's file that stands anywhere; its id is the file's name."""
    reader = FileReader()
    hire = reader.hire(file, data)
    return hire, (*personal_numbers(file, data), *reader.diagnostics)


class _Reader:
    def __init__(self, found: Found, memory: Memory) -> None:
        self._found = found
        self._memory = memory
        self._broken: set[tuple[str, str]] = set()
        self.diagnostics: list[Diagnostic] = []

    def content(self) -> Content:
        organisation = self._recalled(ORGANISATION, lambda reader, data: reader.organisation(data))
        name = organisation.name if organisation else _("the whole municipality")
        above = Layer(LayerKind.MUNICIPALITY, "", name)
        base = self._base(Layer(LayerKind.BASE, "", name))
        municipality = self._recalled(MUNICIPALITY, lambda reader, data: reader.municipality(above, data), above)
        branches = {id_: branch for id_, branch in self._branches() if branch}
        hires = {id_: hire for id_, hire in self._hires() if hire}
        return Content(organisation, base, municipality, branches, hires, frozenset(self._broken))

    def _recalled(self, file: str, read: Callable[[FileReader, bytes | None], T], *given: object) -> T:
        """Return what a file holds, telling again what was wrong with it if it was read before."""
        data = self._found.files.get(file)

        def made() -> tuple[T, FileReader]:
            reader = FileReader()
            return read(reader, data), reader

        value, reader = self._memory.recall(("file", file), (data, *given), made)
        self.diagnostics.extend(reader.diagnostics)
        self._broken.update(reader.broken)
        return value

    def _base(self, layer: Layer) -> Handbook:
        """Return the common handbook; it is the very same one as long as all its items are."""
        collections = {kind.name: self._collection(kind, layer) for kind in KINDS.values()}
        return self._memory.recall("base", (layer, *collections.values()), lambda: Handbook(layer, collections, {}))

    def _collection(self, kind: Kind, layer: Layer) -> Mapping[str, Entry[Item]]:
        entries: dict[str, Entry[Item]] = {}
        for file, _data in self._found.matching(f"{CONTENT}/{kind.pattern}"):
            for entry in self._entries(kind, layer, file):
                first = entries.setdefault(entry.item.id, entry)
                if first is not entry:
                    self._report_duplicate(entry, first)
        return self._memory.recall(("collection", kind.name), tuple(entries.values()), lambda: entries)

    def _entries(self, kind: Kind, layer: Layer, file: str) -> tuple[Entry[Item], ...]:
        return self._recalled(file, lambda reader, data: reader.entries(kind, layer, file, data or b""), layer)

    def _report_duplicate(self, entry: Entry[Item], first: Entry[Item]) -> None:
        at = entry.source.place.find(("id",))
        origin = first.origin()
        self.diagnostics.append(
            Diagnostic(
                entry.source.file,
                at.line,
                at.column,
                Code.DUPLICATE_ID,
                _("the id “{id}” is used twice").format(id=entry.item.id),
                _("give one of them another id"),
                related=(Related(origin.file, origin.line, _("it is used first here")),),
            )
        )

    def _branches(self) -> Iterator[tuple[str, Branch | None]]:
        for file, _data in self._found.matching(f"{DEPARTMENTS}/*.yml"):
            yield PurePosixPath(file).stem, self._branch(file)

    def _branch(self, file: str) -> Branch | None:
        return self._recalled(file, lambda reader, data: reader.branch(file, data or b""))

    def _hires(self) -> Iterator[tuple[str, NewHire | None]]:
        for file, _data in self._found.matching(f"{HIRES}/*.yml"):
            yield PurePosixPath(file).stem, self._hire(file)

    def _hire(self, file: str) -> NewHire | None:
        return self._recalled(file, lambda reader, data: reader.hire(file, data or b""))

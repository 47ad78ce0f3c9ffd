"""Reads the files of content/ into the Content, collecting every diagnostic on the way."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from generator.diagnostics import Code, Diagnostic, Related
from generator.handbook import loader
from generator.handbook.collections import KINDS, Kind
from generator.handbook.content import Branch, Content, NewHire
from generator.handbook.differences import OPERATIONS, Differences, DifferencesReader, Operations
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.fields import LONGEST_ID, NOT_ON_WINDOWS, SLUG
from generator.handbook.finder import CONTENT, DEPARTMENTS, HIRES, MUNICIPALITY, ORGANISATION, Found
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.models import Department, Hire, Organisation
from generator.handbook.places import Document, Place
from generator.handbook.privacy import personal_numbers
from generator.handbook.validator import slug, validate
from generator.i18n import gettext as _

M = TypeVar("M", Department, Hire)

_WRITTEN_ID = re.compile(rb"^[ \t]*(?:-[ \t]+)?id:[ \t]*([a-z0-9-]+)", re.MULTILINE)


def read(found: Found, known: Mapping[str, Branch] = MappingProxyType({})) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Read every file that was found; the content is usable when no diagnostic is an error.

    `known` are departments by id whose files hold the same bytes as when they were read before, without an error;
    they are taken as they are.
    """
    reader = _Reader(found, known)
    content = reader.content()
    return content, (*found.diagnostics, *reader.diagnostics)


def read_hire(file: str, data: bytes) -> tuple[NewHire | None, tuple[Diagnostic, ...]]:
    """Read one hire's file that stands anywhere; its id is the file's name."""
    reader = _Reader(Found({file: data}, ()))
    hire = reader.hire(file, data)
    return hire, (*personal_numbers(file, data), *reader.diagnostics)


class _Reader:
    def __init__(self, found: Found, known: Mapping[str, Branch] = MappingProxyType({})) -> None:
        self._found = found
        self._known = known
        self._broken: set[tuple[str, str]] = set()
        self.diagnostics: list[Diagnostic] = []

    def content(self) -> Content:
        organisation = self._organisation()
        name = organisation.name if organisation else _("the whole municipality")
        layer = Layer(LayerKind.BASE, "", name)
        base = Handbook(layer, {kind.name: self._collection(kind, layer) for kind in KINDS.values()}, {})
        municipality = self._municipality(Layer(LayerKind.MUNICIPALITY, "", name))
        branches = {id_: branch for id_, branch in self._branches() if branch}
        hires = {id_: hire for id_, hire in self._hires() if hire}
        return Content(organisation, base, municipality, branches, hires, frozenset(self._broken))

    def _organisation(self) -> Organisation | None:
        data = self._found.files.get(ORGANISATION)
        if data is None:
            hint = _("write it; it names the organisation")
            self._report(ORGANISATION, Place(1, 1), Code.UNREADABLE, _("the file is missing"), hint)
            return None
        document = self._load(ORGANISATION, data)
        if document is None:
            return None
        organisation, diagnostics = validate(Organisation, document.value, document.place, ORGANISATION)
        self.diagnostics.extend(diagnostics)
        return organisation

    def _municipality(self, layer: Layer) -> Differences:
        data = self._found.files.get(MUNICIPALITY)
        document = self._load(MUNICIPALITY, data) if data is not None else None
        if document is None or document.value is None:
            return Differences(layer)
        self.diagnostics.extend(validate(Operations, document.value, document.place, MUNICIPALITY)[1])
        if not isinstance(document.value, dict):
            return Differences(layer)
        differences_reader = DifferencesReader(layer, MUNICIPALITY)
        differences = differences_reader.read(document.value, document.place)
        self.diagnostics.extend(differences_reader.diagnostics)
        return differences

    def _collection(self, kind: Kind, layer: Layer) -> Mapping[str, Entry[Item]]:
        entries: dict[str, Entry[Item]] = {}
        for file, data in self._found.matching(f"{CONTENT}/{kind.pattern}"):
            for value, place in self._items(kind, file, data):
                self._add_item(kind, value, Source(layer, file, place), entries)
        return entries

    def _items(self, kind: Kind, file: str, data: bytes) -> Iterator[tuple[object, Place]]:
        document = self._load(file, data)
        if document is None:
            self._broken.update((kind.name, match.decode()) for match in _WRITTEN_ID.findall(data))
        elif isinstance(document.value, list):
            yield from ((value, document.place.find((number,))) for number, value in enumerate(document.value))
        elif document.value is not None:
            self._report(
                file,
                document.place,
                Code.WRONG_SHAPE,
                _("the file must be a list of items"),
                _("begin each item with “- id: …” and indent its other lines two spaces"),
            )

    def _add_item(self, kind: Kind, value: object, source: Source, entries: dict[str, Entry[Item]]) -> None:
        item, diagnostics = validate(kind.model, value, source.place, source.file)
        self.diagnostics.extend(diagnostics)
        if item is None:
            if isinstance(value, dict):
                self._broken.add((kind.name, str(value.get("id"))))
            return
        if item.id in entries:
            self._report_duplicate(item.id, source, entries[item.id])
            return
        entries[item.id] = Entry(item, source)

    def _report_duplicate(self, identity: str, source: Source, first: Entry[Item]) -> None:
        at = source.place.find(("id",))
        origin = first.origin()
        self.diagnostics.append(
            Diagnostic(
                source.file,
                at.line,
                at.column,
                Code.DUPLICATE_ID,
                _("the id “{id}” is used twice").format(id=identity),
                _("give one of them another id"),
                related=(Related(origin.file, origin.line, _("it is used first here")),),
            )
        )

    def _branches(self) -> Iterator[tuple[str, Branch | None]]:
        for file, data in self._found.matching(f"{DEPARTMENTS}/*.yml"):
            identity = PurePosixPath(file).stem
            yield identity, self._known.get(identity) or self._branch(file, data)

    def _branch(self, file: str, data: bytes) -> Branch | None:
        entry, differences = self._own_file(Department, "departments", LayerKind.DEPARTMENT, file, data)
        return Branch(entry, differences) if entry else None

    def _hires(self) -> Iterator[tuple[str, NewHire | None]]:
        for file, data in self._found.matching(f"{HIRES}/*.yml"):
            yield PurePosixPath(file).stem, self.hire(file, data)

    def hire(self, file: str, data: bytes) -> NewHire | None:
        entry, differences = self._own_file(Hire, "hires", LayerKind.HIRE, file, data)
        return NewHire(entry, differences) if entry else None

    def _own_file(
        self, model: type[M], collection: str, kind: LayerKind, file: str, data: bytes
    ) -> tuple[Entry[M] | None, Differences]:
        """Read a file that is one item, whose id is the file's name, with its differences."""
        identity = PurePosixPath(file).stem
        document = self._load(file, data)
        value = document and document.value
        if document is None or not self._is_own_file(model, identity, document):
            self._broken.add((collection, identity))
            return None, Differences(Layer(kind, identity, identity))
        assert isinstance(value, dict)  # noqa: S101 - tells the type checker what was just looked at
        own = {"id": identity} | {key: part for key, part in value.items() if key not in OPERATIONS}
        item, diagnostics = validate(model, own, document.place, file, also=OPERATIONS)
        self.diagnostics.extend(diagnostics)
        layer = Layer(kind, identity, str(value.get("name", identity)))
        differences_reader = DifferencesReader(layer, file)
        differences = differences_reader.read(value, document.place)
        self.diagnostics.extend(differences_reader.diagnostics)
        if item is None:
            self._broken.add((collection, identity))
            return None, differences
        return Entry(item, Source(layer, file, document.place)), differences

    def _is_own_file(self, model: type[M], identity: str, document: Document) -> bool:
        if not re.match(SLUG, identity):
            hint = _("rename the file to {name}.yml").format(name=slug(identity))
            message = _("the file's name becomes an id, which has only a-z, 0-9 and hyphens")
            self._report(document.file, Place(1, 1), Code.BAD_ID, message, hint)
            return False
        if identity in NOT_ON_WINDOWS or len(identity) > LONGEST_ID:
            message = _("a file cannot have this name on every computer")
            hint = _("give the file another name, of at most {n} letters").format(n=LONGEST_ID)
            self._report(document.file, Place(1, 1), Code.BAD_ID, message, hint)
            return False
        if not isinstance(document.value, dict):
            self.diagnostics.extend(validate(model, document.value, document.place, document.file)[1])
            return False
        if "id" in document.value:
            message = _("the id is the file's name, “{id}”").format(id=identity)
            self._report(document.file, document.place.at_key("id"), Code.UNKNOWN_KEY, message, _("take this line out"))
        return True

    def _load(self, file: str, data: bytes) -> Document | None:
        document, diagnostics = loader.load(file, data)
        self.diagnostics.extend(diagnostics)
        return document

    def _report(self, file: str, at: Place, code: Code, message: str, hint: str) -> None:
        self.diagnostics.append(Diagnostic(file, at.line, at.column, code, message, hint))

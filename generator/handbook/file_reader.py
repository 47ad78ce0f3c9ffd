"""Reads one file of content/ into what it holds, collecting every diagnostic on the way."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from generator.diagnostics import Code, Diagnostic
from generator.handbook import loader
from generator.handbook.collections import Kind
from generator.handbook.content import Branch, NewHire
from generator.handbook.differences import OPERATIONS, Differences, DifferencesReader, Operations
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.fields import LONGEST_ID, NOT_ON_WINDOWS, SLUG
from generator.handbook.finder import MUNICIPALITY, ORGANISATION
from generator.handbook.item import Item
from generator.handbook.models import Department, Hire, Organisation
from generator.handbook.places import Document, Place
from generator.handbook.validator import slug, validate
from generator.i18n import gettext as _

M = TypeVar("M", Department, Hire)

_WRITTEN_ID = re.compile(rb"^[ \t]*(?:-[ \t]+)?id:[ \t]*([a-z0-9-]+)", re.MULTILINE)


class FileReader:
    """Reads a file; what is wrong with it, and the ids (collection, id) of what it holds but cannot be read, add up."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.broken: set[tuple[str, str]] = set()

    def organisation(self, data: bytes | None) -> Organisation | None:
        """Read the organisation's file; it must be there."""
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

    def municipality(self, layer: Layer, data: bytes | None) -> Differences:
        """Read what the municipality does differently, if it has such a file."""
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

    def entries(self, kind: Kind, layer: Layer, file: str, data: bytes) -> tuple[Entry[Item], ...]:
        """Read a file of a collection."""
        items = (self._entry(kind, value, Source(layer, file, place)) for value, place in self._items(kind, file, data))
        return tuple(entry for entry in items if entry)

    def branch(self, file: str, data: bytes) -> Branch | None:
        """Read a department's file; its id is the file's name."""
        entry, differences = self._own_file(Department, "departments", LayerKind.DEPARTMENT, file, data)
        return Branch(entry, differences) if entry else None

    def hire(self, file: str, data: bytes) -> NewHire | None:
        """Read a hire's file; its id is the file's name."""
        entry, differences = self._own_file(Hire, "hires", LayerKind.HIRE, file, data)
        return NewHire(entry, differences) if entry else None

    def _items(self, kind: Kind, file: str, data: bytes) -> Iterator[tuple[object, Place]]:
        document = self._load(file, data)
        if document is None:
            self.broken.update((kind.name, match.decode()) for match in _WRITTEN_ID.findall(data))
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

    def _entry(self, kind: Kind, value: object, source: Source) -> Entry[Item] | None:
        item, diagnostics = validate(kind.model, value, source.place, source.file)
        self.diagnostics.extend(diagnostics)
        if item is None and isinstance(value, dict):
            self.broken.add((kind.name, str(value.get("id"))))
        return Entry(item, source) if item else None

    def _own_file(
        self, model: type[M], collection: str, kind: LayerKind, file: str, data: bytes
    ) -> tuple[Entry[M] | None, Differences]:
        """Read a file that is one item, whose id is the file's name, with its differences."""
        identity = PurePosixPath(file).stem
        document = self._load(file, data)
        value = document and document.value
        if document is None or not self._is_own_file(model, identity, document):
            self.broken.add((collection, identity))
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
            self.broken.add((collection, identity))
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

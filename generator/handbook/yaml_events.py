"""Builds plain values and their places from YAML's events, noting on the way what our YAML does not allow.

Events instead of nodes, because nodes lose anchors and duplicate keys; no recursion, because a file of a
hundred thousand brackets must not end the program.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

import yaml

from generator.diagnostics import Diagnostic
from generator.handbook.places import Document, Key, Place
from generator.handbook.syntax import forbidden
from generator.handbook.syntax.events import Event, position

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

_PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN: Mapping[str, bool | None] = MappingProxyType({"true": True, "false": False, "": None})


class _List:
    """A list that is being read."""

    __slots__ = ("children", "place", "values")

    def __init__(self, line: int, column: int) -> None:
        self.values: list[object] = []
        self.children: dict[Key, Place] = {}
        self.place = Place(line, column, self.children)

    def add(self, value: object, place: Place) -> None:
        self.children[len(self.values)] = place
        self.values.append(value)


class _Mapping:
    """A mapping that is being read; `key` is None while the value of an unusable key goes by."""

    __slots__ = ("children", "key", "keys", "place", "values", "wants_key")

    def __init__(self, line: int, column: int) -> None:
        self.values: dict[str, object] = {}
        self.children: dict[Key, Place] = {}
        self.keys: dict[str, tuple[int, int]] = {}
        self.place = Place(line, column, self.children, self.keys)
        self.wants_key = True
        self.key: str | None = None

    def begin(self, key: str | None) -> None:
        self.key = key
        self.wants_key = False

    def add(self, value: object, place: Place) -> None:
        if self.wants_key:  # a whole list or mapping stood where a key should
            self.begin(None)
            return
        if self.key is not None:
            self.values[self.key] = value
            self.children[self.key] = place
        self.wants_key = True


class EventReader:
    """Reads one text once; `diagnostics` also holds what was found when reading stopped half-way."""

    def __init__(self, file: str, text: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._file = file
        self._text = text
        self._suspects = _suspects(text)
        self._understood = True
        self._too_deep = False
        self._root = _List(1, 1)
        self._inner: _List | _Mapping = self._root
        self._around: list[_List | _Mapping] = []

    def read(self) -> Document | None:
        """Return the document, or None when its meaning is uncertain; raises `yaml.YAMLError` on bad syntax."""
        handlers = self._handlers()
        for event in iter(_PARSER(self._text).get_event, None):
            handlers[type(event)](event)
            if self._too_deep:
                return None
        if not self._understood:
            return None
        if not self._root.values:
            return Document(self._file, None, Place(1, 1))
        return Document(self._file, self._root.values[0], self._root.children[0])

    def _handlers(self) -> dict[type, Callable[[Any], None]]:
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._start_list,
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
            yaml.DocumentEndEvent: _pass,
            yaml.StreamStartEvent: _pass,
            yaml.StreamEndEvent: _pass,
        }

    def _scalar(self, event: Event) -> None:
        value: str | bool | None
        value, style, inner = event.value, event.style, self._inner
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if style == '"':
            value = self._unescaped(event)
        if type(inner) is _Mapping and inner.wants_key:
            self._key(inner, value, event)
            return
        if not style:
            value = _PLAIN.get(value, value)
            if self._suspects and event.end_mark.line in self._suspects:
                self._warn(forbidden.lost_comment(self._file, event, self._suspects[event.end_mark.line]))
        mark = event.start_mark
        inner.add(value, Place(mark.line + 1, mark.column + 1))

    def _key(self, mapping: _Mapping, key: str, event: Event) -> None:
        if key in mapping.keys:
            mapping.begin(None)
            self._warn(forbidden.duplicate_key(self._file, event, key, mapping.keys[key][0]))
        elif key == "<<" and not event.style:
            mapping.begin(None)
            self._refuse(forbidden.merge_key(self._file, event))
        elif not key:
            mapping.begin(None)
            self._refuse(forbidden.empty_key(self._file, event))
        else:
            mapping.keys[key] = position(event)
            mapping.begin(key)

    def _start_list(self, event: Event) -> None:
        self._start(event, _List(*position(event)))

    def _start_mapping(self, event: Event) -> None:
        self._start(event, _Mapping(*position(event)))

    def _start(self, event: Event, inner: _List | _Mapping) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if type(self._inner) is _Mapping and self._inner.wants_key:
            self._refuse(forbidden.list_as_key(self._file, event))
        self._around.append(self._inner)
        self._inner = inner
        if len(self._around) > forbidden.DEPTH:
            self._too_deep = True
            self._warn(forbidden.too_deep(self._file, event))

    def _end(self, _event: Event) -> None:
        ended = self._inner
        self._inner = self._around.pop()
        self._inner.add(ended.values, ended.place)

    def _alias(self, event: Event) -> None:
        inner = self._inner
        self._understood = False
        if not (type(inner) is _Mapping and inner.key is None and not inner.wants_key):  # <<: *name is one mistake
            self._refuse(forbidden.alias(self._file, event, str(event.anchor)))
        inner.add(None, Place(*position(event)))

    def _start_document(self, event: Event) -> None:
        if event.version or event.tags:
            self._warn(forbidden.directive(self._file, event))
        if self._root.values:
            self._warn(forbidden.second_document(self._file, event))

    def _refuse_properties(self, event: Event) -> None:
        sign = "!" + event.tag.removeprefix("!") if event.tag is not None else f"&{event.anchor}"
        line = self._lines[event.start_mark.line]
        self._warn(forbidden.anchor_or_tag(self._file, event, sign, line))

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def _unescaped(self, event: Event) -> str:
        value = unicodedata.normalize("NFC", event.value)
        if INVISIBLE.search(value):
            self._warn(forbidden.escaped_character(self._file, event))
        return INVISIBLE.sub("", value)

    def _refuse(self, diagnostic: Diagnostic) -> None:
        """Note a mistake that makes the meaning of the document uncertain."""
        self._understood = False
        self._warn(diagnostic)

    def _warn(self, diagnostic: Diagnostic | None) -> None:
        if diagnostic:
            self.diagnostics.append(diagnostic)


def _suspects(text: str) -> dict[int, str]:
    """Return the lines, by number from 0, where a “#” may have swallowed the end of a text."""
    if " #" not in text:
        return {}
    return {number: line for number, line in enumerate(text.split("\n")) if forbidden.SWALLOWED.search(line)}


def _pass(_event: Event) -> None:
    """Take no notice of an event."""

"""PyYAML's events as we use them; its own types say that every mark may be missing, which the parser never lets be."""

from typing import Protocol


class Mark(Protocol):
    """A place in the text; line and column count from 0."""

    line: int
    column: int


class Event(Protocol):
    """One event of a YAML text; each kind of event has some of the fields."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str
    version: tuple[int, int] | None
    tags: object


def position(event: Event) -> tuple[int, int]:
    """Return the line and the column an event begins at, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1

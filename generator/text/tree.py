"""The tree of a text: paragraphs and lists, and in them words, emphasis and links."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Words without any markup."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised words; `strong` is set for bold."""

    children: "tuple[Inline, ...]"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    target: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of words."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; each of its items is blocks of its own."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False


Inline: TypeAlias = Words | LineBreak | Emphasis | Link
Block: TypeAlias = Paragraph | ItemList


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text with the source it came from."""

    source: str
    blocks: tuple[Block, ...]

    def map_words(self, change: Callable[[str], str]) -> "Text":
        """Return the text with every run of words changed, and its markup left as it is.

        What `change` returns is never read as markup, so a name put into a message stays a name.
        """
        return Text(change(self.source), tuple(_map_block(block, change) for block in self.blocks))


def _map_block(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_map_inlines(block.children, change))
    items = tuple(tuple(_map_block(child, change) for child in item) for item in block.items)
    return replace(block, items=items)


def _map_inlines(inlines: tuple[Inline, ...], change: Callable[[str], str]) -> tuple[Inline, ...]:
    return tuple(_map_inline(inline, change) for inline in inlines)


def _map_inline(inline: Inline, change: Callable[[str], str]) -> Inline:
    if isinstance(inline, Words):
        return Words(change(inline.text))
    if isinstance(inline, LineBreak):
        return inline
    return replace(inline, children=_map_inlines(inline.children, change))

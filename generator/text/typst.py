"""Writes a text as data for a Typst template.

Nothing becomes Typst markup, so no word of a text can be read as code; `plans/renderers/text.typ` sets it.
"""

from typing import TypeAlias

from generator.text.tree import Block, Emphasis, Inline, LineBreak, Link, Paragraph, Text, Words

Node: TypeAlias = "str | list[Node]"
"""Words, or a list of a kind (p, ul, ol, br, em, strong, link) and what belongs to it."""


def to_typst(text: Text) -> list[Node]:
    """Return the blocks of a text as nested lists that JSON can carry.

    A paragraph is `["p", inline, ...]`, a list `["ul", [block, ...], ...]`, a link `["link", address,
    inline, ...]`; words are themselves.
    """
    return [_block(block) for block in text.blocks]


def _block(block: Block) -> Node:
    if isinstance(block, Paragraph):
        return ["p", *map(_inline, block.children)]
    items: list[Node] = [[_block(child) for child in item] for item in block.items]
    return ["ol" if block.ordered else "ul", *items]


def _inline(inline: Inline) -> Node:
    match inline:
        case Words(text):
            return text
        case LineBreak():
            return ["br"]
        case Emphasis(children, strong):
            return ["strong" if strong else "em", *map(_inline, children)]
        case Link(target, children):
            return ["link", target, *map(_inline, children)]

"""Writes a text as plain text, such as the body of a mail."""

from collections.abc import Iterable

from generator.text.tree import Block, Emphasis, Inline, LineBreak, Link, Paragraph, Text, Words


def to_plain(text: Text) -> str:
    """Return the text without markup: paragraphs parted by an empty line, a link with its address after it."""
    return "\n\n".join(map(_block, text.blocks))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _inlines(block.children)
    marks = (f"{number}. " if block.ordered else "- " for number in range(1, len(block.items) + 1))
    return "\n".join(_item(mark, item) for mark, item in zip(marks, block.items, strict=True))


def _item(mark: str, blocks: tuple[Block, ...]) -> str:
    lines = "\n".join(map(_block, blocks)).split("\n")
    return mark + f"\n{' ' * len(mark)}".join(lines)


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text):
            return text
        case LineBreak():
            return "\n"
        case Emphasis(children):
            return _inlines(children)
        case Link(target, children):
            return _link(target, _inlines(children))


def _link(target: str, words: str) -> str:
    address = target.removeprefix("mailto:").removeprefix("tel:")
    return words if words == address else f"{words} ({address})"

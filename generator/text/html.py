"""Writes a text as HTML."""

from collections.abc import Iterable
from html import escape

from generator.text.tree import Block, Emphasis, Inline, LineBreak, Link, Paragraph, Text, Words


def to_html(text: Text) -> str:
    """Return the text as elements p, ul and ol, every letter that HTML could misread being escaped."""
    return "\n".join(map(_block, text.blocks))


def inlines_to_html(inlines: Iterable[Inline]) -> str:
    """Return a run of words as HTML that fits inside a paragraph."""
    return "".join(map(_inline, inlines))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{inlines_to_html(block.children)}</p>"
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"<li>{_item(item)}</li>" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


def _item(blocks: tuple[Block, ...]) -> str:
    """Leave out the paragraph of an item that begins with one, so that lists stand close."""
    match blocks:
        case (Paragraph(children), *rest):
            return inlines_to_html(children) + "".join(map(_block, rest))
    return "".join(map(_block, blocks))


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text):
            return escape(text, quote=False)
        case LineBreak():
            return "<br>"
        case Emphasis(children, strong):
            tag = "strong" if strong else "em"
            return f"<{tag}>{inlines_to_html(children)}</{tag}>"
        case Link(target, children):
            return f'<a href="{escape(target)}">{inlines_to_html(children)}</a>'

"""Reads the handbook's small Markdown: paragraphs, lists, emphasis and links.

The rules are those of CommonMark, read by markdown-it-py, except that a number is only the start of a list
when the next one follows: Danish dates ("1. september") and floors ("3. sal") look like list items.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.i18n import gettext as _
from generator.text.tree import Block, Emphasis, Inline, ItemList, LineBreak, Link, Paragraph, Text, Words

_MARKUP = re.compile(r"[*_\[\]<>\\]|^\s*(?:[-+]|\d+[.)])(?:\s|$)|  $", re.MULTILINE)
_RAW_HTML = re.compile(r"(?<!\\)<[a-zA-Z/!?][^<>]*>")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\Z")
_ALLOWED_LINK = re.compile(r"(?:https?://|mailto:|tel:)\S+\Z")
_NUMBERED = re.compile(r"^([ \t]*)((?:[-+*][ \t]+)*)(\d{1,9})([.)])(?=[ \t]|$)", re.MULTILINE)
_SPACES = re.compile(r"[ \t\n]+")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class TextError(ValueError):
    """The text holds something the handbook does not allow; `hint` says what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse(source: str) -> Text:
    """Read a text.

    Paragraphs are parted by an empty line; a list has one item a line, and a list inside a list is
    indented; `*so*` and `**so**` stress; `[words](https://...)` is a link. Raises `TextError` on raw HTML,
    on a link without words and on a link that is not an address of the web, of mail or of a telephone.
    """
    source = source.strip()
    if not _MARKUP.search(source):  # most texts; several times as fast
        return Text(source, tuple(_plain_paragraph(part) for part in _PARAGRAPHS.split(source) if part))
    _refuse_html(source)
    root = SyntaxTreeNode(_markdown().parse(_with_lone_numbers_escaped(source)))
    return Text(source, tuple(map(_block, root.children)))


def _plain_paragraph(source: str) -> Paragraph:
    return Paragraph((Words(_SPACES.sub(" ", source)),))


def _refuse_html(source: str) -> None:
    found = _RAW_HTML.search(source)
    if not found:
        return
    inside = found.group()[1:-1]
    hint = _("write the words alone; use **bold**, *italics*, lists and [links](https://...)")
    if _ALLOWED_LINK.match(inside) or _MAIL.match(inside):
        address = inside if _ALLOWED_LINK.match(inside) else f"mailto:{inside}"
        hint = _("write: {line}").format(line=f"[{inside}]({address})")
    raise TextError(_("HTML such as {tag} is not allowed in a text").format(tag=found.group()), hint)


class _Markdown(MarkdownIt):
    """A parser that leaves it to us to judge an address, so that a bad one is said and not ignored."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (the library's name)
        return True


@cache
def _markdown() -> MarkdownIt:
    return _Markdown("zero").enable(["list", "emphasis", "link", "escape", "newline"])


def _with_lone_numbers_escaped(source: str) -> str:
    numbers = list(_NUMBERED.finditer(source))
    in_lists = {number.start() for number in _list_numbers(numbers)}

    def escaped(number: re.Match[str]) -> str:
        return number[0] if number.start() in in_lists else f"{number[1]}{number[2]}{number[3]}\\{number[4]}"

    return _NUMBERED.sub(escaped, source)


def _list_numbers(numbers: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the numbers that are of a run 1, 2 … at the same indentation."""
    unbulleted = sorted((number for number in numbers if not number[2]), key=_indentation)
    for _indent, level in groupby(unbulleted, _indentation):
        run: list[re.Match[str]] = []
        for number in level:
            if int(number[3]) != len(run) + 1:
                yield from run[1:] and run
                run = []
            if int(number[3]) == len(run) + 1:
                run.append(number)
        yield from run[1:] and run


def _indentation(number: re.Match[str]) -> int:
    return len(number[1].expandtabs())


def _block(node: SyntaxTreeNode) -> Block:
    if node.type == "paragraph":
        return Paragraph(_inlines(node.children[0].children))
    items = tuple(tuple(map(_block, item.children)) for item in node.children)
    return ItemList(items, ordered=node.type == "ordered_list")


def _inlines(nodes: Iterable[SyntaxTreeNode]) -> tuple[Inline, ...]:
    """Join neighbouring words, which come apart at line breaks and escapes, to one run."""
    inlines: list[Inline] = []
    for inline in map(_inline, nodes):
        before = inlines[-1] if inlines else None
        if isinstance(inline, Words) and isinstance(before, Words):
            inlines[-1] = Words(_SPACES.sub(" ", before.text + inline.text))
        elif inline != Words(""):
            inlines.append(inline)
    return tuple(inlines)


def _inline(node: SyntaxTreeNode) -> Inline:
    if node.type == "text":
        return Words(_SPACES.sub(" ", node.content))
    if node.type == "softbreak":
        return Words(" ")
    if node.type == "hardbreak":
        return LineBreak()
    if node.type == "link":
        return _link(str(node.attrs["href"]), _inlines(node.children))
    return Emphasis(_inlines(node.children), strong=node.type == "strong")


def _link(target: str, children: tuple[Inline, ...]) -> Link:
    if not _ALLOWED_LINK.match(target):
        raise TextError(
            _("the link leads to “{target}”, which is no address").format(target=target),
            _("start the address with https://, mailto: or tel:"),
        )
    if children in {(), (Words(" "),)}:
        raise TextError(
            _("the link to {target} has no words").format(target=target),
            _("write in the square brackets what the link leads to"),
        )
    return Link(target, children)

"""Words broken into lines for a terminal."""

from collections.abc import Iterator
from textwrap import TextWrapper

import click

_WIDTH = 100


def wrapped(
    words: str, first: str, hanging: str = "", *, colour: str | None = None, bold: bool = False
) -> Iterator[str]:
    """Yield words as lines of at most 100 columns, as far as the longest word lets them be.

    The first line begins with `first`, the others with `hanging` or as far in. A break in the words stays one.
    """
    wrapper = TextWrapper(_WIDTH, break_long_words=False, break_on_hyphens=False)
    wrapper.initial_indent, wrapper.subsequent_indent = first, hanging or " " * len(first)
    for part in words.splitlines():
        lines = wrapper.wrap(part)
        wrapper.initial_indent = wrapper.subsequent_indent
        yield from (click.style(line, fg=colour, bold=bold) if colour or bold else line for line in lines)

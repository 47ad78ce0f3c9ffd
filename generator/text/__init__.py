"""The handbook's small Markdown: parsed once to a tree, from which HTML, Typst and plain text are written."""

from generator.text.parser import TextError, parse
from generator.text.tree import Text

__all__ = ["Text", "TextError", "parse"]

"""Explains why a file could not be read, from the lines themselves and never in the words of the YAML parser.

Each rule knows one mistake people make; the first that recognises its own explains the file.
"""

from collections.abc import Callable, Sequence

from generator.handbook.syntax import dashes, quotes, structure
from generator.handbook.syntax.scene import Fault, Position, Scene, scene
from generator.i18n import gettext as _

Rule = Callable[[Scene], Fault | None]

_RULES: Sequence[Rule] = (
    structure.directive,
    dashes.long_dash,
    structure.ragged_block,
    structure.missing_key,
    quotes.backslash,
    quotes.unclosed_quote,
    quotes.text_after_quote,
    quotes.reserved_start,
    quotes.unclosed_bracket,
    dashes.dash_without_space,
    quotes.colon_in_text,
    structure.field_inside_text,
    structure.missing_colon,
    structure.indentation,
)


def explain(lines: Sequence[str], at: Position, began: Position | None) -> Fault:
    """Explain why reading stopped `at` a place, in something that `began` at another; both count from 1."""
    here = scene(lines, at, began)
    for rule in _RULES:
        fault = rule(here)
        if fault:
            return fault
    return Fault(
        here.line,
        here.column,
        _("the line does not fit in with the lines above it"),
        _("look at the indentation, and for a missing colon or quote, here and in the line above"),
    )

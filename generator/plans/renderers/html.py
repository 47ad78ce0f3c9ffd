"""Writes a plan as one HTML file that carries everything in itself."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import icons
from generator.plans.plan import Plan
from generator.plans.renderers.sheet import labels
from generator.plans.renderers.sheets import sheet_of
from generator.text import Text
from generator.text.html import to_html

TEMPLATES = Path(__file__).parent / "templates"

_COUNTER = re.compile(r"\{(pages?)\}")
_UNSAFE_IN_CSS = re.compile(r"[^\w ·,.-]")


def render(plan: Plan) -> str:
    """Return the plan as HTML: no script and no address to fetch from, so it can be mailed and pasted into Word."""
    words = labels()
    template = environment().get_template("plan.html.j2")
    return template.render(sheet=sheet_of(plan), labels=words, page_of_pages=page_of_pages(words["page"])) + "\n"


@cache
def environment() -> Environment:
    """Return the templates of this folder, with the filters html, css and drawing, and plan.css as `styles`."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(html=_html, css=_css, drawing=_drawing)
    found.globals["styles"] = Markup((TEMPLATES / "plan.css").read_text(encoding="utf-8").strip())  # noqa: S704
    return found


def _html(text: Text) -> Markup:
    return Markup(to_html(text))  # noqa: S704 - the writer escapes


def _css(words: str) -> Markup:
    """Escape words for a string of CSS inside a style element, where HTML's own escapes are not read."""
    escaped = _UNSAFE_IN_CSS.sub(lambda letter: f"\\{ord(letter[0]):06x}", words)
    return Markup(escaped)  # noqa: S704 - only letters, digits and harmless signs are left


def page_of_pages(words: str) -> Markup:
    """Return “Page {page} of {pages}” as the content of a box in the page's margin."""
    pieces = _COUNTER.split(words)
    counters = (f"counter({piece})" if number % 2 else f'"{_css(piece)}"' for number, piece in enumerate(pieces))
    return Markup(" ".join(counters))  # noqa: S704 - each piece is escaped


@cache
def _drawing(name: str) -> Markup:
    """Return an icon that screen readers pass over, or nothing."""
    drawing = icons.svg(name) if name else None
    return Markup((drawing or "").replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704 - the theme's own

"""The HTML fragments, rendered with Jinja."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator import icons
from generator.i18n import gettext
from generator.text import Text
from generator.text.html import to_html


@cache
def environment() -> Environment:
    """Return the environment that every fragment is rendered in; all that is put in is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals.update(_=gettext, icon=icon, html=_html)
    return environment


@cache
def _template(name: str) -> Template:
    return environment().get_template(f"{name}.html.j2")


def render(template: str, **values: object) -> Markup:
    """Render a fragment; no line of it is empty, so Markdown takes it as one block of HTML."""
    text = _template(template).render(values)
    return Markup("\n".join(filter(None, map(str.rstrip, text.splitlines()))))  # noqa: S704 - the template escaped it


@cache
def icon(name: str) -> Markup:
    """Return an icon as an inline drawing that screen readers pass over."""
    drawing = icons.svg(name) or ""
    return Markup(drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - the theme's own


def _html(text: Text) -> Markup:
    return Markup(to_html(text))  # noqa: S704 - the writer escapes

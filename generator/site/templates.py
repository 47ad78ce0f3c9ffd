"""The HTML fragments, rendered with Jinja."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from generator import icons
from generator.i18n import gettext
from generator.text import Text
from generator.text.html import to_html


class _TranslatedLoader(FileSystemLoader):
    """Puts the translated words into a template as it is read, for a site speaks one language only.

    A thousand departments' tasks are rendered from one template, and would else look up the same words each time.
    """

    _WORDS = re.compile(r'{{ _\("([^"]+)"\) }}')

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        return self._WORDS.sub(lambda match: escape(gettext(match.group(1))), source), path, is_current


@cache
def environment() -> Environment:
    """Return the environment that every fragment is rendered in; all that is put in is escaped."""
    environment = Environment(
        loader=_TranslatedLoader(Path(__file__).parent / "templates"),
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
def fragment(template: str) -> Callable[..., Markup]:
    """Return what renders a fragment that there are thousands of: a macro, which costs half of a whole template."""
    return cast("Callable[..., Markup]", _template(template).module.fragment)  # type: ignore[attr-defined]


@cache
def icon(name: str) -> Markup:
    """Return an icon as an inline drawing that screen readers pass over."""
    drawing = icons.svg(name) or ""
    return Markup(drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - the theme's own


def _html(text: Text) -> Markup:
    return Markup(to_html(text))  # noqa: S704 - the writer escapes

"""Parts of the pages for editors: their texts, the examples in them and what the check says of these."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup

from generator.cpr import mask
from generator.i18n import gettext as _
from generator.site.help.texts import read_text
from generator.site.page import Crumb, Late, Page, body
from generator.site.pages.parts import home

FOLDER = "redaktoerer/"

Parts = Iterable[str | Late]


def written_page(
    name: str, slots: Mapping[str, Parts], words: Mapping[str, str] = MappingProxyType({}), base: str = "../../"
) -> Page:
    """Return a page whose text is written by hand.

    A line `%%name%%` gives way to the parts of that slot, and the same inside a line to words.
    """
    text = read_text(name)
    parts = [f"# {text.title}", text.description, *_filled(text.blocks, slots, words)]
    way = crumbs(base) if name != "index" else (home(base),)
    return Page(f"{FOLDER}{name}.md", text.title, text.description, body(parts), way)


def _filled(blocks: Iterable[str], slots: Mapping[str, Parts], words: Mapping[str, str]) -> Iterator[str | Late]:
    for block in blocks:
        name = block.removeprefix("%%").removesuffix("%%")
        if block == f"%%{name}%%":
            yield from slots[name]
            continue
        for key, word in words.items():
            block = block.replace(f"%%{key}%%", word)  # noqa: PLW2901
        yield block


def crumbs(base: str) -> tuple[Crumb, ...]:
    """Return the way to a page for editors."""
    return home(base), Crumb(_("For editors"), f"{base}{FOLDER}")


def shown(text: str, caption: str = "", kind: str = "") -> Late:
    """Return what stands in a file, letter by letter; a CPR number is masked."""
    told = Markup("<figcaption>{}</figcaption>\n").format(caption) if caption else Markup()
    figure = Markup('<figure class="example{}">\n{}<pre><code>{}</code></pre>\n</figure>')
    return Late(figure.format(f" {kind}" if kind else "", told, mask(text.rstrip("\n"))))


def wrong(text: str, file: str) -> Late:
    """Return what stands in a file as it must not be written."""
    return shown(text, _("Wrong: {file}").format(file=file), "example-wrong")


def right(text: str, file: str) -> Late:
    """Return what stands in a file as it is to be written."""
    return shown(text, _("Right: {file}").format(file=file), "example-right")


def said(words: str) -> Late:
    """Return what the check says."""
    return shown(words, _("What the check says"), "example-said")

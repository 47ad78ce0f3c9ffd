"""Every kind of file with every field."""

from collections.abc import Iterable, Iterator
from functools import cache

from markupsafe import Markup

from generator.i18n import gettext as _
from generator.site.help.fields import FOLDERS, FileHelp, common_fields, files_of_collections, files_of_places
from generator.site.page import Late, Page, heading
from generator.site.pages.editors.parts import shown, written_page
from generator.site.templates import render


@cache
def page() -> Page:
    """Return the page of all files, made from their models; it is the same for every handbook."""
    return written_page("felter", {"files": list(_files())})


def _files() -> Iterator[str | Late]:
    yield heading(2, _("Fields that everything has"), "faelles")
    yield _("Every item of a list can have these. Only the id must be there.")
    yield Late(render("fields", fields=common_fields()))
    yield from _group(_("The organisation and its workplaces"), "arbejdspladser", files_of_places())
    titles = (_("Leaders' wellbeing"), _("Leaders from another sector"), _("Exit interviews"))
    yield from _group(_("The introduction"), "introduktion", files_of_collections(""))
    for folder, title in zip(FOLDERS, titles, strict=True):
        yield from _group(title, folder.rstrip("/").replace("_", "-"), files_of_collections(folder))


def _group(title: str, identity: str, files: Iterable[FileHelp]) -> Iterator[str | Late]:
    yield heading(2, title, f"gruppe-{identity}")
    for file in files:
        name = file.path.removeprefix("content/")
        yield heading(3, f"{file.label}: {name}", f"fil-{file.name.replace('_', '-')}")
        yield file.help
        if file.fields:
            yield Late(render("fields", fields=file.fields))
        yield Late(_folded(file))


def _folded(file: FileHelp) -> Markup:
    """Return an example of the whole file, to be opened."""
    summary = Markup('<summary>{}<span class="visually-hidden">: {}</span></summary>').format(
        _("See a whole example"), file.example_file
    )
    example = shown(file.example, file.example_file).html
    return Markup('<details class="example-whole">\n{}\n{}\n</details>').format(summary, example)

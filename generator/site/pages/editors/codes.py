"""Every code the check can tell of: its cause, an example and the remedy."""

from collections.abc import Iterator, Mapping

from generator.i18n import gettext as _
from generator.site.help.catalogue import Chapter, Example, by_code, chapters
from generator.site.help.trial import what_is_said
from generator.site.page import Late, Page, heading
from generator.site.pages.editors.parts import right, said, written_page, wrong


def page() -> Page:
    """Return the page of all codes, each under its own anchor, such as #hb201."""
    examples = [entry.example for entry in by_code().values() if entry.example and entry.by == "check"]
    told = dict(zip(examples, what_is_said(*examples), strict=True))
    return written_page("fejl", {"codes": [part for chapter in chapters() for part in _chapter(chapter, told)]})


def _chapter(chapter: Chapter, told: Mapping[Example, str]) -> Iterator[str | Late]:
    hundred = chapter.codes[0].code[:3].lower()
    yield heading(2, chapter.title, f"{hundred}xx")
    yield chapter.text
    for entry in chapter.codes:
        yield heading(3, f"{entry.code} {entry.title}", entry.code.lower())
        yield entry.cause
        if entry.example:
            yield from _wrong(entry.example, told)
        yield _("**Do this:** {remedy}").format(remedy=entry.remedy)
        if entry.example:
            yield right(entry.example.right, entry.example.right_file)


def _wrong(example: Example, told: Mapping[Example, str]) -> Iterator[Late]:
    """Yield the file as it must not be, and what is said; what only a whole build finds is not tried here."""
    if example.wrong is not None:
        yield wrong(example.wrong, example.file)
    if example in told:
        yield said(told[example])

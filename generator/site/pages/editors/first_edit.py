"""A first edit in five minutes, with a fault in it."""

from generator.diagnostics import Code
from generator.site.help.catalogue import Example
from generator.site.help.trial import what_is_said
from generator.site.model import SiteModel
from generator.site.page import Page
from generator.site.pages.editors.parts import right, said, shown, written_page, wrong

_FILE = "content/tasks/foerste-uge.yml"
_RIGHT = """\
- id: frokost
  title: Spis frokost med holdet
  text: Sæt god tid af, og fortæl, hvem der sidder hvor.
  due: 3 arbejdsdage efter start
  responsible: naermeste-leder
  topic: arbejdsplads
"""
EXAMPLE = Example(_FILE, _RIGHT.replace("arbejdsdage", "hverdage").replace("title", "titel"), _RIGHT, _FILE)


def page(model: SiteModel) -> Page:
    """Return the page that shows the way from a link at the foot of a page to a new edition of the handbook."""
    slots = {
        "example": [shown(EXAMPLE.right, EXAMPLE.file)],
        "wrong": [wrong(EXAMPLE.wrong or "", EXAMPLE.file)],
        "told": [said(*what_is_said(EXAMPLE))],
        "right": [right(EXAMPLE.right, EXAMPLE.file)],
    }
    organisation = model.organisation
    words = {"contact": organisation.contact, "mail": organisation.mail, "code": Code.BAD_DUE.value}
    return written_page("foerste-rettelse", slots, words)

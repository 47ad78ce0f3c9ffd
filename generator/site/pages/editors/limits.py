"""What the handbook does not do, and why."""

from generator.site.page import Page
from generator.site.pages.editors.parts import written_page


def page() -> Page:
    """Return the page about what is done elsewhere."""
    return written_page("graenser", {})

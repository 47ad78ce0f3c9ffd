"""Pages about the handbook itself: its mails, its sources and its accessibility."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.handbook.models import Message, Source
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Page, body, heading
from generator.site.pages.parts import Entrance, home, links, prose


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the mails, the sources and the accessibility page."""
    yield _messages(model)
    yield _sources(model)
    yield _accessibility(model)


def _messages(model: SiteModel) -> Page:
    title = _("Mails before and after the start")
    description = _("Ready mails to copy. The words in curly brackets are filled in when you make a plan.")
    fragments = model.fragments("../")
    mails = model.handbook.of(Message).values()
    contents = links(Entrance(mail.item.title, f"#mail-{mail.item.id}", mail.item.due.words) for mail in mails)
    messages = [Markup(message.html) for message in fragments.messages(model.handbook, 2)]  # noqa: S704 - rendered
    return Page("mails.md", title, description, body([f"# {title}", description, contents, *messages]), (home("../"),))


def _sources(model: SiteModel) -> Page:
    title = _("Sources")
    description = _("What the handbook builds on.")
    parts = [f"# {title}", description]
    for source in (entry.item for entry in model.handbook.of(Source).values()):
        year = f", {source.year}" if source.year else ""
        link = _("[Go to the source]({address})").format(address=source.link) if source.link else ""
        parts += [
            heading(2, source.title, f"kilde-{source.id}"),
            f"{source.publisher}{year}\n{{: .source-from }}",
            prose(source.text),
            link,
        ]
    return Page("kilder.md", title, description, body(parts), (home("../"),))


def _accessibility(model: SiteModel) -> Page:
    title = _("Accessibility")
    description = _("The handbook is made to be used by everyone.")
    declaration = _("Read our [accessibility statement]({address}), where you can also tell us what does not work.")
    made = _(
        "It works with the keyboard alone, with a screen reader, enlarged to 400 %, in light and dark colours, on a"
        " phone and on paper. The plans we print are made to the standard PDF/UA."
    )
    return Page(
        path="was.md",
        title=title,
        description=description,
        body=body([f"# {title}", description, made, declaration.format(address=model.organisation.accessibility)]),
        crumbs=(home("../"),),
    )

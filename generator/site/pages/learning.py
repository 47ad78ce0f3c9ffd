"""Why an introduction matters, how a newcomer learns the work, and what there is to sign up for."""

from collections.abc import Iterable, Iterator

from generator.handbook.knowledge import Programme
from generator.handbook.models import Guide, Ladder, Task
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Page, body, heading
from generator.site.pages.articles import articles, articles_in, named_links, source_line
from generator.site.pages.parts import Entrance, edited_at_first, home, links, prose
from generator.site.templates import render

_BASE = "../"


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the pages about why, about programmes and about training, each when the content has anything for it."""
    if articles_in(model, "hvorfor"):
        yield _why(model)
    if model.handbook.of(Programme):
        yield _programmes(model)
    if _has_training(model):
        yield _training(model)


def _has_training(model: SiteModel) -> bool:
    of = model.handbook.of
    return bool(of(Ladder) or of(Guide) or articles_in(model, "oplaering"))


def _why(model: SiteModel) -> Page:
    title = _("Why it matters")
    description = _("What a good introduction is, what it is worth, and what happens without one.")
    parts = [f"# {title}", description, *articles(model, "hvorfor", _BASE)]
    parts += [heading(2, _("Read on"), "laes-videre"), links(_onward(model))]
    page = Page("hvorfor.md", title, description, body(parts), (home(_BASE),))
    return edited_at_first(page, model, articles_in(model, "hvorfor"))


def _onward(model: SiteModel) -> Iterator[Entrance]:
    if _has_training(model):
        yield Entrance(_training_title(), f"{_BASE}oplaering/", _training_description())
    if model.handbook.of(Programme):
        yield Entrance(_programmes_title(), f"{_BASE}programmer/", _programmes_description())
    yield Entrance(_("Mails before and after the start"), f"{_BASE}mails/", _("Ready to copy."))


def _programmes_title() -> str:
    return _("Programmes and courses")


def _programmes_description() -> str:
    return _("What you take part in as new, and what you can choose yourself.")


def _programmes(model: SiteModel) -> Page:
    title, description = _programmes_title(), _programmes_description()
    programmes = model.handbook.of(Programme).values()
    parts = [f"# {title}", description]
    parts += _programmes_of(model, _("You take part in these"), "skal", (p.item for p in programmes if p.item.must))
    parts += _programmes_of(model, _("You can choose these"), "kan", (p.item for p in programmes if not p.item.must))
    page = Page("programmer.md", title, description, body(parts), (home(_BASE),))
    return edited_at_first(page, model, programmes)


def _programmes_of(model: SiteModel, title: str, identity: str, programmes: Iterable[Programme]) -> Iterator[str]:
    link = named_links(model, _BASE)
    for number, programme in enumerate(programmes):
        if number == 0:
            yield heading(2, title, identity)
        yield heading(3, programme.title, f"program-{programme.id}")
        yield prose(programme.text)
        yield render("programme", programme=programme, link=link)


def _training_title() -> str:
    return _("Training")


def _training_description() -> str:
    return _("How a new colleague learns the work, step by step, and what you can ask each other on the way.")


def _training(model: SiteModel) -> Page:
    title, description = _training_title(), _training_description()
    parts = [f"# {title}", description, *articles(model, "oplaering", _BASE), *_ladders(model), *_guides(model)]
    page = Page("oplaering.md", title, description, body(parts), (home(_BASE),))
    return edited_at_first(page, model, articles_in(model, "oplaering"))


def _ladders(model: SiteModel) -> Iterator[str]:
    link = named_links(model, _BASE)
    yield heading(2, _("The training ladders"), "oplaeringstrapper")
    for ladder in (entry.item for entry in model.handbook.of(Ladder).values()):
        yield heading(3, ladder.title, f"stige-{ladder.id}")
        yield prose(ladder.text)
        yield render("ladder", ladder=ladder, link=link)
        yield source_line(link, ladder.source)


def _guides(model: SiteModel) -> Iterator[str]:
    link, to = named_links(model, _BASE), model.links(_BASE)
    yield heading(2, _("Questions for the talks"), "spoergsmaal-til-samtaler")
    for guide in (entry.item for entry in model.handbook.of(Guide).values()):
        tasks = [task.item for task in model.handbook.of(Task).values() if task.item.guide == guide.id]
        yield heading(3, guide.title, f"guide-{guide.id}")
        yield prose(guide.text)
        yield render("guide", guide=guide, tasks=tasks, to=to)
        yield source_line(link, guide.source)

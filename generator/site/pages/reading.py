"""Questions with their answers, and the words of the handbook from A to Å."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from generator.handbook.knowledge import Question, Term
from generator.handbook.models import Role, Topic
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Page, body, heading
from generator.site.pages.articles import articles, named_links, source_line
from generator.site.pages.parts import Entrance, edited_at_first, home, links, prose
from generator.site.pages.workplaces import danish_order
from generator.site.templates import render

_BASE = "../"
_ROOM = Markup('<div class="room-to-write" aria-hidden="true"></div>')


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the questions and the glossary, each when the content has any."""
    if model.handbook.of(Question):
        yield _questions(model)
    if model.handbook.of(Term):
        yield _glossary(model)


def _questions(model: SiteModel) -> Page:
    title = _("Questions and answers")
    description = _("What new colleagues ask, with answers, and what you at the workplace can ask yourselves.")
    questions = model.handbook.of(Question).values()
    parts = [
        f"# {title}",
        description,
        *articles(model, "spoergsmaal", _BASE),
        *_for_newcomers(model, [entry.item for entry in questions if entry.item.reader == "ny"]),
        *_for_workplaces(model, [entry.item for entry in questions if entry.item.reader == "arbejdsplads"]),
    ]
    page = Page("spoergsmaal.md", title, description, body(parts), (home(_BASE),))
    return edited_at_first(page, model, questions)


def _for_newcomers(model: SiteModel, questions: list[Question]) -> Iterator[str]:
    """Yield the answers, first to what has no topic, then topic by topic with the way to its checklist."""
    to = model.links(_BASE)
    yield heading(2, _("For you who are new"), "til-dig")
    yield from _answers(model, _("What most go about with"), "de-fleste", [q for q in questions if q.topic is None])
    for topic in (entry.item for entry in model.handbook.of(Topic).values()):
        about = [question for question in questions if question.topic == topic.id]
        if about:
            yield from _answers(model, topic.title, f"om-{topic.id}", about)
            yield links([Entrance(_("The checklist: {title}").format(title=topic.title), to.topic(topic.id))])


def _answers(model: SiteModel, title: str, identity: str, questions: Iterable[Question]) -> Iterator[str]:
    yield heading(3, title, identity)
    yield from _asked(model, questions, level=4)


def _for_workplaces(model: SiteModel, questions: Iterable[Question]) -> Iterator[str]:
    yield heading(2, _("For you at the workplace"), "til-arbejdspladsen")
    yield _("There are no answers here, for you have them yourselves. Take one or two at a staff meeting.")
    yield from _asked(model, questions, level=3, room=True)


def _asked(model: SiteModel, questions: Iterable[Question], *, level: int, room: bool = False) -> Iterator[str]:
    """Yield questions with what is told about each, and after those of one source the way to it.

    With `room` there is some on paper to write in after each of them.
    """
    link = named_links(model, _BASE)
    for source, some in groupby(questions, key=lambda question: question.source):
        for question in some:
            yield heading(level, question.title, f"spoergsmaal-{question.id}")
            yield prose(question.text) if question.text else ""
            yield _ROOM if room else ""
        yield source_line(link, source)


def _glossary(model: SiteModel) -> Page:
    title = _("Glossary")
    description = _("Words and abbreviations you meet here, each in a sentence or two.")
    entries = sorted(model.handbook.of(Term).values(), key=lambda entry: danish_order(entry.item.title))
    letters = [(letter, list(terms)) for letter, terms in groupby((entry.item for entry in entries), key=_letter)]
    jumps = [(letter, _anchor(letter)) for letter, _terms in letters]
    parts = [f"# {title}", description, render("letters", letters=jumps)]
    for letter, terms in letters:
        parts += [heading(2, letter, _anchor(letter)), *_terms_of(model, terms)]
    page = Page("ordliste.md", title, description, body(parts), (home(_BASE),), also={"hide": ["toc"]})
    return edited_at_first(page, model, entries)


def _letter(term: Term) -> str:
    return term.title[0].upper()


def _anchor(letter: str) -> str:
    return "bogstav-" + letter.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def _terms_of(model: SiteModel, terms: Iterable[Term]) -> Iterator[str]:
    """Yield the words of a letter; one that is also a role leads to its checklist."""
    to, roles = model.links(_BASE), model.handbook.of(Role)
    for term in terms:
        yield heading(3, term.title, f"ord-{term.id}")
        yield prose(term.text)
        role = roles[term.id].item if term.id in roles else None
        yield render("term", term=term, role=role, to=to)

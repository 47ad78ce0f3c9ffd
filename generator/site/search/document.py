"""What the search knows of one page: its sections as slim HTML with hidden words, as Pagefind reads it.

https://pagefind.app/docs/indexing/, /docs/weighting/, /docs/sub-results/, /docs/metadata/ and /docs/filtering/.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import islice

from generator.site.search.hints import Hints

# Invisible; the dialog leaves out what stands between two of them. Each stands alone, for Pagefind would index a word
# with the mark on it twice.
MARK = "\u2063"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a word weighs (0 to 10) by where it stands; hidden words by what they were made from.

    `lead` is the line under the page's title, which tells what the page is about. Hidden words that would weigh
    nothing are left out. The dialog (search/ranking.js) takes a page for one about a word that weighs 3 or more.
    """

    title: float
    lead: float
    heading: float
    text: float
    hidden_of_title: float
    hidden_of_heading: float
    hidden_of_text: float


SHARED = Weights(title=10, lead=3, heading=6, text=1, hidden_of_title=8, hidden_of_heading=3, hidden_of_text=0.4)
# What the guide builds on, or has ready to be copied, is found after what the guide itself says.
SECONDARY = Weights(
    title=6, lead=0.4, heading=1, text=0.2, hidden_of_title=1, hidden_of_heading=0.4, hidden_of_text=0.1
)
# A thousand departments say much the same, so that theirs comes last, unless one is asked for by its name.
OF_DEPARTMENT = Weights(
    title=2, lead=0.2, heading=0.4, text=0.2, hidden_of_title=1, hidden_of_heading=0.2, hidden_of_text=0
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its anchor ("" at the page's beginning), its heading, and its text, a block on each line.

    By its `keywords` it is found too, though they are not in the text. `is_elsewhere` tells that there is a page of the
    same title: the heading then only says what stands below it, as a phase does on a topic's page.
    """

    id: str
    title: str
    text: str
    keywords: tuple[str, ...] = ()
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One page as the search knows it; the first section is the page's beginning, under its title.

    `address` is below the site's root, `kind` the Danish word for such pages, `place` a department's name, `name` what
    the page's subject is called where its title says it otherwise, and `filters` are the values by which the reader can
    narrow the search.
    """

    address: str
    kind: str
    sections: tuple[Section, ...]
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: str = ""
    name: str = ""
    weights: Weights = SHARED

    @property
    def title(self) -> str:
        """The page's title."""
        return self.sections[0].title

    def html(self, hints: Hints) -> str:
        """Return the page for Pagefind, with the hidden words that its titles and texts give."""
        lines = [*self._head(), "<body data-pagefind-body>"]
        for section in self.sections:
            of_title = [] if section.is_elsewhere else hints.of_heading(section.title)
            of_text = hints.of_text(section.text) if self.weights.hidden_of_text else []
            asked = dict.fromkeys([*of_title, *hints.of_keywords(section.keywords)])
            lines += self._section(section, list(asked), of_text)
        lines += _hidden(hints.beginning_with(self.title), self.weights.hidden_of_heading)
        return "\n".join(lines) + "\n"

    def _head(self) -> Iterator[str]:
        yield '<!doctype html>\n<html lang="da">\n<meta charset="utf-8">'
        yield _meta("meta", "kind", self.kind)
        if self.place:
            yield _meta("meta", "place", self.place)
        if self.name:
            yield _meta("meta", "name", self.name)
        for name, values in self.filters.items():
            yield from (_meta("filter", name, value) for value in values)

    def _section(self, section: Section, of_title: list[str], of_text: list[str]) -> Iterator[str]:
        weights = self.weights
        if section.id:
            weight = weights.text if section.is_elsewhere else weights.heading
            yield _weighted("h2", section.title, weight, f' id="{escape(section.id)}"')
        else:
            yield _weighted("h1", section.title, weights.title)
        blocks = filter(None, section.text.split("\n"))
        if not section.id:
            yield from (_weighted("p", lead, weights.lead) for lead in islice(blocks, 1))
        yield from (_weighted("p", block, weights.text) for block in blocks)
        yield from _hidden(of_title, weights.hidden_of_heading if section.id else weights.hidden_of_title)
        yield from _hidden([word for word in of_text if word not in of_title], weights.hidden_of_text)


def _hidden(words: list[str], weight: float) -> Iterator[str]:
    if words:
        yield _weighted("p", " ".join((MARK, *words, MARK)), weight)


def _weighted(tag: str, words: str, weight: float, attributes: str = "") -> str:
    return f'<{tag}{attributes} data-pagefind-weight="{weight:g}">{escape(words, quote=False)}</{tag}>'


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'

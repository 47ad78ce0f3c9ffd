"""The search: slim documents made from the pages, and the index that Pagefind makes of them.

Pagefind finds the beginnings of words and knows Danish endings. What it cannot know is written into the documents as
hidden words: the parts of compounds, other spellings, synonyms and forms whose stem it gets wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.handbook.knowledge import Term
from generator.site.model import SiteModel
from generator.site.page import Page
from generator.site.search.departments import department_document
from generator.site.search.document import Document
from generator.site.search.documents import shared_documents
from generator.site.search.hints import Hints
from generator.site.search.index import Indexing, faults_of_index, write_documents
from generator.site.search.synonyms import Synonyms
from generator.site.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Search:
    """Every document of a site, and the words in them."""

    documents: tuple[Document, ...]
    vocabulary: Vocabulary
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, pages: Iterable[Page], model: SiteModel) -> "Search":
        """Return what there is to find on the shared pages and on those of the departments."""
        places = (department_document(place, model.handbook) for place in model.workplaces.values())
        documents = (*shared_documents(pages, model), *places)
        terms = tuple(entry.item for entry in model.handbook.of(Term).values())
        sections = tuple(section for document in documents for section in document.sections)
        called = (phrase for term in terms for phrase in (term.title, *term.synonyms))
        names = chain((section.title for section in sections), called)
        texts = chain.from_iterable((section.text, *section.keywords) for section in sections)
        return cls(documents, Vocabulary.of(names, texts), terms)

    def indexing(self, work: Path) -> Indexing:
        """Write the documents into a folder, and begin to index them there."""
        write_documents(self.documents, Hints(self.vocabulary, Synonyms(self.terms)), work / "documents")
        return Indexing(work / "documents", work / "index")

    def faults(self, addresses: Iterable[str], site: Path) -> Iterator[Diagnostic]:
        """Yield what is wrong with the index of a site that has pages at some addresses."""
        yield from faults_of_index(addresses, self.documents, site)

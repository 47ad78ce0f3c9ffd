"""The keywords of items: found in the search, merged as any field, and shown to nobody."""

import shutil
from pathlib import Path

import pytest
from test_stamp import LILLE, article, pages, read_model

from generator.handbook.item import UNSEEN
from generator.handbook.models import Department, Hire, Task
from generator.site.page import Late
from generator.site.pages import shared_pages
from generator.site.search import Search
from generator.site.search.document import MARK, Document, Section
from generator.site.search.hints import Hints
from generator.site.search.synonyms import Synonyms
from generator.site.search.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent.parent
NO_HINTS = Hints(Vocabulary.of([], []), Synonyms([]))

SOCIAL_ALONE = "    - id: velkomst\n      keywords: {add: [dørtrin]}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project in which a task, a role and a department have keywords."""
    shutil.copytree(LILLE / "content", tmp_path / "content")
    write(tmp_path, "tasks", "- id: adgangskort\n", "  keywords: [kodebrik, sesam]\n")
    write(tmp_path, "tasks", "- id: velkomst\n", "  keywords: [modtagelse]\n")
    write(tmp_path, "roles.yml", "- id: mentor\n", "  keywords: [coach]\n")
    write(tmp_path, "departments/social.yml", "name: Socialafdelingen\n", "keywords: [bistandskontor]\n")
    return tmp_path


def write(root: Path, place: str, after: str, more: str) -> None:
    """Write some more after a line that stands once in one file, or in those of a folder."""
    path = root / "content" / place
    [file] = [file for file in (path.glob("*.yml") if path.is_dir() else [path]) if after in file.read_text("utf-8")]
    text = file.read_text(encoding="utf-8")
    assert text.count(after) == 1
    file.write_text(text.replace(after, after + more), encoding="utf-8")


def documents(root: Path) -> dict[str, Document]:
    model = read_model(root)
    return {document.address: document for document in Search.of(shared_pages(model), model).documents}


def keywords(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the keywords of every section that has any, by its address."""
    return {
        f"{document.address}#{section.id}": section.keywords
        for document in documents(root).values()
        for section in document.sections
        if section.keywords
    }


def test_keywords_are_those_of_the_section_or_the_page_that_tells_of_the_item(root: Path) -> None:
    assert keywords(root) == {
        "aaret/foer-start/#opgave-adgangskort": ("kodebrik", "sesam"),
        "aaret/foerste-dag/#opgave-velkomst": ("modtagelse",),
        "tjeklister/roller/mentor/#": ("coach",),
        "arbejdspladser/social/#": ("bistandskontor",),
    }


def test_a_department_has_only_the_keywords_that_it_writes_itself(root: Path) -> None:
    write(root, "departments/social.yml", "change:\n  tasks:\n", SOCIAL_ALONE)
    write(root, "departments/social.yml", "    - id: dubu\n", "      keywords: [børnesag]\n")
    write(root, "departments/social.yml", "change:\n", "  roles:\n    - id: mentor\n      keywords: [støtte]\n")
    assert {place: words for place, words in keywords(root).items() if place.startswith("arbejdspladser")} == {
        "arbejdspladser/social/#": ("bistandskontor", "støtte"),
        "arbejdspladser/social/#opgave-velkomst": ("modtagelse", "dørtrin"),
        "arbejdspladser/social/#opgave-dubu": ("børnesag",),
    }


def test_keywords_merge_from_layer_to_layer(root: Path) -> None:
    write(root, "departments/social.yml", "change:\n  tasks:\n", SOCIAL_ALONE)
    write(
        root,
        "departments/social.yml",
        "    - id: adgangskort\n",
        "      keywords: {add: [alarmkode], remove: [sesam]}\n",
    )
    below = read_model(root).workplaces["familie"].handbook.of(Task)
    assert below["adgangskort"].item.keywords == ("kodebrik", "alarmkode")
    assert below["velkomst"].item.keywords == ("modtagelse", "dørtrin")


def test_no_page_shows_a_keyword(root: Path) -> None:
    write(root, "departments/social.yml", "change:\n  tasks:\n", SOCIAL_ALONE)
    write(root, "departments/social.yml", "    - id: adgangskort\n", "      keywords: [alarmkode]\n")
    shown = [str(part) for page in shared_pages(read_model(root)) for part in page.body if not isinstance(part, Late)]
    shown += [article(page) for page in pages(root).values()]
    words = {"kodebrik", "sesam", "modtagelse", "coach", "bistandskontor", "dørtrin", "alarmkode", "Søgeord"}
    assert {word for word in words for html in shown if word in html} == set()


def test_an_item_that_differs_by_keywords_alone_is_nothing_special_to_readers(root: Path) -> None:
    before = article(pages(root)["social"])
    last = "      due: senest 10 arbejdsdage før start\n"
    write(root, "departments/social.yml", last, "  roles:\n    - id: mentor\n      keywords: [støtte]\n")
    assert article(pages(root)["social"]) == before


def test_keywords_are_hidden_words_that_weigh_as_those_of_their_title() -> None:
    sections = (Section("", "T", "X", ("bijob",)), Section("b", "U", "Y", ("løn", "få fri")))
    html = Document("a/", "Side", sections).html(NO_HINTS)
    weights = Document("a/", "Side", sections).weights
    assert f'weight="{weights.hidden_of_title:g}">{MARK} bijob {MARK}</p>' in html
    assert f'weight="{weights.hidden_of_heading:g}">{MARK} løn loen få faa fri {MARK}</p>' in html


def test_a_keyword_is_known_in_its_forms_but_not_by_its_parts() -> None:
    hints = Hints(Vocabulary.of(["Samtale", "Opfølgning"], []), Synonyms([]))
    assert hints.of_heading("Opfølgningssamtale") == ["opfoelgningssamtale", "samtale"]
    assert hints.of_keywords(["opfølgningssamtale"]) == ["opfølgningssamtale", "opfoelgningssamtale"]
    assert hints.of_keywords(["p-plads"]) == ["p", "plads", "pladsen"]


def test_a_reader_who_wrote_one_wrong_letter_is_offered_keywords_too(root: Path) -> None:
    model = read_model(root)
    assert {"kodebrik", "coach", "bistandskontor"} <= set(Search.of(shared_pages(model), model).vocabulary.words)


def test_items_and_departments_have_keywords_and_hires_none() -> None:
    assert (Task.model_fields.keys() & Department.model_fields.keys()) >= UNSEEN
    assert not UNSEEN & Hire.model_fields.keys()


def test_every_keyword_of_the_content_reaches_a_document() -> None:
    collections = read_model(ROOT).handbook.collections
    written = sorted(
        entry.item.keywords for entries in collections.values() for entry in entries.values() if entry.item.keywords
    )
    assert len(written) > 300
    reached = (words for place, words in keywords(ROOT).items() if not place.startswith("arbejdspladser"))
    assert sorted(reached) == written

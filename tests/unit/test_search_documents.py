"""What the search knows of each page: its sections, its hidden words and the values it can be narrowed by."""

import re
from dataclasses import astuple
from itertools import pairwise
from pathlib import Path

import pytest
from markupsafe import Markup
from test_stamp import LILLE, read_model

from generator.site.page import Late, Page
from generator.site.pages import shared_pages
from generator.site.search import Search
from generator.site.search.document import MARK, OF_DEPARTMENT, SECONDARY, SHARED, Document, Section
from generator.site.search.hints import Hints
from generator.site.search.reader import new_markdown, sections_of
from generator.site.search.synonyms import Synonyms
from generator.site.search.vocabulary import Vocabulary

NO_HINTS = Hints(Vocabulary.of([], []), Synonyms([]))


def sections(*parts: str | Late) -> list[tuple[str, str, str]]:
    page = Page("side.md", "Sidens titel", "", ("# Sidens titel", *parts))
    return [(section.id, section.title, section.text) for section in sections_of(page, new_markdown())]


def test_a_page_begins_with_its_title_and_what_stands_before_the_first_heading() -> None:
    assert sections("Et ord\ntil dig.", Markup("<p>Og et til.</p>")) == [
        ("", "Sidens titel", "Et ord til dig.\nOg et til.")
    ]


def test_each_heading_with_an_anchor_begins_a_section() -> None:
    found = sections("## Løn & ferie { #penge }", "Første.", Markup('<h3 id="x">Anden <em>dag</em></h3><p>To</p>'))
    assert found[1:] == [("penge", "Løn & ferie", "Første."), ("x", "Anden dag", "To")]


@pytest.mark.parametrize(
    "html",
    [
        '<section id="a"><h2>Titel</h2><p>Tekst</p></section>',
        '<figure id="a"><figcaption>Titel</figcaption><p>Tekst</p></figure>',
        '<dl><div id="a"><dt>Titel</dt><dd>Tekst</dd></div></dl>',
        '<ul><li id="a"><p class="task-title">Titel<span class="mark">Skal</span></p><p>Tekst</p></li></ul>',
    ],
)
def test_what_has_an_anchor_around_its_title_is_a_section_too(html: str) -> None:
    part = Markup(html)  # noqa: S704 - the test's own
    assert sections(part)[1:] == [("a", "Titel", "Tekst")]


@pytest.mark.parametrize(
    "part",
    [
        Late(Markup("<p>Andetsteds</p>")),
        Markup('<ul class="plain links"><li><a href="x">Andetsteds</a><br>og</li></ul>'),
        Markup('<dl class="facts"><dt id="b">Andetsteds</dt><dd>Fakta</dd></dl>'),
        Markup('<nav id="b">Andetsteds</nav>'),
        Markup('<svg><text id="b">Andetsteds</text></svg>'),
        Markup('<h1 id="b">Andetsteds</h1>'),
    ],
)
def test_what_is_told_elsewhere_is_passed_over_with_its_anchors(part: str | Late) -> None:
    assert sections(part, Markup("<dl><dt>Ord</dt></dl>"), "Slut") == [("", "Sidens titel", "Ord\nSlut")]


def document(**values: object) -> Document:
    given = {"address": "a/", "kind": "Side", "sections": (Section("", "T", "Et & to\nTre"), Section("b", "U", ""))}
    return Document(**(given | values))  # type: ignore[arg-type]


def test_a_document_is_plain_html_with_weights_and_escaped_words() -> None:
    html = document(filters={"fase": ("Før & efter", 'I "gang"')}).html(NO_HINTS)
    assert '<html lang="da">' in html
    assert '<meta data-pagefind-meta="kind[content]" content="Side">' in html
    assert '<meta data-pagefind-filter="fase[content]" content="Før &amp; efter">' in html
    assert '<meta data-pagefind-filter="fase[content]" content="I &quot;gang&quot;">' in html
    assert '<h1 data-pagefind-weight="10">T</h1>\n<p data-pagefind-weight="3">Et &amp; to</p>' in html
    assert '<p data-pagefind-weight="1">Tre</p>' in html
    assert html.endswith('<h2 id="b" data-pagefind-weight="6">U</h2>\n')
    assert "place" not in html
    assert "name" not in html


def test_a_heading_that_is_another_pages_title_says_no_more_than_a_text() -> None:
    html = document(sections=(Section("", "T", ""), Section("b", "Øl", "", is_elsewhere=True))).html(NO_HINTS)
    assert '<h2 id="b" data-pagefind-weight="1">Øl</h2>' in html
    assert MARK not in html


def test_a_page_is_known_by_what_its_subject_is_called_too() -> None:
    assert '<meta data-pagefind-meta="name[content]" content="Mentor">' in document(name="Mentor").html(NO_HINTS)


def test_the_guide_itself_weighs_more_than_what_is_beside_it_and_departments_least() -> None:
    for more, less in pairwise((SHARED, SECONDARY, OF_DEPARTMENT)):
        weights = zip(astuple(more), astuple(less), strict=True)
        assert all(one >= other for one, other in weights)
        assert more.title > less.title


def test_hidden_words_are_marked_and_weigh_less_than_what_is_seen() -> None:
    html = document(sections=(Section("", "Åbning", "På dåb"), Section("x", "Øl", "Æg"))).html(NO_HINTS)
    hidden = re.findall(rf'<p data-pagefind-weight="([\d.]+)">({MARK}.*)</p>', html)
    told = [(weight, words.replace(MARK, "|")) for weight, words in hidden]
    assert told == [("8", "| aabning |"), ("0.4", "| paa daab |"), ("3", "| oel |"), ("0.4", "| aeg |")]


def test_a_departments_words_weigh_little() -> None:
    html = document(weights=OF_DEPARTMENT, place="Åen", sections=(Section("", "Åen", "Øl"), Section("b", "U", "X")))
    weights = [float(weight) for weight in re.findall(r'data-pagefind-weight="([\d.]+)"', html.html(NO_HINTS))]
    assert weights == [2, 0.2, 1, 0.4, 0.2]


@pytest.fixture(scope="module")
def lille() -> dict[str, Document]:
    model = read_model(LILLE)
    search = Search.of(shared_pages(model), model)
    return {document.address: document for document in search.documents}


def test_every_page_has_a_document(lille: dict[str, Document]) -> None:
    model = read_model(LILLE)
    assert list(lille) == [
        *(page.address for page in shared_pages(model)),
        *(f"arbejdspladser/{place}/" for place in model.workplaces),
    ]


def test_a_task_is_told_once_on_the_page_of_its_phase_or_in_the_whole_plan(lille: dict[str, Document]) -> None:
    shared = [found for found in lille.values() if not found.place]
    places = {
        section.id: found.address for found in shared for section in found.sections if section.id.startswith("opgave-")
    }
    assert places == {
        "opgave-adgangskort": "aaret/foer-start/",
        "opgave-velkomst": "aaret/foerste-dag/",
        "opgave-instruktion": "aaret/foerste-dag/",
        "opgave-frokost": places["opgave-frokost"],
        "opgave-feedback": "introplan/",
    }
    told = [section.title for found in shared for section in found.sections]
    assert told.count("Bestil adgangskort og nøgler") == 1


def test_a_department_tells_only_what_it_says_itself(lille: dict[str, Document]) -> None:
    above, below = lille["arbejdspladser/social/"], lille["arbejdspladser/familie/"]
    assert above.sections == (
        Section("", "Socialafdelingen", "Velkommen hos os."),
        Section("kontakt", "Kontakt", "Sekretariatet, Spørg her først"),
        Section("opgave-adgangskort", "Bestil adgangskort og nøgler", "senest 10 arbejdsdage før start"),
        Section("opgave-dubu", "Kom i gang med DUBU", ""),
        Section("saerligt-hos-os", "Særligt hos os", "Spis frokost med en anden leder: Vi spiser sammen hver dag."),
    )
    assert below.sections == (Section("", "Familierådgivningen", ""), Section("opgave-dubu", "Få DUBU op at køre", ""))
    assert (above.kind, above.place) == ("Arbejdsplads", "Socialafdelingen")


def test_pages_can_be_narrowed_by_workplace_phase_role_and_newcomer(lille: dict[str, Document]) -> None:
    assert lille["arbejdspladser/familie/"].filters == {"arbejdsplads": ("Familierådgivningen", "Socialafdelingen")}
    day = lille["aaret/foerste-dag/"]
    assert day.kind == "Fase"
    assert day.filters["fase"] == (day.title,)
    assert set(day.filters["rolle"]) == {"Nærmeste leder", "Mentor"}
    mentor = lille["tjeklister/roller/mentor/"]
    assert mentor.filters["rolle"] == ("Mentor",)
    assert day.title in mentor.filters["fase"]
    leader = lille["hvem/leder/"]
    assert (leader.filters["kollega"], leader.filters["rolle"]) == ((leader.title,), ("Mentor",))
    assert lille[""].filters == {}


def test_pages_that_speak_to_a_reader_have_the_name_of_whom_they_are_for(lille: dict[str, Document]) -> None:
    assert lille["tjeklister/roller/mentor/"].name == "Mentor"
    assert lille["hvem/leder/"].name == lille["hvem/leder/"].filters["kollega"][0]
    assert lille["aaret/foerste-dag/"].name == ""


def test_sources_and_mails_are_beside_the_guide(lille: dict[str, Document]) -> None:
    beside = {address for address, found in lille.items() if found.weights is SECONDARY}
    assert {"kilder/", "mails/"} <= beside
    assert not any(address.startswith(("aaret/", "tjeklister/", "hvem/")) for address in beside)


def test_the_phases_on_a_topics_page_are_told_elsewhere(lille: dict[str, Document]) -> None:
    titles = {found.title for found in lille.values() if found.kind == "Fase"}
    sections = [part for found in lille.values() if not found.place for part in found.sections if part.id]
    assert {part.is_elsewhere for part in sections if part.title in titles} == {True}
    assert not any(part.is_elsewhere for part in sections if part.id.startswith("opgave-"))


def test_nothing_of_a_hire_is_in_any_document(lille: dict[str, Document]) -> None:
    hire = (LILLE / "content/hires/asta.yml").read_text(encoding="utf-8")
    name = re.search(r"^name: (.*)$", hire, re.MULTILINE)
    assert name
    assert name.group(1) not in "".join(found.html(NO_HINTS) for found in lille.values())


def test_the_same_content_gives_the_same_documents(lille: dict[str, Document], tmp_path: Path) -> None:
    model = read_model(LILLE)
    search = Search.of(shared_pages(model), model)
    with search.indexing(tmp_path):
        written = {
            path.relative_to(tmp_path / "documents").as_posix(): path.read_text(encoding="utf-8")
            for path in (tmp_path / "documents").rglob("*.html")
        }
    hints = Hints(search.vocabulary, Synonyms(search.terms))
    assert written == {f"{address}index.html": found.html(hints) for address, found in lille.items()}

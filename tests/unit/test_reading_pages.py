"""The pages that are read: why, training, programmes, questions and the glossary, made from a tiny handbook."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.edition import read_edition
from generator.site.model import SiteModel
from generator.site.page import Late
from generator.site.pages import learning, reading
from generator.variants.project import read_project

LILLE = Path(__file__).parent.parent / "fixtures" / "lille"

ARTICLES = """
- {id: sent, title: Står sidst, chapter: hvorfor, text: En., source: loven}
- {id: laer, title: Lær, chapter: oplaering, text: To.}
- {id: uden-kilde, title: Uden kilde, chapter: hvorfor, text: Tre.}
"""
PROGRAMMES = """
- {id: frit, title: Frit, text: Kom., period: Altid, responsible: mentor, link: "https://kurser.example/frit"}
- {id: skal, title: Skal, text: Mød op., must: true, period: Straks, responsible: mentor, for: [leder]}
"""
QUESTIONS = """
- {id: virker-det, title: Virker det?, reader: ny, topic: arbejdsplads, text: Ja.}
- {id: sig-selv, title: Hvad mener I?, reader: arbejdsplads}
- {id: alle, title: Er jeg god nok?, reader: ny, text: Ja., source: loven}
- {id: ogsaa-alle, title: Må jeg spørge?, reader: ny, text: Ja., source: loven}
"""
GLOSSARY = """
- {id: aaben, title: Åben dør, text: Kom ind.}
- {id: mentor, title: Mentor, text: En vejviser., synonyms: [makker, ven]}
- {id: oerken, title: Ørken, text: Tørt.}
- {id: aeble, title: æble, text: Rundt.}
- {id: apv, title: APV, text: En vurdering.}
- {id: arbejde, title: arbejde, text: "Det, vi gør."}
- {id: zebra, title: Zebra, text: Stribet.}
"""
LADDERS = """
- id: op
  title: Op
  text: Gå.
  steps: [{title: Se, text: Se på.}, {title: Gør, text: Gør det.}]
  for: [leder]
"""
GUIDES = """
- {id: snak, title: Snak, text: Vælg., questions: [Hvordan går det?, "Hvad <nu>?"]}
"""


@pytest.fixture
def model(tmp_path: Path) -> SiteModel:
    content = tmp_path / "content"
    shutil.copytree(LILLE / "content", content)
    (content / "articles").mkdir()
    (content / "articles" / "alle.yml").write_text(ARTICLES, encoding="utf-8")
    for name, text in (
        ("programmes", PROGRAMMES),
        ("questions", QUESTIONS),
        ("glossary", GLOSSARY),
        ("ladders", LADDERS),
        ("guides", GUIDES),
    ):
        (content / f"{name}.yml").write_text(text, encoding="utf-8")
    task = content / "tasks" / "snak.yml"
    task.write_text(
        "- {id: snakken, title: Tag snakken, due: løbende, responsible: mentor, topic: arbejdsplads, guide: snak}\n",
        encoding="utf-8",
    )
    project = read_project(tmp_path)
    assert project.diagnostics == ()
    assert project.content.organisation is not None
    edit = "https://git.lille.example/{path}#L{line}"
    return SiteModel(
        project.content.organisation, project.content.base, {}, read_edition(tmp_path), edit, "https://lille.example/"
    )


@pytest.fixture
def told(model: SiteModel) -> dict[str, str]:
    """The Markdown of each page by its path."""
    return {page.path: "\n".join(parts(page.body)) for page in (*learning.pages(model), *reading.pages(model))}


def parts(body: tuple[str | Late, ...]) -> Iterator[str]:
    for part in body:
        assert isinstance(part, str)
        yield part


def anchors(text: str, level: int) -> list[str]:
    return re.findall(rf"^#{{{level}}} .* {{ #(\S+) }}$", text, re.MULTILINE)


def test_articles_stand_on_the_page_of_their_chapter_in_order(told: dict[str, str]) -> None:
    assert anchors(told["hvorfor.md"], 2) == ["artikel-sent", "artikel-uden-kilde", "laes-videre"]
    assert anchors(told["oplaering.md"], 2)[0] == "artikel-laer"
    assert told["hvorfor.md"].count('href="../kilder/#kilde-loven"') == 1


def test_a_programme_stands_by_whether_one_must_take_part(told: dict[str, str]) -> None:
    text = told["programmer.md"]
    order = ["skal", "program-skal", "kan", "program-frit"]
    assert re.findall(r"{ #(\S+) }", text) == order
    assert 'href="https://kurser.example/frit"' in text
    assert text.count('href="../hvem/leder/"') == 1


def test_a_ladder_shows_its_steps_and_a_guide_the_talk_it_is_for(told: dict[str, str]) -> None:
    text = told["oplaering.md"]
    assert anchors(text, 3) == ["stige-op", "guide-snak"]
    assert text.index("Se på.") < text.index("Gør det.")
    assert 'href="../introplan/#opgave-snakken"' in text
    assert "Hvad &lt;nu&gt;?" in text


def test_questions_stand_by_reader_and_topic_with_each_source_once(told: dict[str, str]) -> None:
    text = told["spoergsmaal.md"]
    newcomers, workplaces = text.split("{ #til-arbejdspladsen }")
    assert anchors(newcomers, 3) == ["de-fleste", "om-arbejdsplads"]
    assert anchors(newcomers, 4) == ["spoergsmaal-alle", "spoergsmaal-ogsaa-alle", "spoergsmaal-virker-det"]
    assert newcomers.count("#kilde-loven") == 1
    assert 'href="../tjeklister/emner/arbejdsplads/"' in newcomers
    assert anchors(workplaces, 3) == ["spoergsmaal-sig-selv"]
    assert "room-to-write" in workplaces
    assert "room-to-write" not in newcomers


def test_the_glossary_is_in_the_order_of_the_danish_alphabet(told: dict[str, str]) -> None:
    text = told["ordliste.md"]
    assert anchors(text, 3) == [
        "ord-apv",
        "ord-arbejde",
        "ord-mentor",
        "ord-zebra",
        "ord-aeble",
        "ord-oerken",
        "ord-aaben",
    ]
    letters = ["bogstav-a", "bogstav-m", "bogstav-z", "bogstav-ae", "bogstav-oe", "bogstav-aa"]
    assert anchors(text, 2) == letters
    assert re.findall(r'href="#(bogstav-[^"]*)"', text) == letters


def test_a_word_tells_its_synonyms_and_leads_to_its_role(told: dict[str, str]) -> None:
    text = told["ordliste.md"]
    assert "makker, ven" in text
    assert re.findall(r'href="\.\./tjeklister/roller/([^"]*)/"', text) == ["mentor"]


def test_a_page_is_edited_where_its_first_item_is_written(model: SiteModel) -> None:
    edits = {page.path: page.edit for page in (*learning.pages(model), *reading.pages(model))}
    assert edits["hvorfor.md"] == "https://git.lille.example/content/articles/alle.yml#L2"
    assert edits["ordliste.md"] == "https://git.lille.example/content/glossary.yml#L6"

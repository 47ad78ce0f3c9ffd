"""The pages about those who leave and those who come from another sector, made from a tiny handbook."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.edition import read_edition
from generator.site.model import SiteModel
from generator.site.page import Page
from generator.site.pages import leaving, sector
from generator.variants.project import read_project

LILLE = Path(__file__).parent.parent / "fixtures" / "lille"

LEAVING = {
    "articles/farvel.yml": """
- {id: tanken, title: Tanken, chapter: fratraedelse, text: En., source: loven}
""",
    "exit/stages.yml": """
- {id: foer, title: Før, text: Spørg., points: [Hvem?, "Hvornår, og <hvor>?"], source: loven}
""",
    "exit/areas.yml": """
- {id: job, title: Jobbet, text: Her., questions: [Hvad lavede du?, Hvad gik godt?], source: loven}
- {id: sted, title: Stedet, text: Der., questions: [Hvordan var her?]}
""",
    "exit/closing.yml": """
- {id: tak, title: Tak, text: Sig tak.}
""",
    "messages.yml": """
- {id: invitation, title: Kom, due: 2 uger før sidste arbejdsdag, from: mentor, to: ny, subject: Hej, body: Kom.}
- {id: velkommen, title: Velkommen, due: dagen før start, from: mentor, to: ny, subject: Hej, body: Kom.}
""",
}
SECTOR = {
    "articles/skift.yml": """
- {id: skift, title: Skift, chapter: sektorskifte, text: En., guides: [snak, dele]}
""",
    "guides.yml": """
- {id: snak, title: Snak, text: Vælg., questions: [Hvordan går det?]}
- {id: dele, title: Dele, text: Anslå., questions: ["Drift: det daglige", Møder], shares: true}
""",
    "sector_change/figures.yml": """
- {id: ingen, title: Ingen, percent: 0, year: 2022, source: loven}
- {id: nogle, title: Nogle, percent: 22, year: 2022, source: loven}
- {id: senere, title: Senere, percent: 100, year: 2024, source: loven}
""",
    "sector_change/themes.yml": """
- id: kend
  title: Kend
  text: Hinanden.
  recommendations: [{title: Et, text: Gør.}, {title: To, text: Gør mere.}]
""",
    "hire_types.yml": """
- {id: leder, title: Leder, text: x, icon: material/flag}
- {id: medarbejder, title: Medarbejder, text: x, icon: material/flag}
- {id: sektorskifter, title: Sektorskifter, text: x, icon: material/flag}
""",
    "tasks/skift.yml": """
- id: sidst
  {common}
  title: Sidst
  due: 6 måneder efter start
  guide: snak
- id: foerst
  {common}
  title: Først
  due: 1 måned efter start
  guide: snak
  for: [sektorskifter]
  covers: [daekket]
- {id: daekket, title: Dækket, due: 1 måned efter start, guide: snak, responsible: mentor, topic: arbejdsplads}
- {id: andres, title: Andres, due: løbende, guide: snak, for: [leder], responsible: mentor, topic: arbejdsplads}
- {id: opgave, title: Opgave, due: løbende, for: [sektorskifter], responsible: mentor, topic: arbejdsplads}
""".replace("{common}", "responsible: mentor\n  topic: arbejdsplads"),
}

Build = Callable[[Mapping[str, str]], SiteModel]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a maker of models: of the tiny handbook with some files put in."""

    def built(files: Mapping[str, str]) -> SiteModel:
        content = tmp_path / "content"
        shutil.copytree(LILLE / "content", content)
        shutil.rmtree(content / "departments")
        shutil.rmtree(content / "hires")
        for name, text in files.items():
            (content / name).parent.mkdir(exist_ok=True)
            (content / name).write_text(text, encoding="utf-8")
        project = read_project(tmp_path)
        assert project.diagnostics == ()
        assert project.content.organisation is not None
        edition, edit = read_edition(tmp_path), "https://git.lille.example/{path}#L{line}"
        return SiteModel(
            project.content.organisation, project.content.base, {}, edition, edit, "https://lille.example/"
        )

    return built


def told(page: Page) -> str:
    return "\n".join(part for part in page.body if isinstance(part, str))


def anchors(text: str) -> list[str]:
    return re.findall(r"^#+ .* { #(\S+) }$", text, re.MULTILINE)


def test_a_handbook_without_such_content_has_no_such_pages(build: Build) -> None:
    model = build({})
    assert [*leaving.pages(model), *sector.pages(model)] == []


def test_the_guide_comes_before_the_sheets(build: Build) -> None:
    (page,) = leaving.pages(build(LEAVING))
    assert anchors(told(page)) == [
        "artikel-tanken",
        "trin",
        "trin-foer",
        "afslutning",
        "afslutning-tak",
        "ark-noter",
        "omraade-job",
        "omraade-sted",
        "ark-videre",
    ]
    assert page.edit == "https://git.lille.example/content/articles/farvel.yml#L2"


def test_every_question_has_a_box_and_room_to_write_and_nothing_can_be_typed(build: Build) -> None:
    (page,) = leaving.pages(build(LEAVING))
    text = told(page)
    notes, agreed = text.split("{ #ark-noter }")[1].split("{ #ark-videre }")
    assert re.findall(r"<p>(.*\?)</p>", notes) == ["Hvad lavede du?", "Hvad gik godt?", "Hvordan var her?"]
    assert notes.count('class="task-box"') == notes.count('class="lines"') == 3
    assert agreed.count("<tr>") > 3
    assert re.search(r"<(input|textarea|form|button)\b", text) is None
    assert "og &lt;hvor&gt;?" in text


def test_only_mails_to_those_who_leave_are_linked_to(build: Build) -> None:
    (page,) = leaving.pages(build(LEAVING))
    assert re.findall(r'href="\.\./mails/#mail-(\w+)"', told(page)) == ["invitation"]


def test_a_source_is_named_once_on_a_page(build: Build) -> None:
    (page,) = leaving.pages(build(LEAVING))
    assert told(page).count('href="../kilder/#kilde-loven"') == 1


def test_a_figure_is_a_bar_of_its_per_cent_with_its_source_and_year(build: Build) -> None:
    (page,) = sector.pages(build(SECTOR))
    text = told(page)
    assert re.findall(r'<figure class="survey" id="tal-(\w+)"', text) == ["ingen", "nogle", "senere"]
    assert re.findall(r'class="survey-part" width="(\d+)"', text) == ["0", "22", "100"]
    assert re.findall(r'role="img" aria-label="[^"]*?(\d+)[^"]*100', text) == ["0", "22", "100"]
    assert re.findall(r"</a>, (\d{4})", text) == ["2022", "2024"]


def test_themes_have_their_recommendations_and_articles_their_guides(build: Build) -> None:
    (page,) = sector.pages(build(SECTOR))
    text = told(page)
    assert anchors(text)[1:8] == [
        "tema-kend",
        "anbefaling-kend-1",
        "anbefaling-kend-2",
        "fremgangsmaade",
        "artikel-skift",
        "spoergeguide-snak",
        "spoergeguide-dele",
    ]
    assert "<li>Hvordan går det?</li>" in text


def test_the_parts_of_a_job_are_a_form_with_a_sum(build: Build) -> None:
    (page,) = sector.pages(build(SECTOR))
    rows = re.findall(r'<th scope="row">(.*?)</th>', told(page))
    assert rows[:2] == ['Drift<span class="shares-told">det daglige</span>', "Møder"]
    assert told(page).count("<input ") == 4
    assert told(page).count("<output>") == 2


def test_the_talks_stand_in_order_without_those_another_stands_in_for(build: Build) -> None:
    (page,) = sector.pages(build(SECTOR))
    talks, others = told(page).split("{ #samtaler }")[1].split("{ #opgaver }")
    assert re.findall(r"#opgave-(\w+)", talks) == ["foerst", "sidst"]
    assert talks.count('href="../oplaering/#guide-snak"') == 2
    assert re.findall(r"#opgave-(\w+)", others) == ["opgave"]
    assert 'href="../hvem/sektorskifter/"' in others

"""The departments' pages: what goes into the shell for each, and what they share."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from generator.edition import read_edition
from generator.site.model import SiteModel
from generator.site.stamp import DepartmentPage, Stamper
from generator.variants.departments import workplaces
from generator.variants.project import read_project

LILLE = Path(__file__).parent.parent / "fixtures" / "lille"
EDIT = "https://git.lille.example/{path}#L{line}"


def read_model(root: Path) -> SiteModel:
    project = read_project(root)
    organisation = project.content.organisation
    assert organisation is not None
    assert project.diagnostics == ()
    places = workplaces(project.content, organisation, project.handbooks)
    base, edition = project.content.base, read_edition(root)
    return SiteModel(organisation, base, places, edition, EDIT, "https://lille.example/intro/")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(LILLE / "content", tmp_path / "content")
    return tmp_path / "content"


def pages(root: Path) -> dict[str, DepartmentPage]:
    model = read_model(root)
    stamper = Stamper(model)
    return {identity: stamper.page(place) for identity, place in model.workplaces.items()}


def article(page: DepartmentPage) -> str:
    return b"".join(page.values.article).decode()


def test_a_department_has_its_own_values() -> None:
    page = pages(LILLE)["familie"]
    assert page.address == "arbejdspladser/familie/"
    assert page.values.title == "Familierådgivningen"
    assert page.values.description == "Velkommen hos os."
    assert page.values.canonical == "https://lille.example/intro/arbejdspladser/familie/"
    assert page.values.edit == "https://git.lille.example/content/departments/familie.yml#L1"
    assert re.findall(r'href="([^"]*)"', page.values.path) == ["../../", "../", "../../arbejdspladser/social/"]
    assert {anchor for anchor in page.anchors if not anchor.startswith("fase-")} == {
        f"opgave-{name}" for name in ("adgangskort", "velkomst", "instruktion", "dubu", "feedback")
    }
    assert "fase-foer-start" in page.anchors


def test_every_gap_is_filled_with_the_departments_own_tasks_in_their_order() -> None:
    html = article(pages(LILLE)["familie"])
    assert "%%" not in html
    assert re.findall(r'<li class="task[^>]* id="opgave-([^"]*)"', html) == [
        "adgangskort",
        "velkomst",
        "instruktion",
        "dubu",
        "feedback",
    ]


def test_the_table_of_contents_names_the_headings_in_their_order() -> None:
    for page in pages(LILLE).values():
        headings = re.findall(r'<h[23] id="([^"]*)">', article(page))
        headings.remove("goer-det-nu")  # seen only in a plan that is late
        assert re.findall(r'href="#([^"]*)"', page.values.toc) == headings
        assert len(headings) > 5


def test_what_two_departments_share_is_the_same_object() -> None:
    first, second = (page.values.article for page in pages(LILLE).values())
    shared = [piece for piece in first if any(piece is other for other in second)]
    assert any(b'id="opgave-velkomst"' in piece for piece in shared)
    assert not any(b'id="opgave-dubu"' in piece for piece in shared)


def test_every_piece_on_a_page_is_verified_once() -> None:
    model = read_model(LILLE)
    stamper = Stamper(model)
    made = [stamper.page(place) for place in model.workplaces.values()]
    verified = "".join([*(page.own for page in made), *stamper.fragments()])
    for page in made:
        for target in re.findall(r'(?:href|id)="[^"]*"', article(page)):
            assert target in verified
    assert verified.count('id="opgave-velkomst"') == 1


def test_names_are_escaped_wherever_they_stand(content: Path) -> None:
    social = content / "departments" / "social.yml"
    name = '"Børn & <b>Unge</b>"'
    text = social.read_text(encoding="utf-8").replace("name: Socialafdelingen", f"name: '{name}'", 1)
    social.write_text(text, encoding="utf-8")
    for page in pages(content.parent).values():
        html = "".join([article(page), page.values.path, page.values.toc])
        assert "<b>" not in html
        assert name in unescape(html)
        assert "&amp;amp;" not in html


def test_an_edit_link_opens_the_file_of_whom_it_names() -> None:
    html = article(pages(LILLE)["familie"])
    marks = dict(re.findall(r'<a href="https://git\.lille\.example/content/([^"]*)">([^<]*)<', html))
    assert marks == {
        "departments/social.yml#L16": "Socialafdelingen",
        "departments/familie.yml#L6": "Familierådgivningen",
        "tasks/alle.yml#L8": "hele kommunen",
        "tasks/alle.yml#L14": "hele kommunen",
        "tasks/alle.yml#L29": "hele kommunen",
    }


@pytest.mark.parametrize(
    ("owners", "answering"),
    [
        ({}, "HR i Lille Kommune"),
        ({"social": "Sekretariatet"}, "Sekretariatet"),
        ({"social": "Sekretariatet", "familie": "Teamlederen"}, "Teamlederen"),
    ],
)
def test_somebody_answers_for_every_page(content: Path, owners: dict[str, str], answering: str) -> None:
    for department, owner in owners.items():
        file = content / "departments" / f"{department}.yml"
        file.write_text(f"owner: {owner}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert pages(content.parent)["familie"].values.owner == answering


def test_a_department_that_changes_nothing_says_so(content: Path) -> None:
    (content / "departments" / "vej.yml").write_text("name: Vej\n", encoding="utf-8")
    page = pages(content.parent)["vej"]
    assert "Ingenting" in article(page) or "følger" in article(page)
    assert "kun-hos-os" not in page.values.toc
    assert page.values.description == "Vej"
    assert "kontakt" not in page.values.toc

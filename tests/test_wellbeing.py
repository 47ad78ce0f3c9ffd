"""The pages about leaders' wellbeing, as they stand in the finished site."""

import re
from pathlib import Path

import pytest

from generator.handbook.wellbeing import ActionCard, Theme
from generator.site.pages.workshops import FIELDS
from generator.variants.project import Project, read_project


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return read_project(root)


def page(site: Path, name: str) -> str:
    return (site / "ledertrivsel" / name / "index.html").read_text(encoding="utf-8")


def test_a_theme_leads_to_its_card_and_the_card_back(built_site: Path, project: Project) -> None:
    cards = project.content.base.of(ActionCard)
    assert {entry.item.status for entry in cards.values()} == {"udkast", "vedtaget"}
    for card in (entry.item for entry in cards.values()):
        assert f'href="../../ledertrivsel/action-cards/#kort-{card.id}"' in page(built_site, "temaer")
        assert f'href="../../ledertrivsel/temaer/#tema-{card.theme}"' in page(built_site, "action-cards")


def test_a_card_leads_to_its_tasks_in_the_plan(built_site: Path, project: Project) -> None:
    plans = [entry.item.plan for entry in project.content.base.of(ActionCard).values()]
    assert any(plans)
    for task in (task for plan in plans for task in plan):
        assert f'#opgave-{task}"' in page(built_site, "action-cards")


def test_the_empty_card_has_a_named_place_for_each_field_and_sends_nothing(built_site: Path) -> None:
    html = page(built_site, "action-cards")
    for field in FIELDS:
        assert html.count(f'<label for="felt-{field}">') == html.count(f'<textarea id="felt-{field}"') == 1
    form = re.search(r'<form class="action-card.*?</form>', html, re.DOTALL)
    assert form is not None
    assert len(FIELDS) == form[0].count("<textarea") == 8
    assert not re.search(r"\s(?:action|name)=|<button|<input", form[0])


def test_every_theme_can_be_placed_on_the_map(built_site: Path, project: Project) -> None:
    themes = project.content.base.of(Theme)
    assert len(themes) == 12
    html = page(built_site, "prioriteringskort")
    for number, theme in enumerate((entry.item for entry in themes.values()), 1):
        assert f">{number}. {theme.title}</a>" in html


@pytest.mark.parametrize("name", ["", "prioriteringskort"])
def test_a_figure_is_told_in_words(built_site: Path, name: str) -> None:
    (words,) = re.findall(r'<svg[^>]* role="img" aria-label="([^"]+)"', page(built_site, name))
    assert len(words) > 80


def test_an_agenda_ends_in_its_sum(built_site: Path) -> None:
    feet = re.findall(r"<tfoot.*?</tfoot>", page(built_site, "workshops"), re.DOTALL)
    assert [re.findall(r"\d+", re.sub(r"<[^>]*>", " ", foot)) for foot in feet] == [["90"], ["70", "10"], ["120"]]

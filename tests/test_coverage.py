"""The handbook holds every fact it was asked to hold, in items that readers can find on its pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urldefrag

import pytest
import yaml
from pydantic import BaseModel

from generator.handbook.collections import KINDS
from generator.handbook.due import Due
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.knowledge import Article, SectorTheme
from generator.handbook.leaving import ExitArea, ExitClosing, ExitStage
from generator.handbook.models import Area, FocusArea, Guide, Ladder, Task
from generator.handbook.wellbeing import Contributor, Direction, MapField, Theme, Workshop
from generator.site.links import ADDRESSES
from generator.text.plain import to_plain
from generator.text.tree import Text
from generator.variants.project import read_project

ROOT = Path(__file__).parent.parent
COVERAGE: Mapping[str, Mapping[str, Sequence[str]]] = yaml.safe_load(
    (ROOT / "tests" / "coverage.yml").read_text(encoding="utf-8")
)
FACTS = tuple(
    f"{part}{number}"
    for part, count in {"A": 12, "B": 15, "C": 12, "D": 10, "E": 12}.items()
    for number in range(1, count + 1)
)
SAYINGS = [
    (fact, name, words) for fact, items in COVERAGE.items() for name, sayings in items.items() for words in sayings
]


@pytest.fixture(scope="module")
def common() -> Handbook:
    return read_project(ROOT).content.base


def item(handbook: Handbook, name: str) -> Item:
    collection, identity = name.split("/")
    return handbook.collections[collection][identity].item


def words_of(value: object) -> Iterator[str]:
    """Yield everything that stands in an item but its id."""
    match value:
        case Text():
            yield to_plain(value)
        case Due():
            yield value.words
        case BaseModel():
            for name in type(value).model_fields:
                yield from words_of(getattr(value, name)) if name != "id" else ()
        case tuple():
            for inner in value:
                yield from words_of(inner)
        case str() | int() if not isinstance(value, bool):
            yield str(value)


def text_of(value: Item) -> str:
    return " ".join(" ".join(words_of(value)).split()).casefold()


def says(text: str, words: str) -> bool:
    """Tell whether whole words stand in a text; a 5 does not stand in 15."""
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text) is not None


def test_every_fact_has_its_place_in_the_table() -> None:
    assert tuple(COVERAGE) == FACTS
    assert len(FACTS) == 61
    assert [fact for fact, items in COVERAGE.items() if not items] == []
    assert [name for items in COVERAGE.values() for name, words in items.items() if not words] == []


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_stands_in_items_that_exist(fact: str, common: Handbook) -> None:
    split = [name.split("/") for name in COVERAGE[fact]]
    assert [name for name in split if name[1] not in common.collections[name[0]]] == []


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_said_where_the_table_points(fact: str, common: Handbook) -> None:
    texts = {name: text_of(item(common, name)) for name in COVERAGE[fact]}
    assert [(name, words) for (own, name, words) in SAYINGS if own == fact and not says(texts[name], words)] == []


def test_part_of_a_number_or_of_a_word_says_nothing() -> None:
    assert says("efter 15 dage", "15")
    assert not says("efter 15 dage", "5")
    assert not says("lederne", "leder")


def test_the_six_focus_points_stand_in_their_order(common: Handbook) -> None:
    letters = ("Fundamentet", "Formidling", "Forståelse", "Forbindelser", "Fællesskab", "Forenkling")
    assert tuple(entry.item.title for entry in common.of(FocusArea).values()) == letters


@pytest.mark.parametrize(
    ("model", "count"),
    [(Area, 5), (Theme, 12), (Direction, 6), (MapField, 5), (Contributor, 5), (ExitStage, 3), (ExitClosing, 4)],
)
def test_a_collection_is_whole(model: type[Item], count: int, common: Handbook) -> None:
    assert len(common.of(model)) == count


def test_the_exit_interview_asks_in_four_areas(common: Handbook) -> None:
    areas = {name: len(entry.item.questions) for name, entry in common.of(ExitArea).items()}
    assert areas == {
        "jobindhold": 3,
        "motivation-og-udvikling": 5,
        "relationer-og-samarbejde": 4,
        "arbejdsmiljoe": 5,
    }


def test_the_sector_themes_recommend_five_five_and_four_things(common: Handbook) -> None:
    assert [len(entry.item.recommendations) for entry in common.of(SectorTheme).values()] == [5, 5, 4]


def test_the_guides_for_a_sector_changer_ask_five_questions_and_weigh_seven_parts(common: Handbook) -> None:
    guides = common.of(Guide)
    assert len(guides["job-og-kompetenceanalyse"].item.questions) == 5
    assert len(guides["hvad-fylder-i-jobbet"].item.questions) == 7
    assert guides["hvad-fylder-i-jobbet"].item.shares


def test_there_are_two_ladders(common: Handbook) -> None:
    steps = {name: [step.title for step in entry.item.steps] for name, entry in common.of(Ladder).items()}
    assert steps == {
        "fra-orientering-til-selvstaendig": ["Orientering", "Instruktion", "Træning", "Selvstændigt arbejde"],
        "fra-foelge-til-alene": ["Instruktion", "Følge med", "Side om side", "Sparring først", "Alene"],
    }


def test_the_workshops_last_as_long_as_their_parts_without_the_pause(common: Handbook) -> None:
    agendas = [entry.item.agenda for entry in common.of(Workshop).values()]
    parts = [[part.minutes for part in agenda if not part.pause] for agenda in agendas]
    assert parts == [[15, 10, 60, 5], [10, 60], [75, 30, 15]]
    assert [entry.item.minutes for entry in common.of(Workshop).values()] == [90, 70, 120]
    assert [part.minutes for agenda in agendas for part in agenda if part.pause] == [10]


@pytest.fixture(scope="module")
def anchors(built_site: Path) -> Mapping[str, set[str]]:
    """The ids of every page's elements, by its address."""
    return {
        f"{path.parent.relative_to(built_site).as_posix()}/": set(
            re.findall(r'\sid="([^"]+)"', path.read_text(encoding="utf-8"))
        )
        for path in built_site.rglob("index.html")
    }


def address(collection: str, entry: Item) -> str:
    if isinstance(entry, Task):
        return f"introplan/#opgave-{entry.id}"
    if isinstance(entry, Article):
        return f"{entry.chapter}/#artikel-{entry.id}"
    return ADDRESSES[collection].format(id=entry.id)


@pytest.mark.parametrize("collection", KINDS)
def test_every_item_is_on_a_page(collection: str, common: Handbook, anchors: Mapping[str, set[str]]) -> None:
    items = [entry.item for entry in common.collections[collection].values()]
    assert items
    places = [urldefrag(address(collection, entry)) for entry in items]
    assert [place for place in places if place.url not in anchors] == []
    assert [place for place in places if place.fragment and place.fragment not in anchors[place.url]] == []

"""The phase and order of tasks, found without any person's dates."""

from collections.abc import Mapping

import pytest

from generator.handbook.due import parse_due
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.models import Phase, Task
from generator.handbook.places import Place
from generator.plans.phases import UNDATED, group_by_phase, nominal_order, phase_of

BASE = Layer(LayerKind.BASE, "", "Eksempel Kommune")
SOURCE = Source(BASE, "content/phases.yml", Place(1, 1))
YEAR = {
    "foer-start": ("ansættelsesaftalen", "dagen før start"),
    "foerste-dag": ("første arbejdsdag", "første arbejdsdag"),
    "foerste-uge": ("dagen efter første arbejdsdag", "fredag i første uge"),
    "foerste-maaned": ("i uge 2", "1 måned efter start"),
    "maaned-2-3": ("1 måned efter start", "3 måneder efter start"),
    "resten": ("3 måneder efter start", "1 år efter start"),
}


def phases(year: Mapping[str, tuple[str, str]]) -> dict[str, Entry[Phase]]:
    return {name: Entry(_phase(name, *days), SOURCE) for name, days in year.items()}


def _phase(name: str, from_: str, until: str) -> Phase:
    return Phase.model_validate(
        {"id": name, "title": name, "from": from_, "until": until, "text": "x", "caption": "x", "icon": "material/flag"}
    )


def task(name: str, due: str) -> Entry[Task]:
    values = {"id": name, "title": name, "due": due, "responsible": "ny", "topic": "start"}
    return Entry(Task.model_validate(values), SOURCE)


@pytest.mark.parametrize(
    ("due", "phase"),
    [
        ("1 uge efter ansættelsesaftalen", "foer-start"),
        ("senest 5 arbejdsdage før start", "foer-start"),
        ("dagen før start", "foer-start"),
        ("10 uger før start", None),  # before the first phase
        ("første arbejdsdag", "foerste-dag"),
        ("dagen efter start", "foerste-uge"),
        ("i første uge", "foerste-uge"),  # it holds most of the days
        ("fredag i første uge", "foerste-uge"),
        ("i uge 2", "foerste-maaned"),
        ("i den første måned", "foerste-maaned"),
        ("hver uge i den første måned", "foerste-maaned"),
        ("hver 2. uge de første 3 måneder", "foerste-maaned"),  # where it begins
        ("1 måned efter start", "foerste-maaned"),  # two phases share the day, and this one is narrower
        ("2-3 måneder efter start", "maaned-2-3"),
        ("senest 6 uger før prøvetidens udløb", "maaned-2-3"),
        ("6 måneder efter start", "resten"),
        ("sidste arbejdsdag", "resten"),
        ("2 år efter start", None),  # after the last phase
        ("løbende", None),
        ("efter aftale", None),
    ],
)
def test_the_phase_of_a_due_expression(due: str, phase: str | None) -> None:
    assert phase_of(parse_due(due), phases(YEAR)) == phase


def test_a_narrower_phase_wins_over_one_around_it() -> None:
    around = phases({"aar": ("start", "1 år efter start"), "uge": ("i uge 2", "i uge 3")})
    assert phase_of(parse_due("onsdag i uge 2"), around) == "uge"
    assert phase_of(parse_due("i uge 5"), around) == "aar"


def test_what_no_phase_holds_is_grouped_with_the_one_begun_else_the_first() -> None:
    apart = phases({"en": ("start", "dagen efter start"), "to": ("i uge 4", "i uge 5")})
    tasks = [task("foer", "1 uge før start"), task("imellem", "i uge 2"), task("efter", "i uge 9")]
    assert [phase_of(entry.item.due, apart) for entry in tasks] == [None, None, None]
    groups = {
        phase.item.id if phase else None: [entry.item.id for entry in group]
        for phase, group in group_by_phase(tasks, apart)
    }
    assert groups == {"en": ["foer", "imellem"], "to": ["efter"]}


def test_without_phases_nothing_has_one() -> None:
    assert phase_of(parse_due("i uge 2"), {}) is None


def test_the_order_inside_a_year() -> None:
    dues = ["senest 3 uger før start", "dagen før start", "første arbejdsdag", "i første uge", "i uge 2", "midtvejs"]
    orders = [nominal_order(parse_due(due)) for due in dues]
    assert orders == sorted(orders)
    assert nominal_order(parse_due("løbende")) == UNDATED
    assert max(orders) < UNDATED


def test_tasks_are_grouped_by_phase_and_sorted_by_day_then_as_given() -> None:
    year = phases(YEAR)
    tasks = [
        task("altid", "løbende"),
        task("c", "3 uger efter start"),
        task("b", "i uge 2"),
        task("a", "i uge 2"),
        task("foerst", "første arbejdsdag"),
    ]
    groups = [
        (phase and phase.item.id, [entry.item.id for entry in group]) for phase, group in group_by_phase(tasks, year)
    ]
    assert groups == [("foerste-dag", ["foerst"]), ("foerste-maaned", ["b", "a", "c"]), (None, ["altid"])]

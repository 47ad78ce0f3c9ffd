"""The table of a plan, as a spreadsheet reads it."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_factory import plan_of

from generator.plans.plan import Plan
from generator.plans.renderers.spreadsheet import render


def rows(plan: Plan) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render(plan).decode("utf-8-sig"), newline=""), delimiter=";"))


def row(*tasks: dict[str, Any]) -> dict[str, str]:
    """Return the one row of a plan by its headings."""
    heading, only = rows(plan_of(*tasks))
    return dict(zip(heading, only, strict=True))


def test_the_bytes_are_what_a_danish_spreadsheet_expects() -> None:
    data = render(plan_of({"id": "a", "title": "Spis æbler; og pærer"}))
    assert data.startswith(b"\xef\xbb\xbfFase;Fra dato;Til dato;Senest;Opgave;Ansvarlig;")
    assert data.count(b"\r\n") == 2
    assert '"Spis æbler; og pærer"'.encode() in data


def test_a_task_fills_its_row() -> None:
    assert row({"id": "a", "title": "Sæt bord", "responsible": "mentor", "involves": ("it", "ny")}) == {
        "Fase": "Det første år",
        "Fra dato": "2027-02-01",
        "Til dato": "2027-02-01",
        "Senest": "",
        "Opgave": "Sæt bord",
        "Ansvarlig": "Bo Holm (mentor)",
        "Sammen med": "IT, Asta Birk",
        "Bemærkning": "",
        "Gælder": "Eksempel Kommune",
        "Udført": "",
    }


@pytest.mark.parametrize(
    ("due", "first", "last", "latest", "note"),
    [
        ("i uge 2", "2027-02-08", "2027-02-12", "", ""),
        ("senest 5 arbejdsdage før start", "", "2027-01-25", "ja", ""),
        ("5 dage efter start", "2027-02-08", "2027-02-08", "", "Flyttet fra lør. 6. feb."),
        ("løbende", "", "", "", "løbende"),
    ],
)
def test_the_days_of_a_task(due: str, first: str, last: str, latest: str, note: str) -> None:
    found = row({"id": "a", "due": due})
    assert [found[key] for key in ("Fra dato", "Til dato", "Senest", "Bemærkning")] == [first, last, latest, note]


def test_tasks_come_in_the_order_of_the_plan_and_messages_last() -> None:
    plan = plan_of(
        {"id": "sidst", "due": "løbende"},
        {"id": "midt"},
        {"id": "foerst", "due": "dagen før start"},
        messages=({"id": "brev", "title": "Brevet"},),
    )
    assert [(row[0], row[4]) for row in rows(plan)[1:]] == [
        ("Før start", "foerst"),
        ("Det første år", "midt"),
        ("Løbende og efter aftale", "sidst"),
        ("Beskeder, der skal sendes", "Send: Brevet"),
    ]
    assert rows(plan)[-1][5:7] == ["Nærmeste leder", "Asta Birk"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "  =", "+45 12 34 56 78"])
def test_no_cell_begins_a_formula(start: str) -> None:
    plan = plan_of({"id": "a", "responsible": "mentor"})
    mentor = {"mentor": f'{start}HYPERLINK("https://x.example")'}
    plan = replace(plan, hire=plan.hire.model_copy(update={"people": mentor}))
    assert rows(plan)[1][5].startswith(f"'{start}")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1).filter(str.strip))
def test_any_title_stays_in_its_cell(title: str) -> None:
    plan = plan_of({"id": "a", "title": title})
    _heading, cells = rows(plan)
    assert len(cells) == 10
    title = plan.sections[0].tasks[0].entry.item.title
    assert cells[4] in {title, f"'{title}"}
    assert not cells[4].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))

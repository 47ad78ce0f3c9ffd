"""Addresses of things, as seen from a page."""

import pytest

from generator.handbook.collections import KINDS
from generator.handbook.entries import Layer, LayerKind, Origin
from generator.site.links import Links, edit_address

KNOWN = dict.fromkeys(KINDS, ("kendt",))
LINKS = Links("../../", KNOWN, {"kendt": "foer-start"})

ADDRESSES = {
    "phase": "aaret/kendt/",
    "focus": "fokuspunkter/kendt/",
    "role": "tjeklister/roller/kendt/",
    "topic": "tjeklister/emner/kendt/",
    "hire_type": "hvem/kendt/",
    "message": "mails/#mail-kendt",
    "source": "kilder/#kilde-kendt",
    "area": "tjeklister/#omraade-kendt",
    "task": "aaret/foer-start/#opgave-kendt",
}


def test_every_collection_has_addresses() -> None:
    assert len(ADDRESSES) == len(KINDS)


@pytest.mark.parametrize(("kind", "address"), ADDRESSES.items())
def test_a_thing_of_the_whole_municipality_has_its_page(kind: str, address: str) -> None:
    assert getattr(LINKS, kind)("kendt") == f"../../{address}"


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_thing_that_a_department_added_is_explained_on_its_own_page(kind: str) -> None:
    assert getattr(LINKS, kind)("egen") == "#saerligt-hos-os"


def test_a_task_without_a_day_stands_in_the_whole_plan() -> None:
    assert Links("../", KNOWN, {}).task("kendt") == "../introplan/#opgave-kendt"


@pytest.mark.parametrize("identity", ["kendt", "egen"])
def test_a_page_with_every_task_leads_to_its_own(identity: str) -> None:
    assert Links("../../", KNOWN, {}, local=True).task(identity) == f"#opgave-{identity}"


def test_a_department_has_its_page() -> None:
    assert Links("./", KNOWN, {}).department("social") == "./arbejdspladser/social/"


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("https://git.example/{path}#L{line}", "https://git.example/content/tasks/alle.yml#L12"),
        ("https://git.example/{path}", "https://git.example/content/tasks/alle.yml"),
        ("https://git.example/{andet}", "https://git.example/{andet}"),
        ("", ""),
    ],
)
def test_the_edit_address_opens_the_line(pattern: str, address: str) -> None:
    origin = Origin(Layer(LayerKind.BASE, "", ""), "content/tasks/alle.yml", 12)
    assert edit_address(pattern, origin) == address

"""Addresses of things, as seen from a page."""

import pytest

from generator.handbook.collections import KINDS
from generator.handbook.entries import Layer, LayerKind, Origin
from generator.site.links import Links, edit_address

KNOWN = dict.fromkeys(KINDS, ("kendt",))
LINKS = Links("../../", KNOWN, {"kendt": "foer-start"}, chapters={"kendt": "hvorfor"})

ADDRESSES = {
    "phases": "aaret/kendt/",
    "topics": "tjeklister/emner/kendt/",
    "sources": "kilder/#kilde-kendt",
    "areas": "tjeklister/#omraade-kendt",
    "tasks": "aaret/foer-start/#opgave-kendt",
    "articles": "hvorfor/#artikel-kendt",
    "themes": "ledertrivsel/temaer/#tema-kendt",
}


def test_every_collection_has_an_address_of_its_own() -> None:
    addresses = [LINKS.of(collection, "kendt") for collection in KINDS]
    assert len(set(addresses)) == len(KINDS) > len(ADDRESSES)
    assert all(address.startswith("../../") and "kendt" in address for address in addresses)


@pytest.mark.parametrize(("collection", "address"), ADDRESSES.items())
def test_a_thing_of_the_whole_municipality_has_its_page(collection: str, address: str) -> None:
    assert LINKS.of(collection, "kendt") == f"../../{address}"


@pytest.mark.parametrize("collection", KINDS)
def test_a_thing_that_a_department_added_is_explained_on_its_own_page(collection: str) -> None:
    assert LINKS.of(collection, "egen") == "#saerligt-hos-os"


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

"""A page on its way to the engine: its address, its front matter and headings that survive any title."""

import re
from html import unescape

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup

from generator.site.page import (
    Crumb,
    Late,
    Page,
    address_of,
    base_of,
    body,
    first_sentence,
    heading,
)

TITLES = (
    st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "))
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def read(source: str) -> tuple[str, str, str]:
    """Return level, anchor and text of the one heading that Markdown makes of a line."""
    html = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"]).convert(source)
    match = re.fullmatch(r'<h(\d) id="([^"]*)">(.*)</h\d>', html, re.DOTALL)
    assert match, html
    return match.group(1), match.group(2), unescape(match.group(3))


@given(TITLES, st.integers(1, 6))
@example("{ #andet }", 2)
@example("Børn & Unge <3 *stjerner* _under_ `kode` #", 1)
@example("[link](https://x.dk) ![billede](x.png) &lt;b&gt;", 3)
@example("1. punkt - og: \\* \\\\", 2)
def test_any_title_comes_out_of_markdown_as_it_went_in(title: str, level: int) -> None:
    assert read(heading(level, title, "mit-anker")) == (str(level), "mit-anker", title)


@pytest.mark.parametrize(
    ("path", "address", "base"),
    [
        ("index.md", "", "./"),
        ("was.md", "was/", "../"),
        ("aaret/index.md", "aaret/", "../"),
        ("aaret/foerste-dag.md", "aaret/foerste-dag/", "../../"),
        ("tjeklister/roller/mentor.md", "tjeklister/roller/mentor/", "../../../"),
        ("emner/myindex.md", "emner/myindex/", "../../"),
    ],
)
def test_a_file_has_its_address_and_its_way_home(path: str, address: str, base: str) -> None:
    page = Page(path, "Titel", "", ())
    assert (address_of(path), page.address) == (address, address)
    assert (base_of(path), page.base) == (base, base)


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")))
def test_the_front_matter_says_what_the_page_says(words: str) -> None:
    page = Page("a.md", f"T{words}", f"B{words}", ("Brødtekst",), (Crumb(f"C{words}", "../"),), edit="https://x.dk")
    _nothing, front, rest = page.markdown().split("---\n", 2)
    told = yaml.safe_load(front)
    assert told == {
        "title": f"T{words}",
        "description": f"B{words}",
        "breadcrumb": [{"title": f"C{words}", "url": "../"}],
        "edit": "https://x.dk",
    }
    assert rest.strip() == "Brødtekst"


def test_late_parts_reach_the_page_but_not_the_engine() -> None:
    page = Page("a.md", "T", "", ("# T", Late(Markup("<ul>\\1 %%late:0%%</ul>")), "Slut"))
    source = page.markdown()
    assert "<ul>" not in source
    made = Markdown().convert(source.split("---\n", 2)[2])
    assert page.completed(made) == "<h1>T</h1>\n<ul>\\1 %%late:0%%</ul>\n<p>Slut</p>"


def test_empty_parts_are_left_out_of_a_page() -> None:
    assert body(["# T", "", Markup(""), "x"]) == ("# T", "x")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Et. To.", "Et."),
        ("Er det på plads? Ja.", "Er det på plads?"),
        ("Uden punktum", "Uden punktum"),
        ("Kl. 9.30 mødes vi. Så går vi.", "Kl. 9.30 mødes vi."),
        ("Over\nto linjer. Mere.", "Over to linjer."),
        ("", ""),
    ],
)
def test_the_first_sentence(words: str, first: str) -> None:
    assert first_sentence(words) == first

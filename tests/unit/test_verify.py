"""The verification of a finished site: links, anchors and tags."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Code
from generator.site.verify import Part, Verifier, first_unbalanced

TREES = st.recursive(
    st.sampled_from(
        ["ord", "<br>", '<img alt="a &gt; b">', "<!-- <p> -->", "<script>if (a < b) '<p>'</script>", "<br />"]
    ),
    lambda inner: st.builds(
        lambda tag, parts: f'<{tag} class="x">{"".join(parts)}</{tag}>',
        st.sampled_from(["p", "div", "ul", "h2", "a"]),
        st.lists(inner, max_size=3),
    ),
)
ELEMENTS = st.builds(lambda tag, inner: (tag, f"<{tag}>{inner}</{tag}>"), st.sampled_from(["div", "section"]), TREES)


@given(TREES)
def test_what_is_closed_where_it_should_be_is_fine(html: str) -> None:
    assert first_unbalanced(html) is None


@given(ELEMENTS, ELEMENTS)
def test_a_tag_that_is_never_closed_is_found(first: tuple[str, str], second: tuple[str, str]) -> None:
    (tag, html), (_other, after) = first, second
    assert first_unbalanced(f"{html.removesuffix(f'</{tag}>')}{after}") == tag


@given(ELEMENTS, ELEMENTS)
def test_a_tag_that_is_closed_but_never_opened_is_found(first: tuple[str, str], second: tuple[str, str]) -> None:
    (tag, html), (_other, before) = first, second
    assert first_unbalanced(f"{before}{html.removeprefix(f'<{tag}>')}") == tag


@pytest.mark.parametrize("html", ["<p><em></p></em>", "</p>", "<ul><li></ul>", "<div>"])
def test_tags_that_cross_or_stay_open_are_found(html: str) -> None:
    assert first_unbalanced(html)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {
        "index.html": '<a href="aaret/#dag">Året</a>',
        "aaret/index.html": '<h1 id="dag">Dag</h1><h2 id="blåbær">Bær</h2>',
        "404.html": '<a href="/intro/aaret/">Året</a>',
        "assets/stil.css": "",
    }
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def found(site: Path, html: str, address: str = "aaret/", ids: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    verifier = Verifier(site, "https://kommune.example/intro/", ["social"])
    return [(one.code, one.message) for one in verifier.part(Part(address, html, ids))]


def test_a_whole_site_has_no_faults(site: Path) -> None:
    assert list(Verifier(site, "https://kommune.example/intro/", []).shared_pages()) == []


@pytest.mark.parametrize(
    "target",
    [
        "../",
        "./",
        "../aaret/",
        "../aaret/#dag",
        "../aaret/#bl%C3%A5b%C3%A6r",
        "../aaret/?a=1&amp;b=2#dag",
        "#dag",
        "#",
        "#egen",
        "#udefra",
        "../assets/stil.css",
        "../assets/stil.css?v=1",
        "../arbejdspladser/social/",
        "../arbejdspladser/social/#hvad-som-helst",
        "/intro/aaret/#dag",
        "/intro/",
        "https://andetsteds.example/x",
        "//andetsteds.example/x",
        "mailto:hr@kommune.example",
        "tel:12345678",
    ],
)
def test_a_link_that_leads_somewhere_is_fine(site: Path, target: str) -> None:
    html = f'<h1 id="dag">Dag</h1><p id="egen"></p><a href="{target}">x</a>'
    assert found(site, html, ids=("udefra",)) == []


@pytest.mark.parametrize(
    "target",
    [
        "../nej/",
        "../aaret/#nat",
        "#nat",
        "../arbejdspladser/sundhed/",
        "../assets/nej.css",
        "../../../etc/passwd",
        "../aaret",
        "../Aaret/",
        "/aaret/",
        "/andet/aaret/",
        "/etc/passwd",
        "../assets/",
    ],
)
def test_a_link_that_leads_nowhere_is_a_fault_that_names_it(site: Path, target: str) -> None:
    html = f'<h1 id="dag">Dag</h1><a href="{target}">x</a>'
    [(code, message)] = found(site, html)
    assert code == Code.BROKEN_LINK
    assert f"“{target}”" in message


def test_a_broken_link_is_told_once_for_each_piece(site: Path) -> None:
    assert len(found(site, '<a href="../nej/">x</a><a href="../nej/">y</a>')) == 1


def test_a_picture_that_is_not_there_is_a_fault(site: Path) -> None:
    assert [code for code, _message in found(site, '<img alt="" src="../nej.png">')] == [Code.BROKEN_LINK]


def test_bad_markup_is_a_fault_that_names_the_tag(site: Path) -> None:
    [(code, message)] = found(site, "<section><p></section>")
    assert code == Code.BAD_MARKUP
    assert "<p>" in message or "<section>" in message


def test_a_fault_names_the_page_it_stands_on(site: Path) -> None:
    (site / "index.html").write_text('<a href="nej/">x</a>', encoding="utf-8")
    (site / "aaret/index.html").write_text("<p>", encoding="utf-8")
    faults = list(Verifier(site, "https://kommune.example/intro/", []).shared_pages())
    assert sorted(fault.file for fault in faults) == ["site/aaret/", "site/index.html"]

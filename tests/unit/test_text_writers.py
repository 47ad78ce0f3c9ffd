"""A text written as HTML, as plain text and for Typst: its words come through, whatever they are."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.plans.renderers import html as html_renderer
from generator.text import Text, parse
from generator.text.html import inlines_to_html, to_html
from generator.text.plain import to_plain
from generator.text.tree import Block, Emphasis, Inline, ItemList, LineBreak, Link, Paragraph, Words
from generator.text.typst import to_typst

TEMPLATES = Path(html_renderer.__file__).parent / "templates"

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=9).map(Words)
ADDRESSES = st.from_regex(r"https://[a-z]{1,9}\.dk/[!-~]{0,9}", fullmatch=True)


def inlines(leaf: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(leaf, min_size=1, max_size=4).map(tuple)


INLINE: st.SearchStrategy[Inline] = st.recursive(
    st.one_of(WORDS, st.just(LineBreak())),
    lambda inner: st.one_of(
        st.builds(Emphasis, inlines(inner), st.booleans()),
        st.builds(Link, ADDRESSES, inlines(inner)),
    ),
    max_leaves=6,
)
BLOCK: st.SearchStrategy[Block] = st.recursive(
    st.builds(Paragraph, inlines(INLINE)),
    lambda inner: st.builds(
        ItemList,
        st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple),
        st.booleans(),
    ),
    max_leaves=5,
)
TEXTS = st.builds(Text, st.just(""), st.lists(BLOCK, max_size=3).map(tuple))
HOSTILE = Text("", (Paragraph((Words('<script>&amp;"#panic()$x$ @a *b* _c_ `d` \\ [e] <f> = g ~ -- // /* ]#'),)),))


def words_of(node: object) -> Iterator[str]:
    """Yield the runs of words and the breaks in a tree, in their order."""
    if isinstance(node, Words):
        yield node.text
    elif isinstance(node, LineBreak):
        yield "\n"
    elif isinstance(node, tuple):
        for part in node:
            yield from words_of(part)
    elif isinstance(node, ItemList):
        yield from words_of(node.items)
    elif isinstance(node, Paragraph | Emphasis | Link):
        yield from words_of(node.children)


def tree_of(html: str) -> ET.Element:
    return ET.fromstring(f"<body>{html.replace('<br>', '<br/>')}</body>")  # noqa: S314 (our own output)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Kom *ind* & **sæt** dig", "<p>Kom <em>ind</em> &amp; <strong>sæt</strong> dig</p>"),
        ("a  \nb", "<p>a<br>b</p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("- a\n\n  b\n- c", "<ul><li>a<p>b</p></li><li>c</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ('[x](https://a.dk/?b="&c)', '<p><a href="https://a.dk/?b=%22&amp;c">x</a></p>'),
        ("1 < 2", "<p>1 &lt; 2</p>"),
    ],
)
def test_html(source: str, html: str) -> None:
    assert to_html(parse(source)) == html


def test_html_of_a_run_of_words() -> None:
    assert inlines_to_html((Words("a<"), Emphasis((Words("b"),)))) == "a&lt;<em>b</em>"


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("Kom *ind* & **sæt** dig", "Kom ind & sæt dig"),
        ("a  \nb\n\nc", "a\nb\n\nc"),
        ("intro:\n- a\n- b\n  - c\n- d", "intro:\n\n- a\n- b\n  - c\n- d"),
        ("1. a\n\n   b\n2. c", "1. a\n   b\n2. c"),
        ("[her](https://a.dk)", "her (https://a.dk)"),
        ("[hr@a.dk](mailto:hr@a.dk) [HR](mailto:hr@a.dk) [12](tel:12)", "hr@a.dk HR (hr@a.dk) 12"),
        ("[https://a.dk](https://a.dk)", "https://a.dk"),
    ],
)
def test_plain_text(source: str, plain: str) -> None:
    assert to_plain(parse(source)) == plain


def test_data_for_typst() -> None:
    blocks = to_typst(parse("a *b* **c** [d](https://a.dk)  \ne\n\n1. f\n2. g\n   - h"))
    inline = ["a ", ["em", "b"], " ", ["strong", "c"], " ", ["link", "https://a.dk", "d"], ["br"], "e"]
    assert blocks == [["p", *inline], ["ol", [["p", "f"]], [["p", "g"], ["ul", [["p", "h"]]]]]]


@example(HOSTILE)
@given(TEXTS)
def test_html_is_well_formed_and_holds_the_words(text: Text) -> None:
    assert list("".join(tree_of(to_html(text)).itertext()).replace("\n", "")) == list(
        "".join(words_of(text.blocks)).replace("\n", "")
    )


@example(HOSTILE)
@given(TEXTS)
def test_html_links_where_the_text_does(text: Text) -> None:
    def targets(node: object) -> Iterator[str]:
        if isinstance(node, Link):
            yield node.target
        parts = node if isinstance(node, tuple) else getattr(node, "children", getattr(node, "items", ()))
        for part in parts:
            yield from targets(part)

    assert [link.get("href") for link in tree_of(to_html(text)).iter("a")] == list(targets(text.blocks))


@example(HOSTILE)
@given(TEXTS)
def test_plain_text_holds_the_words_in_their_order(text: Text) -> None:
    plain = re.sub(r"\s+", "", to_plain(text))
    for run in words_of(text.blocks):
        found = plain.find(re.sub(r"\s+", "", run))
        assert found >= 0
        plain = plain[found + len(re.sub(r"\s+", "", run)) :]


def set_by_typst(text: Text) -> str:
    """Return the words that Typst sets, read from its own tree."""
    source = '#import "text.typ": text-of\n#metadata(text-of(json(bytes(sys.inputs.text)))) <text>'
    compiler = typst.Compiler(source.encode(), root=TEMPLATES, sys_inputs={"text": json.dumps(to_typst(text))})
    return "".join(texts_in(json.loads(compiler.query("<text>", field="value"))))


def texts_in(content: object) -> Iterator[str]:
    if isinstance(content, list):
        for part in content:
            yield from texts_in(part)
    elif isinstance(content, dict):
        yield {"space": " ", "linebreak": "\n"}.get(content.get("func", ""), "")
        for key in ("text", "body", "children"):
            value = content.get(key)
            yield from [value] if isinstance(value, str) else texts_in(value)


@settings(max_examples=40)
@example(HOSTILE)
@given(TEXTS)
def test_typst_sets_the_words_as_they_are(text: Text) -> None:
    assert set_by_typst(text) == "".join(words_of(text.blocks))

"""The small Markdown that HR writes."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import TextError, parse
from generator.text.tree import Block, Emphasis, Inline, ItemList, LineBreak, Link, Paragraph, Words

LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs"))
WORD = st.text(LETTERS.filter(lambda letter: not re.match(r"[*_\[\]<>\\+.)-]", letter)), min_size=1)


def words(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Words(line),)) for line in lines)


def bullets(*items: tuple[Block, ...], ordered: bool = False) -> ItemList:
    return ItemList(items, ordered)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("", ()),
        ("  \n ", ()),
        ("Kom ind", words("Kom ind")),
        ("Kom\n   ind", words("Kom ind")),
        ("Kom ind.\n\n\nSæt dig.", words("Kom ind.", "Sæt dig.")),
        ("Kom ind.\n \t\n*Sæt* dig.", (*words("Kom ind."), Paragraph((Emphasis((Words("Sæt"),)), Words(" dig."))))),
        ("intro:\n- a\n- b", (*words("intro:"), bullets(words("a"), words("b")))),
        ("- a\n\n- b", (bullets(words("a"), words("b")),)),
        ("- a\n\n  mere\n- b", (bullets(words("a", "mere"), words("b")),)),
        ("- a\n  - b\n  - c\n- d", (bullets((*words("a"), bullets(words("b"), words("c"))), words("d")),)),
        ("- a\n    - b", (bullets((*words("a"), bullets(words("b")))),)),
        ("1. a\n2. b", (bullets(words("a"), words("b"), ordered=True),)),
        ("1. a\n   1. b\n   2. c\n2. d",
         (bullets((*words("a"), bullets(words("b"), words("c"), ordered=True)), words("d"), ordered=True),)),
        ("- a\n- b\n\nefter", (bullets(words("a"), words("b")), *words("efter"))),
    ],
)  # fmt: skip
def test_paragraphs_and_lists(source: str, blocks: tuple[Block, ...]) -> None:
    assert parse(source).blocks == blocks


@pytest.mark.parametrize(
    ("source", "children"),
    [
        ("*a* _b_ **c**", (Emphasis((Words("a"),)), Words(" "), Emphasis((Words("b"),)), Words(" "),
                           Emphasis((Words("c"),), strong=True))),
        ("***a***", (Emphasis((Emphasis((Words("a"),), strong=True),)),)),
        ("**a\nb**", (Emphasis((Words("a b"),), strong=True),)),
        ("a  \nb", (Words("a"), LineBreak(), Words("b"))),
        ("se [her](https://a.dk/(b))", (Words("se "), Link("https://a.dk/(b)", (Words("her"),)))),
        ("[ring](tel:+4512345678)", (Link("tel:+4512345678", (Words("ring"),)),)),
        ("[*a*](mailto:hr@a.dk)", (Link("mailto:hr@a.dk", (Emphasis((Words("a"),)),)),)),
        ("[å](https://a.dk/å)", (Link("https://a.dk/%C3%A5", (Words("å"),)),)),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(source: str, children: tuple[Inline, ...]) -> None:
    assert parse(source).blocks == (Paragraph(children),)


@pytest.mark.parametrize(
    "source",
    ["a_b_c", "2 * 3 * 4", "[x] y", "`a`", "&amp; & &lt;", "# a [b]", "x<y", "a <3", "<script", "> a", "3) [a]",
     "{navn} *", "+45 12"],
)  # fmt: skip
def test_signs_that_are_no_markup_stay(source: str) -> None:
    assert parse(source).blocks == words(source)


@pytest.mark.parametrize(
    "source",
    ["1. september kl. 9", "3. sal, lokale 12", "Vi ses\n1. september kl. 9", "1. maj er fri\n24. december er også",
     "Mødet er den\n3. juni og den\n4. juni", "12. marts\n\n1. april"],
)  # fmt: skip
def test_a_date_or_a_floor_is_no_list(source: str) -> None:
    assert parse(source).blocks == words(*(part.replace("\n", " ") for part in source.split("\n\n")))


def test_a_date_in_a_bullet_is_no_list() -> None:
    assert parse("- 1. maj\n- 2. juni").blocks == (bullets(words("1. maj"), words("2. juni")),)


@pytest.mark.parametrize("source", ["<b>a</b>", "a <br> b", "x </p>", "<!-- a -->", "*a* <img src=x>"])
def test_html_is_refused(source: str) -> None:
    with pytest.raises(TextError) as refused:
        parse(source)
    assert re.findall(r"<[^<>]*>", source)[0] in refused.value.message
    assert "**" in refused.value.hint


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("Se <https://a.dk>.", "[https://a.dk](https://a.dk)"),
        ("Skriv til <hr@a.dk>.", "[hr@a.dk](mailto:hr@a.dk)"),
        ("Skriv til <mailto:hr@a.dk>.", "[mailto:hr@a.dk](mailto:hr@a.dk)"),
    ],
)
def test_an_address_in_angle_brackets_is_shown_as_a_link(source: str, link: str) -> None:
    with pytest.raises(TextError) as refused:
        parse(source)
    assert link in refused.value.hint


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "DATA:text/html,x", "/side", "a.dk", "http:", "file:///x", "#a"]
)
def test_a_link_leads_to_an_address(target: str) -> None:
    with pytest.raises(TextError, match=re.escape(target)) as refused:
        parse(f"[a]({target})")
    assert "https://" in refused.value.hint


@pytest.mark.parametrize("source", ["[](https://a.dk)", "[ ](https://a.dk)"])
def test_a_link_has_words(source: str) -> None:
    with pytest.raises(TextError, match=r"https://a\.dk"):
        parse(source)


def test_the_source_is_kept() -> None:
    assert parse(" a *b* \n").source == "a *b*"


def test_words_are_changed_and_never_read_as_markup() -> None:
    text = parse("Kære {navn}\n\n- **{navn}** [{navn}](https://a.dk)").map_words(
        lambda part: part.replace("{navn}", "*<b>")
    )
    stressed, space, link = Emphasis((Words("*<b>"),), strong=True), Words(" "), Link("https://a.dk", (Words("*<b>"),))
    assert text.blocks == (Paragraph((Words("Kære *<b>"),)), bullets((Paragraph((stressed, space, link)),)))


@given(st.text())
def test_every_text_is_read_or_refused(source: str) -> None:
    try:
        text = parse(source)
    except TextError:
        return
    assert text.source == source.strip()


@given(st.lists(st.lists(WORD, min_size=1), min_size=1))
def test_plain_words_come_through_with_or_without_markup_beside_them(paragraphs: list[list[str]]) -> None:
    lines = [" ".join(paragraph) for paragraph in paragraphs]
    assert parse("\n\n".join(lines)).blocks == words(*lines)
    assert parse("\n\n".join([*lines, "*x*"])).blocks[:-1] == words(*lines)


@example("<b>")
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1))
def test_a_backslash_makes_any_sign_a_plain_one(source: str) -> None:
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", source)
    assert parse(escaped).blocks == words(source)

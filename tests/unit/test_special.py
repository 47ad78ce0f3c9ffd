"""What is special at a workplace: the words that differ, and nothing lost of either wording."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.special import marked

WORDS = st.lists(st.sampled_from(["senest", "5", "10", "dage", "før", "<del>", "</ins>", "&amp;", '"', "Åse"])).map(
    " ".join
)
MARKS = re.compile("</?(?:del|ins)>")
ANY = st.text(st.characters(exclude_categories=["Cs"]))


def as_read(html: str, tag: str) -> str:
    """Return the words a reader sees, the marks around some of them being taken off."""
    return unescape(html.replace(f"<{tag}>", "").replace(f"</{tag}>", ""))


def kept(html: str, tag: str) -> list[str]:
    """Return the words that are not marked."""
    return unescape(re.sub(f"<{tag}>.*?</{tag}>", "", html, flags=re.DOTALL)).split()


@given(WORDS | ANY, WORDS | ANY)
def test_both_wordings_can_be_read_whole(before: str, after: str) -> None:
    left, right = marked(before, after)
    assert as_read(left, "del") == " ".join(before.split())
    assert as_read(right, "ins") == " ".join(after.split())


@given(WORDS | ANY, WORDS | ANY)
def test_what_is_not_marked_is_the_same_on_both_sides(before: str, after: str) -> None:
    left, right = marked(before, after)
    assert kept(left, "del") == kept(right, "ins") or not MARKS.search(left + right)


@given(WORDS, WORDS)
def test_with_marks_at_least_half_of_the_words_are_kept(before: str, after: str) -> None:
    left, right = marked(before, after)
    if MARKS.search(left + right):
        assert 2 * len(kept(left, "del")) >= max(len(before.split()), len(after.split()))


@given(WORDS | ANY)
def test_the_same_words_have_no_marks(words: str) -> None:
    left, right = marked(words, words)
    assert left == right
    assert not MARKS.search(left)


@given(WORDS | ANY, WORDS | ANY)
def test_words_never_become_tags(before: str, after: str) -> None:
    left, right = marked(before, after)
    assert set(re.findall("<[^>]*>", left)) <= {"<del>", "</del>"}
    assert set(re.findall("<[^>]*>", right)) <= {"<ins>", "</ins>"}


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("senest 5 dage før", "senest 10 dage før", "senest <del>5</del> dage før", "senest <ins>10</ins> dage før"),
        ("Hej du", "Hej", "Hej <del>du</del>", "Hej"),
        ("a & b", "a & c", "a &amp; <del>b</del>", "a &amp; <ins>c</ins>"),
    ],
)
def test_the_words_that_differ_are_marked(before: str, after: str, left: str, right: str) -> None:
    assert marked(before, after) == (left, right)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ingen", "ja"),
        ("", "ny tekst"),
        ("Spis morgenmad sammen", "Spis frokost sammen i køkkenet"),
        ("Toiletter, printer og det sted, hvor man kan være i fred", "Begynd i køkkenet, og slut i haven"),
    ],
)
def test_what_is_mostly_rewritten_stands_plain(before: str, after: str) -> None:
    assert marked(before, after) == (before, after)

"""What was most likely meant by a word that is not known."""

import pytest

from generator.handbook.validator import closest

WORDS = ("vej-og-park", "teknik-og-miljoe", "social", "handicap", "hjemmeplejen-nord")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("handikap", "handicap"),
        ("socail", "social"),
        ("vej", "vej-og-park"),
        ("nord", "hjemmeplejen-nord"),
        ("og", None),
        ("-og-", None),
        ("xyz", None),
    ],
)
def test_the_closest_word_is_near_or_the_only_one_with_that_part(word: str, meant: str | None) -> None:
    assert closest(word, WORDS) == meant

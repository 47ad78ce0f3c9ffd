"""The measures of the figures about leaders' wellbeing."""

from math import isclose

import pytest

from generator.handbook.wellbeing import Direction, MapField
from generator.site.drawings import areas, field_title, map_in_words, spokes
from generator.text import parse

WIDTH, HEIGHT = 360, 300
POSITIONS = ("1", "2", "3", "4", "parkering")
FIELDS = [
    MapField.model_construct(id=f"f{position}", title=f"Titel {position}", position=position, text=parse("Tekst"))
    for position in POSITIONS
]


def directions(*titles: str) -> list[Direction]:
    return [Direction.model_construct(id=f"d{at}", title=title, text=parse("X")) for at, title in enumerate(titles)]


def test_the_first_arrow_points_up_and_the_others_follow_clockwise() -> None:
    drawn = spokes(directions("Op", "Ud", "Tværs", "Team", "Ledelsen", "Ind"))
    assert [spoke.angle for spoke in drawn] == [-90, -30, 30, 90, 150, 210]
    x, y, words = drawn[0].words[0]
    assert (isclose(x, WIDTH / 2), y < HEIGHT / 2, words) == (True, True, "Op")


@pytest.mark.parametrize("count", [1, 2, 5, 6, 8])
def test_all_words_stand_inside_the_drawing_in_their_order(count: int) -> None:
    titles = ["Som en del af ledelsen her"] * count
    for spoke, title in zip(spokes(directions(*titles)), titles, strict=True):
        assert " ".join(words for _, _, words in spoke.words) == title
        for x, y, words in spoke.words:
            half = len(words) * 4
            assert half <= x <= WIDTH - half
            assert 12 <= y <= HEIGHT - 4


def test_no_directions_are_no_arrows() -> None:
    assert spokes([]) == ()


def test_important_fields_lie_above_and_those_that_work_to_the_right() -> None:
    one, two, three, four, parking = areas(FIELDS)
    assert one.y == two.y < three.y == four.y < parking.y
    assert one.x == four.x < two.x == three.x
    assert one.x + one.width < two.x
    assert four.y + four.height < parking.y


def test_the_map_is_told_in_words() -> None:
    told = map_in_words(FIELDS)
    assert all(field_title(field) in told for field in FIELDS)
    assert ["1" in field_title(FIELDS[0]), field_title(FIELDS[-1])] == [True, "Titel parkering"]

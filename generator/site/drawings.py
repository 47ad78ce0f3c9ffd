"""The measures of the figures about leaders' wellbeing, in the units of their drawings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from textwrap import wrap
from types import MappingProxyType

from generator.handbook.wellbeing import Direction, MapField
from generator.i18n import gettext as _

_MIDDLE = (180, 150)
_REACH = (128, 116)
_LETTERS_IN_A_LINE = 12


@dataclass(frozen=True, slots=True)
class Spoke:
    """An arrow from the leader: its angle, clockwise from the right, and where each line of its words stands."""

    angle: float
    words: tuple[tuple[float, float, str], ...]


def spokes(directions: Sequence[Direction]) -> tuple[Spoke, ...]:
    """Return an arrow for each direction, the first upwards and the others clockwise."""
    step = 360 / max(len(directions), 1)
    return tuple(_spoke(direction.title, at * step - 90) for at, direction in enumerate(directions))


def _spoke(title: str, angle: float) -> Spoke:
    x = _MIDDLE[0] + _REACH[0] * cos(radians(angle))
    middle = _MIDDLE[1] + _REACH[1] * sin(radians(angle))
    lines = wrap(title, _LETTERS_IN_A_LINE)
    top = middle - (len(lines) - 1) * 8 + 5
    return Spoke(round(angle, 1), tuple((round(x, 1), round(top + at * 16, 1), line) for at, line in enumerate(lines)))


@dataclass(frozen=True, slots=True)
class Area:
    """Where a field of the priority map is drawn."""

    field: MapField
    x: int
    y: int
    width: int
    height: int


_AREAS: Mapping[str, tuple[int, int, int, int]] = MappingProxyType(
    {
        "1": (36, 10, 174, 150),
        "2": (218, 10, 174, 150),
        "3": (218, 168, 174, 150),
        "4": (36, 168, 174, 150),
        "parkering": (36, 366, 356, 84),
    }
)


def areas(fields: Iterable[MapField]) -> tuple[Area, ...]:
    """Return where each field of the map is drawn."""
    return tuple(Area(field, *_AREAS[field.position]) for field in fields)


def map_in_words(fields: Iterable[MapField]) -> str:
    """Return what the priority map shows, for those who do not see it."""
    places = {
        "1": _("top left"),
        "2": _("top right"),
        "3": _("bottom right"),
        "4": _("bottom left"),
        "parkering": _("below the map"),
    }
    told = "; ".join(f"{field_title(field)}, {places[field.position]}" for field in fields)
    return _("Upwards: how important a theme is. To the right: how well we succeed. {fields}.").format(fields=told)


def field_title(field: MapField) -> str:
    """Return a field's title with its number, if it has one."""
    if not field.position.isdigit():
        return field.title
    return _("Field {number}: {title}").format(number=field.position, title=field.title)

"""Danish personal numbers (CPR): found so that they can be refused, and masked wherever something is printed.

A number is six digits that are a real date and four more, with or without a separator. There is no check of
modulus 11, as numbers without it have been given out since 2007.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SHAPE = r"[0-3](?<![0-9][0-3])[0-9][01][0-9]{{3}}(?: ?(?:-|{dash}) ?| |{hard_space})?[0-9]{{4}}(?![0-9])"
_IN_TEXT = re.compile(_SHAPE.format(dash="[\u2010-\u2015]", hard_space="\xa0"))
_IN_BYTES = re.compile(_SHAPE.format(dash=r"\xe2\x80[\x90-\x95]", hard_space=r"\xc2\xa0").encode())
_SECRET = 4


class Number(NamedTuple):
    """A number's place in a text, counted from 0, and how it may be printed: “010190-****”."""

    start: int
    masked: str


def may_hold_number(data: bytes) -> bool:
    """Tell quickly whether UTF-8 text holds anything of a number's shape."""
    return _IN_BYTES.search(data) is not None


def find(text: str) -> Iterator[Number]:
    """Yield the numbers in a text."""
    for found in _IN_TEXT.finditer(text):
        if _has_date(found[0]):
            yield Number(found.start(), _masked(found))


def mask(text: str) -> str:
    """Return the text, as long as before, with the last four digits of each number hidden."""
    return _IN_TEXT.sub(lambda found: _masked(found) if _has_date(found[0]) else found[0], text)


def _masked(found: re.Match[str]) -> str:
    return found[0][:-_SECRET] + "*" * _SECRET


def _has_date(number: str) -> bool:
    """Tell whether the number begins with a real date; the library is loaded only for what has the shape."""
    from stdnum.dk.cpr import get_birth_date  # noqa: PLC0415
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        get_birth_date(re.sub("[^0-9]", "", number))
    except ValidationError:
        return False
    return True

"""The placeholders a message may hold, such as {navn}, and what is put in their stead."""

import re
from collections.abc import Iterator, Mapping

PLACEHOLDERS = (
    "navn",
    "fornavn",
    "stilling",
    "arbejdsplads",
    "organisation",
    "start",
    "første_arbejdsdag",
    "tidspunkt",
    "mødested",
    "nærmeste_leder",
    "kontaktperson",
    "mentor",
)

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders_in(text: str) -> Iterator[str]:
    """Yield the name of each placeholder in a text, known or not."""
    for found in _PLACEHOLDER.finditer(text):
        yield found[1]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each placeholder replaced by its value; one without a value is left as it is.

    A value is never read for placeholders of its own.
    """
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)

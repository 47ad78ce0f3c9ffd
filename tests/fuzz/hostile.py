"""Files as nobody should write them, for hypothesis to vary."""

import json
import re
from pathlib import Path

from hypothesis import strategies as st

from generator.handbook.collections import KINDS, field_names

ROOT = Path(__file__).parents[2]

NAMES = (
    "organisation.yml",
    "municipality.yml",
    "departments/havn.yml",
    "hires/sofie.yml",
    *(kind.pattern.replace("*", "sommer") for kind in KINDS.values()),
)
TOKENS = (
    *(
        "- ",
        ": ",
        ":",
        "-",
        "? ",
        "|",
        ">",
        "|2-",
        ">+",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        " #",
        "&a ",
        "*a",
        "!t ",
        "!!str ",
    ),
    *(
        '"',
        "'",
        "\\",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "<<: ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "  ",
        "    ",
        "\xa0",
        "\u200b",
    ),
    *(
        "\0",
        "\u2028",
        "\ufeff",
        "æ",
        "å",
        "a\u030a",
        "🙂",
        "{navn}",
        "<b>",
        "](",
        "**",
        "010190-1234",
        "true",
        "null",
        "~",
    ),
    *(
        "2 uger efter start",
        "senest",
        "hverdage",
        "31. februar",
        "2027-02-31",
        "uge 54",
        "mandag",
        "ingen",
        "9" * 40,
        "-1",
    ),
    *("../x", "con", "mentor", "velkomst", "frokost", "leder", "social", "arbejdsplads", "add", "change", "remove"),
)
WORDS = (*sorted(field_names()), *KINDS, "add", "change", "remove", "before", "after", "reason", "field")

_SOURCES = tuple(
    sorted(
        path
        for folder in ("content", "tests/fixtures/lille/content", "tests/wrong")
        for path in (ROOT / folder).rglob("*.yml")
        if path.stat().st_size < 20_000
    )
)


def _kept_name(path: Path) -> str:
    """Return where a real file belongs in the content."""
    return re.sub(r"^.*/content/|^content/", "", path.relative_to(ROOT).as_posix())


@st.composite
def mutated_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real file with a few of its bytes or lines changed, where it stood or elsewhere."""
    path = draw(st.sampled_from(_SOURCES))
    data = path.read_bytes()
    for _time in range(draw(st.integers(1, 6))):
        first = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from((0, 0, 1, 2, 5, 40)))
        new = draw(st.sampled_from(TOKENS).map(lambda token: token.encode()) | st.binary(max_size=4))
        copied = data[first : first + draw(st.integers(0, 200))] if draw(st.booleans()) else new
        data = data[:first] + copied + data[first + length :]
    name = _kept_name(path) if draw(st.booleans()) else draw(st.sampled_from(NAMES))
    return name, data


def texts_like_yaml() -> st.SearchStrategy[tuple[str, bytes]]:
    """Signs and words of YAML in any order."""
    token = st.sampled_from(TOKENS) | st.sampled_from(WORDS).map(lambda word: f"{word}: ") | st.text(max_size=5)
    text = st.lists(token, max_size=40).map("".join)
    return st.tuples(st.sampled_from(NAMES), text.map(lambda words: words.encode("utf-8", "surrogatepass")))


def odd_values() -> st.SearchStrategy[object]:
    """What could stand after a key."""
    scalar = (
        st.sampled_from(TOKENS) | st.text(max_size=20) | st.none() | st.booleans() | st.integers() | st.just("x" * 300)
    )
    return st.recursive(
        scalar,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS) | st.text(), inner, max_size=4)
        ),
        max_leaves=8,
    )


def odd_items() -> st.SearchStrategy[tuple[str, bytes]]:
    """Files of the right shape, whose items have any fields with any values."""
    item = st.dictionaries(st.sampled_from(WORDS), odd_values(), max_size=8)
    value = item | st.lists(item, max_size=3)
    return st.tuples(st.sampled_from(NAMES), value.map(lambda made: json.dumps(made, ensure_ascii=True).encode()))


def hostile_files() -> st.SearchStrategy[tuple[str, bytes]]:
    """Any of these, and bytes without any meaning."""
    nonsense = st.tuples(st.sampled_from(NAMES), st.binary(max_size=200))
    return mutated_files() | texts_like_yaml() | odd_items() | nonsense

"""The texts of the pages for editors, written by hand in Danish Markdown."""

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text: its heading, what it is about in a line, and the blocks that follow."""

    title: str
    description: str
    blocks: tuple[str, ...]


def read_text(name: str) -> WrittenText:
    """Return a text by the name of its file."""
    title, description, *blocks = (_FOLDER / f"{name}.md").read_text(encoding="utf-8").strip().split("\n\n")
    return WrittenText(title.removeprefix("# "), description, tuple(blocks))

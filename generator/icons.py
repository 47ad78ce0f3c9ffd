"""The drawings that come with the theme, such as material/flag."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def _folder() -> Path:
    spec = find_spec("material")  # found without importing it, which would load the engine
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or [""]))) / "templates" / ".icons"


def svg(name: str) -> str | None:
    """Return the SVG element of an icon by set and name, or None when there is no such icon."""
    path = _folder() / f"{name}.svg"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else None


def names() -> Iterator[str]:
    """Yield the names of every icon, sorted."""
    folder = _folder()
    return (path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.rglob("*.svg")))

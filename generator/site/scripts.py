"""Takes the comments and the spare white space out of the site's own scripts, so that a page loads fast."""

from pathlib import Path

from rjsmin import jsmin

FOLDER = Path("assets/javascripts")


def shrunk(script: str) -> str:
    """Return a script without its comments and spare white space."""
    return f"{jsmin(script)}\n"


def shrink_scripts(theme: Path, site: Path) -> None:
    """Shrink the scripts in a finished site that come from the theme's folder; the engine's are small already."""
    for source in sorted((theme / FOLDER).rglob("*.js")):
        path = site / source.relative_to(theme)
        path.write_text(shrunk(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

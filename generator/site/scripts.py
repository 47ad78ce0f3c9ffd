"""Takes the comments and the spare white space out of the site's own scripts, so that a page loads fast."""

from pathlib import Path

from rjsmin import jsmin

FOLDER = Path("assets/javascripts")


def shrink_scripts(theme: Path, site: Path) -> None:
    """Shrink the scripts in a finished site that come from the theme's folder; the engine's are small already."""
    for source in sorted((theme / FOLDER).rglob("*.js")):
        path = site / source.relative_to(theme)
        path.write_text(jsmin(path.read_text(encoding="utf-8")) + "\n", encoding="utf-8", newline="\n")

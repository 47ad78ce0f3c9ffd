"""The site's scripts are served without what only their authors read."""

from pathlib import Path

from generator.site.scripts import FOLDER, shrink_scripts

SOURCE = "// A comment.\nexport function greet(name) {\n  return `// ${name}`; // kept inside the text\n}\n"


def test_comments_and_spare_space_are_gone_and_texts_are_whole(tmp_path: Path) -> None:
    theme, site = tmp_path / "theme", tmp_path / "site"
    for folder in (theme, site):
        (folder / FOLDER / "plan").mkdir(parents=True)
        (folder / FOLDER / "plan/greet.js").write_text(SOURCE, encoding="utf-8")
    (site / FOLDER / "engine.js").write_text(SOURCE, encoding="utf-8")
    shrink_scripts(theme, site)
    assert (site / FOLDER / "plan/greet.js").read_text(encoding="utf-8") == (
        "export function greet(name){return`// ${name}`;}\n"
    )
    assert (site / FOLDER / "engine.js").read_text(encoding="utf-8") == SOURCE
    assert (theme / FOLDER / "plan/greet.js").read_text(encoding="utf-8") == SOURCE

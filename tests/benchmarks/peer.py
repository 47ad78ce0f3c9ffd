"""Writes the storkommune's departments as Markdown for MkDocs with Material, the way to do without this program.

usage: python tests/benchmarks/peer.py FOLDER [--departments 1000]
"""

import argparse
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from storkommune import Department, Task, make

CONFIG = """\
site_name: Eksempel Kommune
theme:
  name: material
  language: da
"""


def page(department: Department, tasks: Sequence[Task]) -> Iterator[str]:
    """Yield the lines of a department's page."""
    yield from (f"# {department['name']}", "", department["welcome"], "", "## Særligt hos os", "")
    yield from (f"- {task['title']}" for task in department["add"]["tasks"])
    yield from (f"- {change['text']}" for change in department["change"]["tasks"])
    yield from (f"- {removal['reason']}" for removal in department["remove"]["tasks"])
    yield from ("", "## Hele planen", "")
    for task in tasks:
        yield from (f"### {task['title']}", "", task.get("text", ""), "")
        yield from (f"{task['due']} · {task['responsible']}", "")


def main() -> None:
    """Write the pages where the command line says."""
    parser = argparse.ArgumentParser(description="Write the departments as Markdown.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--departments", type=int, default=1000)
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    docs: Path = options.folder / "docs"
    docs.mkdir(parents=True)
    (options.folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Eksempel Kommune\n", encoding="utf-8")
    municipality = make(options.departments)
    for identity, department in municipality.departments.items():
        lines = page(department, municipality.merged(identity))
        (docs / f"{identity}.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

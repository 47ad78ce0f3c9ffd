"""The small project's pages and plan, whole, against what they were when someone last looked at them.

`HANDBOOK_GOLDEN=update pytest tests/test_golden.py` writes them anew, and fails, so that somebody looks at what
changed. Of a page only what the handbook itself writes is kept: its title, its way and its article.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "lille"
UPDATE = os.environ.get("HANDBOOK_GOLDEN") == "update"

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
WAY = re.compile(r'<nav class="md-path".*?</nav>', re.DOTALL)
ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built."""
    folder = tmp_path_factory.mktemp("golden") / "lille"
    shutil.copytree(ROOT / "tests" / "fixtures" / "lille", folder)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    command = [sys.executable, "-m", "generator", "build", "--root", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def essence(page: str) -> str:
    """Return a page's title, way and article, without blank lines; drawings are their elements' names alone.

    A page that only leads on to another one has no article and is returned whole.
    """
    if "<article" not in page:
        return page
    [title], ways, [article] = TITLE.findall(page), WAY.findall(page), ARTICLE.findall(page)
    text = DRAWING.sub("<svg/>", "\n".join([f"<title>{title}</title>", *ways, article]))
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def made_by(project: Path) -> Mapping[str, str]:
    """Return everything that is compared, by the name of its golden file."""
    site = project / "site"
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {
        "pages.txt": "".join(f"{name}\n" for name in pages),
        "sitemap.xml": (site / "sitemap.xml").read_text(encoding="utf-8"),
        "plans/asta/plan.html": (project / "plans/asta/plan.html").read_text(encoding="utf-8"),
        **{f"site/{name}": essence(path.read_text(encoding="utf-8")) for name, path in pages.items()},
    }


def golden() -> Mapping[str, str]:
    return {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in GOLDEN.rglob("*")
        if path.is_file()
    }


def write_anew(made: Mapping[str, str]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, text in made.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_pages_and_the_plan_are_as_they_were(project: Path) -> None:
    made = made_by(project)
    assert len(made) > 20
    assert all(made.values())
    if UPDATE:
        write_anew(made)
        pytest.fail("the golden files are written anew: look at what changed, then run the test again")
    assert sorted(made) == sorted(golden())
    for name, text in golden().items():
        assert made[name] == text, f"{name} has changed; HANDBOOK_GOLDEN=update writes it anew"

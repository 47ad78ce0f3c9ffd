"""The handbook while it is being written: every page as a build would write it now, and the last good one on errors."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_build import ROOT, Snapshot, edit, new_project, tree

from generator.handbook.collections import KINDS
from generator.handbook.finder import files_of
from generator.site.engine import Engine, Job
from generator.site.live.session import Session

CSS = "overrides/assets/stylesheets/base.css"
SCRIPT = "overrides/assets/javascripts/page.js"
TEMPLATE = "overrides/partials/footer.html"
HIRE = "content/hires/*.yml"

# From what reaches every page to what reaches one, so that nothing later hides what an earlier edit left behind.
FRAME = ("site_config.yml", TEMPLATE)
ASSETS = (CSS, SCRIPT)
ABOVE = ("content/organisation.yml", "content/municipality.yml")
COLLECTIONS = tuple(sorted({files_of(name) for name in KINDS}))
ROUNDS = (
    FRAME,
    ASSETS,
    ABOVE,
    *(COLLECTIONS[at : at + 6] for at in range(0, len(COLLECTIONS), 6)),
    (files_of("departments"),),
)

WORDS = re.compile(
    r"^((?:- |  )*(?:title|name|question|term|text|reason|site_name|welcome): (?:[>|]-?\n +)?)(?=[A-ZÆØÅ])",
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def engine_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the engine made of the small project; not to be changed."""
    folder = tmp_path_factory.mktemp("motor")
    with Session(new_project(folder / "lille"), folder / "motor", folder) as session:
        assert not session.look().has_errors
    return folder / "motor"


@pytest.fixture
def session(project: Path, engine_folder: Path, tmp_path: Path) -> Iterator[Session]:
    """A session on the small project."""
    (tmp_path / "arbejde").mkdir()
    shutil.copytree(engine_folder, tmp_path / "motor")
    with Session(project, tmp_path / "motor", tmp_path / "arbejde") as session:
        yield session


def shown(session: Session, path: str) -> str:
    data = session.file(path)
    assert data is not None
    return data.decode()


def built(project: Path, *options: str) -> Snapshot:
    """Build a project from nothing, and return its site."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(project), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return tree(project / "site")


def change(project: Path, pattern: str) -> None:
    """Change something in the first file that a pattern means."""
    file = min(project.glob(pattern))
    text = file.read_text(encoding="utf-8")
    if pattern in ASSETS:
        changed = text + ("\nlet zebra = 1;\n" if pattern == SCRIPT else "\n.zebra {}\n")
    elif pattern == TEMPLATE:
        changed = text.replace("Tilgængelighed", "Zebra")
    else:
        changed = WORDS.sub(r"\1Zebra ", text, count=1)
    assert changed != text, file
    file.write_text(changed, encoding="utf-8")


def test_after_an_edit_of_every_kind_of_file_nothing_old_is_shown_or_built(tmp_path: Path) -> None:
    project = tmp_path / "haandbog"
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "site_config.yml", project)
    (tmp_path / "arbejde").mkdir()
    assert len(COLLECTIONS) > 20
    with Session(project, project / "build" / "engine", tmp_path / "arbejde") as session:
        before: dict[str, bytes | None] = {}
        for patterns in ROUNDS:
            for pattern in patterns:
                change(project, pattern)
            assert not session.look().has_errors, (patterns, session.state.complaint)
            paths = [f"{address}index.html" for address in session.addresses()]
            after = {
                path: session.file(path) for path in (*paths, *(name.removeprefix("overrides/") for name in ASSETS))
            }
            assert after != before, patterns
            before = after
        anew = built(project, "--no-cache")
        assert len(anew) > 100
        assert [path for path, data in anew.items() if session.file(path) != data] == []
        assert {f"{address}index.html" for address in session.addresses()} <= anew.keys()
    assert built(project) == anew


def test_an_edit_of_an_example_hire_changes_no_page(session: Session, project: Path) -> None:
    before = {path: session.file(path) for path in map("{}index.html".format, session.addresses())}
    assert before
    first = session.state.number
    edit(project / "content" / "hires" / "asta.yml", "name: ", "name: Zebra ")
    assert {path: session.file(path) for path in before} == before
    assert session.state.number > first


def test_an_error_leaves_the_pages_as_they_were_until_it_is_mended(session: Session, project: Path) -> None:
    phases = project / "content" / "phases.yml"
    first = session.look()
    old = shown(session, "index.html")
    edit(phases, "title:", "titel:")
    second = session.look()
    assert (first.has_errors, second.has_errors) == (False, True)
    assert "content/phases.yml:" in second.complaint
    assert "Mente du “title”?" in second.complaint
    assert (session.shown, second.number) == (first.number, first.number + 1)
    assert shown(session, "index.html") == old
    edit(phases, "titel:", "title:")
    assert session.look().complaint == ""
    assert session.shown == session.state.number == first.number + 2


def test_without_a_change_nothing_is_read_again(session: Session) -> None:
    assert session.look() is session.look()


def test_a_folder_with_errors_from_the_start_shows_nothing_and_then_the_page(session: Session, project: Path) -> None:
    phases = project / "content" / "phases.yml"
    edit(phases, "title:", "titel:")
    assert session.look().has_errors
    assert (session.file("index.html"), session.shown) == (None, 0)
    edit(phases, "titel:", "title:")
    assert "<h1" in shown(session, "index.html")


@pytest.mark.parametrize(
    ("file", "said"),
    [("overrides/partials/footer.html", "footer.html:1"), ("site_config.yml", "site_config.yml")],
)
def test_what_the_engine_cannot_do_leaves_the_pages_as_they_were(
    session: Session, project: Path, file: str, said: str
) -> None:
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    old = shown(session, "index.html")
    path = project / file
    whole = path.read_text(encoding="utf-8")
    path.write_text("{% if %}\n" + whole, encoding="utf-8")
    state = session.look()
    assert state.has_errors
    assert said in state.complaint
    assert str(project) not in state.complaint
    assert shown(session, "index.html") == old
    assert session.file("assets/stylesheets/base.css")
    path.write_text(whole, encoding="utf-8")
    assert not session.look().has_errors
    assert shown(session, "index.html") == old


def test_the_engine_that_was_killed_makes_the_page_next_time(session: Session, project: Path) -> None:
    session.look()
    phases = project / "content" / "phases.yml"
    begin = Engine.begin

    def killed(engine: Engine, job: Job) -> None:
        begin(engine, job)
        engine._process.kill()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "begin", killed)
        edit(phases, "title: ", "title: Zebra ")
        assert session.look().has_errors
    edit(phases, "title: Zebra ", "title: Giraf ")
    assert not session.look().has_errors
    assert "Giraf" in shown(session, "index.html")


def test_a_commit_changes_the_version_at_the_foot(session: Session, project: Path) -> None:
    def git(*arguments: str) -> None:
        names = {f"GIT_{who}_{what}": "x@example.dk" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        subprocess.run(["git", "-C", str(project), *arguments], env=os.environ | names, check=True, capture_output=True)

    assert "Indholdets version" not in shown(session, "index.html")
    git("init", "--quiet")
    git("add", "content", "site_config.yml")
    git("commit", "--quiet", "--message", "Først")
    first = re.search(r"Indholdets version: (\w+\+?)", shown(session, "index.html"))
    git("commit", "--quiet", "--allow-empty", "--message", "Så")
    second = re.search(r"Indholdets version: (\w+\+?)", shown(session, "index.html"))
    assert first
    assert second
    assert first.group(1) != second.group(1)


@pytest.mark.parametrize(
    "path", ["../site_config.yml", "assets/../../site_config.yml", "arbejdspladser/", "nej/", "pagefind/../../x"]
)
def test_nothing_else_can_be_asked_for(session: Session, path: str) -> None:
    session.look()
    assert session.file(path) is None

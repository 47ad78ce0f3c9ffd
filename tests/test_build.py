"""Building: all of the site or nothing of it, and the same bytes every time."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.i18n import gettext as _

Run = Callable[..., tuple[int, str, str]]
Snapshot = Mapping[str, bytes]

ROOT = Path(__file__).parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "lille"
STEPS = (
    _("Reading the content"),
    _("Making the shared pages"),
    _("Making the workplaces' pages"),
    _("Checking every link"),
    _("Publishing"),
    _("Making the plans"),
)
STEPS_AFTER_PUBLISHING = STEPS[-2:]


def tree(folder: Path) -> Snapshot:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def command(project: Path) -> list[str]:
    return [sys.executable, "-m", "generator", "build", "--root", str(project)]


def build(project: Path, **environment: str) -> str:
    done = subprocess.run(
        command(project), cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def new_project(folder: Path) -> Path:
    shutil.copytree(FIXTURE, folder)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built; not to be changed."""
    project = new_project(tmp_path_factory.mktemp("foerste") / "lille")
    build(project, PYTHONHASHSEED="1", TZ="Europe/Copenhagen")
    return project


@pytest.fixture
def published(first: Path, tmp_path: Path) -> Path:
    """The small project with a site of its own, to change and build again."""
    return shutil.copytree(first, tmp_path / "udgivet", symlinks=True)


def kill_at(project: Path, step: str) -> None:
    """Build, and kill the program as it says that it begins on a step."""
    with subprocess.Popen(
        command(project),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stderr
        said = next((line for line in process.stderr if line.startswith(step)), None)
        os.killpg(process.pid, signal.SIGKILL)
    assert said, f"the build never said “{step}”"


def test_a_build_killed_at_any_step_leaves_a_whole_site(published: Path) -> None:
    site = published / "site"
    old = tree(site)
    edit(published / "content/tasks/alle.yml", "Tag imod ved døren", "Tag imod ved porten")
    found = {}
    for step in STEPS:
        kill_at(published, step)
        found[step] = tree(site)
    left = [*published.glob(".handbook-*"), *published.glob("build/.handbook-*")]
    two_hours_ago = time.time() - 7200
    for folder in left:
        os.utime(folder, (two_hours_ago, two_hours_ago))
    build(published)
    new = tree(site)
    assert new != old
    for step, files in found.items():
        assert files == old or (step in STEPS_AFTER_PUBLISHING and files == new), step
    assert left
    written = {"build", "plans", "site"}
    assert {path.name for path in published.iterdir()} == {"content", "overrides", "site_config.yml"} | written
    assert [path.name for path in (published / "build").iterdir()] == ["engine"]
    assert [path.name for path in (published / "plans").iterdir()] == ["asta"]


def own_templates(project: Path) -> Path:
    """Give a project templates of its own to break."""
    folder = project / "overrides"
    folder.unlink()
    return shutil.copytree(ROOT / "overrides", folder)


def broken_content(project: Path) -> None:
    edit(project / "content/roles.yml", "title: Mentor", "titel: Mentor")


def missing_content(project: Path) -> None:
    shutil.rmtree(project / "content")


def broken_template(project: Path) -> None:
    edit(own_templates(project) / "404.html", "{% block content %}", "{% block content %}{% if %}")


def template_that_asks_for_nothing(project: Path) -> None:
    edit(own_templates(project) / "partials/footer.html", "<footer", "{{ nowhere.at.all }}<footer")


def link_that_leads_nowhere(project: Path) -> None:
    edit(own_templates(project) / "partials/footer.html", "'was/'", "'wasser/'")


def tag_left_open(project: Path) -> None:
    edit(own_templates(project) / "partials/footer.html", "</p>", "")


def slot_left_out(project: Path) -> None:
    edit(own_templates(project) / "partials/path.html", "%%slot:path%%", "")


def broken_configuration(project: Path) -> None:
    edit(project / "site_config.yml", "theme:", "theme: [")


def missing_configuration(project: Path) -> None:
    (project / "site_config.yml").unlink()


def unknown_plugin(project: Path) -> None:
    edit(project / "site_config.yml", "plugins: []", "plugins: [findes-ikke]")


FAILURES: list[tuple[Callable[[Path], None], int, list[str]]] = [
    (broken_content, 1, ["content/roles.yml:10:3 fejl HB202", "“title”"]),
    (missing_content, 2, ["content"]),
    (broken_template, 1, ["404.html:2", "Fejl: netstedet kunne ikke laves"]),
    (template_that_asks_for_nothing, 1, ["footer.html:1", "Fejl: netstedet kunne ikke laves"]),
    (link_that_leads_nowhere, 1, ["fejl HB601 Linket til “wasser/” fører ingen steder hen", "blev ikke udgivet"]),
    (tag_left_open, 1, ["fejl HB602 Mærket", "blev ikke udgivet"]),
    (slot_left_out, 1, ["Fejl: ", ": path"]),
    (broken_configuration, 2, ["site_config.yml kan ikke læses: se på linje"]),
    (missing_configuration, 2, ["site_config.yml mangler"]),
    (unknown_plugin, 1, ["Fejl: netstedet kunne ikke laves", "findes-ikke"]),
]


@pytest.mark.parametrize(("spoil", "exit_code", "told"), FAILURES, ids=[failure[0].__name__ for failure in FAILURES])
def test_a_build_that_fails_leaves_the_site_as_it_was(
    published: Path, spoil: Callable[[Path], None], exit_code: int, told: list[str]
) -> None:
    before, plans = tree(published / "site"), tree(published / "plans")
    spoil(published)
    entries = {path.name for path in published.iterdir()}
    done = subprocess.run(command(published), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (exit_code, ""), done.stderr
    for words in told:
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert str(published) not in done.stderr
    assert tree(published / "site") == before
    assert tree(published / "plans") == plans
    assert {path.name for path in published.iterdir()} == entries


def test_the_same_content_gives_the_same_bytes_anywhere(first: Path, tmp_path: Path) -> None:
    second = new_project(tmp_path / "et helt andet sted" / "æøå")
    build(second, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C")
    for name in ("site", "plans"):
        one, other = tree(first / name), tree(second / name)
        assert one
        assert sorted(one) == sorted(other)
        assert [path for path in one if one[path] != other[path]] == []


def test_building_again_changes_nothing(published: Path) -> None:
    before = tree(published)
    build(published)
    assert tree(published) == before


@pytest.mark.parametrize("was_published", [True, False], ids=["with a site", "without a site"])
def test_two_builds_at_once_both_succeed(first: Path, tmp_path: Path, was_published: bool) -> None:  # noqa: FBT001
    folder = tmp_path / "begge"
    project = shutil.copytree(first, folder, symlinks=True) if was_published else new_project(folder)
    both = [
        subprocess.Popen(command(project), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _number in range(2)
    ]
    errors = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], errors
    assert tree(project / "site") == tree(first / "site")
    assert tree(project / "plans") == tree(first / "plans")
    assert not list(project.rglob(".handbook-*"))


def test_a_folder_that_holds_something_else_is_not_replaced(project: Path, handbook: Run, tmp_path: Path) -> None:
    folder = tmp_path / "dokumenter"
    folder.mkdir()
    (folder / "vigtigt.txt").write_text("vigtigt", encoding="utf-8")
    for place in (folder, project):
        before = tree(place)
        code, output, errors = handbook("build", "--out", str(place))
        assert (code, output) == (2, "")
        assert str(place) in errors
        assert tree(place) == before


def test_the_site_can_lie_elsewhere(project: Path, handbook: Run, tmp_path: Path) -> None:
    real = tmp_path / "www"
    real.mkdir()
    (tmp_path / "pegepind").symlink_to(real)
    assert handbook("build", "--out", str(tmp_path / "pegepind"), "--plans", str(tmp_path / "planer"))[0] == 0
    assert (tmp_path / "pegepind").is_symlink()
    assert (real / "index.html").is_file()
    assert (tmp_path / "planer/asta/plan.html").is_file()
    assert {path.name for path in project.iterdir()} == {"build", "content", "overrides", "site_config.yml"}


def test_a_department_page_shows_what_it_added_changed_and_left_out(first: Path) -> None:
    page = (first / "site/arbejdspladser/social/index.html").read_text(encoding="utf-8")
    added, changed, removed = (
        " ".join(re.sub("<[^>]*>", " ", section).split())
        for section in re.findall(r'<section class="special [^>]*>(.*?)</section>', page, re.DOTALL)
    )
    assert added == "Kun hos os Kom i gang med DUBU opgave Gælder: Socialafdelingen"
    assert changed == (
        "Anderledes hos os Bestil adgangskort og nøgler opgave Hvornår Ellers senest 5 arbejdsdage før start"
        " Hos os senest 10 arbejdsdage før start Gælder: Socialafdelingen"
    )
    assert removed == (
        "Bruges ikke hos os Spis frokost med en anden leder opgave Fordi: Vi spiser sammen hver dag."
        " Gælder: Socialafdelingen"
    )
    assert "<del>5</del>" in page
    assert "<ins>10</ins>" in page
    assert 'id="frokost"' not in page
    assert 'id="opgave-dubu"' in page

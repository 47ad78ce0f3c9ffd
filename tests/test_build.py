"""Building: all of the site or nothing of it, the same bytes every time, and nothing in it that must not be there."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

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
    left = [path for path in published.iterdir() if path.name.startswith(".handbook-")]
    two_hours_ago = time.time() - 7200
    for folder in left:
        os.utime(folder, (two_hours_ago, two_hours_ago))
    build(published)
    new = tree(site)
    assert new != old
    for step, files in found.items():
        assert files == old or (step in STEPS_AFTER_PUBLISHING and files == new), step
    assert left
    assert {path.name for path in published.iterdir()} == {"content", "overrides", "plans", "site", "site_config.yml"}
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
    assert {path.name for path in project.iterdir()} == {"content", "overrides", "site_config.yml"}


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
    assert 'id="dubu"' in page


# The real handbook.


def words_of_hires() -> Iterator[str]:
    """Yield what stands in the example hires and must never stand on a page: names, dates, people, places."""
    for path in sorted((ROOT / "content" / "hires").glob("*.yml")):
        hire = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - the safest of them: text alone
        yield path.stem
        yield hire["name"]
        yield from (value for key in ("agreed", "start", "end", "place") if (value := hire.get(key)))
        yield from hire.get("people", {}).values()


def test_nothing_of_a_hire_is_in_the_site(built_site: Path) -> None:
    words = {word for word in words_of_hires() if len(word) > 4}
    assert len(words) > 20
    files = tree(built_site)
    assert len(files) > 50
    for name, data in files.items():
        for word in words:
            for form in (word, word.replace(" ", "%20"), json.dumps(word)[1:-1]):
                assert form.encode() not in data, f"“{word}” stands in {name}"
                assert form not in name


class Reading(HTMLParser):
    """What of a page the rules below are about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language: str | None = None
        self.title = ""
        self.description: str | None = None
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.fetched: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "html":
            self.language = attributes.get("lang")
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes["content"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag in {"title", "style"} or re.fullmatch("h[1-6]", tag):
            self._inside = tag
        self.fetched.extend(self._fetches(tag, attributes))

    @staticmethod
    def _fetches(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
        """Yield the addresses that a browser fetches by itself."""
        if tag == "link" and attributes.get("rel") not in {"canonical", "edit", "next", "prev"}:
            yield attributes["href"]
        if tag not in {"a", "link"}:
            yield from (attributes[name] for name in ("src", "data", "poster", "action", "href") if name in attributes)
            yield from (part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip())
        yield from urls_of(attributes.get("style", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "style":
            self.fetched.extend(urls_of(data))
        elif self._inside:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def urls_of(css: str) -> list[str]:
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.findall(r"url\(\s*[\"']?([^)\"']*)", plain) + re.findall(r"@import\s+[\"']([^\"']*)", plain)


@pytest.fixture(scope="module")
def readings(built_site: Path) -> dict[str, Reading]:
    """Every page of the real handbook."""
    pages = {
        path.relative_to(built_site).as_posix(): Reading(path.read_text(encoding="utf-8"))
        for path in sorted(built_site.rglob("*.html"))
    }
    assert len(pages) > 40
    return pages


def test_a_browser_fetches_nothing_from_others(built_site: Path, readings: Mapping[str, Reading]) -> None:
    styles = {path.name: urls_of(path.read_text(encoding="utf-8")) for path in built_site.rglob("*.css")}
    assert len(styles) > 5
    fetched = {name: reading.fetched for name, reading in readings.items()} | styles
    for name, addresses in fetched.items():
        if name in readings:
            assert len(addresses) > 3
        for address in addresses:
            parts = urlsplit(address)
            assert parts.scheme in {"", "data"}, f"{name} fetches {address}"
            assert not parts.netloc, f"{name} fetches {address}"


def test_a_script_fetches_nothing_from_others(root: Path) -> None:
    scripts = sorted((root / "overrides").rglob("*.js"))
    assert len(scripts) > 2
    for path in scripts:
        assert not re.search(r"https?://|['\"]//", path.read_text(encoding="utf-8")), path.name


def test_every_page_says_its_language_title_and_description(readings: Mapping[str, Reading]) -> None:
    for name, reading in readings.items():
        assert reading.language == "da", name
        assert reading.title.strip(), name
        assert reading.title == " ".join(reading.title.split()), name
        assert (reading.description or "").strip(), name
    titles = Counter(reading.title for reading in readings.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_one_main_heading_and_skips_no_level(readings: Mapping[str, Reading]) -> None:
    for name, reading in readings.items():
        levels = [level for level, _text in reading.headings]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, reading.headings)
        assert all(text.strip() for _level, text in reading.headings), name


def test_every_anchor_of_a_page_is_its_only_one(readings: Mapping[str, Reading]) -> None:
    for name, reading in readings.items():
        twice = [identity for identity, count in Counter(reading.ids).items() if count > 1]
        assert twice == [], name


def test_no_page_holds_what_was_to_be_filled_in(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "%%" not in text, path
        assert "&amp;amp;" not in text, path
        assert "{{" not in text, path

"""Every diagnostic code is explained, and its example is what really brings it about."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics import Code, Diagnostic
from generator.edition import Edition
from generator.plans.batch import Basis, write_plans
from generator.site.help.catalogue import CodeHelp, Example, by_code, chapters
from generator.site.help.trial import SAMPLE, TODAY, Bench, bench
from generator.site.model import SiteModel
from generator.site.pages import shared_pages
from generator.site.search import Search
from generator.variants.departments import workplaces
from generator.variants.project import Project, read_project

ROOT = Path(__file__).parent.parent
TRIED = [entry for entry in by_code().values() if entry.by == "check"]
every_tried = pytest.mark.parametrize("entry", TRIED, ids=lambda entry: entry.code.value)


@pytest.fixture(scope="module")
def tried() -> Iterator[Bench]:
    with bench() as found:
        yield found


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample handbook."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def example_of(code: Code) -> Example:
    example = by_code()[code].example
    assert example
    return example


def put(example: Example, folder: Path, *, mended: bool) -> None:
    text = example.right if mended else example.wrong
    assert text
    (folder / example.file).write_text(text, encoding="utf-8")


def test_every_code_is_explained_once_and_in_order() -> None:
    assert [entry.code for chapter in chapters() for entry in chapter.codes] == list(Code)


def test_every_code_stands_under_its_hundred() -> None:
    hundreds = [{entry.code[:3] for entry in chapter.codes} for chapter in chapters()]
    assert hundreds == [{f"HB{hundred}"} for hundred in range(1, 7)]


def test_only_what_no_content_brings_about_has_no_example() -> None:
    without = {entry.code for entry in by_code().values() if entry.example is None}
    assert without == {Code.NOT_WRITTEN, Code.BROKEN_LINK, Code.BAD_MARKUP, Code.NOT_INDEXED}


@every_tried
def test_the_example_gives_this_code_and_no_other(entry: CodeHelp, tried: Bench) -> None:
    assert entry.example
    trial = tried.wrong(entry.example)
    assert {found.code for found in trial.diagnostics} == {entry.code}
    assert all(found.hint for found in trial.diagnostics)
    assert f" {entry.code} " in trial.words


@every_tried
def test_the_mended_example_is_silent(entry: CodeHelp, tried: Bench) -> None:
    assert entry.example
    assert tried.right(entry.example).diagnostics == ()


def test_the_bench_is_as_before_after_a_trial(tried: Bench) -> None:
    missing, elsewhere = example_of(Code.UNREADABLE), example_of(Code.UNKNOWN_FILE)
    assert tried.wrong(missing).diagnostics
    assert tried.wrong(elsewhere).diagnostics
    assert tried.right(example_of(Code.UNKNOWN_KEY)).diagnostics == ()


def test_a_trial_says_what_the_command_says(sample: Path, tried: Bench) -> None:
    example = example_of(Code.UNKNOWN_KEY)
    put(example, sample, mended=False)
    command = [sys.executable, "-m", "generator", "check", "--root", str(sample)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, tried.wrong(example).words)


@pytest.mark.parametrize("mended", [False, True])
def test_a_letter_the_font_lacks_is_told_of_in_the_plan(sample: Path, mended: bool, tmp_path: Path) -> None:  # noqa: FBT001
    put(example_of(Code.LETTER_REPLACED), sample, mended=mended)
    project = read_project(sample)
    hires = {"mei": project.content.hires["mei"]}
    basis = Basis(sample, project.content, model_of(project).workplaces, Edition("", TODAY))
    files = {new.hire.source.file: b"" for new in hires.values()}
    told = [found.code for made in write_plans(hires, files, basis, tmp_path / "plans") for found in made.diagnostics]
    assert set(told) == (set() if mended else {Code.LETTER_REPLACED})


@pytest.mark.parametrize("mended", [False, True])
def test_two_pages_of_one_title_are_told_of_in_the_build(sample: Path, mended: bool, tmp_path: Path) -> None:  # noqa: FBT001
    put(example_of(Code.SAME_TITLE), sample, mended=mended)
    model = model_of(read_project(sample))
    found = list(Search.of(shared_pages(model), model).faults([], tmp_path))
    assert [place_and_code(one) for one in found] == (
        [] if mended else [("site/arbejdspladser/nord/", Code.SAME_TITLE)]
    )


def place_and_code(found: Diagnostic) -> tuple[str, Code]:
    return found.file, found.code


def model_of(project: Project) -> SiteModel:
    content = project.content
    assert content.organisation
    places = workplaces(content, content.organisation, project.handbooks)
    return SiteModel(content.organisation, content.base, places, Edition("", TODAY), "{path}", "https://x.example/")

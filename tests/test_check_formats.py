"""The check as other programs run it: each format on the right stream, with the right exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

FORMATS = ["json", "github", "gitlab"]


def break_it(project: Path) -> None:
    file = project / "content/tasks/alle.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("due: løbende", "due: engang"), encoding="utf-8")


def warn_it(project: Path) -> None:
    (project / "content/noter.txt").write_text("Husk kagen.\n", encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_fault_is_told_where_programs_read(project: Path, handbook: Run, form: str) -> None:
    break_it(project)
    code, output, errors = handbook("check", "--format", form)
    assert (code, errors) == (1, "")
    assert "HB208" in output
    assert "content/tasks/alle.yml" in output
    if form != "github":
        json.loads(output)


@pytest.mark.parametrize("form", FORMATS)
def test_without_faults_nothing_is_told_and_all_is_well(handbook: Run, form: str) -> None:
    code, output, errors = handbook("check", "--format", form)
    assert (code, errors) == (0, "")
    assert "HB" not in output


def test_text_is_what_is_told_unasked(project: Path, handbook: Run) -> None:
    break_it(project)
    assert handbook("check") == handbook("check", "--format", "text")


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_only_a_strict_check_stops_at_a_warning(project: Path, handbook: Run, form: str) -> None:
    warn_it(project)
    assert handbook("check", "--format", form)[0] == 0
    assert handbook("check", "--format", form, "--strict")[0] == 1


def test_a_strict_check_of_a_handbook_without_warnings(handbook: Run) -> None:
    assert handbook("check", "--strict")[0] == 0


def test_a_format_that_is_not_there_is_wrong_use(handbook: Run) -> None:
    code, output, errors = handbook("check", "--format", "xml")
    assert (code, output) == (2, "")
    assert "gitlab" in errors

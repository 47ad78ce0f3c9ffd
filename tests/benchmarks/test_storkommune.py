"""The storkommune is a real one: deterministic, without errors, and merged as the program merges it."""

import subprocess
import sys
from pathlib import Path

import pytest
from storkommune import ADDED, CHANGED, REMOVED, ROOT, Municipality, make, write

from generator.handbook.finder import find
from generator.handbook.models import Task
from generator.handbook.reader import read
from generator.variants.departments import merge_departments


@pytest.fixture(scope="module")
def municipality() -> Municipality:
    return make(departments=60)


def test_it_is_as_large_as_asked_for(municipality: Municipality) -> None:
    assert len(municipality.tasks) == 300
    assert len(municipality.departments) == 60
    assert {len(municipality.line(identity)) for identity in municipality.departments} == {1, 2, 3}
    for department in municipality.departments.values():
        sizes = [len(department[operation]["tasks"]) for operation in ("add", "change", "remove")]
        assert sizes == [ADDED, CHANGED, REMOVED]


def test_the_same_seed_gives_the_same_municipality(municipality: Municipality) -> None:
    assert make(departments=60) == municipality
    assert make(departments=60, seed=2) != municipality


def test_the_program_finds_no_error_in_it(municipality: Municipality, tmp_path: Path) -> None:
    write(municipality, tmp_path / "project")
    command = [sys.executable, "-m", "generator", "check", "--root", str(tmp_path / "project")]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout[:2000] + checked.stderr[-2000:]


def test_the_program_merges_it_as_the_peer_does(municipality: Municipality, tmp_path: Path) -> None:
    write(municipality, tmp_path / "project")
    content, _found = read(find(tmp_path / "project"))
    handbooks, _wrong = merge_departments(content)
    assert list(handbooks) != []
    for identity, handbook in handbooks.items():
        assert set(handbook.of(Task)) == {task["id"] for task in municipality.merged(identity)}

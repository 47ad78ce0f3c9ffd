"""Publishing: readers see the old folder or the new one, whatever happens on the way."""

import ctypes
import os
import shutil
import time
from pathlib import Path

import pytest

from generator import publish as module
from generator.publish import STAGING, old_of, publish, recover, staging

Snapshot = dict[str, bytes]


def tree(folder: Path) -> Snapshot:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def filled(folder: Path, text: str) -> Path:
    (folder / "under").mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "under" / f"{text}.html").write_text(text, encoding="utf-8")
    return folder


def whole(text: str) -> Snapshot:
    return {"index.html": text.encode(), f"under/{text}.html": text.encode()}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def two_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders in one step."""
    monkeypatch.setattr(module, "_exchange", lambda _first, _second: False)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_first_publishing(tmp_path: Path, target: Path) -> None:
    publish(filled(tmp_path / "ny", "nyt"), target)
    assert tree(target) == whole("nyt")
    assert names(tmp_path) == {"site"}


def test_the_first_publishing_makes_the_folders_above(tmp_path: Path) -> None:
    publish(filled(tmp_path / "ny", "nyt"), tmp_path / "a" / "b" / "site")
    assert tree(tmp_path / "a" / "b" / "site") == whole("nyt")


@pytest.mark.parametrize("way", ["in one step", "with two renames"])
def test_the_new_folder_takes_the_place_of_the_old_one(
    tmp_path: Path, target: Path, way: str, request: pytest.FixtureRequest
) -> None:
    if way == "with two renames":
        request.getfixturevalue("two_renames")
    filled(target, "gammelt")
    publish(filled(tmp_path / "ny", "nyt"), target)
    assert tree(target) == whole("nyt")
    assert names(tmp_path) == {"site"}


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="Linux alone exchanges two folders in one step")
def test_there_is_a_whole_folder_at_every_moment(tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(target, "gammelt")

    def refuse(*_arguments: object) -> None:
        pytest.fail("the exchange took more than one step")

    monkeypatch.setattr(Path, "rename", refuse)
    publish(filled(tmp_path / "ny", "nyt"), target)
    assert tree(target) == whole("nyt")


@pytest.mark.parametrize("failure", [AttributeError, OSError, TypeError])
def test_a_system_library_without_the_call_means_two_renames(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    def missing(*_arguments: object, **_options: object) -> None:
        raise failure

    monkeypatch.setattr(ctypes, "CDLL", missing)
    filled(target, "gammelt")
    publish(filled(tmp_path / "ny", "nyt"), target)
    assert tree(target) == whole("nyt")


class Killed(BaseException):
    """Stands for the moment the program is killed."""


def die_at_rename(monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """Let the program be killed as it comes to its nth rename."""
    rename = os.rename
    done: list[object] = []

    def dying(*arguments: object, **options: object) -> None:
        if len(done) == nth - 1:
            raise Killed
        done.append(arguments)
        rename(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rename", dying)


@pytest.mark.usefixtures("two_renames")
@pytest.mark.parametrize("nth", [1, 2])
def test_a_program_killed_at_either_rename_leaves_the_old_folder_to_recover(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    filled(target, "gammelt")
    stage = filled(tmp_path / "ny", "nyt")
    with monkeypatch.context() as patched:
        die_at_rename(patched, nth)
        with pytest.raises(Killed):
            publish(stage, target)
    assert target.exists() == (nth == 1)
    recover(target)
    assert tree(target) == whole("gammelt")
    assert not old_of(target).exists()
    publish(stage, target)
    assert tree(target) == whole("nyt")
    assert names(tmp_path) == {"site"}


@pytest.mark.usefixtures("two_renames")
def test_a_program_killed_after_its_renames_leaves_the_new_folder(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(target, "gammelt")
    removals: list[Path] = []

    def dying(folder: Path, **_options: object) -> None:
        removals.append(folder)
        if len(removals) > 1:
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", dying)
        with pytest.raises(Killed):
            publish(filled(tmp_path / "ny", "nyt"), target)
    assert old_of(target).exists()
    recover(target)
    assert tree(target) == whole("nyt")
    assert names(tmp_path) == {"site"}


@pytest.mark.parametrize(
    ("here", "beside", "after"),
    [
        (None, None, {}),
        ("nyt", None, whole("nyt")),
        (None, "gammelt", whole("gammelt")),
        ("nyt", "gammelt", whole("nyt")),
    ],
)
def test_recovering_puts_the_old_folder_back_or_clears_it_away(
    tmp_path: Path, target: Path, here: str | None, beside: str | None, after: Snapshot
) -> None:
    if here:
        filled(target, here)
    if beside:
        filled(old_of(target), beside)
    recover(target)
    assert tree(target) == after
    assert names(tmp_path) <= {"site"}


@pytest.mark.usefixtures("two_renames")
def test_what_an_earlier_crash_left_is_in_nobodys_way(tmp_path: Path, target: Path) -> None:
    filled(target, "gammelt")
    filled(old_of(target), "ældre")
    publish(filled(tmp_path / "ny", "nyt"), target)
    assert tree(target) == whole("nyt")
    assert names(tmp_path) == {"site"}


@pytest.mark.parametrize("way", ["in one step", "with two renames"])
def test_a_target_can_be_given_relative_to_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, request: pytest.FixtureRequest
) -> None:
    if way == "with two renames":
        request.getfixturevalue("two_renames")
    monkeypatch.chdir(tmp_path)
    target = Path("site")
    for text in ("gammelt", "nyt"):
        recover(target)
        with staging(target) as folder:
            publish(filled(folder / "ny", text), target)
    assert tree(tmp_path / "site") == whole("nyt")
    assert names(tmp_path) == {"site"}


def test_a_staging_folder_is_its_owners_alone_and_gone_afterwards(target: Path) -> None:
    with staging(target) as folder:
        assert folder.parent == target.parent
        assert folder.stat().st_mode & 0o777 == 0o700
    assert names(target.parent) == set()


def test_a_staging_folder_is_gone_when_something_fails(target: Path) -> None:
    with pytest.raises(ZeroDivisionError), staging(target) as folder:
        filled(folder / "ny", str(1 / 0))
    assert names(target.parent) == set()


def test_two_runs_at_once_have_each_their_staging_folder(target: Path) -> None:
    with staging(target) as first, staging(target) as second:
        assert first != second
        assert first.is_dir()


def test_what_killed_runs_left_is_cleared_away_when_it_is_an_hour_old(target: Path) -> None:
    old, young = (filled(target.parent / f"{STAGING}{name}", name) for name in ("gammel", "ung"))
    two_hours_ago = time.time() - 7200
    os.utime(old, (two_hours_ago, two_hours_ago))
    filled(target.parent / ".andet", "andet")
    os.utime(target.parent / ".andet", (two_hours_ago, two_hours_ago))
    with staging(target):
        assert not old.exists()
    assert names(target.parent) == {young.name, ".andet"}

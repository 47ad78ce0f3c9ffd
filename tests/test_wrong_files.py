"""Wrong files, each beside its right version: what is told of the wrong one, whole, and that the right one mends it.

A folder in `tests/wrong` is a case: `wrong` and `right` are put into the small project one at a time, `told.txt` is
what the wrong one must bring about, and `command`, where it stands, is what is run instead of `check`. The wrong
project lacks the files that only `right` has. `HANDBOOK_GOLDEN=update pytest tests/test_wrong_files.py` writes every
`told.txt` anew, and fails, so that somebody reads what changed.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from generator.cli import run
from generator.diagnostics import Code

WRONG = Path(__file__).parent / "wrong"
CASES = sorted(path.name for path in WRONG.iterdir())
UPDATE = os.environ.get("HANDBOOK_GOLDEN") == "update"
PARTS = {"wrong", "right", "told.txt", "command"}

# Faults of the program itself, which no content brings about.
OURS = {Code.BROKEN_LINK, Code.BAD_MARKUP, Code.NOT_INDEXED}

ANY_CODE = re.compile(r"\bHB\d{3}\b")
FOREIGN = re.compile(
    r"\b(error|warning|expected|found|mapping|scalar|token|block|input|valid|string|integer|boolean|null|None|NoneType"
    r"|dict|tuple|str|int|bool|pydantic|Traceback|Exception|Errno|line \d|column \d)\b|/tmp|/home|\.py\b|0x"
)
HINT = re.compile(r"^ {9}\S.*", re.MULTILINE)


@pytest.fixture
def told(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Told":
    """The command of a case, run on the small project with one of its versions."""
    monkeypatch.chdir(project)
    return Told(project, capsys)


class Told:
    """Runs a case and keeps what it told."""

    def __init__(self, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._project = project
        self._capsys = capsys

    def of(self, case: str, version: str) -> tuple[int, str]:
        """Return the exit code and everything the command printed."""
        folder = WRONG / case
        for path in (folder / "right").rglob("*.yml"):
            (self._project / path.relative_to(folder / "right")).unlink(missing_ok=True)
        if (folder / version).exists():
            shutil.copytree(folder / version, self._project, dirs_exist_ok=True)
        command = folder / "command"
        code = run(command.read_text(encoding="utf-8").split() if command.exists() else ["check"])
        printed = self._capsys.readouterr()
        return code, printed.err + printed.out


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_told_in_these_words(case: str, told: Told) -> None:
    code, words = told.of(case, "wrong")
    golden = WRONG / case / "told.txt"
    if UPDATE:
        before = golden.read_text(encoding="utf-8") if golden.exists() else ""
        golden.write_text(words, encoding="utf-8")
        assert words == before, f"{golden.name} was written anew; read it"
    assert words == golden.read_text(encoding="utf-8")
    assert code == (1 if re.search(r" fejl HB\d", words) else 0)


@pytest.mark.parametrize("case", CASES)
def test_the_right_version_mends_it(case: str, told: Told) -> None:
    code, words = told.of(case, "right")
    assert (code, ANY_CODE.findall(words)) == (0, [])


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_whole(case: str) -> None:
    parts = {path.name for path in (WRONG / case).iterdir()}
    assert {"right", "told.txt"} <= parts <= PARTS


@pytest.mark.parametrize("case", CASES)
def test_the_words_are_those_of_people(case: str) -> None:
    words = (WRONG / case / "told.txt").read_text(encoding="utf-8")
    blocks = [block for block in words.split("\n\n") if ANY_CODE.search(block)]
    assert blocks
    for block in blocks:
        said = "\n".join(line for line in block.splitlines() if not re.match(r" *\d* \|", line))
        assert HINT.search(block), f"nothing says what to write instead:\n{block}"
        assert not FOREIGN.search(said), f"not plain Danish:\n{block}"


def test_every_code_has_a_wrong_file() -> None:
    told = "".join((WRONG / case / "told.txt").read_text(encoding="utf-8") for case in CASES)
    assert {*ANY_CODE.findall(told)} == {*Code} - OURS

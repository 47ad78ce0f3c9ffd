"""Puts hostile files into a small project, has them checked in another process, and judges what is said of them."""

import json
import os
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SMALL = HERE.parent / "fixtures" / "lille"

PATIENCE = 120  # seconds by the clock, for a machine with much to do
SECONDS = 30  # of the processor, for one check; almost all take a tenth of one

HEADING = re.compile(r"[^\n]+:\d+:\d+ (?:fejl|advarsel|bemærkning) HB\d{3} ")
UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Judge:
    """A small project to put files into, and the process that checks it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "håndbog"
        shutil.copytree(SMALL, self._folder)
        self._worker: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop()

    def of_files(self, files: Mapping[str, bytes]) -> dict[str, Any]:
        """Return the answer for files put into the content, by their paths in it; raises `AssertionError`."""

        def put(content: Path) -> None:
            for name, data in files.items():
                path = content / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

        return self.of(put)

    def of(self, change: Callable[[Path], None]) -> dict[str, Any]:
        """Return the answer for content changed in any way; raises `AssertionError` when it is not ours."""
        content = self._folder / "content"
        shutil.rmtree(content)
        shutil.copytree(SMALL / "content", content)
        change(content)
        answer = self._ask()
        faults_of(answer, str(self._folder))
        return answer

    def _ask(self) -> dict[str, Any]:
        worker = self._started()
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps({"folder": str(self._folder)}) + "\n")
        worker.stdin.flush()
        if not select.select([worker.stdout], [], [], PATIENCE)[0]:
            self._stop()
            raise AssertionError(f"no answer within {PATIENCE} seconds")
        line = worker.stdout.readline()
        if not line:
            self._stop()
            raise AssertionError("the process ended without an answer")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _started(self) -> subprocess.Popen[str]:
        if self._worker is None:
            pipe = subprocess.PIPE
            command = [sys.executable, str(HERE / "worker.py")]
            environment = {**os.environ, "SOURCE_DATE_EPOCH": "1793606400", "PYTHONPATH": str(ROOT)}
            self._worker = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
        return self._worker

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.communicate()
            self._worker = None


def faults_of(answer: Mapping[str, Any], folder: str) -> None:
    """Raise `AssertionError` when an answer is not made of our own diagnostics alone."""
    code, said = answer["code"], answer["said"]
    headings = HEADING.findall(said)
    is_wrong = any(" fejl HB" in heading for heading in headings)
    assert code == (1 if is_wrong else 0), f"exit code {code}: {said[-2000:]}"
    assert headings or "ingen fejl" in said, said[-2000:]
    assert folder not in said, "the path of the machine is told"
    assert not UNPRINTABLE.search(said), UNPRINTABLE.findall(said)
    assert answer["seconds"] < SECONDS, f"{answer['seconds']} seconds"

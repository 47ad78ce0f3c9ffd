"""Checks one hostile project after another in a process of its own, with bounds on memory and on what it may write.

Each line on standard input is a JSON object with the folder of a project; each line on standard output is what came
of checking it.
"""

import json
import os
import resource
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from generator.cli import run

MEMORY = 1_500_000_000  # bytes of address space
WRITTEN = 1_000_000  # bytes in any file


def check(folder: str) -> dict[str, object]:
    """Run `handbook check`, and return its exit code, what it said and the processor's seconds it took."""
    said = StringIO()
    began = time.process_time()
    os.chdir(folder)
    with redirect_stdout(said), redirect_stderr(said):
        code = run(["check"])
    return {"code": code, "said": said.getvalue(), "seconds": time.process_time() - began}


def main() -> None:
    """Answer every line."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        answer = json.dumps(check(json.loads(line)["folder"]))
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

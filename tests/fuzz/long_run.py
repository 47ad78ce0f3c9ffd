"""Tries hostile files for as long as one likes: `python tests/fuzz/long_run.py MINUTES`."""

import sys
import time
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hostile import hostile_files
from hypothesis import HealthCheck, given, seed, settings
from judge import Judge

EXAMPLES = 400  # of each round, after which hypothesis forgets and begins anew


def main(minutes: float) -> int:
    """Run round after round until the time is out; returns how many kinds of fault were found."""
    until = time.monotonic() + minutes * 60
    tried, found = 0, 0
    with TemporaryDirectory() as folder, Judge(Path(folder)) as judge:

        def check(made: tuple[str, bytes]) -> None:
            nonlocal tried
            tried += 1
            judge.of_files({made[0]: made[1]})

        for number in count(int(time.time())):
            if time.monotonic() > until:
                break
            try:
                options = settings(
                    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=[*HealthCheck]
                )
                seed(number)(options(given(hostile_files())(check)))()
            except (AssertionError, ExceptionGroup) as fault:
                found += 1
                sys.stdout.write(f"seed {number}: {fault}\n{getattr(fault, '__notes__', '')}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{tried} files tried, {found} rounds with a fault\n")
    return found


if __name__ == "__main__":
    sys.exit(bool(main(float(sys.argv[1]))))

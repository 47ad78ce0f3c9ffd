"""Measures the program on the storkommune, beside what it is compared with: `make bench`.

Everything is run in turn, several times over, in one go; what is printed are medians, and the ratios of medians.

usage: python tests/benchmarks/bench.py [--rounds 3] [--quick]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
MEGABYTE = 1_000_000
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage counts kibibytes, on macOS bytes


@dataclass(frozen=True, slots=True)
class Contender:
    """A command to measure, and the folder it writes, if any."""

    name: str
    command: Sequence[str]
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One run: its seconds, its peak memory in bytes, and the bytes and files it wrote."""

    seconds: float
    memory: int
    size: int
    files: int


def python(*arguments: str | Path) -> list[str]:
    """Return the command that runs this Python with some arguments."""
    return [sys.executable, *map(str, arguments)]


def run(contender: Contender) -> Result:
    """Run a command once, from nothing.

    This process must stay small itself: a child's peak memory counts from before it became the command.
    """
    if contender.output:
        shutil.rmtree(contender.output, ignore_errors=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1793606400"}
    with tempfile.TemporaryFile() as log:
        started = time.perf_counter()
        child = subprocess.Popen(contender.command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            log.seek(0)
            raise SystemExit(f"{contender.name} failed:\n{log.read().decode(errors='replace')[-4000:]}")
    sizes = [path.stat().st_size for path in contender.output.rglob("*") if path.is_file()] if contender.output else []
    return Result(seconds, usage.ru_maxrss * RSS_UNIT, sum(sizes), len(sizes))


def measure(contenders: Sequence[Contender], rounds: int) -> dict[str, Result]:
    """Run all contenders in turn, again and again, and return the medians of each."""
    results: dict[str, list[Result]] = {contender.name: [] for contender in contenders}
    for number in range(rounds):
        for contender in contenders:
            result = run(contender)
            results[contender.name].append(result)
            print(f"{number + 1}/{rounds} {contender.name}: {result.seconds:.2f} s", file=sys.stderr)
    return {name: _medians(runs) for name, runs in results.items()}


def _medians(runs: Sequence[Result]) -> Result:
    def of(value: Callable[[Result], float]) -> float:
        return median(map(value, runs))

    last = runs[-1]
    return Result(of(lambda run: run.seconds), int(of(lambda run: run.memory)), last.size, last.files)


def build(folder: Path, departments: int) -> Contender:
    """Make a municipality and return the command that builds it."""
    project = folder / f"storkommune-{departments}"
    subprocess.run(python(HERE / "storkommune.py", project, "--departments", str(departments)), check=True)
    out = folder / f"out-{departments}"
    places = ("--root", project, "--out", out / "site", "--plans", out / "plans")
    return Contender(f"handbook build, {departments}", python("-m", "generator", "build", "--no-cache", *places), out)


def again(folder: Path) -> Contender:
    """Return the command that builds the municipality of 1,000 departments with what the engine made before."""
    out = folder / "out-again"
    places = ("--root", folder / "storkommune-1000", "--out", out / "site", "--plans", out / "plans")
    return Contender("the same again, 1000", python("-m", "generator", "build", *places), out)


def mkdocs(folder: Path) -> Contender:
    """Write the Markdown peer and return the command that builds it."""
    peer = folder / "mkdocs"
    subprocess.run(python(HERE / "peer.py", peer, "--departments", "1000"), check=True)
    command = python("-m", "mkdocs", "build", "--quiet", "--config-file", peer / "mkdocs.yml")
    return Contender("MkDocs from Markdown, 1000", command, peer / "site")


def checks(folder: Path) -> tuple[Contender, Contender]:
    """Return the commands that check the municipality of 1,000 departments: ours and yamllint's."""
    project = folder / "storkommune-1000"
    ours = python("-m", "generator", "check", "--root", project)
    yamllint = python("-m", "yamllint", "-d", "relaxed", project / "content")
    return Contender("handbook check, 1000", ours), Contender("yamllint, 1000", yamllint)


def changes(folder: Path) -> Contender:
    """Edit a task of the common handbook of 1,000 departments, and return the command that tells where it is felt."""
    project = folder / "edited-1000"
    shutil.copytree(folder / "storkommune-1000", project)
    git = ("git", "-C", str(project), "-c", "user.name=bench", "-c", "user.email=bench@localhost")
    for arguments in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "before")):
        subprocess.run([*git, *arguments], check=True)
    tasks = project / "content" / "tasks" / "foerste-dag.yml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("title: ", "title: Nu ", 1), encoding="utf-8")
    command = python("-m", "generator", "changes", "--since", "HEAD", "--root", project)
    return Contender("handbook changes, 1000", command)


def report(results: dict[str, Result]) -> None:
    """Print the medians and the ratios between them."""
    print(f"{'':30}{'seconds':>9}{'MB memory':>11}{'MB site':>9}{'files':>8}")
    for name, result in results.items():
        written = f"{result.size / MEGABYTE:9.1f}{result.files:8}" if result.files else ""
        print(f"{name:30}{result.seconds:9.2f}{result.memory / MEGABYTE:11.0f}{written}")
    print()
    for name, base in (
        ("handbook build, 1000", "handbook build, 10"),
        ("handbook build, 2000", "handbook build, 1000"),
        ("MkDocs from Markdown, 1000", "handbook build, 1000"),
        ("yamllint, 1000", "handbook check, 1000"),
    ):
        if name in results:
            print(f"{name} : {base}".ljust(56) + f"{results[name].seconds / results[base].seconds:6.2f}")


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description="Measure the program on a made-up municipality.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="leave MkDocs from Markdown out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="storkommune-") as name:
        folder = Path(name)
        builds = [build(folder, departments) for departments in (10, 1000, 2000)]
        peers = [] if options.quick else [mkdocs(folder)]
        report(measure([*builds, again(folder), *checks(folder), changes(folder), *peers], options.rounds))
        build(folder, 250)
        print(flush=True)
        sizes = (folder / f"storkommune-{departments}" for departments in (250, 1000))
        subprocess.run(python(HERE / "variants_bench.py", *sizes), cwd=ROOT, check=True)
        print(flush=True)
        own = folder / "own"
        places = ("--root", ROOT, "--out", own / "site", "--plans", own / "plans")
        subprocess.run(python("-m", "generator", "build", *places), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        pages = (own / "site", folder / "out-1000" / "site")
        subprocess.run(python(HERE / "browser_bench.py", *pages), cwd=ROOT, check=True)
        print(flush=True)
        subprocess.run(python(HERE / "edit_bench.py", ROOT, folder / "storkommune-1000"), cwd=ROOT, check=True)
    print(flush=True)
    subprocess.run(python(HERE / "plans_bench.py", "--rounds", str(options.rounds)), cwd=ROOT, check=True)


if __name__ == "__main__":
    main()

"""Measures how long it takes from a file is saved until `handbook serve` has the new page for the browser.

Each kind of edit is made several times over, on the real content and on the storkommune, and told as medians in
seconds. As in the browser, the news is waited for and then the page is fetched.

usage: python tests/benchmarks/edit_bench.py CONTENT STORKOMMUNE
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
TIMES = 7
PAUSE = 1.0  # seconds: a person does not save twice in less


class Edit(NamedTuple):
    """What is edited, and on which page it is looked for; `begins` is what the line begins with."""

    what: str
    file: str
    begins: str
    page: str


def edits(root: Path) -> Iterator[Edit]:
    """Yield the edits to make in a project."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in (root / "content/departments").glob("*.yml")}
    above = set(re.findall(r"^parent: (\S+)", "\n".join(files.values()), re.MULTILINE))
    for what, some in (("with others below it", above), ("with none below it", files.keys() - above)):
        department = max(some)
        page = f"arbejdspladser/{department}/"
        yield Edit(f"a workplace {what}, on its page", f"content/departments/{department}.yml", "name: ", page)
    yield Edit("a common task, on a workplace's page", "content/tasks/foer-start.yml", "  title: ", page)
    yield Edit("a common task, on its phase's page", "content/tasks/foer-start.yml", "  title: ", "aaret/foer-start/")
    yield Edit("a phase's title, in every menu", "content/phases.yml", "  title: ", "aaret/foer-start/")


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Yield the address at which `handbook serve` shows a project."""
    command = [sys.executable, "-u", "-m", "generator", "serve", "--root", str(root), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as served:
        told = (re.search(r"http://\S+/", line) for line in served.stdout or ())
        yield next(match.group() for match in told if match)
        served.terminate()


def fetched(address: str) -> str:
    """Return what lies at an address of this machine."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
        text: str = answer.read().decode()
    return text


def seconds_to_page(root: Path, address: str, edit: Edit, word: str) -> float:
    """Save an edit that brings a word in, and return the seconds until the page has it."""
    seen = re.search(r'data-seen="(\d+)"', fetched(address + edit.page))
    assert seen
    path = root / edit.file
    text = path.read_text(encoding="utf-8")
    changed = re.sub(f"^{edit.begins}.*?$", f"{edit.begins}{word}", text, count=1, flags=re.MULTILINE)
    time.sleep(PAUSE)
    started = time.perf_counter()
    path.write_text(changed, encoding="utf-8")
    news = json.loads(fetched(f"{address}_live/news.json?seen={seen.group(1)}"))
    page = fetched(address + edit.page)
    waited = time.perf_counter() - started
    assert news["complaint"] == "", news["complaint"]
    assert word in page, edit
    return waited


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("projects", nargs="+", type=Path)
    for project in parser.parse_args().projects:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "haandbog"
            for name in ("content", "overrides"):
                shutil.copytree(project / name, root / name)
            shutil.copy(project / "site_config.yml", root)
            with serving(root) as address:
                for edit in edits(root):
                    waits = [seconds_to_page(root, address, edit, f"Zebra {at}") for at in range(TIMES)]
                    name = f"{project.resolve().name}: {edit.what}"
                    print(f"{name:70} {median(waits):6.2f} s, longest {max(waits):.2f}", flush=True)


if __name__ == "__main__":
    main()

"""What every test shares: a fixed day, no network, a Chromium, and the real handbook built once."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest
from browsing import DESKTOP, Open, Opened
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator.site.configuration import read_configuration
from generator.site.serve import make_server, prefix_of

ROOT = Path(__file__).parent.parent
TODAY = "1793606400"  # Monday 2 November 2026, 09:00 in Denmark
FIXTURES = ROOT / "tests" / "fixtures"
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


class Outcome(NamedTuple):
    """What a run of the command gave."""

    code: int
    output: str
    errors: str


settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)


def pytest_configure() -> None:
    """Fix the day for the tests and for what they start, and close the network to them."""
    os.environ["SOURCE_DATE_EPOCH"] = TODAY
    settings.load_profile("ci" if os.environ.get("CI") else "dev")
    sys.addaudithook(_refuse_network)


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # the address of a Unix socket is a path
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0]
    else:
        return
    if host is not None and not _is_this_machine(host):
        raise RuntimeError(f"a test must not reach {host!r} over the network")


def _is_this_machine(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ip_address(name)
    except ValueError:
        return name == "localhost"
    return address.is_loopback or address.is_unspecified


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser to test in."""
    names = (os.environ.get("HANDBOOK_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, (shutil.which(name) for name in names if name)), None)
    if path is None:
        pytest.fail("no Chromium on the PATH or in HANDBOOK_CHROMIUM; `make test` installs one")
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """A Chromium for all tests, each of which opens its own page."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder with the real handbook's `site` and `plans`, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "handbook"
    folder.mkdir(exist_ok=True)
    outcome = folder / "outcome.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            outcome.write_text(json.dumps(_build(folder)), encoding="utf-8")
    code, output = json.loads(outcome.read_text(encoding="utf-8"))
    assert code == 0, f"the handbook did not build:\n{output}"
    return folder


def _build(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "generator", "build", "--root", str(ROOT)]
    places = ["--out", str(folder / "site"), "--plans", str(folder / "plans")]
    done = subprocess.run([*command, *places], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="session")
def built_site(built: Path) -> Path:
    """The folder of the real handbook's site."""
    return built / "site"


@pytest.fixture(scope="session")
def built_plans(built: Path) -> Path:
    """The folder of the plans for the example hires."""
    return built / "plans"


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address, with a slash at its end, where the real handbook is served."""
    public = read_configuration(ROOT).site_url
    with make_server(built_site, public, port=0) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix_of(public)}"
        server.shutdown()
        thread.join()


@pytest.fixture
def open_page(browser: Browser, site_url: str) -> Iterator[Open]:
    """Open an address in a browser of its own; what is given beside it is how that browser is set up."""
    contexts = []

    def opened(address: str = "", **options: object) -> Opened:
        context = browser.new_context(**{"viewport": DESKTOP, "color_scheme": "light", **options})  # type: ignore[arg-type]
        contexts.append(context)
        found = Opened.in_page(context.new_page())
        found.page.goto(address if ":" in address else site_url + address)
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of its own to build, change and break."""
    folder = tmp_path / "lille"
    shutil.copytree(FIXTURES / "lille", folder)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    return folder


@pytest.fixture
def handbook(project: Path) -> Callable[..., Outcome]:
    """The command, run on the small project."""

    def run(*arguments: str) -> Outcome:
        command = [sys.executable, "-m", "generator", *arguments, "--root", str(project)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run

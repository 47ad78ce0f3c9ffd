"""The rules that ARCHITECTURE.md states, held against the code itself."""

import ast
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
FILES = tuple(sorted(PACKAGE.rglob("*.py")))

LAYERS = (
    ("errors", "diagnostics", "cpr"),
    ("edition", "i18n", "icons", "lazy", "progress", "publish", "working_tree"),
    ("annotations", "failures", "text", "reporter", "history"),
    ("handbook",),
    ("variants",),
    ("reports",),
    ("plans",),
    ("authoring",),
    ("site",),
    ("asking", "commands"),
    ("organisation_questions",),
    ("plan_command", "schema_command", "serve_command", "variant_commands"),
    ("init_command", "new_command"),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
FOLDERS = {"authoring", "handbook", "plans", "reports", "site", "text", "variants"}

LONGEST_FILE = 250
LONGEST_FUNCTION = 50

ENGINE = {"mkdocs", "material"}
MAY_IMPORT_ENGINE = {"site/engine.py": ENGINE}
NETWORK = {
    "aiohttp",
    "ftplib",
    "http.client",
    "http.server",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "urllib.request",
    "urllib3",
}
MAY_IMPORT_NETWORK = {"site/serve.py": {"http.server"}, "site/live/server.py": {"http.server"}}
HEAVY = {"holidays", "mkdocs", "typst"}

MUTABLE_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_TYPES = {"list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque"}

TOP_LEVEL = {
    "ARCHITECTURE.md",
    "Makefile",
    "README.md",
    "content",
    "generator",
    "overrides",
    "pyproject.toml",
    "requirements",
    "site_config.yml",
    "tests",
}
REGISTRY = re.compile(r"py[p]i\.org|python[h]osted\.org|npm[j]s\.|deb[i]an\.org|--(?:extra-)?index-ur[l] ?=?https?:")
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|opt|root|tmp|work|Users)/\w")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Yield every module a file imports, inside functions too; `from a import b` may mean the module a.b."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports by a relative name"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def own_layers(path: Path) -> set[str]:
    names = {module.split(".")[1] for module in imports(path) if module.startswith("generator.")}
    return names - {"__version__"}


def is_or_is_in(module: str, names: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def tracked_files() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted(set(listed.stdout.decode().split("\0")) - {""})
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())


def test_the_tests_below_see_the_code() -> None:
    assert len(FILES) > 30
    assert {layer_of(path) for path in FILES} - {"__init__"} >= set(RANK)
    assert all(any((PACKAGE / folder).glob("*.py")) for folder in FOLDERS)
    assert sum(len(own_layers(path)) for path in FILES) > len(FILES)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_go_leftwards_only(path: Path) -> None:
    layer = layer_of(path)
    if layer == "__init__":
        assert not own_layers(path)
        return
    allowed = {name for name, rank in RANK.items() if rank < RANK[layer]} | ({layer} if layer in FOLDERS else set())
    assert own_layers(path) <= allowed


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_engine_knows_mkdocs(path: Path) -> None:
    allowed = MAY_IMPORT_ENGINE.get(name_of(path), set())
    engine = [module for module in imports(path) if is_or_is_in(module, ENGINE)]
    assert [module for module in engine if not is_or_is_in(module, allowed)] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_can_reach_the_network(path: Path) -> None:
    allowed = MAY_IMPORT_NETWORK.get(name_of(path), set())
    network = [module for module in imports(path) if is_or_is_in(module, NETWORK)]
    assert [module for module in network if not is_or_is_in(module, allowed)] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_function_is_short(path: Path) -> None:
    functions = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        called = value.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        return name in MUTABLE_TYPES
    return isinstance(value, MUTABLE_DISPLAYS)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_keeps_no_state(path: Path) -> None:
    module = tree_of(path)
    assignments = [node for node in module.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    mutable = [node for node in assignments if is_mutable(node.value) and not ast.unparse(node).startswith("__all__")]
    rebound = [node for node in ast.walk(module) if isinstance(node, ast.Global)]
    assert [f"{node.lineno}: {ast.unparse(node)}" for node in (*mutable, *rebound)] == []


def imported_by(*arguments: str) -> set[str]:
    """Return the top-level names of every module that a run of the program imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr[-2000:]
    lines = re.findall(r"^import time:\s+\d+ \|\s+\d+ \|\s*(\S+)$", done.stderr, re.MULTILINE)
    return {module if module.startswith("generator") else module.split(".")[0] for module in lines}


def test_the_command_starts_light() -> None:
    modules = imported_by("-c", "import generator.cli")
    assert "generator.cli" in modules
    assert modules & HEAVY == set()


def test_check_stays_light() -> None:
    modules = imported_by("-m", "generator", "check", "--root", str(ROOT))
    assert "generator.handbook.models" in modules
    assert modules & HEAVY == set()


def test_no_file_names_a_registry_or_this_machine() -> None:
    files = tracked_files()
    assert len(files) > len(FILES)
    found = []
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="ignore")
        matches = [*REGISTRY.finditer(text), *MACHINE.finditer(text)]
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in matches]
    assert found == []


def test_the_top_level_holds_what_it_should() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


@pytest.mark.parametrize("name", ["runtime", "test", "bench"])
def test_the_lock_holds_what_the_project_asks_for(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["build"], *groups.get(name, [])]
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line.split(" \\")[0]) for line in lines if "==" in line]
    locked = {pin.name.lower().replace("_", "-"): str(pin.specifier).removeprefix("==") for pin in pins}
    for requirement in map(Requirement, wanted):
        key = requirement.name.lower().replace("_", "-")
        assert key in locked, f"{key} is not locked; run make lock"
        assert requirement.specifier.contains(locked[key]), f"{key} is locked at {locked[key]}; run make lock"


def test_no_test_can_reach_the_network() -> None:
    with pytest.raises(RuntimeError, match="must not reach"):
        socket.getaddrinfo("example.org", 80)
    with socket.socket() as connection, pytest.raises(RuntimeError, match="must not reach"):
        connection.connect(("192.0.2.1", 80))

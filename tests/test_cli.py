"""The command line: Danish throughout, exit codes that mean something, and nothing said of this machine."""

import re
import sys
from collections.abc import Callable, Mapping
from http.server import ThreadingHTTPServer
from pathlib import Path

import click
import pytest

from generator import __version__, cli
from generator import commands as module

Run = Callable[..., tuple[int, str, str]]

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|show|exit|version and|message|error|invalid|missing|required|default|"
    r"arguments?|args|files?|directory|folder|path|integer|number|does|not|such|try|did you|extra|got|value for|"
    r"aborted|traceback|warning)\b",
    re.IGNORECASE,
)
OURS = re.compile(
    r"--[a-z]+|\bhandbook [a-z]+|“[^”]*”|'[^']*'|site_config\.yml|\bcontent\b|\bplans\b|\bsite\b|\{[a-z]+\}"
    r"|^  [a-z-]+ ",
    re.MULTILINE,
)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """The command in this process."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        output, errors = capfd.readouterr()
        return code, output, errors

    return call


def english(text: str) -> list[str]:
    """Return the English words in a text, our own names of commands and options being passed over."""
    return [match.group() for match in ENGLISH.finditer(OURS.sub(" ", text))]


def commands() -> Mapping[str, click.Command]:
    context = click.Context(module.handbook)
    found = {name: module.handbook.get_command(context, name) for name in module.handbook.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def test_the_tests_below_see_commands_and_english() -> None:
    assert set(commands()) == {"build", "changes", "check", "init", "new", "plan", "schema", "serve", "why"}
    assert english("Usage: handbook build [OPTIONS] FILES") == ["Usage", "OPTIONS", "FILES"]
    assert english("Skriv “handbook --help” for at få hjælp.") == []


@pytest.mark.parametrize("name", ["", *commands()])
def test_the_help_is_danish_and_complete(run: Run, name: str) -> None:
    code, output, errors = run(*name.split(), "--help")
    assert (code, errors) == (0, "")
    assert english(output) == []
    command = commands()[name] if name else module.handbook
    assert command.help
    assert " ".join(command.help.split()) in " ".join(output.split())
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help
            assert f"{option.opts[0]} " in output
            assert english(option.help) == []
    if not name:
        for other, inner in commands().items():
            assert re.search(rf"^  {other} +{inner.get_short_help_str(200)[:20]}", output, re.MULTILINE)


def test_without_arguments_the_help_is_shown(run: Run) -> None:
    assert run() == run("--help")


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"{__version__}\n", "")


WRONG_USES = [
    (["biuld"], "build"),
    (["--rod", "x"], "--rod"),
    (["build", "--otu", "x"], "--out"),
    (["build", "--root"], "--root"),
    (["build", "a", "b"], "a b"),
    (["check", "--root", "pyproject.toml"], "pyproject.toml"),
    (["check", "--root", "findes-ikke"], "findes-ikke"),
    (["plan"], "ansatte/"),
    (["plan", "findes-ikke.yml"], "findes-ikke.yml"),
    (["plan", "generator"], "generator"),
    (["serve", "--port", "x"], "x"),
    (["build", "--out", "pyproject.toml"], "pyproject.toml"),
]


@pytest.mark.parametrize(("arguments", "word"), WRONG_USES, ids=[" ".join(use[0]) for use in WRONG_USES])
def test_wrong_use_is_told_in_danish(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], word: str
) -> None:
    monkeypatch.chdir(root)
    code, output, errors = run(*arguments)
    assert (code, output) == (2, "")
    assert word in errors
    assert "Fejl: " in errors
    assert english(errors) == []
    assert str(root) not in errors


@pytest.mark.parametrize(
    ("typo", "meant"), [("chekc", "check"), ("biuld", "build"), ("plna", "plan"), ("server", "serve")]
)
def test_a_mistyped_command_gets_a_suggestion(run: Run, typo: str, meant: str) -> None:
    _code, _output, errors = run(typo)
    assert f"Mente du '{meant}'?" in errors


@pytest.mark.parametrize("command", [["check"], ["build"], ["plan", "x.yml"], ["serve"]])
def test_a_folder_without_a_handbook_is_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.yml").touch()
    code, _output, errors = run(*command)
    assert code == 2
    assert "content" in errors or "site_config.yml" in errors
    assert str(tmp_path) not in errors
    assert english(errors) == []


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_fault_of_ours_is_one_line_to_send_on(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("en hemmelighed om Asta")

    monkeypatch.setattr(module, "read_project", broken)
    monkeypatch.setattr("generator.site.live.session.read_project", broken)
    code, output, errors = run(command, "--root", str(project))
    assert (code, output) == (3, "")
    told = [line for line in errors.splitlines() if not line.endswith("…")]
    assert re.fullmatch(r"Der er en fejl i selve programmet \(ZeroDivisionError, test_cli\.py:\d+\)\. .*", told[0])
    assert told[1:] == ["Send denne linje til dem, der passer programmet."]
    assert "Asta" not in errors
    assert str(project) not in errors


def test_a_fault_of_ours_is_shown_whole_to_who_asks(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_project", lambda _root: 1 / 0)
    monkeypatch.setenv("HANDBOOK_DEBUG", "1")
    code, _output, errors = run("check", "--root", str(project))
    assert code == 3
    assert "Traceback" in errors


def test_stopping_in_the_middle_is_told_calmly(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_root: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "read_project", stopped)
    code, output, errors = run("check", "--root", str(project))
    assert (code, output, errors) == (2, "", "\nStoppet. Det, der er udgivet, er helt, som det var.\n")


def test_ctrl_c_stops_the_server_quietly(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_server: ThreadingHTTPServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", stopped)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("Forside", encoding="utf-8")
    code, output, errors = run("serve", "--built", "--root", str(project), "--port", "0")
    assert (code, errors) == (0, "")
    assert re.fullmatch(r"Håndbogen ligger på http://127\.0\.0\.1:\d+/intro/ \(stop med Ctrl-C\)\n", output)


def test_serving_before_building_is_told(project: Path, run: Run) -> None:
    code, output, errors = run("serve", "--built", "--root", str(project))
    assert (code, output) == (2, "")
    assert "“handbook build”" in errors


def test_check_counts_the_files(project: Path, run: Run) -> None:
    count = sum(1 for path in (project / "content").rglob("*") if path.is_file())
    assert run("check", "--root", str(project)) == (0, f"{count} filer, ingen fejl.\n", "")


@pytest.mark.parametrize(
    ("called", "name"),
    [
        (".venv/bin/handbook", ".venv/bin/handbook"),
        ("{here}/.venv/bin/handbook", ".venv/bin/handbook"),
        ("{above}/andet/handbook", "handbook"),
        ("{here}/generator/__main__.py", "python -m generator"),
    ],
)
def test_the_command_is_told_as_one_would_type_it_again(
    called: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [called.format(here=Path.cwd(), above=Path.cwd().parent)])
    assert module._own_name() == name

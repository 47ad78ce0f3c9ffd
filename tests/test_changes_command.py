"""The command `changes`, run on real git repositories."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from generator.cli import run
from generator.history import read_revision
from generator.reports.changes_markdown import escaped

TASKS = "content/tasks/alle.yml"
SOCIAL = "content/departments/social.yml"

Command = Callable[..., tuple[int, str, str]]


def git(folder: Path, *arguments: str) -> str:
    who = {f"GIT_{part}_{field}": "x@x.example" for part in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True, env=os.environ | who | alone
    )
    return done.stdout


def commit(folder: Path, message: str = "x") -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def repository(project: Path) -> Path:
    """The small project in a git repository of its own, everything committed."""
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    return project


@pytest.fixture
def changes(project: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*arguments: str, root: Path = project) -> tuple[int, str, str]:
        code = run(["changes", *arguments, "--root", str(root)])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


def told(output: str) -> list[dict[str, Any]]:
    document = json.loads(output)
    assert document["version"] == 1
    found: list[dict[str, Any]] = document["changes"]
    return found


def short(change: dict[str, Any]) -> tuple[str, str, str | None, bool, list[str]]:
    return change["kind"], change["id"], change["field"], change["common"], change["departments"]


def test_nothing_is_different_from_what_is_committed(repository: Path, changes: Command) -> None:
    assert repository.is_dir()
    code, output, errors = changes("--since", "HEAD")
    assert (code, errors) == (0, "")
    assert output == "Ingen håndbog er anderledes, end den var i HEAD.\n"


def test_an_edit_that_is_not_committed_is_told(repository: Path, changes: Command) -> None:
    edit(repository / TASKS, "Send bestillingen", "Send den")
    code, output, _ = changes("--since", "HEAD")
    assert code == 0
    assert output == (
        "1 ændring siden HEAD, hos 2 arbejdspladser\n"
        "\n"
        "~ opgave “Bestil adgangskort og nøgler”: ændret (tasks/adgangskort)\n"
        "  Gælder: hele kommunen\n"
        "  Tekst (text): hele kommunen · content/tasks/alle.yml:3\n"
        "    - Send bestillingen til bygningsdrift.\n"
        "    + Send den til bygningsdrift.\n"
    )


def test_edits_of_several_commits_are_told_together(repository: Path, changes: Command) -> None:
    edit(repository / TASKS, "Send bestillingen", "Send den")
    commit(repository)
    edit(repository / SOCIAL, "senest 10", "senest 12")
    commit(repository)
    (repository / "content/departments/vej.yml").write_text("name: Vej og Park\n", encoding="utf-8")
    for revision, expected in [
        ("HEAD", [("added", "vej", None, False, ["vej"])]),
        ("HEAD~1", [
            ("added", "vej", None, False, ["vej"]),
            ("changed", "adgangskort", "due", False, ["social", "familie"]),
        ]),
        ("HEAD~2", [
            ("added", "vej", None, False, ["vej"]),
            ("changed", "adgangskort", "text", True, ["social", "familie"]),
            ("changed", "adgangskort", "due", False, ["social", "familie"]),
        ]),
    ]:  # fmt: skip
        _, output, _ = changes("--since", revision, "--format", "json")
        assert [short(change) for change in told(output)] == expected


def test_an_override_keeps_the_edit_away(repository: Path, changes: Command) -> None:
    (repository / "content/departments/vej.yml").write_text("name: Vej og Park\n", encoding="utf-8")
    commit(repository)
    edit(repository / TASKS, "senest 5 arbejdsdage", "senest 7 arbejdsdage")
    _, output, _ = changes("--since", "main")
    assert "Gælder: den fælles håndbog; Vej og Park\n" in output
    (repository / "content/departments/park.yml").write_text("name: Park\nparent: vej\n", encoding="utf-8")
    (repository / "content/departments/skov.yml").write_text("name: Skov\nparent: vej\n", encoding="utf-8")
    commit(repository)
    edit(repository / TASKS, "senest 7 arbejdsdage", "senest 8 arbejdsdage")
    _, output, _ = changes("--since", "main")
    assert "Gælder: den fælles håndbog; Vej og Park og de 2 arbejdspladser under den\n" in output
    assert "3 arbejdspladser" in output.splitlines()[0]


def test_all_but_one_is_said_shortly(repository: Path, changes: Command) -> None:
    for name in ("a", "b", "c"):
        (repository / f"content/departments/{name}.yml").write_text(f"name: Afdeling {name}\n", encoding="utf-8")
    commit(repository)
    edit(repository / TASKS, "title: Spis frokost", "title: Spis kage")
    _, output, _ = changes("--since", "main")
    assert "Gælder: hele kommunen, undtagen Socialafdelingen og arbejdspladsen under den\n" in output


def test_only_those_asked_for(repository: Path, changes: Command) -> None:
    edit(repository / TASKS, "Send bestillingen", "Send den")
    edit(repository / SOCIAL, "Kom i gang", "Begynd")
    _, output, _ = changes("--since", "HEAD", "--format", "json", "familie")
    assert [short(change) for change in told(output)] == [("changed", "adgangskort", "text", False, ["familie"])]
    assert json.loads(output)["departments"] == {"familie": "Familierådgivningen"}
    _, output, _ = changes("--since", "HEAD", "--format", "json", "faelles", "social")
    assert [short(change) for change in told(output)] == [
        ("changed", "adgangskort", "text", True, ["social"]),
        ("changed", "dubu", "title", False, ["social"]),
    ]


def test_the_project_may_lie_inside_the_repository(project: Path, changes: Command, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    edit(project / TASKS, "Send bestillingen", "Send den")
    _, output, _ = changes("--since", "HEAD", "--format", "json")
    assert [short(change) for change in told(output)] == [
        ("changed", "adgangskort", "text", True, ["social", "familie"])
    ]
    assert told(output)[0]["file"] == TASKS


def test_files_that_git_does_not_follow_yet_and_files_that_are_gone(repository: Path, changes: Command) -> None:
    (repository / "content/departments/familie.yml").unlink()
    (repository / "content/departments/æble-ø.yml").write_text("name: Æble\n", encoding="utf-8")
    (repository / "content/departments/paere.yml").write_text("name: Pære\n", encoding="utf-8")
    _, output, errors = changes("--since", "HEAD", "--format", "json")
    assert [short(change) for change in told(output)] == [
        ("removed", "familie", None, False, ["familie"]),
        ("added", "paere", None, False, ["paere"]),
    ]
    assert "Der er fejl i indholdet (1)" in errors  # an id with æ


def test_line_endings_of_windows_are_no_edit(repository: Path, changes: Command) -> None:
    for path in repository.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert changes("--since", "HEAD")[1].startswith("Ingen håndbog er anderledes")
    now = {TASKS: (repository / TASKS).read_bytes(), SOCIAL: b"name: x"}
    then = read_revision(repository, "content", "HEAD", now)
    assert then[TASKS] is now[TASKS]
    assert then[SOCIAL].startswith(b"name: Socialafdelingen\n")


def test_a_repository_with_longer_names_for_what_it_holds(project: Path, changes: Command) -> None:
    git(project, "init", "--quiet", "--object-format=sha256")
    commit(project)
    edit(project / TASKS, "Send bestillingen", "Send den")
    _, output, _ = changes("--since", "HEAD", "--format", "json")
    assert [change["field"] for change in told(output)] == ["text"]
    now = {SOCIAL: (project / SOCIAL).read_bytes()}
    assert read_revision(project, "content", "HEAD", now)[SOCIAL] is now[SOCIAL]


def test_errors_on_either_side_are_told_and_the_rest_is_compared(repository: Path, changes: Command) -> None:
    edit(repository / SOCIAL, "    - id: frokost", "    - id: frokosten")
    edit(repository / TASKS, "due: løbende", "due: engang")
    commit(repository)
    edit(repository / TASKS, "due: engang", "due: løbende")
    edit(repository / TASKS, "Send bestillingen", "Send den")
    code, output, errors = changes("--since", "HEAD", "--format", "json")
    assert code == 0
    assert ("changed", "adgangskort", "text", True, ["social", "familie"]) in map(short, told(output))
    assert "Der er fejl i indholdet i HEAD (2)" in errors
    assert "Der er fejl i indholdet (1)" in errors


def test_what_a_workplace_does_differently(changes: Command) -> None:
    code, output, _ = changes("familie")
    assert code == 0
    assert output.startswith("5 ting er anderledes end i den fælles håndbog: Familierådgivningen\n")
    assert "~ opgave “Bestil adgangskort og nøgler”: ændret (tasks/adgangskort)\n" in output
    assert "+ opgave “Få DUBU op at køre”: ny (tasks/dubu)\n" in output
    assert "- opgave “Spis frokost med en anden leder”: bruges ikke (tasks/frokost)\n" in output
    assert "  Begrundelse: Vi spiser sammen hver dag.\n" in output
    assert f"Socialafdelingen · {SOCIAL}:17\n" in output
    assert "Gælder" not in output
    assert changes("Familierådgivningen")[1] == output
    assert "Gælder: Socialafdelingen og arbejdspladsen under den\n" in changes("social", "familie")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--since"),
        (("faelles",), "skriv en arbejdsplads"),
        (("socail",), "mente du “social”?"),
        (("Socialafdeling",), "mente du “social”?"),
        (("xyzq",), "skriv en af: "),
        (("--since", "HEAD~7"), "git kender ikke udgaven “HEAD~7”"),
        (("--since", "-x"), "git kender ikke udgaven “-x”"),
        (("--since", "main:content"), "git kender ikke udgaven"),
        (("--since", "HEAD", "socail"), "mente du “social”?"),
        (("social", "--format", "html"), "markdown"),
    ],
)
def test_wrong_use_is_told_in_danish(repository: Path, changes: Command, arguments: tuple[str, ...], said: str) -> None:
    assert repository.is_dir()
    code, output, errors = changes(*arguments)
    assert (code, output) == (2, "")
    assert said in errors
    assert "Traceback" not in errors


def test_outside_git_there_is_nothing_to_compare_with(
    project: Path, changes: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    code, _, errors = changes("--since", "HEAD")
    assert code == 2
    assert "ligger ikke i et git-projekt" in errors


def test_without_git_it_says_so(repository: Path, changes: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    code, _, errors = changes("--since", "HEAD")
    assert code == 2
    assert "git er ikke installeret" in errors


def test_a_revision_from_before_the_content(project: Path, changes: Command) -> None:
    git(project, "init", "--quiet")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "x")
    commit(project)
    code, _, errors = changes("--since", "HEAD~1")
    assert code == 2
    assert "der var ingen mappe “content” i HEAD~1" in errors


def test_markdown_has_a_table_for_each_item_and_nothing_in_it_is_markup(repository: Path, changes: Command) -> None:
    edit(repository / TASKS, "title: Tag imod ved døren", "title: 'Tag <b>imod</b> | *her* [x](y)'")
    edit(repository / TASKS, "Send bestillingen til bygningsdrift.", "|\n    Et.\n\n    To.")
    edit(repository / SOCIAL, "hver dag", "*hver* dag")
    code, output, _ = changes("--since", "HEAD", "--format", "markdown")
    assert code == 0
    html = MarkdownIt().enable("table").render(output)
    assert html.count("<table>") == 3
    assert "<h3>Opgave “Bestil adgangskort og nøgler”: ændret</h3>" in html
    assert "<td>Et.<br><br>To.</td>" in html
    assert "<td>Tag &lt;b&gt;imod&lt;/b&gt; | *her* [x](y)</td>" in html
    assert "<code>content/tasks/alle.yml:" in html
    assert "<td>Vi spiser sammen *hver* dag.</td>" in html


@pytest.mark.parametrize("words", ["a|b", "`x`", "**x**", "<b>", "[a](b)", "_x_ ~y~", "\\", "&amp;", "![](x)", "$x$"])
def test_escaped_words_are_read_as_they_stand(words: str) -> None:
    html = MarkdownIt().render(escaped(words))
    shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert shown == f"<p>{words}</p>\n"


def test_lines_are_short_and_colours_only_for_a_terminal(repository: Path, changes: Command) -> None:
    edit(repository / TASKS, "Send bestillingen", "Send den " + "meget lange besked med mange ord " * 9)
    _, output, _ = changes("--since", "HEAD")
    assert max(map(len, output.splitlines())) in range(90, 101)
    assert "\x1b" not in output


def test_a_personal_number_is_masked(repository: Path, changes: Command) -> None:
    edit(repository / TASKS, "Send bestillingen", "Ring om 010190-1234 og send")
    for form in ("text", "markdown", "json"):
        _, output, _ = changes("--since", "HEAD", "--format", form)
        assert "og send" in output
        assert not re.search(r"010190\\?-?1234", output)


def test_the_help_is_danish(changes: Command) -> None:
    code, output, _ = changes("--help")
    assert code == 0
    assert "ARBEJDSPLADS" in output
    assert "--since UDGAVE" in output


def test_other_commands_do_not_load_it(root: Path) -> None:
    asked = "import sys, generator.cli; print({'rich', 'generator.variant_commands'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"

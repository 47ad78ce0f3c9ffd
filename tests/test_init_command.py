"""The command `handbook init`: one's own organisation and workplaces in the place of the examples."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click.termui
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import cli, init_command
from generator.authoring.register import read_register
from generator.authoring.settings import leading_comment, value_of, with_value
from generator.errors import UsageError
from generator.handbook import loader
from generator.site.configuration import read_configuration
from generator.variants.project import read_project

Run = Callable[..., tuple[int, str, str]]

LIST = "navn;overordnet\nBørn og Unge;\nSkolen på Bjerget;Børn og Unge\nÆblehuset;boern-og-unge\n"
DEPARTMENTS = ["aeblehuset", "boern-og-unge", "skolen-paa-bjerget"]
OWN = {
    "name": "Ærø: Øens Kommune",
    "intranet": "https://intra.oe.example",
    "contact": "HR på “Øen” #1",
    "mail": "hr@oe.example",
    "accessibility": "https://was.digst.dk/oe",
    "site-url": "https://intra.oe.example/intro",
}


def options(**changes: str | None) -> Sequence[str]:
    return [part for key, value in {**OWN, **changes}.items() if value is not None for part in (f"--{key}", value)]


@pytest.fixture
def example(project: Path) -> Path:
    """The small project as the handbook of the example organisation, saved in git."""
    for name in ("content/organisation.yml", "site_config.yml"):
        path = project / name
        text = path.read_text(encoding="utf-8").replace("Lille Kommune", "Eksempel Kommune")
        path.write_text(text.replace("\nmail", "  # spørg bare\nmail"), encoding="utf-8")
    municipality = (
        "# Det, Eksempel Kommune gør anderledes.\n\nremove:\n  tasks:\n    - id: feedback\n      reason: Nej.\n"
    )
    (project / "content/municipality.yml").write_text(municipality, encoding="utf-8")
    with (project / "content/tasks/alle.yml").open("a", encoding="utf-8") as tasks:
        tasks.write("  link: https://intranet.lille.example/it/bestil\n")
    (project / "liste.csv").write_text(LIST, encoding="utf-8")
    git(project, "init", "-q")
    save(project)
    return project


def git(project: Path, *arguments: str) -> str:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = ["-c", "user.name=x", "-c", "user.email=x@x", "-c", "core.autocrlf=false"]
    command = ["git", "-C", str(project), *names, *arguments]
    return subprocess.run(command, env=os.environ | settings, check=True, capture_output=True, text=True).stdout


def save(project: Path) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-qm", "x")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], example: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process, standing in the example, where nobody sits at the keyboard."""
    monkeypatch.chdir(example)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(["init", *arguments])
        output, errors = capfd.readouterr()
        return code, output, errors

    return call


def contents(project: Path) -> Mapping[str, bytes]:
    files = [*(project / "content").rglob("*"), project / "site_config.yml"]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files if path.is_file()}


def test_the_handbook_becomes_ones_own(example: Path, run: Run) -> None:
    before = contents(example)
    code, output, errors = run(*options(), "--departments", "liste.csv", "--yes")
    assert (code, errors) == (0, "")
    project = read_project(example)
    assert project.diagnostics == ()
    organisation = project.content.organisation
    assert organisation
    assert {key: getattr(organisation, key) for key in OWN if key != "site-url"} == {
        key: value for key, value in OWN.items() if key != "site-url"
    }
    assert len(organisation.closed) == 1
    assert sorted(project.content.branches) == DEPARTMENTS
    assert project.content.branches["aeblehuset"].department.item.parent == "boern-og-unge"
    assert (project.content.hires, bool(project.content.municipality)) == ({}, False)
    after = contents(example)
    common = [name for name in before if name in after and "tasks" not in name]
    changed = {name for name in common if before[name] != after[name]}
    assert changed == {"content/organisation.yml", "content/municipality.yml", "site_config.yml"}
    assert b"link: https://intra.oe.example/it/bestil\n" in after["content/tasks/alle.yml"]
    assert "content/tasks/alle.yml:" in output
    assert after["content/municipality.yml"].decode() == f"# Det, {OWN['name']} gør anderledes.\n"
    assert [path.name for path in example.iterdir() if path.name.startswith((".handbook", "content."))] == []


def test_the_configuration_keeps_its_comments_and_order(example: Path, run: Run) -> None:
    before = (example / "site_config.yml").read_text(encoding="utf-8").splitlines()
    assert run(*options(), "--yes")[0] == 0
    text = (example / "site_config.yml").read_text(encoding="utf-8")
    different = [line for line in text.splitlines() if line not in before]
    assert [line.split(":")[0].strip() for line in different] == ["site_name", "site_url", "edit_url"]
    assert len(text.splitlines()) == len(before)
    setup = read_configuration(example)
    assert (setup.site_url, setup.edit_url) == ("https://intra.oe.example/intro/", "")
    assert yaml.safe_load(text)["site_name"] == f"Introhåndbog – {OWN['name']}"
    organisation = (example / "content/organisation.yml").read_text(encoding="utf-8")
    assert "  # spørg bare\nmail: hr@oe.example\n" in organisation


def test_where_a_line_is_edited_can_be_told(example: Path, run: Run) -> None:
    address = "https://git.oe.example/{path}#L{line}"
    assert run(*options(**{"edit-url": address}), "--yes")[0] == 0
    assert read_configuration(example).edit_url == address


def test_without_a_list_the_workplaces_come_later(example: Path, run: Run) -> None:
    assert run(*options(), "--yes")[0] == 0
    project = read_project(example)
    assert (project.diagnostics, dict(project.content.branches)) == ((), {})


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "--name, --intranet, --contact, --mail, --accessibility, --site-url"),
        ([*options(), "--departments", "liste.csv"], 2, "--yes"),
        ([*options(intranet="intranettet"), "--yes"], 2, "--intranet"),
        ([*options(**{"site-url": "intra.dk"}), "--yes"], 2, "--site-url"),
        ([*options(**{"edit-url": "https://git.dk/"}), "--yes"], 2, "{path}"),
        ([*options(name="010190-1111"), "--yes"], 2, "CPR"),
        ([*options(), "--departments", "nej.csv", "--yes"], 2, "nej.csv"),
        ([*options(), "--departments", "site_config.yml", "--yes"], 2, "navn;overordnet"),
    ],
)
def test_nothing_is_changed_when_something_is_wrong(
    example: Path, run: Run, arguments: Sequence[str], code: int, told: str
) -> None:
    before = contents(example)
    done = run(*arguments)
    assert (done[0], told in done[2]) == (code, True), done
    assert contents(example) == before
    assert git(example, "status", "--porcelain") == ""


@pytest.mark.parametrize("changed", ["content/roles.yml", "site_config.yml", "content/departments/ny.yml"])
def test_what_git_has_not_saved_is_not_replaced(example: Path, run: Run, changed: str) -> None:
    with (example / changed).open("a", encoding="utf-8") as file:
        file.write("# min egen note\n" if "ny" not in changed else "name: Ny\n")
    before = contents(example)
    code, _output, errors = run(*options(), "--yes")
    assert (code, changed in errors, "--force" in errors) == (2, True, True)
    assert contents(example) == before
    assert run(*options(), "--yes", "--force")[0] == 0


def test_changes_elsewhere_are_no_hindrance(example: Path, run: Run) -> None:
    (example / "noter.txt").write_text("x", encoding="utf-8")
    assert run(*options(), "--yes")[0] == 0


def test_a_handbook_that_is_ones_own_is_not_replaced(example: Path, run: Run) -> None:
    assert run(*options(), "--departments", "liste.csv", "--yes")[0] == 0
    save(example)
    before = contents(example)
    code, _output, errors = run(*options(name="En Anden"), "--yes")
    assert (code, OWN["name"] in errors, "--force" in errors) == (2, True, True)
    assert contents(example) == before


def test_outside_git_nothing_could_be_brought_back(example: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(example / "ingen"))
    before = contents(example)
    code, _output, errors = run(*options(), "--yes")
    assert (code, "--force" in errors) == (2, True)
    assert contents(example) == before


def test_a_fault_on_the_way_leaves_all_as_it_was(example: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_stage: Path, _target: Path) -> None:
        raise PermissionError(13, "nej", "content")

    monkeypatch.setattr(init_command, "publish", refuse)
    before = contents(example)
    assert run(*options(), "--departments", "liste.csv", "--yes")[0] == 2
    assert contents(example) == before
    assert git(example, "status", "--porcelain") == ""


def test_a_handbook_with_errors_is_mended_first(example: Path, run: Run) -> None:
    (example / "content/departments/social.yml").write_text("name: Social\nwelcome: <b>\n", encoding="utf-8")
    save(example)
    before = contents(example)
    assert run(*options(), "--yes")[0] == 1
    assert contents(example) == before


def test_it_asks_and_waits_for_a_yes(example: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        *("Ø Kommune", "intra", "https://intra.oe.example", "", "hr@oe.example", "https://was.digst.dk/oe"),
        *("", "https://git.oe.example", "", "nej.csv", "liste.csv"),
    ]
    waiting = iter([*answers, "", *answers, "måske", "ja"])
    monkeypatch.setattr(init_command, "is_someone_there", lambda: True)
    monkeypatch.setattr(click.termui, "visible_prompt_func", lambda _question: next(waiting))
    before = contents(example)
    code, output, errors = run()
    assert (code, errors, "Skolen på Bjerget (skolen-paa-bjerget" in output) == (0, "", True)
    assert contents(example) == before
    assert run()[0] == 0
    project = read_project(example)
    assert sorted(project.content.branches) == DEPARTMENTS
    assert project.content.organisation
    assert project.content.organisation.contact == "HR i Ø Kommune"
    assert read_configuration(example).site_url == "https://intra.oe.example/introhaandbog/"
    assert next(waiting, None) is None


ROWS = {"boern-og-unge": "", "skolen-paa-bjerget": "boern-og-unge", "aeblehuset": "boern-og-unge"}


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (LIST.encode(), 0),
        (LIST.encode("utf-8-sig"), 0),
        (LIST.encode("cp1252"), 1),
        (LIST.replace("\n", "\r\n").encode(), 0),
        (LIST.replace(";", ",").encode(), 0),
        (LIST.replace(";", "\t").encode(), 0),
        (("sep=;\n" + LIST).encode(), 0),
        (LIST.replace("navn;overordnet", '"Navn" ; OVERORDNET ').encode(), 0),
        (LIST.replace("Børn og Unge;\n", " Børn  og Unge ;\n\n;;\n").encode(), 0),
        (LIST.replace("\n", ";x\n").replace("overordnet;x", "overordnet;enhedsnr").encode(), 1),
    ],
)
def test_a_list_is_read_as_a_spreadsheet_saves_it(data: bytes, notes: int) -> None:
    found = read_register("liste.csv", data)
    assert {name: values.get("parent", "") for name, values in found.departments.items()} == ROWS
    assert found.departments["aeblehuset"]["name"] == "Æblehuset"
    assert len(found.notes) == notes


def test_two_of_the_same_name_are_told_apart_by_the_one_above() -> None:
    rows = "navn,overordnet,id,ejer\nNord,,,\nSyd,,s,Lederen\nSekretariatet,Nord,,\nSekretariatet,s,,\nStaben,nord,,\n"
    found = read_register("liste.csv", rows.encode()).departments
    assert list(found) == ["nord", "s", "sekretariatet", "sekretariatet-s", "staben"]
    assert found["s"]["owner"] == "Lederen"
    assert found["sekretariatet-s"]["parent"] == "s"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("", "navn;overordnet"),
        ("name;parent\nNord;\n", "navn;overordnet"),
        ("nanv;overordnet\nNord;\n", "“nanv”"),
        ("navn;overordnet\nNord;Syd\n", "linje 2"),
        ("navn;overordnet\nNord;\nVest;Nrd\n", "“Nord”"),
        ("navn;overordnet\nNord;Nord\n", "linje 2"),
        ("navn;overordnet\nNord;Syd\nSyd;Nord\n", "linje 3"),
        ("navn;overordnet\nNord;\nNord;\n", "linje 2"),
        ("navn;overordnet\n;Nord\nNord;\n", "linje 2"),
        ("navn;overordnet;id\nNord;;Å\n", "aa"),
        ("navn;overordnet;id\nNord;;x\nSyd;;x\n", "x-2"),
        ("navn;overordnet\nA;\nA;B\nB;\nC;A\n", "linje 5"),
        ("navn;overordnet\n010190-1111;\n", "CPR"),
        ("navn;overordnet\nNord\0;\n", "UTF-8"),
    ],
)
def test_a_list_that_is_wrong_is_refused_by_its_lines(rows: str, told: str) -> None:
    with pytest.raises(UsageError) as wrong:
        read_register("liste.csv", rows.encode())
    assert told in str(wrong.value)
    assert "liste.csv" in str(wrong.value)
    assert "010190-1111" not in str(wrong.value)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda rest: f"navn;overordnet\n{rest}".encode()))
def test_whatever_the_list_holds_is_read_or_refused(data: bytes) -> None:
    try:
        found = read_register("liste.csv", data)
    except UsageError:
        return
    assert all(values["name"] for values in found.departments.values())


@pytest.mark.parametrize("line", ["k: gammel", 'k: "gam: #mel"', "k: 'gam''mel'", "k:", "k:   gam#mel  "])
@pytest.mark.parametrize("note", ["", " # en note: her"])
@pytest.mark.parametrize("value", ["ny", "a: b", "#", 'it\'s "x"', "", "Ø \\1 \\g<0>"])
def test_one_value_is_changed_and_nothing_else(line: str, note: str, value: str) -> None:
    text = f"# før k: nej\r\na: 1\r\n{line}{note}\r\n  k: inde\r\nb: |\r\n  k: tekst\r\n"
    changed = with_value(text, "k", value, "x.yml")
    before, after = text.split("\r\n"), changed.split("\r\n")
    assert [number for number in range(len(before)) if before[number] != after[number]] == [2]
    assert after[2].endswith(note.strip())
    assert value_of(changed, "k") == value
    assert loader.load("", f"{after[2]}\n".encode())[0] is not None


@pytest.mark.parametrize("text", ["a: 1\n", "k: >-\n  nej\n", "k: 1\nk: 2\n"])
def test_a_value_that_is_not_on_one_line_is_left_alone(text: str) -> None:
    with pytest.raises(UsageError, match=r"x\.yml"):
        with_value(text, "k", "ny", "x.yml")


def test_only_the_first_comment_is_kept() -> None:
    assert leading_comment("# a\n# b\n\nadd:\n  # c\n") == "# a\n# b\n"
    assert leading_comment("add:\n# c\n") == ""

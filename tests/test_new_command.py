"""The command `handbook new`: what it asks, what it writes, and what it leaves alone."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click.termui
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli, new_command
from generator.authoring.answers import WrongAnswerError
from generator.authoring.choices import DEPARTMENTS
from generator.authoring.draft import Draft, news, write
from generator.authoring.kinds import SINGULAR, model_of
from generator.authoring.model_fields import Field, Shape, fields
from generator.authoring.naming import LONGEST, check_id, propose
from generator.authoring.own_file import HIRES
from generator.authoring.yaml_text import cleaned, item
from generator.diagnostics import has_errors
from generator.errors import UsageError
from generator.handbook import loader
from generator.handbook.collections import KINDS
from generator.handbook.reader import read_hire
from generator.variants.project import read_project

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]

TASK = ("--title", "Bestil blomster", "--due", "i uge 2", "--responsible", "mentor", "--topic", "arbejdsplads")
HIRE = ("--name", "Åse Ørskov", "--position", "pædagog", "--department", "familie", "--types", "leder")
TITLES = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=300)
HARD = st.lists(
    st.sampled_from([": ", " #", "#", "- ", "-", "'", '"', "@", "æøå", "Ø", "[", "]", "{", "}", ",", "&", "*", "!", "|",
                     ">", "%", "`", "?", "\\", "true", "null", "~", " ", "1", "ord", "---", "...", "<<", "\n", "\n\n"]),
    min_size=1,
    max_size=40,
).map("".join)  # fmt: skip


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process, standing in the small project, where nobody sits at the keyboard."""
    monkeypatch.chdir(project)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(["new", *arguments])
        output, errors = capfd.readouterr()
        return code, output, errors

    return call


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sit at the keyboard, and answer each question in turn."""

    def say(*answers: str) -> None:
        waiting = iter(answers)
        monkeypatch.setattr(new_command, "is_someone_there", lambda: True)
        monkeypatch.setattr(click.termui, "visible_prompt_func", lambda _question: next(waiting))

    return say


def contents(project: Path) -> Mapping[str, bytes]:
    found = [*project.joinpath("content").rglob("*"), *project.joinpath("ansatte").rglob("*")]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found if path.is_file()}


def uncommented(text: str) -> str:
    """Take every example of a file into use."""
    lines: list[str] = []
    for block in text.split("\n\n"):
        found = re.search(r"^# [a-z_]+:", block, re.MULTILINE)
        at = found.start() if found else len(block)
        lines.append(block[:at] + re.sub(r"^# ", "", block[at:], flags=re.MULTILINE))
    return "\n\n".join(lines)


def test_every_collection_can_be_added_to() -> None:
    assert sorted(SINGULAR.values()) == sorted([*KINDS, DEPARTMENTS, HIRES])


def written(field: Field, project: Path) -> str:
    """Return something that can stand in a field."""
    content = read_project(project).content
    if field.collection:
        known = content.branches if field.collection == DEPARTMENTS else content.base.collections[field.collection]
        return next(iter(known))
    samples = {
        "due": "i uge 2",
        "from": "13 måneder efter start",
        "until": "14 måneder efter start",
        "start": "2027-02-01",
        "year": "2026",
        "percent": "5",
        "icon": "material/flag",
        "minutes": "15",
    }
    parts = [samples.get(part, f"Ord: om {part}") for part in field.parts]
    return " | ".join(parts) or (field.words or (samples.get(field.key, f"Ørerne: på {field.key}"),))[0]


def required(name: str, project: Path) -> Sequence[str]:
    found = [field for field in fields(model_of(SINGULAR[name])) if field.is_required and field.key != "id"]
    flags = [
        (f"--{field.key}".replace("_", "-").replace("--help", "--help-text"), written(field, project))
        for field in found
    ]
    return [part for pair in flags for part in pair]


@pytest.mark.parametrize("name", SINGULAR)
def test_what_is_written_can_be_read(project: Path, run: Run, name: str) -> None:
    if name == "card":
        run("theme", *required("theme", project))
    before = contents(project)
    code, _output, errors = run(name, *required(name, project))
    assert (code, "Fejl" in errors) == (0, False), errors
    after = contents(project)
    changed = [path for path in after if before.get(path) != after[path] and not path.endswith(".gitignore")]
    assert len(changed) == 1
    assert all(after[path].startswith(data) for path, data in before.items())
    assert not has_errors(read_project(project).diagnostics)
    if name == "hire":
        assert changed[0].startswith("ansatte/")
        assert not has_errors(read_hire(changed[0], after[changed[0]])[1])


@given(TITLES | HARD)
def test_any_title_is_read_again_as_it_was_given(text: str) -> None:
    title = cleaned(text)
    written = item({"id": "x", "title": title, "for": [title], "steps": [{"title": title, "text": title}]})
    document, faults = loader.load("x.yml", written.encode())
    assert faults == ()
    assert document is not None
    value = document.value
    assert isinstance(value, list)
    read = [value[0]["title"], *value[0]["for"], *value[0]["steps"][0].values()]
    assert [one.removesuffix("\n") for one in read] == [title] * 4
    assert not re.search(r"[ \t]$", written, re.MULTILINE)


def test_text_looks_as_a_person_would_write_it() -> None:
    long = "Det her er en lang sætning. " * 6
    assert item({"id": "a", "title": "Kom: i gang", "text": long.strip(), "must": True, "for": ["leder"]}) == (
        "- id: a\n"
        '  title: "Kom: i gang"\n'
        "  text: >-\n"
        f"    {'Det her er en lang sætning. ' * 3}Det her er en lang sætning.\n"
        "    Det her er en lang sætning. Det her er en lang sætning.\n"
        "  must: true\n"
        "  for:\n"
        "    - leder\n"
    )
    assert item({"text": "Først\n\n- så"}) == "- text: |\n    Først\n\n    - så\n"


def test_an_invisible_character_is_refused() -> None:
    with pytest.raises(UsageError, match=r"U\+200B"):
        cleaned("a\u200bb")


@pytest.mark.parametrize(
    ("title", "identity"),
    [
        ("Åse går på ø", "aase-gaar-paa-oe"),
        ("  ¡Blå! – & grøn?", "blaa-groen"),
        ("Con", "con-2"),
        ("optaget", "optaget-2"),
        ("ord " * 40, "-".join(["ord"] * 15)),
        ("x" * 300, "x" * LONGEST),
        ("…", "id"),
    ],
)
def test_an_id_is_proposed_from_the_title(title: str, identity: str) -> None:
    assert propose(title, {"optaget"}, is_file=True) == identity


@given(st.text(max_size=400), st.sets(st.sampled_from(["a", "id", "con-2", "b"])))
def test_a_proposed_id_can_be_used(title: str, taken: set[str]) -> None:
    check_id(propose(title, taken, is_file=True), taken, is_file=True)


@pytest.mark.parametrize(
    "identity", ["", "Å", "../x", "a--b", "CON", "con", "lpt1", "x" * 300, "optaget", "a b", "a\n"]
)
def test_an_id_that_cannot_be_used(identity: str) -> None:
    with pytest.raises(WrongAnswerError) as wrong:
        check_id(identity, {"optaget"}, is_file=True)
    assert wrong.value.hint


def test_a_task_stands_last_among_those_of_its_topic(project: Path, run: Run) -> None:
    other = project / "content/tasks/andre.yml"
    other.write_bytes(b"- id: kaffe\r\n  title: Kaffe\r\n  due: i uge 2\r\n  responsible: ny\r\n  topic: arbejdsplads")
    before = (project / "content/tasks/alle.yml").read_bytes()
    assert run("opgave", *TASK)[0] == 0
    assert (project / "content/tasks/alle.yml").read_bytes().startswith(before + b"- id: bestil-blomster\n")
    assert run("task", *TASK, "--file", "andre")[0] == 0
    last = other.read_bytes()
    assert b"topic: arbejdsplads\r\n- id: bestil-blomster-2\r\n" in last
    assert last.count(b"\n") == last.count(b"\r\n") == 10


def test_a_list_that_is_indented_goes_on_indented(project: Path, run: Run) -> None:
    roles = project / "content/roles.yml"
    lines = roles.read_text(encoding="utf-8").splitlines()
    roles.write_text("".join(f"  {line}\n" for line in lines), encoding="utf-8")
    assert run("rolle", "--title", "Vært", "--heading", "Du er vært", "--text", "Tag imod.")[0] == 0
    assert roles.read_text(encoding="utf-8").endswith(
        "\n  - id: vaert\n    title: Vært\n    heading: Du er vært\n    text: Tag imod.\n"
    )


def test_titles_stand_for_ids(project: Path, run: Run) -> None:
    options = ("--responsible", "nærmeste LEDER", "--involves", "Mentor, ny", "--for", "leder")
    assert run("task", *TASK, *options)[0] == 0
    text = (project / "content/tasks/alle.yml").read_text(encoding="utf-8")
    assert "  responsible: naermeste-leder\n  involves:\n    - mentor\n    - ny\n" in text
    assert text.endswith("  topic: arbejdsplads\n  for:\n    - leder\n")


def test_print_writes_nothing(project: Path, run: Run) -> None:
    before = contents(project)
    written = "- id: bestil-blomster\n  title: Bestil blomster\n  due: i uge 2\n  responsible: mentor\n"
    assert run("task", *TASK, "--print") == (0, f"{written}  topic: arbejdsplads\n", "")
    code, output, _errors = run("department", "--name", "Ny", "--print")
    assert (code, output.startswith("# Ny: "), "\nname: Ny\n" in output) == (0, True, True)
    assert contents(project) == before


def test_everything_wrong_is_told_at_once_with_what_was_meant(project: Path, run: Run) -> None:
    before = contents(project)
    wrong = (
        "--due",
        "i ug 2",
        "--responsible",
        "mentro",
        "--topic",
        "arbejdsplas",
        "--link",
        "intranettet",
        "--title",
        "a\nb",
    )
    code, output, errors = run("task", *wrong)
    assert (code, output) == (2, "")
    assert [line.split(":")[0] for line in errors.splitlines()[1:]] == [
        "  --title",
        "  --due",
        "  --responsible",
        "  --topic",
        "  --link",
    ]
    assert all(meant in errors for meant in ("“i uge 2”", "“mentor”", "“arbejdsplads”", "https://"))
    assert contents(project) == before


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("task", "--title", "x"), 2, "--due, --responsible, --topic"),
        (("task", *TASK, "--id", "frokost"), 2, "frokost-2"),
        (("task", *TASK, "--id", "dubu"), 2, "dubu-2"),  # only a workplace has it
        (("role", "--title", "x", "--heading", "x", "--text", "x", "--id", "vejleder"), 2, "vejleder-2"),  # once had
        (("task", *TASK, "--id", "Å/.."), 2, "aa"),
        (("task", *TASK, "--file", "ale"), 2, "content/tasks/alle"),
        (("department", "--name", "x", "--id", "con"), 2, "con-2"),
        (("department", "--name", "x", "--id", "social"), 2, "social-2"),
        (("department", "--name", "x", "--parent", "socal"), 2, "“social”"),
        (("hire", *HIRE, "--start", "2027-02-30"), 2, "--start"),
        (("hire", *HIRE, "--start", "2027-02-01", "--agreed", "2027-03-01"), 1, "HB"),
        (("hire", *HIRE, "--start", "2027-02-01", "--lunch", "010190-1111"), 2, "CPR"),
        (("hire", *HIRE, "--start", "2027-02-01", "--people", "mentor"), 2, "mentor: "),
        (("ladder", "--title", "x", "--text", "y", "--steps", "kun titel"), 2, "title | text"),
        (("ting",), 2, "ting"),
    ],
)
def test_nothing_is_written_when_something_is_wrong(
    project: Path, run: Run, arguments: Sequence[str], code: int, told: str
) -> None:
    before = contents(project)
    done = run(*arguments)
    assert done[:2] == (code, "")
    assert told in done[2]
    assert contents(project) == before


def test_a_handbook_with_errors_is_mended_first(project: Path, run: Run) -> None:
    tasks = project / "content/tasks/alle.yml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("due: løbende", "due: en dag"), encoding="utf-8")
    before = contents(project)
    code, _output, errors = run("task", *TASK)
    assert (code, "content/tasks/alle.yml:" in errors) == (1, True)
    assert contents(project) == before


def test_a_file_that_cannot_be_added_to_is_left_alone(project: Path, run: Run) -> None:
    roles = project / "content/roles.yml"
    roles.write_text(roles.read_text(encoding="utf-8") + "...\n", encoding="utf-8")
    before = contents(project)
    assert run("role", "--title", "x", "--heading", "x", "--text", "x")[0] == 1
    assert contents(project) == before


def test_every_example_in_a_departments_file_can_be_taken_into_use(project: Path, run: Run) -> None:
    assert run("arbejdsplads", "--name", "Åhuset: 2. sal", "--owner", "Sekretariatet")[0] == 0
    path = project / "content/departments/aahuset-2-sal.yml"
    text = path.read_text(encoding="utf-8")
    assert "\nowner: Sekretariatet\n" in text
    path.write_text(uncommented(text), encoding="utf-8")
    found = read_project(project)
    assert not has_errors(found.diagnostics), found.diagnostics
    department = found.content.branches["aahuset-2-sal"]
    assert department.department.item.parent
    assert department.differences.additions
    assert department.differences.amendments
    assert department.differences.exclusions


def test_a_new_colleague_stays_out_of_the_handbook(project: Path, run: Run) -> None:
    assert run("ny-kollega", *HIRE, "--start", "2027-02-01", "--people", "mentor: Bo Prøve")[0] == 0
    path = project / "ansatte/aase-oerskov.yml"
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert (path.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    hire, faults = read_hire("x.yml", uncommented(path.read_text(encoding="utf-8")).encode())
    assert (hire is not None, has_errors(faults)) == (True, False)
    assert dict(hire.hire.item.people) == {"mentor": "Bo Prøve"} if hire else False
    before = contents(project)
    code, _output, errors = run("hire", *HIRE, "--start", "2027-02-01")
    assert (code, "--id" in errors) == (2, True)
    assert contents(project) == before


def test_a_file_that_changed_in_the_meantime_is_left_alone(project: Path) -> None:
    path = project / "content/roles.yml"
    before = path.read_bytes()
    with pytest.raises(UsageError):
        write(project, Draft("content/roles.yml", before + b"# ", before + b"- id: x\n"))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


def test_what_was_said_before_is_not_said_again(project: Path) -> None:
    handbook = read_project(project)
    same = Draft("content/roles.yml", None, handbook.found.files["content/roles.yml"])
    assert news(same, handbook, date(2026, 11, 2)) == ()


def test_it_asks_until_each_answer_can_stand(project: Path, run: Run, answer: Callable[..., None]) -> None:
    answer(
        "Bestil blomster",
        "",
        "hver fredag",
        "i uge 2",
        "mentro",
        "mentor",
        "?",
        "Arbejdsplads",
        "",
        "kage",
        "n",
        "æ",
        "blomster",
    )
    code, output, errors = run("opgave")
    assert (code, errors) == (0, "")
    assert "mente du “mentor”?" in output.lower()
    text = (project / "content/tasks/alle.yml").read_text(encoding="utf-8")
    assert text.endswith(
        "- id: blomster\n  title: Bestil blomster\n  due: i uge 2\n  responsible: mentor\n  topic: arbejdsplads\n"
    )


def test_what_stands_in_a_terminal_is_a_conversation(project: Path) -> None:
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", "ord", "--root", str(project)]
    with subprocess.Popen(command, cwd=ROOT, stdin=terminal, stdout=terminal, stderr=terminal) as started:
        os.close(terminal)
        os.write(keyboard, "Blæksprutte\nEt dyr.\nj\nottearmet\n\n\n\n".encode())
        started.wait(timeout=60)
    assert started.returncode == 0
    os.close(keyboard)
    text = (project / "content/glossary.yml").read_text(encoding="utf-8")
    assert text.endswith("\n- id: blaeksprutte\n  title: Blæksprutte\n  text: Et dyr.\n  synonyms:\n    - ottearmet\n")
    assert text.startswith("# ")


def test_a_flag_needs_no_word(project: Path, run: Run) -> None:
    flag = next(field for field in fields(model_of("tasks")) if field.shape is Shape.FLAG and field.key == "must")
    assert run("task", *TASK, f"--{flag.key}")[0] == 0
    assert "  must: true\n" in (project / "content/tasks/alle.yml").read_text(encoding="utf-8")

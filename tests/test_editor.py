"""The editor's help, as the YAML language server of VS Code gives it: what it proposes, says, and complains of."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from language_server import PROGRAM, LanguageServer, Problem, language_server

from generator.diagnostics import Severity
from generator.variants.project import read_project

ROOT = Path(__file__).parent.parent
TASK = "- id: ny-opgave\n  title: X\n  due: i uge 2\n  responsible: mentor\n  topic: arbejdsplads\n"
PLACE = "name: X\n"
HIRE = "name: X\nposition: X\ndepartment: social\ntypes: [leder]\nstart: 2027-02-01\n"
TASKS, DEPARTMENTS, HIRES = "content/tasks/x.yml", "content/departments/x.yml", "content/hires/x.yml"


class Written(NamedTuple):
    """A file as it is written, and where it stands."""

    name: str
    file: str
    text: str


RIGHT = [
    Written("a task", TASKS, TASK),
    Written("nothing", TASKS, "# Intet endnu\n"),
    Written("a meeting", TASKS, TASK + "  must: true\n  meeting: {minutes: 30, with: [ny]}\n  for: [leder]\n"),
    Written("a title that is a number", TASKS, TASK.replace("title: X", "title: 2026")),
    Written("a title that would be no to others", TASKS, TASK.replace("title: X", "title: no")),
    Written("a due in capitals", TASKS, TASK.replace("i uge 2", "Senest 3 arbejdsdage FØR start")),
    Written("an optional key without a value", TASKS, TASK + "  focus:\n  text:\n"),
    Written("a text in paragraphs", TASKS, TASK + "  text: |\n    Et **fedt** ord, 1 < 2.\n\n    - Et punkt\n"),
    Written("a number in quotes", TASKS, TASK + '  meeting: {minutes: "30", with: [ny]}\n'),
    Written("a lock of fields", TASKS, TASK + "  locked_fields:\n    - field: due\n      reason: Loven.\n"),
    Written("a day", TASKS, TASK + "  checked: 2026-11-01\n"),
    Written("a department", DEPARTMENTS, PLACE + "parent: social\nweekdays: [mandag, Tirsdag]\nquiet: [uge 28-30]\n"),
    Written("closed days", DEPARTMENTS, PLACE + "closed:\n  - day: 5. juni\n    name: Fri\nprobation: 2 uger\n"),
    Written("a telephone number", DEPARTMENTS, PLACE + "contacts:\n  - {function: Vagt, help: Alt, phone: 12345678}\n"),
    Written("a change", DEPARTMENTS, PLACE + "change:\n  tasks:\n    - id: velkomst\n      due: i uge 2\n"),
    Written(
        "an edited list", DEPARTMENTS,
        PLACE + "change:\n  tasks:\n    - id: velkomst\n      involves: {add: [ny], remove: [mentor]}\n",
    ),
    Written("a list anew", DEPARTMENTS, PLACE + "change:\n  tasks:\n    - id: velkomst\n      involves: [ny]\n"),
    Written("an item left out", DEPARTMENTS, PLACE + "remove:\n  tasks:\n    - id: frokost\n      reason: Nej.\n"),
    Written(
        "an item of its own", DEPARTMENTS,
        PLACE + "add:\n  topics:\n    - {id: eget, title: X, text: X, area: praktisk, after: arbejdsplads}\n"
        "  tasks:\n    - {id: egen, title: X, due: løbende, responsible: ny, topic: arbejdsplads}\n",
    ),
    Written("a hire", HIRES, HIRE + "time: 9.00\nprobation: ingen\npeople:\n  mentor: Merete Skovhus\n"),
    Written("the municipality", "content/municipality.yml", "change:\n  roles:\n    - id: mentor\n      title: X\n"),
    Written("a map", "content/wellbeing/map.yml", "- {id: a, title: X, position: 1, text: X}\n"),
]  # fmt: skip

WRONG = [
    Written("a key that is misspelt", TASKS, TASK.replace("title", "titel")),
    Written("a key that is missing", TASKS, TASK.replace("  due: i uge 2\n", "")),
    Written("a key that nobody knows", TASKS, TASK + "  farve: rød\n"),
    Written("an id that is none", TASKS, TASK.replace("ny-opgave", "Ny opgave")),
    Written("a role that is not there", TASKS, TASK.replace("responsible: mentor", "responsible: mentoren")),
    Written("a role in a list", TASKS, TASK + "  involves: [ny, chef]\n"),
    Written("a word for a list", TASKS, TASK + "  involves: ny\n"),
    Written("yes for true", TASKS, TASK + "  must: ja\n"),
    Written("a boolean for text", TASKS, TASK.replace("title: X", "title: true")),
    Written("a due with hverdage", TASKS, TASK.replace("i uge 2", "3 hverdage efter start")),
    Written("a due with a slip", TASKS, TASK.replace("i uge 2", "2 uger efter strat")),
    Written("a meeting that is too short", TASKS, TASK + "  meeting:\n    minutes: 2\n    with: [ny]\n"),
    Written("a meeting for no time", TASKS, TASK + "  meeting:\n    minutes: længe\n    with: [ny]\n"),
    Written("HTML", TASKS, TASK + "  text: Hej <b>du</b>\n"),
    Written("half an address", TASKS, TASK + "  link: intranet.eksempel.dk\n"),
    Written("a Danish date", TASKS, TASK + "  checked: 1. november 2026\n"),
    Written("a key without a value", TASKS, TASK.replace("title: X", "title:")),
    Written("a file that is no list", TASKS, "id: x\ntitle: X\n"),
    Written("a department that is a list", DEPARTMENTS, "- name: X\n"),
    Written("an id in a department", DEPARTMENTS, "id: x\nname: X\n"),
    Written("a parent that is not there", DEPARTMENTS, PLACE + "parent: socialen\n"),
    Written("a day of no week", DEPARTMENTS, PLACE + "weekdays: [mandag, hverdag]\n"),
    Written("a collection that is not there", DEPARTMENTS, PLACE + "add:\n  task:\n    - id: a\n"),
    Written("a collection that is no list", DEPARTMENTS, PLACE + "add:\n  tasks:\n    id: a\n"),
    Written("a change of nothing", DEPARTMENTS, PLACE + "change:\n  tasks:\n    - id: velkomst\n"),
    Written("a change of what is not there", DEPARTMENTS, PLACE + "change:\n  tasks:\n    - id: x\n      title: X\n"),
    Written("an item left out without a word", DEPARTMENTS, PLACE + "remove:\n  tasks:\n    - id: frokost\n"),
    Written(
        "a list edited in another way", DEPARTMENTS,
        PLACE + "change:\n  tasks:\n    - id: velkomst\n      involves:\n        plus: [ny]\n",
    ),
    Written("a hire of no type", HIRES, HIRE.replace("[leder]", "[]")),
    Written("a person in no role", HIRES, HIRE + "people:\n  chef: Merete Skovhus\n"),
    Written("a status that is none", "content/wellbeing/map.yml", "- {id: a, title: X, position: 5, text: X}\n"),
    Written("an organisation without an address", "content/organisation.yml", "name: X\n"),
]  # fmt: skip


@pytest.fixture(scope="module")
def node() -> str:
    """The program that the language server runs in."""
    path = shutil.which("node")
    if path is None or not PROGRAM.exists():
        pytest.fail("Node or the YAML language server is missing; `make test` installs them or says what is needed")
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the editor's files in it."""
    folder = tmp_path_factory.mktemp("editor") / "lille"
    shutil.copytree(ROOT / "tests/fixtures/lille", folder)
    command = [sys.executable, "-m", "generator", "schema", "--root", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def server(node: str, small: Path) -> Iterator[LanguageServer]:
    with language_server(node, small) as running:
        yield running


def ours(project: Path, written: Written, least: Severity) -> list[int]:
    """Return the lines of what the handbook finds in a file that weighs at least so much."""
    path = project / written.file
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text(written.text, encoding="utf-8")
    found = read_project(project).diagnostics
    path.unlink() if before is None else path.write_bytes(before)
    return [error.line for error in found if error.file == written.file and error.severity >= least]


def theirs(server: LanguageServer, written: Written) -> list[Problem]:
    return server.problems({written.file: written.text})[written.file]


@pytest.mark.parametrize("written", RIGHT, ids=[written.name for written in RIGHT])
def test_what_is_right_is_not_complained_of(server: LanguageServer, small: Path, written: Written) -> None:
    assert ours(small, written, Severity.ERROR) == []
    assert theirs(server, written) == []


@pytest.mark.parametrize("written", WRONG, ids=[written.name for written in WRONG])
def test_what_is_wrong_is_marked_where_the_handbook_finds_it(
    server: LanguageServer, small: Path, written: Written
) -> None:
    wrong, marked = ours(small, written, Severity.WARNING), theirs(server, written)
    assert wrong
    assert marked
    assert any(abs(line - problem.line) <= 1 for line in wrong for problem in marked)


def test_what_is_said_is_danish(server: LanguageServer) -> None:
    text = (
        TASK.replace("title: X", "title:").replace("i uge 2", "engang") + "  must: ja\n  involves: ny\n  farve: rød\n"
    )
    said = [problem.message for problem in server.problems({TASKS: text})[TASKS]]
    assert len(said) == 5
    assert all(any(word in message for word in ("Skriv", "Disse nøgler")) for message in said)


def test_nothing_in_the_real_content_is_complained_of(node: str) -> None:
    files = sorted((ROOT / "content").rglob("*.yml"))
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert len(texts) > 50
    with language_server(node, ROOT) as server:
        assert {file: found for file, found in server.problems(texts).items() if found} == {}


PROPOSALS = [
    ("roles, with their titles", TASKS, TASK + "  involves: [█]\n", {"mentor", "ny", "naermeste-leder"}),
    ("keys", TASKS, TASK + "  █", {"must", "meeting", "involves", "text", "locked"}),
    ("keys of a meeting", TASKS, TASK + "  meeting:\n    █", {"minutes", "with"}),
    ("true and false", TASKS, TASK + "  must: █", {"true", "false"}),
    ("the words that say when", TASKS, "- id: x\n  due: █", {"løbende", "i uge 2", "senest 5 arbejdsdage før start"}),
    ("ids to change, also those of another department", DEPARTMENTS, PLACE + "change:\n  tasks:\n    - id: █",
     {"adgangskort", "frokost", "dubu"}),
    ("how to edit a list", DEPARTMENTS, PLACE + "change:\n  tasks:\n    - id: velkomst\n      involves:\n        █",
     {"add", "remove"}),
    ("collections", DEPARTMENTS, PLACE + "add:\n  █", {"tasks", "roles", "guides"}),
    ("what a department can have", DEPARTMENTS, PLACE + "█", {"parent", "contacts", "add", "change", "remove"}),
    ("departments", HIRES, "name: X\ndepartment: █", {"social", "familie"}),
    ("roles for people", HIRES, HIRE + "people:\n  █", {"mentor", "naermeste-leder"}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "wanted"), [row[1:] for row in PROPOSALS], ids=[row[0] for row in PROPOSALS])
def test_proposals(server: LanguageServer, file: str, text: str, wanted: set[str]) -> None:
    assert wanted <= set(server.proposals(file, text))


def test_a_proposal_comes_with_its_title(server: LanguageServer) -> None:
    assert server.proposals(TASKS, TASK + "  involves: [█]\n")["naermeste-leder"] == "Nærmeste leder"
    assert "engang" not in server.proposals(TASKS, TASK + "  █")
    assert "skal" in server.proposals(TASKS, TASK + "  █")["must"]


def test_a_key_is_explained(server: LanguageServer) -> None:
    said = server.explanation(TASKS, TASK.replace("responsible", "respon█sible"))
    assert "Ansvarlig" in said
    assert "sørger for" in said

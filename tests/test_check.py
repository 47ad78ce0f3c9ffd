"""The check: everything that is wrong, at once, with its place; run as a person runs it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def places(errors: str) -> list[str]:
    """Return file:line code of each diagnostic shown."""
    found = re.findall(r"^(content/.*:\d+):\d+ fejl (HB\d+)", errors, re.MULTILINE)
    return [f"{place} {code}" for place, code in found]


def test_the_small_project_has_no_faults(handbook: Run) -> None:
    code, output, errors = handbook("check")
    assert (code, errors) == (0, "")
    assert "ingen fejl" in output


def test_six_mistakes_in_three_files_are_named_at_once(project: Path, handbook: Run) -> None:
    content = project / "content"
    tasks = content / "tasks" / "alle.yml"
    edit(tasks, "  due: senest 5 arbejdsdage før start", "  due: senest 5 hverdage før start")
    edit(tasks, "  responsible: mentor", "  responsible: mentro")
    edit(tasks, "  title: Giv løbende feedback", "  titel: Giv løbende feedback")
    edit(content / "departments" / "social.yml", "    - id: frokost", "    - id: instruktion")
    edit(content / "departments" / "social.yml", "    - id: adgangskort", "    - id: adgangskrot")
    edit(content / "hires" / "asta.yml", "start: 2027-02-01", "start: 2027-02-30")
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("det gamle", encoding="utf-8")

    code, output, errors = handbook("build")

    assert code == 1
    assert places(errors) == [
        "content/departments/social.yml:16 HB301",
        "content/departments/social.yml:20 HB304",
        "content/hires/asta.yml:6 HB209",
        "content/tasks/alle.yml:4 HB208",
        "content/tasks/alle.yml:26 HB401",
        "content/tasks/alle.yml:30 HB202",
    ]
    for hint in ("“adgangskort”", "“mentor”", "“title”", "arbejdsdage", "28"):
        assert hint in errors
    assert output == ""
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "det gamle"
    assert not (project / "plans").exists()


_HIRE = b"name: X\nposition: X\ndepartment: social\ntypes: [leder]\nstart: 2027-02-01\n"

BAD_FILES = [
    ("a duplicate key", "tasks/x.yml", b"- id: a\n  title: En\n  title: To\n", "3 HB103"),
    ("an anchor", "tasks/x.yml", b"- &a\n  id: a\n", "1 HB104"),
    ("brackets", "tasks/x.yml", b"[" * 100_000, "1 HB105"),
    ("Latin-1", "tasks/x.yml", "- id: a\n  title: Mød på arbejde\n".encode("latin-1"), "2 HB101"),
    ("a file that is no list", "tasks/x.yml", b"id: a\ntitle: En\n", "1 HB201"),
    ("a department that is no mapping", "departments/x.yml", b"- name: X\n", "1 HB201"),
    ("a department that is only words", "departments/x.yml", b"X\n", "1 HB201"),
    ("a file nobody knows", "tasker/x.yml", b"- id: a\n", "1 HB109"),
    ("an unknown collection", "departments/x.yml", b"name: X\nadd:\n  task:\n    - id: a\n", "3 HB202"),
    ("a collection that is no list", "departments/x.yml", b"name: X\nadd:\n  tasks:\n    id: a\n", "3 HB201"),
    ("an id in a department", "departments/x.yml", b"name: X\nid: x\n", "2 HB202"),
    ("an unknown parent", "departments/x.yml", b"name: X\nparent: sociale\n", "2 HB401"),
    ("a parent of itself", "departments/x.yml", b"name: X\nparent: x\n", "2 HB305"),
    ("an empty value", "departments/x.yml", b"name:\n", "1 HB205"),
    ("a boolean for text", "departments/x.yml", b"name: true\n", "1 HB204"),
    ("a file name that is no id", "departments/X Y.yml", b"name: X\n", "1 HB206"),
    ("raw HTML", "departments/x.yml", b"name: X\nwelcome: Hej <b>du</b>\n", "2 HB207"),
    ("a former id that is in use", "departments/x.yml", b"name: X\nformerly: [social]\n", "2 HB402"),
    ("an end before the start", "hires/x.yml", _HIRE + b"end: 2027-01-01\n", "6 HB501"),
    ("a first working day before the start", "hires/x.yml", _HIRE + b"first_working_day: 2027-01-04\n", "6 HB501"),
    ("a probation that ends before the start", "hires/x.yml", _HIRE + b"probation: 2027-01-31\n", "6 HB501"),
    ("an agreement after the start", "hires/x.yml", _HIRE + b"agreed: 2027-03-01\n", "6 HB501"),
    ("an id used twice", "tasks/x.yml", b"- id: adgangskort\n  title: X\n  due: l\xc3\xb8bende\n", "1 HB203"),
]


@pytest.mark.parametrize(
    ("file", "data", "expected"), [row[1:] for row in BAD_FILES], ids=[row[0] for row in BAD_FILES]
)
def test_bad_input_is_told_with_its_place(project: Path, handbook: Run, file: str, data: bytes, expected: str) -> None:
    path = project / "content" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    code, _, errors = handbook("check")
    line, name = expected.split(" ")
    assert code == 1
    assert f"content/{file}:{line} {name}" in places(errors)
    assert "Traceback" not in errors
    path.unlink()
    assert handbook("check").code == 0  # type: ignore[attr-defined]


def test_a_circle_of_parents_is_told_once_as_a_path(project: Path, handbook: Run) -> None:
    edit(project / "content/departments/social.yml", "welcome:", "parent: familie\nwelcome:")
    code, _, errors = handbook("check")
    assert code == 1
    assert errors.count("HB305") == 1
    assert "familie → social → familie" in errors


def test_what_is_left_out_but_still_needed_is_told_with_both_places(project: Path, handbook: Run) -> None:
    social = project / "content/departments/social.yml"
    text = social.read_text(encoding="utf-8")
    social.write_text(text + "  roles:\n    - id: mentor\n      reason: Vi har ingen.\n", encoding="utf-8")
    code, _, errors = handbook("check")
    assert code == 1
    assert "content/tasks/alle.yml:12 HB404" in places(errors)
    assert "content/departments/social.yml:12 HB404" in places(errors)
    assert "content/departments/social.yml:23" in errors


def test_a_broken_task_is_not_also_reported_as_unknown(project: Path, handbook: Run) -> None:
    edit(project / "content/tasks/alle.yml", "  due: senest 5 arbejdsdage før start", "  due: engang")
    _, _, errors = handbook("check")
    assert places(errors) == ["content/tasks/alle.yml:4 HB208"]


def test_a_file_that_cannot_be_read_at_all_does_not_make_its_ids_unknown(project: Path, handbook: Run) -> None:
    roles = project / "content/roles.yml"
    roles.write_text(roles.read_text(encoding="utf-8") + "- id: 'x\n", encoding="utf-8")
    _, _, errors = handbook("check")
    assert {place.split(":")[0] for place in places(errors)} == {"content/roles.yml"}


def test_an_empty_folder_is_wrong_use(tmp_path: Path, handbook: Run, project: Path) -> None:
    for path in sorted(project.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    code, _, errors = handbook("check")
    assert code == 2
    assert "content" in errors
    assert str(tmp_path) not in errors

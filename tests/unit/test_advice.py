"""The rules that ask for today or the nominal year: a broken example of each, and its mending."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Code, Diagnostic, Severity, in_order
from generator.plans.phase_rules import overlapping_phases
from generator.plans.rules import advice
from generator.variants.project import read_project
from generator.variants.touched import touched

TODAY = date(2026, 11, 2)
TASKS = "tasks/alle.yml"


@dataclass(frozen=True)
class Edit:
    """A replacement in a file of the content, which is written anew where there is nothing to replace."""

    file: str
    old: str
    new: str

    def make(self, root: Path) -> None:
        path = root / "content" / self.file
        if not self.old:
            path.write_text(self.new, encoding="utf-8")
            return
        text = path.read_text(encoding="utf-8")
        assert self.old in text
        path.write_text(text.replace(self.old, self.new, 1), encoding="utf-8")


def told(root: Path, today: date = TODAY) -> list[Diagnostic]:
    project = read_project(root)
    assert [found for found in project.diagnostics if found.severity is Severity.ERROR] == []
    items = tuple(touched(project.content, project.handbooks))
    return list(in_order([*overlapping_phases(items), *advice(items, today)]))


def brief(found: Diagnostic) -> tuple[str, int, str]:
    return (found.file.removeprefix("content/"), found.line, found.code.value)


def a_task(identity: str, due: str, **lines: str) -> str:
    written = {"title": identity, "due": due, "responsible": "naermeste-leder", "topic": "arbejdsplads"} | lines
    return f"- id: {identity}\n" + "".join(f"  {key}: {value}\n" for key, value in written.items())


def a_talk(identity: str, due: str, **lines: str) -> str:
    return a_task(identity, due, **{"topic": "samtaler", "meeting": "{minutes: 30, with: [ny]}"} | lines)


SAMTALER = Edit(
    "topics.yml", "- id: arbejdsplads", "- id: samtaler\n  title: X\n  text: X\n  area: praktisk\n- id: arbejdsplads"
)
ROLE = Edit("roles.yml", "- id: ny", "- id: it\n  title: IT\n  heading: Du er i IT\n  text: X\n- id: ny")
SEVERITIES = {
    "HB406": Severity.NOTICE,
    "HB407": Severity.WARNING,
    "HB505": Severity.WARNING,
    "HB507": Severity.ERROR,
    "HB508": Severity.WARNING,
}
MENDED = [
    (
        "a shared requirement without a source",
        Edit(TASKS, "  source: loven\n", ""),
        [("sources.yml", 1, "HB407"), (TASKS, 20, "HB406")],
        Edit(TASKS, "det.\n", "det.\n  source: loven\n"),
    ),
    (
        "a shared requirement nobody has checked",
        Edit(TASKS, "  checked: 2026-11-01\n", ""),
        [(TASKS, 20, "HB406")],
        Edit(TASKS, "  source: loven\n", "  source: loven\n  checked: 2026-11-01\n"),
    ),
    (
        "a source that was checked long ago",
        Edit("sources.yml", "  text:", "  checked: 2025-11-01\n  text:"),
        [("sources.yml", 4, "HB406")],
        Edit("sources.yml", "2025-11-01", "2025-11-02"),
    ),
    (
        "a role nobody plays",
        ROLE,
        [("roles.yml", 1, "HB407")],
        Edit(TASKS, "responsible: naermeste-leder", "responsible: it"),
    ),
    (
        "a topic that only a workplace uses, and then no longer",
        SAMTALER,
        [("topics.yml", 1, "HB407")],
        Edit("departments/social.yml", "topic: arbejdsplads", "topic: samtaler"),
    ),
    (
        "a task before the start that the newcomer is alone with",
        Edit(TASKS, "responsible: naermeste-leder", "responsible: ny"),
        [(TASKS, 5, "HB505")],
        Edit(TASKS, "responsible: ny", "responsible: ny\n  alone: true"),
    ),
    (
        "the same, with somebody at hand",
        Edit(TASKS, "responsible: naermeste-leder", "responsible: ny\n  involves: [ny]"),
        [(TASKS, 5, "HB505")],
        Edit(TASKS, "involves: [ny]", "involves: [mentor]"),
    ),
    (
        "the same, after the start",
        Edit(
            TASKS,
            "første arbejdsdag\n  responsible: naermeste-leder\n  involves: [mentor]",
            "dagen før start\n  responsible: ny",
        ),
        [(TASKS, 11, "HB505")],
        Edit(TASKS, "dagen før start", "første arbejdsdag"),
    ),
    (
        "a workplace that leaves the newcomer alone",
        Edit("departments/social.yml", "    - id: adgangskort\n", "    - id: adgangskort\n      responsible: ny\n"),
        [("departments/social.yml", 17, "HB505")],
        Edit("departments/social.yml", "      responsible: ny\n", "      responsible: ny\n      involves: [mentor]\n"),
    ),
    (
        "phases that overlap",
        Edit("phases.yml", "from: dagen efter første arbejdsdag", "from: første arbejdsdag"),
        [("phases.yml", 17, "HB507")],
        Edit("phases.yml", "  from: første arbejdsdag\n  until: 12", "  from: 2. arbejdsdag\n  until: 12"),
    ),
    (
        "a task after the last phase",
        Edit(TASKS, "due: 2 uger efter start", "due: 14 måneder efter start"),
        [(TASKS, 25, "HB508")],
        Edit("phases.yml", "12 måneder", "14 måneder"),
    ),
    (
        "a workplace's task after the last phase",
        Edit("departments/social.yml", "due: 2 uger efter start", "due: 2 år efter start"),
        [("departments/social.yml", 11, "HB508")],
        Edit("departments/social.yml", "due: 2 år efter start", "due: efter aftale"),
    ),
]


@pytest.mark.parametrize(("wrong", "expected", "right"), [row[1:] for row in MENDED], ids=[row[0] for row in MENDED])
def test_each_rule_tells_and_is_content_with_the_mending(
    project: Path, wrong: Edit, expected: list[tuple[str, int, str]], right: Edit
) -> None:
    assert told(project) == []
    wrong.make(project)
    assert [brief(found) for found in told(project)] == expected
    assert all(found.severity is SEVERITIES[found.code] for found in told(project))
    right.make(project)
    assert told(project) == []


FIRST = a_talk("en", "2 uger efter start", **{"for": "[leder]"})
CLOSE = [
    ("within two weeks", a_talk("to", "26 dage efter start"), True),
    ("two weeks apart", a_talk("to", "28 dage efter start"), False),
    ("the days between which they lie are too close", a_talk("to", "1-2 måneder før prøvetidens udløb"), False),
    ("the first of several days is close", a_talk("to", "3-8 uger efter start"), True),
    (
        "the same roles the other way round",
        a_talk("to", "i uge 3", responsible="ny", meeting="{minutes: 9, with: [naermeste-leder]}"),
        True,
    ),
    ("another role", a_talk("to", "i uge 3", responsible="mentor"), False),
    ("a third role", a_talk("to", "i uge 3", meeting="{minutes: 30, with: [ny, mentor]}"), False),
    ("no meeting", a_task("to", "i uge 3", topic="samtaler"), False),
    ("a meeting of another topic", a_talk("to", "i uge 3", topic="arbejdsplads"), False),
    ("a meeting of another topic, with a guide", a_talk("to", "i uge 3", topic="arbejdsplads", guide="spg"), True),
    ("for others", a_talk("to", "i uge 3", **{"for": "[medarbejder]"}), False),
    ("for some of them", a_talk("to", "i uge 3", not_for="[medarbejder]"), True),
    ("one covers the other", a_talk("to", "i uge 3", covers="[en]"), False),
    ("it recurs", a_talk("to", "hver uge i den første måned"), False),
    ("without a date", a_talk("to", "efter aftale"), False),
    ("counted from the end of a course", a_talk("to", "når 1/6 af forløbet er gået"), False),
]


def with_talks(root: Path, *tasks: str) -> None:
    SAMTALER.make(root)
    Edit("guides.yml", "", "- id: spg\n  title: X\n  text: X\n  questions: [X]\n").make(root)
    use = a_task("brug", "løbende", topic="samtaler", guide="spg")
    Edit("tasks/talks.yml", "", "".join([use, *tasks])).make(root)


@pytest.mark.parametrize(("other", "is_close"), [row[1:] for row in CLOSE], ids=[row[0] for row in CLOSE])
def test_talks_of_the_same_people_within_two_weeks(project: Path, other: str, *, is_close: bool) -> None:
    with_talks(project, FIRST, other)
    found = told(project)
    assert [(one.code, one.severity) for one in found] == [(Code.TALKS_TOO_CLOSE, Severity.WARNING)] * is_close
    assert [brief(one)[0] for one in found] == ["tasks/talks.yml"] * is_close


def test_a_workplace_is_told_of_the_talk_it_brings_too_close(project: Path) -> None:
    with_talks(project, FIRST, a_talk("to", "i uge 8"), a_talk("tre", "i uge 9"))
    common = ("tasks/talks.yml", 22, "HB506")
    assert [brief(found) for found in told(project)] == [common]
    moved = "change:\n  tasks:\n    - id: en\n      due: i uge 7\n"
    Edit("departments/social.yml", "change:\n  tasks:\n", moved).make(project)
    found = told(project)
    assert [brief(one) for one in found] == [("departments/social.yml", 17, "HB506")] * 2 + [common]
    assert [one.related[0].line for one in found] == [16, 22, 16]


def test_what_was_checked_a_year_ago_to_the_day_still_counts(project: Path) -> None:
    assert told(project, date(2027, 11, 1)) == []
    assert [found.code for found in told(project, date(2027, 11, 2))] == [Code.UNCHECKED]


def test_a_workplace_may_lock_what_it_has_decided_itself(project: Path) -> None:
    task = a_task("medicin", "løbende", locked="Sådan gør vi.").replace("\n ", "\n     ")
    Edit("departments/social.yml", "  tasks:\n", f"  tasks:\n    {task}").make(project)
    assert told(project) == []
    Edit("departments/social.yml", "gør vi.\n", "gør vi.\n      source: loven\n").make(project)
    assert [brief(found) for found in told(project)] == [("departments/social.yml", 14, "HB406")]


def test_a_department_with_phases_of_its_own_has_its_tasks_looked_at(project: Path) -> None:
    change = "change:\n  phases:\n    - id: foerste-aar\n      until: 10 dage efter start\n  tasks:\n"
    Edit("departments/social.yml", "change:\n  tasks:\n", change).make(project)
    assert [brief(found) for found in told(project)] == [("departments/social.yml", 11, "HB508")]


def test_a_weekend_between_two_phases_belongs_to_the_second(project: Path) -> None:
    Edit("phases.yml", "dagen efter første arbejdsdag", "i uge 2").make(project)
    Edit(TASKS, "due: 2 uger efter start", "due: 5 dage efter start").make(project)
    assert told(project) == []
    Edit(TASKS, "due: 5 dage efter start", "due: 4 dage efter start").make(project)
    assert [brief(found) for found in told(project)] == [(TASKS, 25, "HB508")]


def test_the_check_shows_them_and_the_build_stops_at_overlapping_phases(
    project: Path, handbook: Callable[..., tuple[int, str, str]]
) -> None:
    ROLE.make(project)
    code, _output, errors = handbook("check")
    assert (code, "HB407" in errors) == (0, True)
    Edit("phases.yml", "from: dagen efter første arbejdsdag", "from: første arbejdsdag").make(project)
    for command in ("check", "build"):
        code, _output, errors = handbook(command)
        assert (code, "HB507" in errors) == (1, True)
    assert not (project / "site").exists()


def test_the_real_content_gives_no_cause_for_a_warning(root: Path) -> None:
    assert [brief(found) for found in told(root) if found.severity > Severity.NOTICE] == []

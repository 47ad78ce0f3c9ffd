"""Weeks that ask too much: in one person's plan, and in the handbook whoever comes."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Code, Diagnostic, Severity
from generator.handbook.content import Content
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.finder import Found
from generator.handbook.handbook import Handbook
from generator.handbook.models import Task, Workload
from generator.handbook.places import Place
from generator.handbook.reader import read
from generator.plans.loads import afresh, differing
from generator.plans.overload import overloaded
from generator.plans.plan import CrowdedWeek, PlannedTask, When
from generator.plans.workload import crowded_weeks, marked, week_of
from generator.variants.departments import merge_departments, with_municipality
from generator.variants.project import read_project

SOURCE = Source(Layer(LayerKind.BASE, "", "Eksempel Kommune"), "content/tasks/x.yml", Place(1, 1))
MONDAY = date(2027, 3, 1)
LIMITS = Workload(tasks=3, hours=2)


def a_task(name: str, due: str = "i uge 2", responsible: str = "leder", **values: object) -> dict[str, Any]:
    return {"id": name, "title": name, "due": due, "responsible": responsible, "topic": "x"} | values


def planned(name: str, *days: int, **values: object) -> PlannedTask:
    first, last = (date(2027, 3, day) for day in (days[0], days[-1]))
    task = Task.model_validate(a_task(name) | values)
    return PlannedTask(Entry(task, SOURCE), When(first, last if last > first else None))


@pytest.mark.parametrize(
    ("when", "monday"),
    [
        (When(date(2027, 3, 7)), date(2027, 3, 1)),
        (When(date(2027, 3, 1), date(2027, 3, 5)), date(2027, 3, 1)),
        (When(date(2027, 3, 5), date(2027, 3, 8)), None),  # there are two weeks to choose between
        (None, None),
    ],
)
def test_the_week_in_which_a_thing_must_be_done(when: When | None, monday: date | None) -> None:
    assert week_of(when) == monday


def test_a_week_with_more_tasks_than_the_limit_is_crowded() -> None:
    tasks = [planned("a", 1), planned("b", 3), planned("c", 5), planned("d", 8)]
    week = lambda task: week_of(task.when)  # noqa: E731
    assert crowded_weeks(tasks, week, LIMITS) == ()
    tasks.append(planned("e", 7))
    crowded = crowded_weeks(tasks, week, LIMITS)
    assert crowded == (CrowdedWeek("leder", MONDAY, 4, 0),)
    assert [task.entry.item.id for task in marked(tasks, week, crowded) if task.crowded] == ["a", "b", "c", "e"]


def test_meetings_are_counted_for_all_who_meet() -> None:
    meeting = {"minutes": 60, "with": ("ny", "ny", "leder")}
    tasks = [planned("a", 1, meeting=meeting), planned("b", 2, meeting=meeting, responsible="mentor")]
    week = lambda task: week_of(task.when)  # noqa: E731
    assert crowded_weeks(tasks, week, LIMITS) == ()
    tasks.append(planned("c", 3, responsible="it", meeting={"minutes": 5, "with": ("ny",)}))
    assert crowded_weeks(tasks, week, LIMITS) == (CrowdedWeek("ny", MONDAY, 0, 125),)


ORGANISATION = {
    "name": "Eksempel Kommune",
    "intranet": "https://intranet.example/",
    "contact": "HR",
    "mail": "hr@eksempel.example",
    "accessibility": "https://www.was.digst.dk/x",
    "weekdays": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"],
    "probation": "3 måneder",
    "workload": {"tasks": 3, "hours": 2},
}
TYPES = [
    {"id": "medarbejder"},
    {"id": "leder"},
    {"id": "chef", "extends": "leder"},
    {"id": "tilbage-fra-orlov"},
]
ROLES = [{"id": name, "title": name.title(), "heading": "x", "text": "x"} for name in ("leder", "ny", "mentor")]


def a_project(
    tasks: Sequence[Mapping[str, Any]], **departments: Mapping[str, Any]
) -> tuple[Content, Mapping[str, Handbook]]:
    whole = [{"title": item["id"], "text": "x", "icon": "material/flag"} | item for item in TYPES]
    written: dict[str, Any] = {
        "organisation": ORGANISATION,
        "roles": ROLES,
        "hire_types": whole,
        "tasks/x": list(tasks),
    }
    written |= {f"departments/{name}": {"name": name, **given} for name, given in departments.items()}
    files = {
        f"content/{name}.yml": yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode()
        for name, value in sorted(written.items())
    }
    content, diagnostics = read(Found(files, ()))
    assert diagnostics == ()
    content = with_municipality(content)[0]
    handbooks, wrong = merge_departments(content)
    assert {found.code for found in wrong} <= {Code.UNKNOWN_REFERENCE, Code.STILL_REFERRED_TO}  # by what is covered
    return content, handbooks


def told(*tasks: Mapping[str, Any], **departments: Mapping[str, Any]) -> list[Diagnostic]:
    return list(overloaded(*a_project(tasks, **departments)))


THREE = (a_task("a"), a_task("b"), a_task("c"))
LINES_A_TASK = 5


def test_the_common_handbook_is_told_of_once_where_it_tips_over() -> None:
    assert told(*THREE) == []
    (found,) = told(*THREE, a_task("d"), a_task("e"))
    assert (found.code, found.severity, found.file) == (Code.OVERLOADED, Severity.WARNING, "content/tasks/x.yml")
    assert found.line == 3 * LINES_A_TASK + 3  # the due of the fourth
    assert "“Leder”" in found.message
    assert "5" in found.message


@pytest.mark.parametrize(
    "other",
    [
        a_task("d", "i uge 3"),
        a_task("d", "løbende"),
        a_task("d", "2-4 uger efter start"),
        a_task("d", responsible="ny"),
        a_task("d", covers=["a"]),
        a_task("d", meeting={"minutes": 120, "with": ["leder"]}, responsible="ny"),
    ],
)
def test_what_weighs_nothing_on_that_week(other: Mapping[str, Any]) -> None:
    assert told(*THREE, other) == []


@pytest.mark.parametrize(
    "other",
    [
        a_task("d", "fredag i uge 2"),
        a_task("d", "senest 1 uge efter start"),
        a_task("d", "hver uge i den første måned"),
        a_task("d", meeting={"minutes": 125, "with": ["leder"]}, responsible="ny"),
    ],
)
def test_what_does_weigh_on_it(other: Mapping[str, Any]) -> None:
    roles = [found.message.split("”")[0] for found in told(*THREE, other)]
    assert "“Leder" in roles


def test_each_hire_type_is_looked_at_alone() -> None:
    split = [a_task("d") | {"for": ["medarbejder"]}, a_task("e", not_for=["chef"]) | {"for": ["leder"]}]
    found = told(a_task("a"), a_task("b"), *split)
    assert found == []
    (found_for_chef,) = told(*THREE, a_task("d") | {"for": ["chef"]})
    assert "“chef”" in found_for_chef.message


def test_only_those_who_return_have_what_counts_from_the_return() -> None:
    (found,) = told(*THREE, a_task("d", "1 uge efter tilbagekomst"))
    assert "“tilbage-fra-orlov”" in found.message


def test_a_department_is_told_of_what_it_brings_about() -> None:
    added = {"add": {"tasks": [a_task("d"), a_task("e", "i uge 5")]}}
    (found,) = told(*THREE, bakken=added, dalen={"add": {"tasks": [a_task("f", "i uge 3")]}}, engen={})
    assert found.file == "content/departments/bakken.yml"
    assert found.line == 6  # the due of d


def test_what_is_inherited_is_not_told_of_again() -> None:
    found = told(
        *THREE,
        a_task("d"),
        bakken={"parent": "aaen", "add": {"tasks": [a_task("e", "i uge 3"), a_task("g")]}},
        aaen={"add": {"tasks": [a_task("f", "i uge 4", responsible="ny")]}},
    )
    assert [diagnostic.file for diagnostic in found] == ["content/tasks/x.yml"]


def test_a_change_or_a_removal_can_tip_a_week_over_too() -> None:
    tasks = (*THREE, a_task("d", "i uge 3"), a_task("e", "i uge 3", covers=["c"]))
    moved = told(*tasks, bakken={"change": {"tasks": [{"id": "d", "due": "fredag i uge 2"}]}})
    assert moved == []  # c is stood in for
    both = {"change": {"tasks": [{"id": "d", "due": "i uge 2"}]}, "remove": {"tasks": [{"id": "e", "reason": "x"}]}}
    (found,) = told(*tasks, bakken=both)
    assert (found.file, found.line) == ("content/departments/bakken.yml", 5)
    removed = {"remove": {"tasks": [{"id": "x", "reason": "x"}]}}
    (told_of_removal,) = told(*THREE, a_task("d"), a_task("x", "i uge 3", covers=["d"]), bakken=removed)
    assert told_of_removal.file == "content/departments/bakken.yml"


DUES = ("i uge 2", "i uge 3", "1 uge efter start", "hver uge i den første måned", "løbende", "2 uger før tilbagekomst")
NAMES = ("a", "b", "c", "d", "e")
MEETINGS = st.none() | st.builds(lambda minutes: {"minutes": minutes, "with": ["ny"]}, st.integers(5, 120))
TASKS = st.fixed_dictionaries(
    {
        "due": st.sampled_from(DUES),
        "responsible": st.sampled_from(["leder", "mentor", "ny"]),
        "for": st.lists(st.sampled_from([item["id"] for item in TYPES]), unique=True, max_size=2),
        "not_for": st.lists(st.sampled_from([item["id"] for item in TYPES]), unique=True, max_size=1),
        "covers": st.lists(st.sampled_from(NAMES), unique=True, max_size=1),
        "meeting": MEETINGS,
    }
).map(lambda values: {key: value for key, value in values.items() if value})
BASES = st.dictionaries(st.sampled_from(NAMES), TASKS, min_size=1)


@given(base=BASES, changed=BASES, added=TASKS, removed=st.sets(st.sampled_from(NAMES), max_size=2))
def test_a_departments_difference_gives_what_a_look_at_all_of_it_gives(
    base: Mapping[str, Any], changed: Mapping[str, Any], added: Mapping[str, Any], removed: set[str]
) -> None:
    content, handbooks = a_project(
        [{**a_task(name), **values} for name, values in base.items()],
        bakken={
            "add": {"tasks": [{**a_task("z"), **added}]},
            "change": {"tasks": [{"id": name, **changed[name]} for name in changed if name in base.keys() - removed]},
            "remove": {"tasks": [{"id": name, "reason": "x"} for name in sorted(removed & base.keys())]},
        },
    )
    common, whole = afresh(content.base), afresh(handbooks["bakken"])
    touched = set(content.branches["bakken"].differences.touched("tasks"))
    found = differing(handbooks["bakken"], content.base, common, touched)
    weeks = {*common.weeks(), *whole.weeks()}
    assert {week: found.of(week) for week in weeks} == {week: whole.of(week) for week in weeks}


def test_a_department_with_a_hire_type_of_its_own() -> None:
    own = {"id": "vikar", "title": "vikar", "text": "x", "icon": "material/flag"}
    added = {"add": {"hire_types": [own], "tasks": [a_task("d") | {"for": ["vikar"]}]}}
    (found,) = told(*THREE, bakken=added)
    assert "“vikar”" in found.message


def test_the_real_handbook_asks_too_much_of_no_one(root: Path) -> None:
    project = read_project(root)
    assert project.content.organisation is not None
    assert list(overloaded(project.content, project.handbooks)) == []

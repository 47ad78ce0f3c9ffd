"""Variants as HR writes them: layers of YAML read, merged and looked at."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Code, Severity
from generator.handbook.entries import Entry, LayerKind
from generator.handbook.list_edits import ListEdit, apply
from generator.handbook.models import Role, Task
from generator.variants.misfits import misfits
from generator.variants.project import Project, read_project

ROLES = """
- id: ny
  title: Ny kollega
  heading: Du er ny
  text: Velkommen.
- id: naermeste-leder
  title: Nærmeste leder
  heading: Du er nærmeste leder
  text: Tag godt imod.
- id: it
  title: It
  heading: Du er it
  text: Gør klar.
- id: mentor
  title: Mentor
  heading: Du er mentor
  text: Vær der.
"""
TASKS = """
- id: adgang
  title: Bestil adgang
  text: Send en mail.
  due: dagen før start
  responsible: naermeste-leder
  involves:
    - it
    - mentor
  topic: emne
- id: frokost
  title: Spis sammen
  due: første arbejdsdag
  responsible: mentor
  topic: emne
"""
COMMON = {
    "organisation.yml": """
name: Lilleby Kommune
intranet: https://lille.example
contact: HR
mail: hr@lille.example
accessibility: https://lille.example/was
weekdays: [mandag, tirsdag, onsdag, torsdag, fredag]
probation: 3 måneder
""",
    "roles.yml": ROLES,
    "topics.yml": "- {id: emne, title: Emne, text: Om det., area: omraade}\n",
    "areas.yml": "- {id: omraade, title: Område, text: Om det.}\n",
    "tasks/alle.yml": TASKS,
}


def written(folder: Path, files: Mapping[str, str]) -> Project:
    for name, text in {**COMMON, **files}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_project(folder)


def told(project: Project) -> list[tuple[str, int, Code]]:
    return [(fault.file.removeprefix("content/"), fault.line, fault.code) for fault in project.diagnostics]


def task(project: Project, department: str, identity: str) -> Entry[Task]:
    return project.handbooks[department].of(Task)[identity]


SOCIAL = "name: Socialafdelingen\n"
CHANGE = SOCIAL + "change:\n  tasks:\n    - id: adgang\n"


def test_entries_are_added_to_and_taken_out_of_a_list(tmp_path: Path) -> None:
    edit = CHANGE + "      involves:\n        add: [ny]\n        remove: [it]\n"
    project = written(tmp_path, {"departments/social.yml": edit})
    assert told(project) == []
    entry = task(project, "social", "adgang")
    assert entry.item.involves == ("mentor", "ny")
    assert entry.changes[0].kept == {"involves": (1,)}
    assert entry.changes[0].before.involves == ("it", "mentor")


def test_a_list_whose_key_is_a_word_of_python_can_be_edited(tmp_path: Path) -> None:
    types = "".join(f"- {{id: {name}, title: T, text: T., icon: material/flag}}\n" for name in ("leder", "elev"))
    tasks = TASKS.replace("  topic: emne\n", "  topic: emne\n  for: [leder]\n", 1)
    edit = CHANGE + "      for:\n        add: [elev]\n"
    project = written(tmp_path, {"hire_types.yml": types, "tasks/alle.yml": tasks, "departments/social.yml": edit})
    assert told(project) == []
    assert task(project, "social", "adgang").item.for_ == ("leder", "elev")


def test_a_list_can_still_be_written_again_as_a_whole(tmp_path: Path) -> None:
    project = written(tmp_path, {"departments/social.yml": CHANGE + "      involves: [ny]\n"})
    assert told(project) == []
    assert task(project, "social", "adgang").item.involves == ("ny",)


def test_each_entry_of_an_edited_list_knows_its_own_line(tmp_path: Path) -> None:
    project = written(
        tmp_path,
        {
            "departments/social.yml": CHANGE + "      involves:\n        remove: [it]\n        add:\n          - ny\n",
            "departments/familie.yml": "name: Familie\nparent: social\nchange:\n  tasks:\n    - id: adgang\n"
            "      involves:\n        add:\n          - it\n",
        },
    )
    assert told(project) == []
    entry = task(project, "familie", "adgang")
    assert entry.item.involves == ("mentor", "ny", "it")
    located = [entry.locate(("involves", position)) for position in range(3)]
    assert [(source.file, place.line) for source, place in located] == [
        ("content/tasks/alle.yml", 9),
        ("content/departments/social.yml", 8),
        ("content/departments/familie.yml", 8),
    ]
    source, place = entry.locate(("involves",))
    assert (source.file, place.line) == ("content/departments/familie.yml", 7)


@pytest.mark.parametrize(
    ("edit", "line", "code"),
    [
        ("{add: [nyy]}", 5, Code.UNKNOWN_REFERENCE),
        ("{add: [mentor]}", 5, Code.ADDED_TWICE),
        ("{add: [ny, ny]}", 5, Code.ADDED_TWICE),
        ("{remove: [ny]}", 5, Code.UNKNOWN_ENTRY),
        ("{add: ny}", 5, Code.WRONG_SHAPE),
        ("{add: []}", 5, Code.WRONG_SHAPE),
        ("{remove: [[it]]}", 5, Code.WRONG_SHAPE),
        ("{ad: [ny]}", 5, Code.UNKNOWN_KEY),
        ("{}", 5, Code.WRONG_SHAPE),
        ("\n        add:\n          - ny\n          - Æ", 8, Code.BAD_ID),
    ],
)
def test_a_wrong_edit_of_a_list_is_told_where_it_stands(tmp_path: Path, edit: str, line: int, code: Code) -> None:
    project = written(tmp_path, {"departments/social.yml": CHANGE + f"      involves: {edit}\n"})
    assert told(project) == [("departments/social.yml", line, code)]


def test_an_entry_that_is_not_in_the_list_is_told_with_the_closest_and_both_places(tmp_path: Path) -> None:
    project = written(tmp_path, {"departments/social.yml": CHANGE + "      involves: {remove: [mentro]}\n"})
    [fault] = project.diagnostics
    assert "mentor" in fault.hint
    assert [(related.file, related.line) for related in fault.related] == [("content/tasks/alle.yml", 8)]


keys = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


@given(keys, keys, keys)
def test_an_edit_keeps_the_order_takes_out_what_it_names_and_adds_the_rest_last(
    before: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...]
) -> None:
    edited = apply(ListEdit(added, removed), before)
    kept = [key for key in before if key not in removed]
    assert [before[position] for position in edited.kept] == kept
    assert list(edited.entries) == kept + [key for key in added if key not in kept]
    assert [removed[position] for position in edited.unknown] == [key for key in removed if key not in before]
    assert [added[position] for position in edited.repeated] == [key for key in added if key in kept]


MUNICIPALITY = """
add:
  tasks:
    - id: raadhus
      title: Se rådhuset
      due: i uge 2
      responsible: mentor
      topic: emne
change:
  tasks:
    - id: adgang
      title: Bestil adgang og nøgle
remove:
  tasks:
    - id: frokost
      reason: Vi spiser hver for sig.
"""


def test_the_municipality_stands_between_the_base_and_the_departments(tmp_path: Path) -> None:
    project = written(
        tmp_path, {"municipality.yml": MUNICIPALITY, "departments/social.yml": CHANGE + "      due: løbende\n"}
    )
    assert told(project) == []
    common = project.content.base.of(Task)
    assert list(common) == ["adgang", "raadhus"]
    assert common["adgang"].layer.kind is LayerKind.MUNICIPALITY
    entry = task(project, "social", "adgang")
    assert (entry.item.title, entry.item.due.words) == ("Bestil adgang og nøgle", "løbende")
    assert [entry.origin(field).layer.kind for field in ("responsible", "title", "due")] == [
        LayerKind.BASE,
        LayerKind.MUNICIPALITY,
        LayerKind.DEPARTMENT,
    ]
    assert project.handbooks["social"].removals["tasks"]["frokost"].source.layer.name == "Lilleby Kommune"


def test_a_department_may_not_touch_what_the_municipality_left_out(tmp_path: Path) -> None:
    edit = SOCIAL + "change:\n  tasks:\n    - id: frokost\n      due: løbende\n"
    project = written(tmp_path, {"municipality.yml": MUNICIPALITY, "departments/social.yml": edit})
    [fault] = project.diagnostics
    assert (fault.code, fault.related[0].file) == (Code.CHANGED_REMOVED, "content/municipality.yml")


def test_what_the_municipality_removes_must_not_be_needed_by_the_base(tmp_path: Path) -> None:
    edit = "remove:\n  roles:\n    - {id: it, reason: Vi har ingen.}\n"
    project = written(tmp_path, {"municipality.yml": edit})
    [fault] = project.diagnostics
    assert (fault.file, fault.line, fault.code) == ("content/tasks/alle.yml", 8, Code.STILL_REFERRED_TO)
    assert fault.related[0].file == "content/municipality.yml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("- id: a\n", [("municipality.yml", 1, Code.WRONG_SHAPE)]),
        ("addd: {}\n", [("municipality.yml", 1, Code.UNKNOWN_KEY)]),
        ("name: X\n", [("municipality.yml", 1, Code.UNKNOWN_KEY)]),
    ],
)
def test_the_municipalitys_file_holds_differences_only(
    tmp_path: Path, text: str, expected: list[tuple[str, int, Code]]
) -> None:
    assert told(written(tmp_path, {"municipality.yml": text})) == expected


LOCKED = TASKS.replace(
    "  topic: emne\n- id: frokost",
    "  topic: emne\n  locked_fields:\n    - field: due\n      reason: Loven siger det.\n- id: frokost",
)


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        ("change:\n  tasks:\n    - id: adgang\n      due: løbende\n", 5),
        ("change:\n  tasks:\n    - id: adgang\n      locked_fields: []\n", 5),
        ("change:\n  tasks:\n    - id: adgang\n      locked_fields:\n        remove: [due]\n", 6),
        ("remove:\n  tasks:\n    - id: adgang\n      reason: Nej.\n", 4),
    ],
)
def test_a_locked_field_cannot_be_touched_and_both_places_are_named(tmp_path: Path, edit: str, line: int) -> None:
    project = written(tmp_path, {"tasks/alle.yml": LOCKED, "departments/social.yml": SOCIAL + edit})
    [fault] = project.diagnostics
    assert (fault.file, fault.line, fault.code) == ("content/departments/social.yml", line, Code.LOCKED)
    assert "Loven siger det." in fault.message
    assert [(related.file, related.line) for related in fault.related] == [("content/tasks/alle.yml", 12)]
    assert task(project, "social", "adgang").item.due.words == "dagen før start"


def test_the_other_fields_of_an_item_with_a_lock_can_be_changed(tmp_path: Path) -> None:
    edit = CHANGE + "      title: Bestil nøgle\n"
    project = written(tmp_path, {"tasks/alle.yml": LOCKED, "departments/social.yml": edit})
    assert told(project) == []
    assert task(project, "social", "adgang").item.title == "Bestil nøgle"


def test_a_layer_may_lock_more_for_those_below_it(tmp_path: Path) -> None:
    lock = "      locked_fields:\n        add:\n          - {field: title, reason: Alle kender den.}\n"
    below = "name: Familie\nparent: social\nchange:\n  tasks:\n    - id: adgang\n      title: Nej\n"
    project = written(
        tmp_path,
        {"tasks/alle.yml": LOCKED, "departments/social.yml": CHANGE + lock, "departments/familie.yml": below},
    )
    [fault] = project.diagnostics
    assert (fault.file, fault.line, fault.code) == ("content/departments/familie.yml", 6, Code.LOCKED)
    assert [(related.file, related.line) for related in fault.related] == [("content/departments/social.yml", 7)]


def test_a_lock_on_a_field_that_is_not_there_is_told_with_the_closest(tmp_path: Path) -> None:
    project = written(tmp_path, {"tasks/alle.yml": LOCKED.replace("field: due", "field: deu")})
    [fault] = project.diagnostics
    assert (fault.file, fault.line, fault.code) == ("content/tasks/alle.yml", 12, Code.UNKNOWN_KEY)
    assert "due" in fault.hint


def test_every_collection_can_be_added_to_changed_and_removed_from(tmp_path: Path) -> None:
    edit = SOCIAL + (
        "add:\n  roles:\n    - id: vagt\n      before: it\n      title: Vagt\n      heading: Du er vagt\n"
        "      text: Hej.\n"
        "change:\n  roles:\n    - id: mentor\n      title: Makker\n"
        "remove:\n  tasks:\n    - {id: frokost, reason: Vi arbejder om natten.}\n"
    )
    project = written(tmp_path, {"departments/social.yml": edit})
    assert told(project) == []
    roles = project.handbooks["social"].of(Role)
    assert list(roles) == ["ny", "naermeste-leder", "vagt", "it", "mentor"]
    assert roles["mentor"].item.title == "Makker"


def test_an_item_that_the_parent_has_is_not_added_again(tmp_path: Path) -> None:
    add = "add:\n  tasks:\n    - {id: x, title: X, due: løbende, responsible: it, topic: emne}\n"
    project = written(
        tmp_path,
        {"departments/social.yml": SOCIAL + add, "departments/familie.yml": f"name: Familie\nparent: social\n{add}"},
    )
    [fault] = project.diagnostics
    assert (fault.file, fault.code) == ("content/departments/familie.yml", Code.ADDED_TWICE)
    assert [(related.file, related.line) for related in fault.related] == [("content/departments/social.yml", 4)]


def test_two_departments_may_not_have_one_address(tmp_path: Path) -> None:
    project = written(
        tmp_path,
        {
            "departments/social.yml": SOCIAL + "formerly: [bistand]\n",
            "departments/familie.yml": "name: Familie\nformerly:\n  - bistand\n",
            "departments/boern.yml": "name: Børn\nformerly: [social]\n",
        },
    )
    assert told(project) == [
        ("departments/boern.yml", 2, Code.DUPLICATE_ID),
        ("departments/social.yml", 2, Code.DUPLICATE_ID),
    ]
    assert [fault.related[0].file for fault in project.diagnostics] == [
        "content/departments/social.yml",
        "content/departments/familie.yml",
    ]


def test_a_circle_of_parents_is_printed_as_a_path(tmp_path: Path) -> None:
    files = {f"departments/{a}.yml": f"name: {a}\nparent: {b}\n" for a, b in ("ab", "bc", "ca")}
    [fault] = written(tmp_path, files).diagnostics
    assert (fault.file, fault.line, fault.code) == ("content/departments/a.yml", 2, Code.PARENT_CIRCLE)
    assert "a → b → c → a" in fault.message


def test_a_difference_runs_down_the_whole_tree(tmp_path: Path) -> None:
    files = {f"departments/d{n}.yml": f"name: D{n}\nparent: d{n - 1}\n" for n in range(1, 6)}
    project = written(
        tmp_path, {"departments/d0.yml": CHANGE.replace("Social", "D") + "      title: Øverst\n", **files}
    )
    assert told(project) == []
    assert task(project, "d5", "adgang") is task(project, "d0", "adgang")
    assert project.handbooks["d5"].collections is project.handbooks["d0"].collections


def test_what_departments_alter_most_comes_first(tmp_path: Path) -> None:
    without = "remove:\n  tasks:\n    - {id: frokost, reason: Nej.}\n"
    project = written(
        tmp_path,
        {
            "departments/a.yml": f"name: A\n{without}",
            "departments/b.yml": f"name: B\n{without}",
            "departments/c.yml": "name: C\nparent: a\nchange:\n  tasks:\n    - {id: adgang, due: løbende, title: T}\n",
        },
    )
    found = misfits(project.content.base, project.content.branches)
    assert [(misfit.entry.item.id, misfit.count) for misfit in found] == [("frokost", 2), ("adgang", 1)]
    assert [alteration.reason for alteration in found[0].removed] == ["Nej.", "Nej."]
    assert [(alteration.department, alteration.fields) for alteration in found[1].changed] == [("c", ("due", "title"))]


def test_a_change_without_fields_is_a_warning_and_changes_nothing(tmp_path: Path) -> None:
    project = written(tmp_path, {"departments/social.yml": CHANGE})
    [fault] = project.diagnostics
    assert (fault.code, fault.severity) == (Code.NOTHING_CHANGED, Severity.WARNING)
    assert task(project, "social", "adgang") is project.content.base.of(Task)["adgang"]


ABOVE = "name: Overafdelingen\nremove:\n  tasks:\n    - {id: vaek, reason: Nej.}\n"
WRONG = (
    SOCIAL
    + """parent: over
add:
  tasks:
    - {id: adgang, title: A, due: løbende, responsible: it, topic: emne}
    - id: ny-opgave
      before: frokots
      title: N
      due: løbende
      responsible: it
      topic: emne
    - id: anden
      after: frokst
      title: N
      due: løbende
      responsible: it
      topic: emne
change:
  tasks:
    - id: adgang
      involves: {remove: [mentro], add: [it]}
    - id: adgang
      involves: {ad: [ny]}
    - id: adgang
      involves: {xyz: [ny]}
    - id: adgang
      involves: {}
    - id: adgang
      involves: {add: ny}
    - id: adgang
      involves: {remove: [[ny]]}
    - id: adgnag
      due: løbende
    - id: fast
      due: løbende
    - id: delvis
      due: løbende
    - id: adgang
    - id: vaek
      due: løbende
  roles:
    - id: qqqq
      title: Q
remove:
  tasks:
    - {id: delvis, reason: Nej.}
    - {id: fast, reason: Nej.}
"""
)

LOCKS = (
    TASKS
    + """
- {id: vaek, title: Væk, due: løbende, responsible: it, topic: emne}
- id: fast
  title: Fast
  due: løbende
  responsible: it
  topic: emne
  locked: Loven siger det.
- id: delvis
  title: Delvis
  due: løbende
  responsible: it
  topic: emne
  locked_fields: [{field: due, reason: Aftalen siger det.}]
"""
)


TOLD = """\
5:12 HB302 “adgang” bliver tilføjet her, men id’et er allerede brugt
    brug “change” for at gøre den anderledes, eller giv den nye et andet id
    content/tasks/alle.yml:2 det er brugt første gang her
7:15 HB301 der er ingen “frokots” i tasks
    mente du “frokost”?
13:14 HB301 der er ingen “frokst” i tasks
    mente du “frokost”?
21:27 HB307 “mentro” står ikke i “involves” i “adgang”
    mente du “mentor”?
    content/tasks/alle.yml:8 listen står her
21:42 HB302 “it” står allerede i “involves” i “adgang”
    tag den ud her
    content/tasks/alle.yml:8 listen står her
23:18 HB202 feltet “ad” kendes ikke her
    mente du “add”?
25:18 HB202 feltet “xyz” kendes ikke her
    skriv “add:” eller “remove:” under “involves”, hver med en liste
27:17 HB201 her bliver hverken lagt noget til eller taget noget ud
    skriv “add:” eller “remove:” under “involves”, hver med en liste
29:18 HB201 “add” skal have en liste
    skriv “add:” eller “remove:” under “involves”, hver med en liste
31:18 HB201 det, der skal ud, nævnes med ét ord eller én linje hver
    skriv “add:” eller “remove:” under “involves”, hver med en liste
32:11 HB301 der er ingen “adgnag” i tasks
    mente du “adgang”?
34:11 HB304 “fast” er et fælles krav og kan ikke være anderledes her: Loven siger det.
    slet det; tal med dem, der ejer den fælles håndbog, hvis det ikke passer hos jer
    content/tasks/alle.yml:23 det er låst her
37:12 HB304 “due” i “delvis” er et fælles krav og kan ikke være anderledes her: Aftalen siger det.
    slet det; tal med dem, der ejer den fælles håndbog, hvis det ikke passer hos jer
    content/tasks/alle.yml:29 det er låst her
38:11 HB306 her bliver intet i “adgang” lavet om
    skriv de felter, der er anderledes, eller slet punktet
39:11 HB303 “vaek” er der ikke længere: Overafdelingen har valgt den fra
    slet det her eller dér
    content/departments/over.yml:4 det er valgt fra her
42:11 HB301 der er ingen “qqqq” i roles
    slå id’et op i content/roles.yml
46:12 HB304 “due” i “delvis” er et fælles krav og kan ikke være anderledes her: Aftalen siger det.
    slet det; tal med dem, der ejer den fælles håndbog, hvis det ikke passer hos jer
    content/tasks/alle.yml:29 det er låst her
47:12 HB304 “fast” er et fælles krav og kan ikke være anderledes her: Loven siger det.
    slet det; tal med dem, der ejer den fælles håndbog, hvis det ikke passer hos jer
    content/tasks/alle.yml:23 det er låst her
"""


def test_everything_that_can_be_wrong_with_differences_is_told_in_full(tmp_path: Path) -> None:
    project = written(
        tmp_path, {"tasks/alle.yml": LOCKS, "departments/over.yml": ABOVE, "departments/social.yml": WRONG}
    )
    shown = ""
    for fault in project.diagnostics:
        shown += f"{fault.line}:{fault.column} {fault.code} {fault.message}\n    {fault.hint}\n"
        shown += "".join(f"    {related.file}:{related.line} {related.message}\n" for related in fault.related)
    assert shown == TOLD


def test_what_is_removed_above_is_told_at_the_key_that_names_it(tmp_path: Path) -> None:
    below = (
        "name: Familie\nparent: social\nadd:\n  tasks:\n    - id: x\n      after: frokost\n      title: X\n"
        "      due: løbende\n      responsible: it\n      topic: emne\n"
    )
    without = SOCIAL + "remove:\n  tasks:\n    - {id: frokost, reason: Nej.}\n"
    project = written(tmp_path, {"departments/social.yml": without, "departments/familie.yml": below})
    [fault] = project.diagnostics
    assert (fault.line, fault.code) == (6, Code.CHANGED_REMOVED)
    assert "frokost" in fault.message


def test_several_new_items_after_the_same_one_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    items = "".join(
        f"    - {{id: {name}, after: {after}, title: T, due: løbende, responsible: it, topic: emne}}\n"
        for name, after in (("x", "adgang"), ("p", "frokost"), ("y", "adgang"), ("z", "x"))
    )
    project = written(tmp_path, {"departments/social.yml": f"{SOCIAL}add:\n  tasks:\n{items}"})
    assert told(project) == []
    tasks = project.handbooks["social"].of(Task)
    assert list(tasks) == ["adgang", "x", "z", "y", "frokost", "p"]
    assert [tasks[name].origin().line for name in "xpyz"] == [4, 5, 6, 7]


def test_each_handbook_knows_its_own_layer(tmp_path: Path) -> None:
    project = written(tmp_path, {"departments/social.yml": CHANGE + "      due: løbende\n"})
    assert project.handbooks["social"].layer.name == "Socialafdelingen"


def test_a_hire_may_name_people_for_the_roles_of_the_department(tmp_path: Path) -> None:
    types = "- {id: leder, title: Leder, text: L., icon: material/flag}\n"
    role = "add:\n  roles:\n    - {id: vagt, title: Vagt, heading: Du er vagt, text: Hej.}\n"
    hire = "name: Asta\nposition: leder\ndepartment: {}\ntypes: [leder]\nstart: 2027-02-01\npeople: {{vagt: Bo}}\n"
    files = {
        "hire_types.yml": types,
        "departments/social.yml": SOCIAL + role,
        "departments/teknik.yml": "name: Teknik\n",
    }
    here = written(tmp_path, {**files, "hires/asta.yml": hire.format("social")})
    assert told(here) == []
    elsewhere = written(tmp_path, {**files, "hires/asta.yml": hire.format("teknik")})
    assert told(elsewhere) == [("hires/asta.yml", 6, Code.UNKNOWN_REFERENCE)]

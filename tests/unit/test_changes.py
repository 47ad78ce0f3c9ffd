"""What an edit changes in every handbook: nothing left out, nothing told twice, and no place that is wrong."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.collections import KINDS
from generator.handbook.finder import Found, arrange
from generator.handbook.handbook import Handbook
from generator.handbook.item import attributes
from generator.handbook.memory import Memory
from generator.handbook.wording import Titles, words
from generator.variants.changes import between, special
from generator.variants.effects import COMMON, Effect, EffectKind, Reach
from generator.variants.project import Project, assemble

LILLE = Path(__file__).parent.parent / "fixtures" / "lille"
TASKS = "content/tasks/alle.yml"
ROLES = "content/roles.yml"
SOCIAL = "content/departments/social.yml"
FAMILIE = "content/departments/familie.yml"
ORGANISATION = "content/organisation.yml"
MUNICIPALITY = "content/municipality.yml"
EVERYONE = (COMMON, "social", "familie")

Files = Mapping[str, bytes]


@cache
def small_project() -> Files:
    files = sorted(path for path in LILLE.rglob("content/**/*.yml") if path.parent.name != "hires")
    assert len(files) > 8
    return {path.relative_to(LILLE).as_posix(): path.read_bytes() for path in files}


def lille() -> dict[str, bytes]:
    """Return the files of the small project, which are the very same objects each time."""
    return dict(small_project())


def edited(files: Files, file: str, old: str, new: str) -> dict[str, bytes]:
    text = files.get(file, b"").decode()
    assert old in text
    return {**files, file: text.replace(old, new, 1).encode()}


def changed(before: Files, after: Files) -> list[Reach]:
    memory = Memory()
    now = assemble(arrange(after), memory)
    return list(between(assemble(arrange(before), memory), now))


def short(reach: Reach) -> tuple[str, str, str, tuple[str, ...]]:
    effect = reach.effect
    return effect.kind.value, f"{effect.collection}/{effect.id}", effect.field, reach.handbooks


def after_edit(file: str, old: str, new: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [short(reach) for reach in changed(lille(), edited(lille(), file, old, new))]


def test_content_that_is_read_again_is_the_same() -> None:
    again = {name: bytes(bytearray(data)) for name, data in lille().items()}
    assert between(assemble(arrange(lille())), assemble(arrange(again))) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (TASKS, "Send bestillingen", "Send den", [("changed", "tasks/adgangskort", "text", EVERYONE)]),
        (TASKS, "senest 5 arbejdsdage", "senest 6 arbejdsdage", [("changed", "tasks/adgangskort", "due", (COMMON,))]),
        (TASKS, "Spis frokost", "Spis kage", [("changed", "tasks/frokost", "title", (COMMON,))]),
        (TASKS, "  involves: [mentor]\n", "", [("changed", "tasks/velkomst", "involves", EVERYONE)]),
        (SOCIAL, "senest 10", "senest 11", [("changed", "tasks/adgangskort", "due", ("social", "familie"))]),
        (SOCIAL, "Kom i gang", "Begynd", [("changed", "tasks/dubu", "title", ("social",))]),
        (SOCIAL, "2 uger efter", "3 uger efter", [("changed", "tasks/dubu", "due", ("social", "familie"))]),
        (SOCIAL, "hver dag", "tit", [("changed", "tasks/frokost", "reason", ("social", "familie"))]),
        (SOCIAL, "frokost\n", "velkomst\n", [
            ("added", "tasks/frokost", "", ("social", "familie")),
            ("removed", "tasks/velkomst", "", ("social", "familie")),
        ]),
        (SOCIAL, "34 56 78", "34 56 79", [("changed", "departments/social", "contacts", ("social", "familie"))]),
        (SOCIAL, "Velkommen hos os.", "Hej.", [("changed", "departments/social", "welcome", ("social", "familie"))]),
        (SOCIAL, "Socialafdelingen", "Social", [("changed", "departments/social", "name", ("social",))]),
        (FAMILIE, "DUBU op", "DUBU helt op", [("changed", "tasks/dubu", "title", ("familie",))]),
        (FAMILIE, "parent: social\n", "welcome: Hej.\nparent: social\n", [
            ("changed", "departments/familie", "welcome", ("familie",))
        ]),
        (ORGANISATION, "name: Lille", "name: Store", [("changed", "organisation/", "name", EVERYONE)]),
        (ORGANISATION, "3 måneder", "6 måneder", [("changed", "organisation/", "probation", EVERYONE)]),
        (MUNICIPALITY, "", "change:\n  tasks:\n  - id: velkomst\n    title: Hej\n", [
            ("changed", "tasks/velkomst", "title", EVERYONE)
        ]),
        (ROLES, "", "\n", []),
    ],
)  # fmt: skip
def test_an_edit_reaches_whom_it_should(
    file: str, old: str, new: str, expected: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    assert after_edit(file, old, new) == expected


def test_a_new_workplace_is_told_as_one_thing() -> None:
    after = {**lille(), "content/departments/vej.yml": b"name: Vej\nwelcome: Hej.\nparent: social\n"}
    [reach] = changed(lille(), after)
    assert short(reach) == ("added", "departments/vej", "", ("vej",))
    assert reach.effect.values == (("parent", "Socialafdelingen"), ("welcome", "Hej."))
    [back] = changed(after, lille())
    assert short(back) == ("removed", "departments/vej", "", ("vej",))


def test_a_workplace_that_moves_gets_what_its_new_parent_has() -> None:
    moved = [short(reach) for reach in changed(lille(), edited(lille(), FAMILIE, "parent: social\n", ""))]
    assert ("changed", "departments/familie", "parent", ("familie",)) in moved
    assert ("changed", "departments/social", "contacts", ("familie",)) in moved
    assert ("added", "tasks/frokost", "", ("familie",)) in moved
    assert ("changed", "tasks/adgangskort", "due", ("familie",)) in moved
    assert ("removed", "tasks/dubu", "", ("familie",)) in moved


def test_order_and_line_breaks_count_for_nothing() -> None:
    first, rest = lille()[TASKS].decode().split("- id: velkomst", 1)
    after = {**lille(), TASKS: ("- id: velkomst" + rest + first).encode()}
    assert changed(lille(), after) == []
    broken = edited(lille(), TASKS, "Send bestillingen til", "|\n    Send bestillingen\n    til")
    assert changed(lille(), broken) == []


def test_an_edit_tells_both_wordings_and_where_the_new_one_stands() -> None:
    after = edited(lille(), TASKS, "  text: Send bestillingen til", "  link: https://x.example\n  text: Send nu til")
    text, link = changed(lille(), after)
    assert (text.effect.before, text.effect.after) == (
        "Send bestillingen til bygningsdrift.",
        "Send nu til bygningsdrift.",
    )
    assert (text.effect.origin.file, text.effect.origin.line) == (TASKS, 4)
    assert (link.effect.field, link.effect.before, link.effect.origin.line) == ("link", "ingenting", 3)


def test_what_is_gone_is_told_with_the_place_it_had() -> None:
    text = lille()[TASKS].decode()
    after = {**lille(), TASKS: text[: text.index("- id: feedback")].encode()}
    [reach] = changed(lille(), after)
    line = text[: text.index("- id: feedback")].count("\n") + 1
    assert short(reach) == ("removed", "tasks/feedback", "", EVERYONE)
    assert (reach.effect.origin.file, reach.effect.origin.line, reach.effect.reason) == (TASKS, line, "")


def test_a_local_item_is_gone_with_the_neighbour_it_was_placed_by() -> None:
    before = edited(lille(), SOCIAL, "      due: 2 uger", "      before: feedback\n      due: 2 uger")
    after = edited(before, TASKS, "- id: feedback", "- id: tilbagemelding")
    assert ("removed", "tasks/dubu", "", ("social", "familie")) in map(short, changed(before, after))
    assert ("added", "tasks/dubu", "", ("social", "familie")) in map(short, changed(after, before))


def test_an_override_that_is_taken_back_shows_the_common_value_again() -> None:
    after = edited(lille(), SOCIAL, "      due: senest 10 arbejdsdage før start\n", "      title: Bestil\n")
    found = {reach.effect.field: reach.effect for reach in changed(lille(), after)}
    assert (found["due"].before, found["due"].after) == (
        "senest 10 arbejdsdage før start",
        "senest 5 arbejdsdage før start",
    )
    assert found["due"].origin.file == TASKS
    assert found["title"].origin.file == SOCIAL


def test_only_the_workplaces_asked_for_are_looked_at() -> None:
    before, after = assemble(arrange(lille())), assemble(arrange(edited(lille(), TASKS, "Send bestil", "Bestil")))
    assert [reach.handbooks for reach in between(before, after, {"familie"})] == [("familie",)]
    assert [reach.handbooks for reach in between(before, after, {COMMON})] == [(COMMON,)]


def test_files_from_elsewhere_are_arranged_as_they_would_be_found() -> None:
    names = ["content/tasks/b.yml", "content/tasks/a.yml", "content/tasks/.c.yml", "content/d.txt", ROLES, "e.yml"]
    assert list(arrange(dict.fromkeys(names, b"")).files) == [ROLES, "content/tasks/a.yml", "content/tasks/b.yml"]


def test_files_of_the_same_bytes_are_read_once() -> None:
    memory = Memory()
    now = assemble(arrange(lille()), memory)
    before = assemble(Found({**now.found.files, FAMILIE: now.found.files[FAMILIE] + b"\n"}, ()), memory)
    assert before.content.branches["social"] is now.content.branches["social"]
    assert before.content.branches["familie"] is not now.content.branches["familie"]


def test_a_file_with_errors_is_read_again_so_that_they_are_told_of_both_sides() -> None:
    files = edited(lille(), SOCIAL, "due: senest 10 arbejdsdage før start", "due: engang")
    memory = Memory()
    now = assemble(arrange(files), memory)
    assert now.diagnostics
    assert assemble(arrange(files), memory).diagnostics == now.diagnostics


def test_what_a_workplace_does_differently() -> None:
    project = assemble(arrange(lille()))
    assert [short(reach)[:3] for reach in special(project, ["familie"])] == [
        ("changed", "departments/social", "welcome"),
        ("changed", "departments/social", "contacts"),
        ("changed", "tasks/adgangskort", "due"),
        ("added", "tasks/dubu", ""),
        ("removed", "tasks/frokost", ""),
    ]
    effects: dict[str, Effect] = {reach.effect.id: reach.effect for reach in special(project, ["familie"])}
    assert effects["dubu"].title == "Få DUBU op at køre"
    assert effects["frokost"].reason == "Vi spiser sammen hver dag."
    assert effects["frokost"].origin.file == SOCIAL
    assert (effects["adgangskort"].before, effects["adgangskort"].origin.line) == ("senest 5 arbejdsdage før start", 17)


EDITS = (
    (TASKS, "senest 5 arbejdsdage", "senest 7 arbejdsdage"),
    (TASKS, "Send bestillingen", "Send *bestillingen*"),
    (TASKS, "- id: feedback", "- id: tilbagemelding"),
    (TASKS, "  for: [leder]\n", ""),
    (ROLES, "title: Mentor", "title: Den faste mentor"),
    (SOCIAL, "senest 10", "senest 12"),
    (SOCIAL, "    - id: frokost\n", "    - id: feedback\n"),
    (SOCIAL, "      due: 2 uger efter start\n", "      due: i uge 3\n      before: velkomst\n"),
    (SOCIAL, "      title: Kom", "      link: https://dubu.example\n      title: Kom"),
    (FAMILIE, "parent: social\n", ""),
    (FAMILIE, "    - id: dubu\n      title:", "    - id: velkomst\n      title:"),
    (MUNICIPALITY, "", "change: {tasks: [{id: velkomst, involves: {add: [it]}}]}\n"),
)
edits = st.sets(st.sampled_from(EDITS))


def with_edits(chosen: set[tuple[str, str, str]]) -> Files:
    files = lille()
    for edit in sorted(chosen):
        files = edited(files, *edit)
    return files


def values(handbook: Handbook, title_of: Callable[[str, str], str]) -> dict[tuple[str, str, str], str]:
    """Return the words of every field of every item, the slow way."""
    found: dict[tuple[str, str, str], str] = {}
    for collection, entries in handbook.collections.items():
        for entry in entries.values():
            for key in attributes(KINDS[collection].model):
                found[collection, entry.item.id, key] = words(entry.item, key, title_of)
    return found


def every(project: Project) -> dict[str, Handbook]:
    return {COMMON: project.content.base, **project.handbooks}


@given(edits, edits)
def test_nothing_is_left_out_and_nothing_is_made_up(
    old: set[tuple[str, str, str]], new: set[tuple[str, str, str]]
) -> None:
    memory = Memory()
    after = assemble(arrange(with_edits(new)), memory)
    before = assemble(arrange(with_edits(old)), memory)
    told = between(before, after)
    sides = every(before), every(after)
    for name in sides[1]:
        was, now = (values(side[name], Titles(side[name]).of) for side in sides)
        mine = [reach.effect for reach in told if name in reach.handbooks and reach.effect.collection in KINDS]
        added = {effect.id for effect in mine if effect.kind is EffectKind.ADDED}
        removed = {effect.id for effect in mine if effect.kind is EffectKind.REMOVED}
        assert added == {key[1] for key in now.keys() - was.keys()}
        assert removed == {key[1] for key in was.keys() - now.keys()}
        for effect in mine:
            if effect.kind is EffectKind.CHANGED and effect.field != "reason":
                key = (effect.collection, effect.id, effect.field)
                assert (effect.before, effect.after) == (was[key], now[key])
        old_ids, new_ids = (values(side[name], lambda _collection, identity: identity) for side in sides)
        different = {key for key in old_ids.keys() & new_ids.keys() if old_ids[key] != new_ids[key]}
        assert different <= {(effect.collection, effect.id, effect.field) for effect in mine}


@given(edits, edits)
def test_sharing_files_makes_no_difference(old: set[tuple[str, str, str]], new: set[tuple[str, str, str]]) -> None:
    memory = Memory()
    after = assemble(arrange(with_edits(new)), memory)
    shared = assemble(arrange(with_edits(old)), memory)
    alone = assemble(arrange({name: bytes(bytearray(data)) for name, data in with_edits(old).items()}))
    assert between(shared, after) == between(alone, after)


@given(edits)
def test_there_and_back_reach_the_same(chosen: set[tuple[str, str, str]]) -> None:
    one, other = assemble(arrange(lille())), assemble(arrange(with_edits(chosen)))
    there, back = between(one, other), between(other, one)
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    turned = {(opposite[kind], item, field, names) for kind, item, field, names in map(short, back)}
    assert {(*part[:3], frozenset(part[3])) for part in map(short, there)} == {
        (*part[:3], frozenset(part[3])) for part in turned
    }

"""The laws of merging, held against made-up layers."""

from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.diagnostics import Code
from generator.handbook.collections import KINDS
from generator.handbook.differences import Addition, Amendment, Differences, Exclusion
from generator.handbook.due import parse_due
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import Task
from generator.handbook.places import Key, Place
from generator.variants.merger import merge

BASE = Layer(LayerKind.BASE, "", "hele kommunen")
IDS = ("a", "b", "c", "d", "e", "f")
identities = st.sampled_from(IDS)


def entries(line: int) -> Place:
    return Place(line, 9, {0: Place(line, 15), 1: Place(line + 1, 15)})


def layer(name: str) -> Layer:
    return Layer(LayerKind.DEPARTMENT, name, name.title())


def source(owner: Layer, line: int = 1) -> Source:
    """A place where each part of an item, and of an edited list, stands on a line of its own."""
    edit = Place(
        line + 4,
        7,
        {"add": entries(line + 5), "remove": entries(line + 7)},
        {"add": (line + 5, 9), "remove": (line + 7, 9)},
    )
    children: dict[Key, Place] = {
        "id": Place(line, 9),
        "before": Place(line + 1, 9),
        "after": Place(line + 2, 9),
        "involves": edit,
    }
    keys = {"id": (line, 5), "before": (line + 1, 5), "after": (line + 2, 5), "involves": (line + 3, 5)}
    place = Place(line, 3, children, keys)
    return Source(owner, f"content/{owner.id or 'tasks'}.yml", place)


def task(identity: str, title: str = "Titel", locked: str | None = None) -> Task:
    return Task.model_construct(
        id=identity, title=title, due=parse_due("løbende"), responsible="ny", topic="emne", locked=locked
    )


def handbook(*tasks: Task) -> Handbook:
    collections: dict[str, dict[str, Entry[Task]]] = {name: {} for name in KINDS}
    collections["tasks"] = {item.id: Entry(item, source(BASE, at)) for at, item in enumerate(tasks, start=1)}
    return Handbook(BASE, collections, {})


def differences(
    owner: Layer,
    *,
    add: tuple[Task, ...] = (),
    change: Mapping[str, str] | None = None,
    remove: tuple[str, ...] = (),
) -> Differences:
    return Differences(
        owner,
        tuple(Addition("tasks", item, None, None, source(owner)) for item in add),
        tuple(Amendment("tasks", name, {"title": title}, source(owner, 7)) for name, title in (change or {}).items()),
        tuple(Exclusion("tasks", name, "Vi har det ikke.", source(owner, 9)) for name in remove),
    )


def values(book: Handbook) -> list[tuple[str, str]]:
    return [(name, entry.item.title) for name, entry in book.of(Task).items()]


def codes(diagnostics: tuple[object, ...]) -> list[Code]:
    return [diagnostic.code for diagnostic in diagnostics]  # type: ignore[attr-defined]


books = st.lists(identities, unique=True, max_size=6).map(lambda names: handbook(*(task(name) for name in names)))
layers = st.builds(
    lambda added, changed, removed: differences(
        layer("social"),
        add=tuple(task(name, "Ny") for name in added),
        change=dict.fromkeys(changed, "Ændret"),
        remove=tuple(removed),
    ),
    st.lists(identities, unique=True, max_size=4),
    st.lists(identities, unique=True, max_size=4),
    st.lists(identities, unique=True, max_size=4),
)


@given(books)
def test_an_empty_layer_shares_everything_with_its_parent(book: Handbook) -> None:
    merged, diagnostics = merge(book, Differences(layer("social")))
    assert merged.collections is book.collections
    assert merged.layer == layer("social")
    assert diagnostics == ()


@given(books, layers)
def test_what_a_layer_does_not_touch_is_the_very_same_object(book: Handbook, change: Differences) -> None:
    merged, _ = merge(book, change)
    touched = {amendment.id for amendment in change.amendments} | {exclusion.id for exclusion in change.exclusions}
    for name, entry in book.of(Task).items():
        if name not in touched:
            assert merged.of(Task)[name] is entry
    assert all(merged.collections[name] is book.collections[name] for name in KINDS if name != "tasks")


@given(books, layers)
def test_merging_leaves_its_input_as_it_was(book: Handbook, change: Differences) -> None:
    before = values(book)
    merge(book, change)
    assert values(book) == before


@given(books, layers)
def test_every_difference_takes_effect_or_is_reported(book: Handbook, change: Differences) -> None:
    merged, diagnostics = merge(book, change)
    assert all(diagnostic.code in set(Code) for diagnostic in diagnostics)
    tasks = merged.of(Task)
    wanted = len(change.additions) + len(change.amendments) + len(change.exclusions)
    added = sum(entry.source.layer == change.layer for entry in tasks.values())
    changed = sum(bool(entry.changes) for entry in tasks.values())
    removed = len(merged.removals.get("tasks", {}))
    assert added + changed + removed + len(diagnostics) == wanted


@given(books, layers)
def test_merging_a_layer_twice_reports_every_addition_and_removal(book: Handbook, change: Differences) -> None:
    once, first = merge(book, change)
    _, second = merge(once, change)
    done_additions = [item for item in change.additions if once.of(Task).get(item.item.id)]
    assert codes(second).count(Code.ADDED_TWICE) >= len([a for a in done_additions if a.item.id not in book.of(Task)])
    assert len(second) >= len(first)


@given(books, st.text("gh", min_size=1, max_size=3))
def test_add_then_remove_equals_the_parent_in_values(book: Handbook, identity: str) -> None:
    added, _ = merge(book, differences(layer("social"), add=(task(identity),)))
    removed, diagnostics = merge(added, differences(layer("familie"), remove=(identity,)))
    assert values(removed) == values(book)
    assert diagnostics == ()


@given(books, layers, layers)
def test_what_two_layers_touch_apart_does_not_depend_on_their_order(
    book: Handbook, first: Differences, second: Differences
) -> None:
    def touched(change: Differences) -> set[str]:
        changed = {amendment.id for amendment in change.amendments} | {exclusion.id for exclusion in change.exclusions}
        return changed | {addition.item.id for addition in change.additions}

    def chain(*steps: Differences) -> set[tuple[str, str]]:
        merged = book
        for step in steps:
            merged, _ = merge(merged, step)
        return set(values(merged))

    assume(not touched(first) & touched(second))
    assert chain(first, second) == chain(second, first)


@given(books, layers, st.data())
def test_only_the_order_of_what_is_added_matters(book: Handbook, change: Differences, data: st.DataObject) -> None:
    shuffled = Differences(
        change.layer,
        change.additions,
        tuple(data.draw(st.permutations(change.amendments))),
        tuple(data.draw(st.permutations(change.exclusions))),
    )
    (merged, found), (other, told) = merge(book, change), merge(book, shuffled)
    assert values(merged) == values(other)
    assert sorted(found) == sorted(told)
    assert set(merged.removals.get("tasks", {})) == set(other.removals.get("tasks", {}))
    new = [name for name in merged.of(Task) if name not in book.of(Task)]
    assert new == [addition.item.id for addition in change.additions if addition.item.id in new]


@given(books.filter(lambda book: bool(book.of(Task))), st.data())
def test_a_lock_is_never_broken(book: Handbook, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(book.of(Task))))
    locked = handbook(*(task(other, locked="Loven" if other == name else None) for other in book.of(Task)))
    change = data.draw(
        st.sampled_from(
            [differences(layer("social"), change={name: "Nej"}), differences(layer("social"), remove=(name,))]
        )
    )
    merged, diagnostics = merge(locked, change)
    assert values(merged) == values(locked)
    assert codes(diagnostics) == [Code.LOCKED]
    [related] = diagnostics[0].related
    assert related.file == "content/tasks.yml"


def test_a_change_keeps_what_it_replaced_and_where_both_stand() -> None:
    merged, _ = merge(handbook(task("a", "Før")), differences(layer("social"), change={"a": "Nu"}))
    entry = merged.of(Task)["a"]
    assert entry.item.title == "Nu"
    assert [change.before.title for change in entry.changes] == ["Før"]
    assert entry.origin("title").layer.id == "social"
    assert entry.origin("due").layer is BASE
    assert entry.layer.id == "social"


def test_a_later_layer_wins_and_remembers_both() -> None:
    book = handbook(task("a", "Et"))
    for name, title in (("social", "To"), ("familie", "Tre")):
        book, diagnostics = merge(book, differences(layer(name), change={"a": title}))
        assert diagnostics == ()
    entry = book.of(Task)["a"]
    assert entry.item.title == "Tre"
    assert [change.before.title for change in entry.changes] == ["Et", "To"]


@pytest.mark.parametrize(
    ("before", "after", "order"),
    [("a", None, "xabc"), ("c", None, "abxc"), (None, "a", "axbc"), (None, "c", "abcx"), (None, None, "abcx")],
)
def test_a_new_item_stands_where_it_is_told_to(before: str | None, after: str | None, order: str) -> None:
    addition = Addition("tasks", task("x"), before, after, source(layer("social")))
    merged, diagnostics = merge(handbook(task("a"), task("b"), task("c")), Differences(layer("social"), (addition,)))
    assert "".join(merged.of(Task)) == order
    assert diagnostics == ()


def test_several_new_items_beside_the_same_one_all_stay() -> None:
    additions = tuple(Addition("tasks", task(name), "b", None, source(layer("social"))) for name in "xy")
    merged, _ = merge(handbook(task("a"), task("b")), Differences(layer("social"), additions))
    assert "".join(merged.of(Task)) == "axyb"


def test_a_neighbour_that_is_not_there_is_reported_with_the_closest_one() -> None:
    addition = Addition("tasks", task("x"), "adgangskrot", None, source(layer("social")))
    merged, [diagnostic] = merge(handbook(task("adgangskort")), Differences(layer("social"), (addition,)))
    assert diagnostic.code is Code.UNKNOWN_ITEM
    assert "adgangskort" in diagnostic.hint
    assert "x" not in merged.of(Task)


def test_an_id_that_is_used_is_not_added_again() -> None:
    merged, [diagnostic] = merge(handbook(task("a")), differences(layer("social"), add=(task("a", "Ny"),)))
    assert values(merged) == [("a", "Titel")]
    assert diagnostic.code is Code.ADDED_TWICE
    assert [related.file for related in diagnostic.related] == ["content/tasks.yml"]


def test_an_id_that_an_ancestor_removed_is_not_added_again() -> None:
    without, _ = merge(handbook(task("a")), differences(layer("social"), remove=("a",)))
    _, [diagnostic] = merge(without, differences(layer("familie"), add=(task("a"),)))
    assert diagnostic.code is Code.ADDED_TWICE


@pytest.mark.parametrize("later", [{"change": {"a": "Nu"}}, {"remove": ("a",)}])
def test_what_an_ancestor_removed_cannot_be_touched(later: Mapping[str, object]) -> None:
    without, _ = merge(handbook(task("a")), differences(layer("social"), remove=("a",)))
    _, [diagnostic] = merge(without, differences(layer("familie"), **later))  # type: ignore[arg-type]
    assert diagnostic.code is Code.CHANGED_REMOVED
    assert "Social" in diagnostic.message
    assert [(related.file, related.line) for related in diagnostic.related] == [("content/social.yml", 9)]


def test_a_layer_that_changes_what_it_removes_is_told() -> None:
    change = differences(layer("social"), change={"a": "Nu"}, remove=("a",))
    _, [diagnostic] = merge(handbook(task("a")), change)
    assert diagnostic.code is Code.CHANGED_REMOVED


def test_an_unknown_id_is_reported_with_the_closest_one() -> None:
    _, [diagnostic] = merge(handbook(task("velkomst")), differences(layer("social"), change={"velkomts": "Nu"}))
    assert diagnostic.code is Code.UNKNOWN_ITEM
    assert "velkomst" in diagnostic.hint
    assert (diagnostic.line, diagnostic.column) == (7, 9)


def test_nothing_is_said_of_an_id_that_is_written_but_could_not_be_read() -> None:
    broken = frozenset({("tasks", "a")})
    _, diagnostics = merge(handbook(), differences(layer("social"), change={"a": "Nu"}), broken=broken)
    assert diagnostics == ()


def test_a_change_that_changes_nothing_is_a_warning() -> None:
    amendment = Amendment("tasks", "a", {}, source(layer("social")))
    merged, [diagnostic] = merge(handbook(task("a")), Differences(layer("social"), amendments=(amendment,)))
    assert diagnostic.code is Code.NOTHING_CHANGED
    assert diagnostic.severity.name == "WARNING"
    assert merged.of(Task)["a"].changes == ()


def test_a_removal_keeps_the_item_and_the_reason() -> None:
    merged, _ = merge(handbook(task("a", "Frokost"), task("b")), differences(layer("social"), remove=("a",)))
    removal = merged.removals["tasks"]["a"]
    assert removal.entry.item == task("a", "Frokost")
    assert removal.reason == "Vi har det ikke."
    below, _ = merge(merged, differences(layer("familie"), remove=("b",)))
    assert list(below.removals["tasks"]) == ["a", "b"]
    assert list(merged.removals["tasks"]) == ["a"]


def test_an_id_that_could_not_be_read_is_offered_only_in_its_own_collection() -> None:
    broken = frozenset({("tasks", "velkomst"), ("roles", "velkomsten")})
    _, [diagnostic] = merge(handbook(), differences(layer("social"), change={"velkomste": "Nu"}), broken=broken)
    assert "“velkomst”" in diagnostic.hint

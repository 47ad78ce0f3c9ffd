"""The minutes of a workshop, held against those of its agenda."""

from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Code, Diagnostic, in_order
from generator.handbook.finder import Found
from generator.handbook.reader import read
from generator.handbook.rules import check_base
from generator.handbook.wellbeing import Workshop
from generator.variants.departments import merge_departments
from generator.variants.project import read_project

Part = tuple[int, bool]

FILE = "content/wellbeing/workshops.yml"
HERE = "content/departments/her.yml"
PARTS: tuple[Part, ...] = ((10, False), (60, False), (10, True))


def workshop(minutes: int, parts: Iterable[Part] = PARTS) -> str:
    agenda = "".join(
        f"    - title: Punkt {number}\n      minutes: {part}\n      text: Tekst\n      pause: {str(pause).lower()}\n"
        for number, (part, pause) in enumerate(parts)
    )
    return f"- id: kvalificer\n  title: Kvalificér\n  text: Tekst\n  minutes: {minutes}\n  agenda:\n{agenda}"


def wrong(written: str, **departments: str) -> list[Diagnostic]:
    """Return the faults of agendas in a workshop and in what departments change."""
    files = {FILE: written} | {f"content/departments/{name}.yml": text for name, text in departments.items()}
    content, faults = read(Found({name: text.encode() for name, text in files.items()}, ()))
    assert {fault.code for fault in faults} == {Code.UNREADABLE}  # there is no organisation.yml
    _, merging = merge_departments(content)
    return list(in_order([*check_base(content.base, content.broken), *merging]))


def change(*lines: str) -> str:
    return "\n".join(["name: Her", "change:", "  workshops:", "    - id: kvalificer", *lines, ""])


ONE_MORE = ("      agenda:", "        add:", "          - title: X", "            minutes: 45", "            text: X")


def test_a_pause_does_not_count() -> None:
    assert wrong(workshop(70)) == []


def test_a_wrong_sum_is_told_where_it_stands_with_what_to_write() -> None:
    (fault,) = wrong(workshop(80))
    assert fault.code is Code.AGENDA_SUM
    assert (fault.file, fault.line, fault.column) == (FILE, 4, 12)
    assert "kvalificer" in fault.message
    assert "80" in fault.message
    assert "70" in fault.message
    assert "minutes: 70" in fault.hint


@given(st.lists(st.tuples(st.integers(1, 120), st.booleans()), min_size=1, max_size=6), st.integers(1, 600))
def test_it_is_told_just_when_the_minutes_are_others(parts: list[Part], minutes: int) -> None:
    total = sum(part for part, pause in parts if not pause)
    assert len(wrong(workshop(minutes, parts))) == (minutes != total)


def test_a_workplace_that_makes_the_agenda_longer_is_told_in_its_own_file() -> None:
    (fault,) = wrong(workshop(70), her=change(*ONE_MORE))
    assert (fault.file, fault.line) == (HERE, 6)
    assert "minutes: 115" in fault.hint


def test_a_workplace_may_change_both() -> None:
    assert wrong(workshop(70), her=change("      minutes: 115", *ONE_MORE)) == []


def test_a_workplace_that_changes_the_minutes_alone_is_told_there() -> None:
    (fault,) = wrong(workshop(70), her=change("      minutes: 90"))
    assert (fault.file, fault.line) == (HERE, 5)


def test_it_is_told_once_though_a_workplace_changes_something_else() -> None:
    faults = wrong(workshop(80), her=change("      title: Anderledes"), under="name: Under\nparent: her\n")
    assert [(fault.file, fault.line) for fault in faults] == [(FILE, 4)]


def test_the_three_workshops_last_as_long_as_their_source_says(root: Path) -> None:
    workshops = read_project(root).content.base.of(Workshop)
    lengths = [(entry.item.minutes, sum(part.minutes for part in entry.item.agenda)) for entry in workshops.values()]
    assert lengths == [(90, 90), (70, 80), (120, 120)]

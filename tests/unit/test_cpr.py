"""Personal numbers: which they are, that they are refused wherever they stand, and that none is printed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import run
from generator.cpr import find, mask, may_hold_number
from generator.diagnostics import Code, Diagnostic, Related
from generator.handbook.finder import find as find_files
from generator.handbook.privacy import personal_numbers
from generator.handbook.reader import read, read_hire
from generator.reporter import render_text

NUMBERS = {
    "0101901234": "010190****",
    "010190-1234": "010190-****",
    "010190 1234": "010190 ****",
    "010190 - 1234": "010190 - ****",
    "010190–1234": "010190–****",
    "010190\N{NO-BREAK SPACE}1234": "010190\N{NO-BREAK SPACE}****",
    "290200-4123": "290200-****",  # 2000 was a leap year
    "311299-1111": "311299-****",  # whatever modulus 11 says
}
OTHERS = (
    "310690-1234",  # June has 30 days
    "290201-4123",  # 2001 was no leap year
    "001090-1234",
    "011390-1234",
    "9010190-1234",
    "010190-12345",
    "010190--1234",
    "010190/1234",
    "0101 90 1234",
    "2027-02-01",
    "tlf. 12 34 56 78",
    "5798000012345",  # the number of a place of delivery
)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_found_and_masked(number: str) -> None:
    text = f"# Asta, {number}, begynder {number}"
    assert [found.start for found in find(text)] == [8, len(text) - len(number)]
    assert mask(text) == f"# Asta, {NUMBERS[number]}, begynder {NUMBERS[number]}"
    assert may_hold_number(text.encode())


@pytest.mark.parametrize("other", OTHERS)
def test_what_only_resembles_a_number_is_left_alone(other: str) -> None:
    assert list(find(other)) == []
    assert mask(other) == other


@given(st.text(alphabet="0123456789- \n–x", max_size=40))
def test_masking_leaves_no_number_and_keeps_the_length(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert list(find(masked)) == []
    assert may_hold_number(text.encode()) or masked == text
    assert all(masked[number.start :].startswith(number.masked) for number in find(text))


def test_the_place_is_the_loaders() -> None:
    data = "\ufeff# A\u030ase\r\nnote: a\u030a 0101901234\n\n- 020290-1234 # og 030390-1234\n".encode()
    found = [(number.line, number.column) for number in personal_numbers("content/x.yml", data)]
    assert found == [(2, 9), (4, 3), (4, 20)]


def test_every_file_is_looked_through(tmp_path: Path) -> None:
    written = {
        "content/messages.yml": "# 010190-1234",
        "content/departments/bakken.yml": "name: Bakken 020290-1234",
        "content/hires/asta.yml": "name: Asta\nposition: 0303901234",
        "content/pages/om.md": "Om\n\n<!-- 040490-1234 -->",
        "content/noter.txt": "050590-1234",
        "content/hires/060690-1234.yml": "name: Bo",
    }
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    _content, diagnostics = read(find_files(tmp_path))
    found = [diagnostic for diagnostic in diagnostics if diagnostic.code is Code.CPR_NUMBER]
    assert sorted(diagnostic.file for diagnostic in found) == sorted(written)
    assert not any("1234" in diagnostic.message + diagnostic.hint for diagnostic in found)


def test_a_hire_from_anywhere_is_looked_through() -> None:
    _hire, diagnostics = read_hire("ansatte/asta.yml", b"name: Asta # 010190-1234\n")
    assert [(found.line, found.column) for found in diagnostics if found.code is Code.CPR_NUMBER] == [(1, 14)]


@pytest.mark.parametrize("before", [0, 60, 75, 90, 150])
def test_whatever_is_reported_shows_no_number(before: int) -> None:
    number = "0101901234"
    line = "x" * before + number + "y" * 150
    places = [Diagnostic("a.yml", 1, column, Code.BAD_TEXT, "x") for column in range(1, len(line), 7)]
    shown = render_text(places, {"a.yml": line}, colour=True)
    assert not any(number[:length] in shown for length in range(7, 11))
    assert not any(number[-length:] in shown for length in range(4, 11))


def test_no_part_of_what_is_reported_shows_a_number() -> None:
    number = "010190-1234"
    related = (Related(f"{number}.yml", 1, number),)
    told = Diagnostic(f"hires/{number}.yml", 1, 1, Code.BAD_TEXT, number, number, related=related)
    shown = render_text([told], {told.file: number}, colour=False)
    assert shown.count("010190-****") == 6
    assert "1234" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--root", "/010190-1234"],
        ["plan", "010190-1234.yml"],
        ["--010190-1234"],
        ["serve", "--port", "0101901234x"],
    ],
)
def test_a_refused_argument_is_told_without_its_number(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(arguments)
    said = capsys.readouterr()
    assert "010190" in said.out + said.err
    assert "1234" not in said.out + said.err

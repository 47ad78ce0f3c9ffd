import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Code, Diagnostic, Related, Severity
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.reporter import render_text

FILE = "content/tasks/x.yml"
ERROR = ngettext("error", "errors", 1)
WARNING = ngettext("warning", "warnings", 1)
NOTICE = ngettext("notice", "notices", 1)


def diagnostic(line: int = 1, column: int = 1, message: str = "“x” er ukendt", hint: str = "") -> Diagnostic:
    return Diagnostic(FILE, line, column, Code.WRONG_VALUE, message, hint)


def shown(source: str, line: int = 1, column: int = 1) -> list[str]:
    text = render_text([diagnostic(line, column)], {FILE: source}, colour=False)
    return text.splitlines()[1:3]


def summed_up(found: str, files: int) -> str:
    return ngettext("{found} in {count} file", "{found} in {count} files", files).format(found=found, count=files)


def test_nothing_wrong_is_nothing_shown() -> None:
    assert render_text([], {FILE: "a: b"}, colour=False) == ""


def test_one_of_each_kind() -> None:
    error = Diagnostic(
        FILE, 3, 10, Code.BAD_YAML, "kolonet skal i anførselstegn", 'skriv: title: "Husk: det"',
        related=(Related("content/roles.yml", 7, "den første står her"),),
    )  # fmt: skip
    warning = Diagnostic("content/roles.yml", 1, 3, Code.LOST_COMMENT, "noget mangler", "", Severity.WARNING)
    notice = Diagnostic("content/roles.yml", 9, 1, Code.BAD_DATE, "se efter", "linje et\nlinje to", Severity.NOTICE)
    text = render_text([error, notice, warning, error], {FILE: "- id: a\n\n  title: Husk: det\n"}, colour=False)
    related = _("See also {file}:{line}: {message}").format(
        file="content/roles.yml", line=7, message="den første står her"
    )
    found = f"1 {ERROR}, 1 {WARNING} {_('and')} 1 {NOTICE}"
    assert text == (
        f"content/roles.yml:1:3 {WARNING} HB107 Noget mangler\n"
        "\n"
        f"content/roles.yml:9:1 {NOTICE} HB209 Se efter\n"
        "         Linje et\n"
        "         linje to\n"
        "\n"
        f"content/tasks/x.yml:3:10 {ERROR} HB102 Kolonet skal i anførselstegn\n"
        "     3 |   title: Husk: det\n"
        "       |          ^\n"
        '         Skriv: title: "Husk: det"\n'
        f"         {related}\n"
        "\n"
        f"{summed_up(found, 2)}\n"
    )


def test_numbers_are_summed_up_by_kind() -> None:
    diagnostics = [diagnostic(line) for line in (1, 2, 3)]
    text = render_text(diagnostics, {}, colour=False)
    assert text.splitlines()[-1] == summed_up(f"3 {ngettext('error', 'errors', 3)}", 1)


def test_the_order_found_in_does_not_matter() -> None:
    found = [diagnostic(line, column) for line in (2, 10) for column in (3, 1)]
    text = render_text(found, {FILE: "a\nb\n"}, colour=False)
    assert text == render_text(reversed(found), {FILE: "a\nb\n"}, colour=False)
    assert re.findall(r"x\.yml:(\d+:\d+)", text) == ["2:1", "2:3", "10:1", "10:3"]


def test_a_caret_stands_below_its_column() -> None:
    assert shown("a: bc  \n", 1, 4) == ["     1 | a: bc", "       |    ^"]


def test_a_caret_may_stand_after_the_line() -> None:
    assert shown("a:\n", 1, 40) == ["     1 | a:", "       |   ^"]


def test_tabs_are_widened() -> None:
    assert shown("a:\tb\tc", 1, 4) == ["     1 | a:  b    c", "       |     ^"]
    assert shown("\tb", 1, 1) == ["     1 |     b", "       | ^"]


def test_letters_of_other_widths() -> None:
    assert shown("日本: x", 1, 5) == ["     1 | 日本: x", "       |       ^"]
    assert shown("a\u030a: x", 1, 4) == ["     1 | å: x", "       |    ^"]


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_the_loader_counts_them(breaks: str) -> None:
    source = breaks.join(["\ufeffa\u2028b: c", "d\x0be: f"])
    assert shown(source, 1)[0] == "     1 | a\ufffdb: c"
    assert shown(source, 2)[0] == "     2 | d\ufffde: f"


def test_what_a_terminal_would_obey_is_not_passed_on() -> None:
    text = render_text([diagnostic(message="\x1b[31mrød", hint="\x07klokke")], {FILE: "a: \x1b]0;x\x07"}, colour=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "".join(f"{number:05}" for number in range(100))
    rows = shown(line, 1, 251)
    assert rows[0] == "     1 | … " + line[184:284] + " …"
    assert rows[0][rows[1].index("^") :].startswith(line[250:284])
    assert shown(line, 1, 3) == ["     1 | " + line[:100] + " …", "       |   ^"]
    assert shown(line, 1, 500)[0] == "     1 | … " + line[400:]


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_line_that_is_not_there_gets_no_excerpt(line: int) -> None:
    assert "|" not in render_text([diagnostic(line)], {FILE: "a\nb"}, colour=False)


def test_a_file_that_is_not_there_gets_no_excerpt() -> None:
    assert "|" not in render_text([diagnostic()], {}, colour=False)


def test_colour_adds_nothing_but_colour() -> None:
    found = [diagnostic(1, 3, hint="skriv noget")]
    plain, coloured = (render_text(found, {FILE: "a: b"}, colour=colour) for colour in (False, True))
    assert coloured != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@given(st.text(), st.integers(1, 200), st.integers(1, 300))
def test_any_source_can_be_shown(source: str, line: int, column: int) -> None:
    text = render_text([diagnostic(line, column)], {FILE: source}, colour=False)
    assert all(len(row) < 100 + 5 + 300 for row in text.splitlines())
    assert text.count("\n") in {3, 5}

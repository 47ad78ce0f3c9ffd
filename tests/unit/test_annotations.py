"""What other programs are told of diagnostics: each format in full, once and in order, with no CPR number in it."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.annotations import render_github, render_gitlab, render_json
from generator.diagnostics import Code, Diagnostic, Related, Severity

ERROR = Diagnostic(
    "content/tasks/x.yml", 3, 10, Code.WRONG_VALUE, "“must” kan ikke være “100%”", "skriv true",
    related=(Related("content/roles.yml", 7, "den første står her"),),
)  # fmt: skip
WARNING = Diagnostic("content/a,b.yml", 1, 3, Code.LOST_COMMENT, "noget\nmangler", "", Severity.WARNING)
NOTICE = Diagnostic("content/x.yml", 2, 1, Code.UNCHECKED, "sidst tjekket for længe siden", "", Severity.NOTICE)
PRIVATE = Diagnostic(
    "content/x.yml", 1, 1, Code.CPR_NUMBER, "“010190-1234”", "tag 010190 1234 ud", Severity.ERROR,
    (Related("content/y.yml", 1, "0101901234"),),
)  # fmt: skip
FOUND = st.lists(
    st.builds(
        Diagnostic, st.just("content/x.yml"), st.integers(1, 3), st.integers(1, 3), st.sampled_from(Code),
        st.text(max_size=9), st.text(max_size=9), st.sampled_from(Severity),
    ),
    max_size=6,
)  # fmt: skip


def test_json_in_full() -> None:
    assert json.loads(render_json([ERROR, WARNING, ERROR])) == {
        "version": 1,
        "errors": 1,
        "warnings": 1,
        "notices": 0,
        "diagnostics": [
            {
                "file": "content/a,b.yml", "line": 1, "column": 3, "code": "HB107", "severity": "warning",
                "message": "noget\nmangler", "hint": "", "related": [],
            },
            {
                "file": "content/tasks/x.yml", "line": 3, "column": 10, "code": "HB204", "severity": "error",
                "message": "“must” kan ikke være “100%”", "hint": "skriv true",
                "related": [{"file": "content/roles.yml", "line": 7, "message": "den første står her"}],
            },
        ],
    }  # fmt: skip


def test_github_in_full() -> None:
    assert render_github([NOTICE, ERROR, WARNING]).splitlines() == [
        "::warning file=content/a%2Cb.yml,line=1,col=3,title=HB107::Noget%0Amangler.",
        "::error file=content/tasks/x.yml,line=3,col=10,title=HB204::“must” kan ikke være “100%25”.%0ASkriv true.",
        "::notice file=content/x.yml,line=2,col=1,title=HB406::Sidst tjekket for længe siden.",
    ]


def test_gitlab_in_full() -> None:
    (found,) = json.loads(render_gitlab([ERROR]))
    assert re.fullmatch("[0-9a-f]{64}", found.pop("fingerprint"))
    assert found == {
        "description": "“must” kan ikke være “100%”. Skriv true.",
        "check_name": "HB204",
        "severity": "critical",
        "location": {"path": "content/tasks/x.yml", "lines": {"begin": 3}},
    }
    assert [found["severity"] for found in json.loads(render_gitlab([NOTICE, WARNING]))] == ["minor", "info"]


def fingerprints(*found: Diagnostic) -> list[str]:
    return [quality["fingerprint"] for quality in json.loads(render_gitlab(found))]


def test_a_fault_that_moved_is_the_same_to_gitlab_and_the_same_fault_twice_is_two() -> None:
    moved = Diagnostic(ERROR.file, 9, 1, ERROR.code, ERROR.message)
    other = Diagnostic(ERROR.file, 3, 10, ERROR.code, "noget andet")
    assert fingerprints(ERROR) == fingerprints(moved)
    assert fingerprints(ERROR) != fingerprints(other)
    assert len(set(fingerprints(ERROR, moved))) == 2


def test_nothing_wrong() -> None:
    assert json.loads(render_json([]))["diagnostics"] == json.loads(render_gitlab([])) == []
    assert render_github([]) == ""


def test_a_personal_number_is_not_told() -> None:
    for render in (render_json, render_github, render_gitlab):
        assert not re.search("010190.?1234", render([PRIVATE]))
        assert "010190" in render([PRIVATE])


@given(FOUND)
def test_whatever_is_wrong_each_is_told_once_in_any_order(found: list[Diagnostic]) -> None:
    commands = render_github(found).split("\n")
    assert commands.pop() == ""
    assert all(command.startswith(("::error ", "::warning ", "::notice ")) for command in commands)
    assert len(json.loads(render_json(found))["diagnostics"]) == len(fingerprints(*found)) == len(set(found))
    assert len(set(fingerprints(*found))) == len(set(found)) == len(commands)
    for render in (render_json, render_github, render_gitlab):
        assert render(found) == render(found[::-1])

"""The command `why`: where each value comes from, run as a person runs it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import run

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def why(project: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = run(["why", *arguments, "--root", str(project)])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def places(output: str) -> list[tuple[str, int]]:
    """Return every file and line that is told."""
    told = [line.rpartition(" · ")[2] for line in output.splitlines() if " · content/" in line]
    return [(place.rpartition(":")[0], int(place.rpartition(":")[2])) for place in told]


def test_every_field_is_told_with_its_place(project: Path, why: Command) -> None:
    code, output, errors = why("social", "velkomst")
    assert (code, errors) == (0, "")
    assert output.startswith("Opgave “Tag imod ved døren” (tasks/velkomst), Socialafdelingen\n\n")
    assert "title        Tag imod ved døren\n             hele kommunen · content/tasks/alle.yml:9\n" in output
    lines = (project / "content/tasks/alle.yml").read_text(encoding="utf-8").splitlines()
    keys = [lines[line - 1].strip("- ").split(":")[0] for _file, line in places(output)]
    assert keys == ["id", "title", "due", "responsible", "involves", "topic"]


def test_a_changed_value_is_told_from_the_first_to_the_one_that_holds(why: Command) -> None:
    _, output, _ = why("familie", "adgangskort", "due")
    assert output == (
        "Opgave “Bestil adgangskort og nøgler” (tasks/adgangskort), Familierådgivningen\n"
        "\n"
        "due  1. senest 5 arbejdsdage før start\n"
        "        hele kommunen · content/tasks/alle.yml:4\n"
        "     2. senest 10 arbejdsdage før start\n"
        "        Socialafdelingen · content/departments/social.yml:17\n"
    )


def test_a_chain_through_every_layer(project: Path, why: Command) -> None:
    municipality = project / "content/municipality.yml"
    municipality.write_text(
        "change:\n  tasks:\n    - id: adgangskort\n      due: senest 6 arbejdsdage før start\n", encoding="utf-8"
    )
    edit(
        project / "content/departments/familie.yml",
        "    - id: dubu",
        "    - id: adgangskort\n      due: løbende\n    - id: dubu",
    )
    _, output, _ = why("familie", "adgangskort", "due")
    assert [file for file, _line in places(output)] == [
        "content/tasks/alle.yml",
        "content/municipality.yml",
        "content/departments/social.yml",
        "content/departments/familie.yml",
    ]
    assert output.index("1. senest 5") < output.index("2. senest 6") < output.index("3. senest 10")
    assert "4. løbende" in output
    _, output, _ = why("faelles", "adgangskort", "due")
    assert len(places(output)) == 2
    assert "(tasks/adgangskort), den fælles håndbog" in output


def test_an_edited_list_is_told_whole(project: Path, why: Command) -> None:
    edit(
        project / "content/departments/familie.yml",
        "    - id: dubu",
        "    - id: velkomst\n      involves: {add: [ny]}\n    - id: dubu",
    )
    _, output, _ = why("familie", "velkomst", "involves")
    assert "1. Mentor\n" in output
    assert "2. Mentor, " in output
    assert places(output)[1] == ("content/departments/familie.yml", 7)


def test_what_was_left_out_is_told_with_the_reason_and_what_it_was(why: Command) -> None:
    code, output, _ = why("familie", "frokost")
    assert code == 0
    assert "Bruges ikke: Vi spiser sammen hver dag.\n  Socialafdelingen · content/departments/social.yml:20\n" in output
    assert "Spis frokost med en anden leder\n" in output
    assert ("content/tasks/alle.yml", 24) in places(output)


def test_an_item_of_the_department_itself(why: Command) -> None:
    _, output, _ = why("social", "tasks/dubu", "title")
    assert "title  Kom i gang med DUBU\n       Socialafdelingen · content/departments/social.yml:10\n" in output


def test_a_field_that_nobody_wrote(why: Command) -> None:
    _, output, _ = why("social", "adgangskort", "must")
    assert "must  nej (der er ikke skrevet andet)\n" in output


def test_a_field_may_go_by_its_danish_name(why: Command) -> None:
    assert why("social", "adgangskort", "Hvornår") == why("social", "adgangskort", "due")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("socail", "adgangskort"), "mente du “social”?"),
        (("social", "adgangskrot"), "mente du “adgangskort”?"),
        (("social", "frokst"), "mente du “frokost”?"),
        (("social", "task/adgangskort"), "mente du “tasks”?"),
        (("social", "roles/adgangskort"), "“adgangskort” findes ikke"),
        (("social", "adgangskort", "responsable"), "mente du “responsible”?"),
        (("social", "adgangskort", "hvornaar"), "mente du “due”?"),
        (("faelles", "dubu"), "“dubu” findes ikke"),
        (("social",), "INDHOLD"),
    ],
)
def test_a_slip_of_the_pen_is_met_with_the_nearest_word(why: Command, arguments: tuple[str, ...], said: str) -> None:
    code, output, errors = why(*arguments)
    assert (code, output) == (2, "")
    assert said in errors
    assert "Traceback" not in errors


def test_an_id_of_two_collections_must_be_told_apart(project: Path, why: Command) -> None:
    edit(project / "content/tasks/alle.yml", "- id: feedback", "- id: mentor")
    code, _, errors = why("social", "mentor")
    assert code == 2
    assert "roles/mentor, tasks/mentor" in errors
    assert "Giv løbende feedback" in why("social", "tasks/mentor")[1]


def test_errors_elsewhere_do_not_stop_the_answer(project: Path, why: Command) -> None:
    edit(project / "content/roles.yml", "title: Mentor\n", "titel: Mentor\n")
    code, output, errors = why("social", "adgangskort", "due")
    assert code == 0
    assert "1. senest 5 arbejdsdage før start" in output
    assert errors == "Der er fejl i indholdet (1), så der kan mangle noget her; se: handbook check\n"


def test_an_item_with_errors_is_not_called_unknown(project: Path, why: Command) -> None:
    edit(project / "content/tasks/alle.yml", "due: løbende", "due: engang")
    code, _, errors = why("social", "feedback")
    assert code == 1
    assert "der er fejl i “feedback”" in errors
    edit(project / "content/departments/social.yml", "name:", "navn:")
    assert why("social", "adgangskort")[0] == 1


def test_long_texts_are_broken_into_lines(project: Path, why: Command) -> None:
    edit(
        project / "content/tasks/alle.yml", "Send bestillingen", "Send bestillingen " + "så snart aftalen er klar " * 12
    )
    _, output, _ = why("social", "adgangskort")
    assert max(map(len, output.splitlines())) in range(85, 101)
    assert "\x1b" not in output

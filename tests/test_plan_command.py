"""The command `handbook plan`, from what one types to what lies in the folder."""

import getpass
import os
import re
import socket
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator import cli
from generator.plans.batch import FEWEST_FOR_PROCESSES

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]
BIRK = ("--name", "Birk Ømose", "--start", "2027-02-01", "--department", "familie", "--type", "leder")
TOLD = "Introplanen ligger i {folder}\nBegynd med index.html i mappen.\n"
OVER = "1850000000"  # in August 2028


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process, standing in the small project."""
    monkeypatch.chdir(project)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(["plan", *arguments])
        output, errors = capfd.readouterr()
        return code, output, errors

    return call


@pytest.fixture
def staff(project: Path) -> Path:
    """The folder of the real hires, with one in it."""
    folder = project / "ansatte"
    folder.mkdir()
    write_hire(folder / "birk.yml", "Birk Prøve")
    return folder


def write_hire(path: Path, name: str, **changes: str) -> None:
    text = (ROOT / "tests/fixtures/lille/content/hires/asta.yml").read_text(encoding="utf-8")
    text = text.replace("Asta Prøve", name)
    for key, value in changes.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_plan_is_made_of_a_file_that_lies_elsewhere(tmp_path: Path, project: Path, run: Run) -> None:
    file = tmp_path / "andre" / "birk.yml"
    file.parent.mkdir()
    write_hire(file, "Birk Prøve")
    assert run(str(file), "--out", str(tmp_path / "ud")) == (0, TOLD.format(folder=tmp_path / "ud" / "birk"), "")
    made = contents(tmp_path / "ud" / "birk")
    assert "Birk Prøve" in made["plan.html"].decode()
    assert made["plan.pdf"].startswith(b"%PDF")
    assert {"index.html", "plan.csv", "kalender-naermeste-leder.ics", "mails/01-velkommen.eml"} <= set(made)
    assert not (project / "plans").exists()


def test_a_plan_lies_in_the_projects_plans_unless_told_otherwise(project: Path, run: Run) -> None:
    assert run("content/hires/asta.yml") == (0, TOLD.format(folder="plans/asta"), "")
    assert [path.name for path in (project / "plans").iterdir()] == ["asta"]
    paths = [project / "plans", *(project / "plans").rglob("*")]
    assert {path.stat().st_mode & 0o077 for path in paths} == {0}


def test_a_folder_stands_for_the_yaml_files_in_it(project: Path, staff: Path, run: Run) -> None:
    write_hire(staff / "dorte.yml", "Dorte Prøve")
    write_hire(staff / ".skjult.yml", "Skjult Prøve")
    (staff / "noter.txt").write_text("Husk kagen", encoding="utf-8")
    code, output, errors = run("ansatte")
    assert (code, errors) == (0, "")
    assert output.splitlines()[:2] == ["Introplanen ligger i plans/birk", "Introplanen ligger i plans/dorte"]
    assert sorted(path.name for path in (project / "plans").iterdir()) == ["birk", "dorte"]


@pytest.mark.usefixtures("staff")
def test_without_arguments_the_real_hires_are_planned(run: Run) -> None:
    assert run() == (0, TOLD.format(folder="plans/birk"), "")


def test_without_arguments_and_hires_one_is_told_what_to_write(run: Run) -> None:
    code, output, errors = run()
    assert (code, output) == (2, "")
    assert errors.startswith("Fejl: skriv, hvem introplanen er til, fx:\n  handbook plan ansatte/")
    assert "--name" in errors


def test_an_empty_folder_is_told(project: Path, run: Run) -> None:
    (project / "ansatte").mkdir()
    for arguments in ([], ["ansatte"]):
        code, output, errors = run(*arguments)
        assert (code, output) == (2, "")
        assert "“ansatte”" in errors
        assert ".yml" in errors


def test_a_wrong_file_is_told_with_its_place_and_the_others_are_made(project: Path, staff: Path, run: Run) -> None:
    write_hire(staff / "forkert.yml", "Eva Prøve", start="2027-02-30")
    code, output, errors = run("ansatte", "content/hires/asta.yml")
    assert code == 1
    assert "ansatte/forkert.yml:6:8 fejl HB209" in errors
    assert "start: 2027-02-30" in errors
    assert "plans/birk\n" in output
    assert "plans/asta\n" in output
    assert sorted(path.name for path in (project / "plans").iterdir()) == ["asta", "birk"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_made(
    project: Path, staff: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_hire(staff / "laast.yml", "Eva Prøve")
    read = Path.read_bytes

    def read_or_refuse(path: Path) -> bytes:
        if path.name == "laast.yml":
            raise PermissionError(13, "no", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_or_refuse)
    code, _output, errors = run("ansatte")
    assert code == 1
    assert "ansatte/laast.yml:1:1 fejl HB108" in errors
    assert [path.name for path in (project / "plans").iterdir()] == ["birk"]


def test_a_plan_whose_own_changes_do_not_fit_is_not_made(project: Path, staff: Path, run: Run) -> None:
    file = staff / "birk.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}change:\n  tasks:\n    - id: frokost\n      title: Kaffe\n", encoding="utf-8")
    code, output, errors = run()
    assert (code, output) == (1, "")
    assert "ansatte/birk.yml:13:" in errors
    assert "content/departments/social.yml" in errors
    assert not (project / "plans").exists()


def test_a_plan_is_not_made_of_wrong_content(project: Path, run: Run) -> None:
    roles = project / "content/roles.yml"
    roles.write_text(roles.read_text(encoding="utf-8").replace("title: Mentor", "titel: Mentor"), encoding="utf-8")
    code, output, errors = run("content/hires/asta.yml")
    assert (code, output) == (1, "")
    assert "content/roles.yml" in errors
    assert not (project / "plans").exists()


def test_a_folder_with_something_else_in_it_is_left_alone_and_the_others_are_made(
    project: Path, staff: Path, run: Run
) -> None:
    write_hire(staff / "dorte.yml", "Dorte Prøve")
    mine = project / "plans" / "birk" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.touch()
    code, output, errors = run()
    assert (code, output) == (1, TOLD.format(folder="plans/dorte"))
    assert "ansatte/birk.yml:1:1 fejl HB504" in errors
    assert mine.exists()


def test_a_place_that_cannot_be_written_to_is_told_in_danish(project: Path, run: Run) -> None:
    (project / "plans").touch()
    code, output, errors = run("content/hires/asta.yml")
    assert (code, output) == (1, "")
    assert "content/hires/asta.yml:1:1 fejl HB504" in errors
    assert "skrives i “asta”" in errors


def test_a_plan_is_made_of_options_alone(project: Path, run: Run) -> None:
    options = ("--position", "Gartner", "--time", "7.30", "--place", "porten", "--agreed", "2026-12-01")
    course = ("--end", "2027-06-25", "--probation", "ingen", "--type", "medarbejder")
    assert run(*BIRK, *options, *course) == (0, TOLD.format(folder="plans/birk-oemose"), "")
    text = (project / "plans/birk-oemose/plan.html").read_text(encoding="utf-8")
    assert all(words in text for words in ("Birk Ømose", "Gartner, Familierådgivningen", "7.30", "Porten"))
    assert "Prøvetid til" not in text


def test_department_and_type_may_be_written_as_people_say_them(project: Path, run: Run) -> None:
    code, _output, errors = run(*BIRK[:4], "--department", "Familierådgivningen", "--type", "ny leder")
    assert (code, errors) == (0, "")
    assert "Familierådgivningen" in (project / "plans/birk-oemose/plan.html").read_text(encoding="utf-8")


def test_everything_that_is_wrong_with_the_options_is_told_at_once(project: Path, run: Run) -> None:
    wrong = ("--start", "1. februar 2027", "--department", "famile", "--type", "ledr", "--time", "25")
    code, output, errors = run("--name", "Birk", *wrong)
    assert (code, output) == (2, "")
    told = dict(line.strip().split(": ", 1) for line in errors.splitlines()[1:])
    assert sorted(told) == ["--department", "--start", "--time", "--type"]
    assert "2027-02-01" in told["--start"]
    assert "mente du “familie”?" in told["--department"]
    assert "mente du “leder”?" in told["--type"]
    assert not (project / "plans").exists()


def test_dates_in_an_impossible_order_are_told_by_their_option(run: Run) -> None:
    code, _output, errors = run(*BIRK, "--end", "2026-02-01")
    assert code == 2
    assert re.search(r"^  --end: ", errors, re.MULTILINE)


def test_a_personal_number_in_the_options_is_refused_and_masked(project: Path, run: Run) -> None:
    code, output, errors = run("--name", "Birk 010190-1234", *BIRK[2:])
    assert (code, output) == (2, "")
    assert "--name: " in errors
    assert "1234" not in errors
    assert not (project / "plans").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--name", "Birk"], "--start, --department, --type"),
        (["--start", "2027-02-01"], "--name"),
        (["--place", "porten"], "--name"),
        (["content/hires/asta.yml", *BIRK], "ikke begge dele"),
        (["content/hires/asta.yml", "--delete-finished"], "--delete-finished"),
        (["--name", "Birk", "--delete-finished"], "--delete-finished"),
        (["--nane", "Birk"], "--name"),
        (["findes-ikke.yml"], "findes-ikke.yml"),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_told(project: Path, run: Run, arguments: list[str], word: str) -> None:
    code, output, errors = run(*arguments)
    assert (code, output) == (2, "")
    assert word in errors
    assert not (project / "plans").exists()


def test_finished_plans_are_deleted_and_the_rest_is_told(
    project: Path, staff: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_hire(staff / "nina.yml", "Nina Prøve", start="2028-02-01", agreed="2028-01-03")
    (staff / "forkert.yml").write_text("name: [", encoding="utf-8")
    run("ansatte/birk.yml", "ansatte/nina.yml")
    (project / "plans" / "noter").mkdir()
    nothing = run("--delete-finished")
    assert nothing == (0, "Ingen introplaner i plans er slut endnu.\n", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", OVER)
    assert run("--delete-finished") == (
        0,
        (
            "Slettet: plans/birk (slut siden 1. februar 2028)\n"
            "ansatte/birk.yml er også slut. Slet den selv, når ingen har brug for den mere.\n"
        ),
        "",
    )
    assert sorted(path.name for path in (project / "plans").iterdir()) == ["nina", "noter"]
    assert (staff / "birk.yml").exists()


def test_finished_plans_are_deleted_where_they_lie(
    tmp_path: Path, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for out in ("plans", str(tmp_path / "ud")):
        run("content/hires/asta.yml", "--out", out)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", OVER)
    code, output, _errors = run("--delete-finished", "--out", str(tmp_path / "ud"))
    assert (code, output.splitlines()[0]) == (0, f"Slettet: {tmp_path / 'ud/asta'} (slut siden 1. februar 2028)")
    assert not (tmp_path / "ud/asta").exists()
    assert (project / "plans/asta/plan.pdf").exists()


def run_apart(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "plan", *arguments, "--root", str(project)]
    surroundings = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


def test_many_hires_are_planned_by_several_processes_with_the_same_result(project: Path, staff: Path) -> None:
    for number in range(FEWEST_FOR_PROCESSES):
        write_hire(staff / f"p{number}.yml", f"Person {number}")
    write_hire(staff / "forkert.yml", "Eva Prøve", department="findes-ikke")
    taken = project / "plans" / "p3" / "mine.txt"
    taken.parent.mkdir(parents=True)
    taken.touch()
    done = run_apart(project)
    assert done.returncode == 1
    assert "ansatte/forkert.yml:3:13 fejl HB401" in done.stderr
    assert "ansatte/p3.yml:1:1 fejl HB504" in done.stderr
    made = {path.name for path in (project / "plans").iterdir()}
    assert made == {"birk", *(f"p{number}" for number in range(FEWEST_FOR_PROCESSES))}
    assert done.stdout.count("Introplanen ligger i") == FEWEST_FOR_PROCESSES
    run_apart(project, str(staff / "p5.yml"), "--out", str(project / "alene"))
    assert contents(project / "plans/p5") == contents(project / "alene/p5")


def test_the_same_input_gives_the_same_bytes_anywhere(project: Path, staff: Path) -> None:
    text = (staff / "birk.yml").read_text(encoding="utf-8")
    task = "- {id: kage, title: Kage, due: hver uge i den første måned, responsible: ny, topic: arbejdsplads,"
    meeting = "meeting: {minutes: 30, with: [mentor, naermeste-leder]}}"
    (staff / "birk.yml").write_text(f"{text}add:\n  tasks:\n    {task} {meeting}\n", encoding="utf-8")
    settings = ({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, {"TZ": "America/Anchorage", "PYTHONHASHSEED": "2"})
    outs = [project / "a", project / "b"]
    for out, environment in zip(outs, settings, strict=True):
        done = run_apart(project, str(staff / "birk.yml"), "--out", str(out), **environment)
        assert (done.returncode, done.stderr) == (0, "")
    first, second = map(contents, outs)
    assert len(first) > 8
    assert first == second


def test_no_file_of_a_plan_names_the_machine(project: Path, staff: Path) -> None:
    done = run_apart(project, str(staff / "birk.yml"), USER="kanarie-bruger", LOGNAME="kanarie-bruger")
    assert done.returncode == 0
    unwanted = {b"kanarie-bruger", str(project).encode(), str(ROOT).encode(), str(Path.home()).encode() + b"/"}
    unwanted |= {word.encode() for word in (socket.gethostname(), getpass.getuser()) if len(word) > 4}
    found = [
        (name, word)
        for name, data in contents(project / "plans").items()
        for word in unwanted
        if word in data + _inflated(data)
    ]
    assert found == []


def _inflated(data: bytes) -> bytes:
    """Return the compressed streams of a PDF, readable."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL) if data.startswith(b"%PDF") else []
    pieces = []
    for stream in streams:
        try:
            pieces.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"".join(pieces)


CANARY = "Kanariefugl Zyxwulv"


def test_nothing_of_a_hire_reaches_the_site(project: Path) -> None:
    example = project / "content/hires/asta.yml"
    text = example.read_text(encoding="utf-8").replace("Asta Prøve", CANARY).replace("Bo Eksempel", "Qvistorf Nabo")
    example.unlink()
    canary = project / "content/hires/zyxwulv.yml"
    task = "- {id: qvakgraes, title: Qvakgræs, due: løbende, responsible: ny, topic: arbejdsplads}"
    canary.write_text(f"{text}add:\n  tasks:\n    {task}\n", encoding="utf-8")
    command = [sys.executable, "-m", "generator", "build", "--root", str(project)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    words = re.compile(rb"kanariefugl|zyxwulv|qvistorf|qvakgr", re.IGNORECASE)
    assert words.search(b"".join(contents(project / "plans").values()))
    site = project / "site"
    assert len(contents(site)) > 20
    assert [name for name, data in contents(site).items() if words.search(name.encode()) or words.search(data)] == []

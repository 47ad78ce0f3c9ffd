"""Hostile files: whatever stands in the content, the check answers in our own words, within its bounds.

`python tests/fuzz/long_run.py 10` goes on with the same for ten minutes.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

FUZZ = Path(__file__).parent / "fuzz"
CORPUS = sorted(path.name for path in (FUZZ / "corpus").iterdir())
sys.path.insert(0, str(FUZZ))

from hostile import hostile_files  # noqa: E402 - the folder must be known first
from judge import Judge, faults_of  # noqa: E402

TASKS = "tasks/sommer.yml"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """A small project, and the process that checks it."""
    with Judge(tmp_path_factory.mktemp("fuzz")) as one:
        yield one


def test_the_corpus_holds_the_bombs() -> None:
    sizes = {name: (FUZZ / "corpus" / name).stat().st_size for name in ("alias-bomb.yml", "merge-bomb.yml")}
    assert sizes == {"alias-bomb.yml": 478, "merge-bomb.yml": 382}


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_is_answered_wherever_it_stands(judge: Judge, name: str) -> None:
    data = (FUZZ / "corpus" / name).read_bytes()
    for place in (TASKS, "departments/havn.yml", "organisation.yml"):
        judge.of_files({place: data})


BIG: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: b"[" * 100_000,
    "braces": lambda: b"{a: " * 100_000,
    "dashes": lambda: b"- " * 100_000,
    "levels": lambda: "".join(f"{' ' * level}a:\n" for level in range(1300)).encode(),
    "a long line": lambda: b"- id: " + b"x" * 900_000,
    "a long text": lambda: b"- id: a\n  text: |\n" + b"    ord *ord* [ord](\n" * 5_000,
    "many stars": lambda: b"- id: a\n  text: '" + b"*a " * 10_000 + b"'\n",
    "many keys": lambda: b"".join(b"k%d: x\n" % number for number in range(15_000)),
    "the same key": lambda: b"a: b\n" * 10_000,
    "many anchors": lambda: b"- &x y\n" * 10_000,
    "many codes": lambda: b'- "\\0"\n' * 10_000,
    "many colons": lambda: b"a: b: c\n" * 10_000,
    "many quotes": lambda: b'- "a" b "\n' * 10_000,
    "many remarks": lambda: b"- a #b\n" * 10_000,
    "many invisible signs": lambda: "- a\u200b\n".encode() * 10_000,
    "many tabs": lambda: b"\t- a\n" * 10_000,
    "many numbers of persons": lambda: b"- 010190-1234\n" * 10_000,
    "many empty items": lambda: b"-\n" * 10_000,
    "fifty megabytes": lambda: b"- id: a\n  title: x\n" * (50 * MEGABYTE // 20),
}


@pytest.mark.parametrize("name", BIG)
def test_a_big_file_is_answered_within_bounds(judge: Judge, name: str) -> None:
    assert judge.of_files({TASKS: BIG[name]()})["code"] == 1


def test_a_link_out_of_the_content_is_not_read(judge: Judge, tmp_path: Path) -> None:
    outside = tmp_path / "hemmelig.yml"
    outside.write_text("HEMMELIGT\n", encoding="utf-8")

    def link(content: Path) -> None:
        (content / TASKS).symlink_to(outside)
        (content / "departments" / "havn.yml").symlink_to("social.yml")
        (content / "articles").symlink_to(tmp_path, target_is_directory=True)
        (content / "hires" / "borte.yml").symlink_to(tmp_path / "borte.yml")
        (content / "hires" / "rundt.yml").symlink_to("rundt.yml")

    answer = judge.of(link)
    assert answer["said"].count("HB108") == 5
    assert "HEMMELIGT" not in answer["said"]


@pytest.mark.parametrize(
    "name",
    [b"\xff\xfe.yml", "søn\ndag.yml".encode(), b"\x1b[31m.yml", b"CON.yml", b"con.yml", b" .yml", b"-.yml",
     b"a" * 200 + b".yml", b"%.yml", b"{id}.yml", "\u202eabc.yml".encode(), b"x.YML", b"x.yml.yml"],
)  # fmt: skip
def test_a_hostile_name_is_answered(judge: Judge, name: bytes) -> None:
    def put(content: Path) -> None:
        Path(os.fsdecode(os.fsencode(content / "departments") + b"/" + name)).write_bytes(b"name: Havnen\n")

    answer = judge.of(put)
    assert "HB" in answer["said"]


@pytest.mark.parametrize("name", ["tasks", "organisation.yml", "departments"])
def test_a_folder_where_a_file_belongs_is_answered(judge: Judge, name: str) -> None:
    def put(content: Path) -> None:
        (content / name).rename(content / "gemt")
        (content / name / "x.yml").mkdir(parents=True)

    assert judge.of(put)["code"] == 1


def test_a_pipe_is_not_waited_for(judge: Judge) -> None:
    assert judge.of(lambda content: os.mkfifo(content / TASKS))["code"] == 0


@settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
@given(hostile_files())
def test_any_file_is_answered(judge: Judge, made: tuple[str, bytes]) -> None:
    judge.of_files({made[0]: made[1]})


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 3, "said": "Der er en fejl i selve programmet", "seconds": 0},
        {"code": 0, "said": "content/a.yml:1:1 fejl HB101 X\n", "seconds": 0},
        {"code": 1, "said": "content/a.yml:1:1 fejl HB101 /et/sted\n", "seconds": 0},
        {"code": 1, "said": "content/a.yml:1:1 fejl HB101 \x1b[2J\n", "seconds": 0},
        {"code": 1, "said": "content/a.yml:1:1 fejl HB101 X\n", "seconds": 1000},
    ],
)
def test_the_judge_sees_what_is_not_ours(answer: dict[str, object]) -> None:
    with pytest.raises(AssertionError):
        faults_of(answer, "/et/sted")

"""The editor's help: every field is explained, no pattern complains of what the handbook takes, the files are fresh."""

import fnmatch
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from date_questions import COMPOSED
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.errors import UsageError
from generator.handbook import dates
from generator.handbook.collections import KINDS
from generator.handbook.descriptions import field_help, field_title, file_help
from generator.handbook.due import EXAMPLES, VOCABULARY, DueError, parse_due
from generator.handbook.finder import find
from generator.handbook.item import attributes
from generator.handbook.models import Department, Hire, Organisation
from generator.handbook.reader import read
from generator.handbook.references import _parts as parts_of
from generator.handbook.schema import patterns
from generator.handbook.schema.editor import EXTENSIONS, SETTINGS, editor_files
from generator.handbook.schema.files import file_patterns, schemas
from generator.text import TextError, parse

Json = dict[str, object]

OTHERS = (Organisation, Department, Hire)


def models() -> Iterator[type[BaseModel]]:
    """Yield every model that HR writes, those inside others too."""
    waiting: list[type[BaseModel]] = [*(kind.model for kind in KINDS.values()), *OTHERS]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            waiting += [
                part for part in parts_of(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)
            ]


FIELDS = sorted({(model, key) for model in models() for key in attributes(model)}, key=str)


def test_the_tests_below_see_every_field() -> None:
    assert len(FIELDS) > 300
    assert {model.__name__ for model, _key in FIELDS} >= {
        "Meeting",
        "FieldLock",
        "ClosedDay",
        "Workload",
        "Recommendation",
    }


@pytest.mark.parametrize(("model", "key"), FIELDS, ids=[f"{model.__name__}.{key}" for model, key in FIELDS])
def test_every_field_has_a_title_and_a_sentence_in_danish(model: type[BaseModel], key: str) -> None:
    sentence = field_help(model, key)
    assert re.fullmatch(r"[A-ZÆØÅ].+\.", sentence)
    assert sentence not in {source for source in _english() if source == sentence}
    assert field_title(model, key) != key


def _english() -> set[str]:
    from generator.handbook.descriptions import common, places, planning, reading  # noqa: PLC0415

    files = (Path(str(module.__file__)).read_text(encoding="utf-8") for module in (common, places, planning, reading))
    return {found for text in files for found in re.findall(r'_\("(.+)"\)', text)}


def test_no_sentence_is_about_a_field_that_is_gone() -> None:
    from generator.handbook.descriptions import common, places, planning, reading  # noqa: PLC0415

    written = {key for module in (common, places, planning, reading) for key in module.sentences()}
    assert written == {
        (name, key)
        for model, key in FIELDS
        for name in ("*", *(cls.__name__ for cls in model.__mro__))
        if (name, key) in written
    }


def test_every_kind_of_file_has_a_sentence() -> None:
    for name in (*KINDS, "organisation", "municipality", "department", "hire"):
        assert file_help(name).endswith(".")


PATTERNS: list[tuple[str, Callable[[str], object], list[str], list[str]]] = [
    (patterns.DATE, dates.parse_date, ["2026-09-01", " 2026-09-01 "], ["1. september 2026", "2026-9-1", "i morgen"]),
    (patterns.YEAR_DAY, dates.parse_year_day, ["5. juni", "5 Juni", "2026-05-15"], ["juni", "5. jun", "5/6"]),
    (patterns.WEEKS, dates.parse_weeks, ["uge 7", "Uge 28-30", "uge 51 til 1"], ["7", "uge", "uge syv"]),
    (patterns.LENGTH, dates.parse_length, ["3 måneder", "TRE måneder", "1 år"], ["3", "3 arbejdsdage", "længe"]),
    (patterns.PROBATION, dates.parse_probation, ["ingen", "3 måneder", "2026-11-30"], ["nej", "3"]),
    (patterns.WEEKDAY, dates.parse_weekday, ["mandag", "Lørdag "], ["man", "hverdag"]),
    (patterns.TIME, dates.parse_time, ["9.00", "13:30", "Kl. 9.15"], ["kl 9", "ni"]),
    (patterns.DUE, parse_due, ["Senest 5 arbejdsdage før start", "to - tre uger efter start"],
     ["3 hverdage efter start", "3 uger efter strat", "engang", "2026-05-01"]),
    (patterns.TEXT, parse, ["Hej", "a < b", r"\<b>", "1 <2> 3", "", "x\ny"], ["<b>", "Hej <b>du</b>", "x\n</p>"]),
]  # fmt: skip
RIGHT = [(pattern, reader, word) for pattern, reader, right, _wrong in PATTERNS for word in right]
WRONG = [(pattern, reader, word) for pattern, reader, _right, wrong in PATTERNS for word in wrong]


def is_read(reader: Callable[[str], object], words: str) -> bool:
    try:
        reader(words)
    except (DueError, dates.DateError, TextError):
        return False
    return True


@pytest.mark.parametrize(("pattern", "reader", "words"), RIGHT, ids=[row[2] for row in RIGHT])
def test_what_is_read_is_let_through(pattern: str, reader: Callable[[str], object], words: str) -> None:
    assert is_read(reader, words)
    assert re.search(pattern, words)


@pytest.mark.parametrize(("pattern", "reader", "words"), WRONG, ids=[row[2] for row in WRONG])
def test_common_mistakes_are_seen(pattern: str, reader: Callable[[str], object], words: str) -> None:
    assert not is_read(reader, words)
    assert not re.search(pattern, words)


@given(COMPOSED | st.sampled_from(EXAMPLES))
def test_no_expression_of_the_grammar_is_complained_of(words: str) -> None:
    if is_read(parse_due, words):
        assert re.search(patterns.DUE, words)
        assert re.search(patterns.DUE, words.upper())


WORDS = st.sampled_from(
    [*sorted(VOCABULARY), "3", "2.", "2/3", "2-3", "–", "x", "<", "kl.", "12.30", "2026-05-01", "uge 7"]
)


@given(st.lists(WORDS, min_size=1, max_size=5).map(" ".join) | st.text(max_size=20))
def test_nothing_that_any_reader_takes_is_complained_of(words: str) -> None:
    for pattern, reader, *_rest in PATTERNS:
        assert re.search(pattern, words) or not is_read(reader, words)


@pytest.fixture(scope="module")
def made(root: Path) -> dict[str, Json]:
    """The schemas of the real content."""
    return dict(schemas(read(find(root))[0]))


def references(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"]
        for part in schema.values():
            yield from references(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from references(part)


def test_every_reference_leads_somewhere(made: dict[str, Json]) -> None:
    found = [(name, target) for name, schema in made.items() for target in references(schema)]
    assert len(found) > 300
    for name, target in found:
        file, _hash, path = target.partition("#")
        place: object = made[file or name]
        for step in filter(None, path.split("/")):
            assert isinstance(place, dict)
            place = place[step]
        assert place


@pytest.mark.parametrize("folder", [".", "tests/fixtures/lille"])
def test_the_schemas_are_draft_07(root: Path, tmp_path: Path, folder: str) -> None:
    made = schemas(read(find(root / folder))[0])
    for name, schema in made.items():
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        (tmp_path / name).write_text(json.dumps(schema), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", *(str(tmp_path / name) for name in made)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_ids_are_those_of_every_layer(made: dict[str, Json], root: Path) -> None:
    ids = made["ids.json"]["definitions"]
    assert isinstance(ids, dict)
    assert {"naermeste-leder", "hr"} <= set(ids["roles"]["enum"])
    assert {"adgangskort", "raadhusaften", "foerste-loerdag"} <= set(ids["tasks"]["enum"])
    assert set(ids["departments"]["enum"]) == {path.stem for path in (root / "content/departments").glob("*.yml")}
    assert all(len(found["enum"]) == len(found["markdownEnumDescriptions"]) for found in ids.values())


def test_an_item_with_errors_of_its_own_can_still_be_named(project: Path) -> None:
    topics = project / "content/topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8").replace("  title:", "  titel:"), encoding="utf-8")
    ids = schemas(read(find(project))[0])["ids.json"]["definitions"]
    assert ids["topics"]["enum"] == ["arbejdsplads"]


def test_every_content_file_has_one_schema(root: Path, made: dict[str, Json]) -> None:
    rules = file_patterns()
    assert set(made) == {*rules, "ids.json", "due.json", "differences.json"}
    for file in find(root).files:
        if file.endswith(".yml"):
            assert (
                len([name for name, globs in rules.items() if any(fnmatch.fnmatch(file, glob) for glob in globs)]) == 1
            )


def test_the_files_in_git_are_fresh(root: Path) -> None:
    there = {name: (root / name).read_text(encoding="utf-8") for name in (SETTINGS, EXTENSIONS)}
    wanted = editor_files(read(find(root))[0], there)
    stale = [
        name for name, text in wanted.items() if not (root / name).is_file() or (root / name).read_text("utf-8") != text
    ]
    unknown = {path.relative_to(root).as_posix() for path in (root / ".vscode").rglob("*") if path.is_file()} - set(
        wanted
    )
    assert (stale, unknown) == ([], set()), "run: handbook schema"


def test_own_settings_are_kept(project: Path) -> None:
    own = {SETTINGS: '{"editor.wordWrap": "on", "yaml.schemas": {}}', EXTENSIONS: '{"recommendations": ["a.b"]}'}
    files = editor_files(read(find(project))[0], own)
    settings = json.loads(files[SETTINGS])
    assert settings["editor.wordWrap"] == "on"
    assert settings["yaml.schemas"][".vscode/schemas/tasks.json"] == ["content/tasks/*.yml"]
    assert json.loads(files[EXTENSIONS]) == {"recommendations": ["a.b", "redhat.vscode-yaml"]}
    assert editor_files(read(find(project))[0], files) == files


@pytest.mark.parametrize("text", ["// mine\n{}", "[]", ""])
def test_settings_that_cannot_be_read_are_left_alone(project: Path, text: str) -> None:
    with pytest.raises(UsageError, match=re.escape(SETTINGS)):
        editor_files(read(find(project))[0], {SETTINGS: text})


def test_the_command_writes_what_is_new_and_takes_away_what_is_old(
    project: Path, handbook: Callable[..., tuple[int, str, str]]
) -> None:
    assert handbook("schema")[0] == 0
    first = {path: path.read_bytes() for path in (project / ".vscode").rglob("*.json")}
    assert len(first) == len(KINDS) + 9
    (project / ".vscode/schemas/gammel.json").write_text("{}", encoding="utf-8")
    (project / ".vscode/schemas/due.json").write_text("{}", encoding="utf-8")
    assert handbook("schema")[1].startswith("1 ")
    assert {path: path.read_bytes() for path in (project / ".vscode").rglob("*.json")} == first

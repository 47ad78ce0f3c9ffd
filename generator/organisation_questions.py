"""Gets what is to be known of a new organisation, from options and from the person at the keyboard."""

from collections.abc import Mapping

import click

from generator.asking import ask, ask_field
from generator.authoring.answers import Reader, WrongAnswerError
from generator.authoring.model_fields import Field, fields
from generator.authoring.renewal import Newcomer
from generator.errors import UsageError
from generator.handbook.fields import read_address
from generator.handbook.models import Organisation
from generator.i18n import gettext as _
from generator.text import TextError

_OWN = ("name", "intranet", "contact", "mail", "accessibility")


def get_newcomer(given: Mapping[str, str], reader: Reader, *, is_asking: bool) -> Newcomer:
    """Return the organisation from options and answers; raises `UsageError` that tells of all that is wrong."""
    known = {field.key: field for field in fields(Organisation) if field.key in _OWN}
    wanted = [*_OWN, "site_url"]
    missing = [key for key in wanted if key not in given]
    if missing and not is_asking:
        options = ", ".join(_flag(key) for key in missing)
        raise UsageError(_("this needs {options} too; --help tells about each").format(options=options))
    values: dict[str, str] = {}
    wrong: list[str] = []
    for key in (*wanted, "edit_url"):
        try:
            values[key] = _value(key, given, known.get(key), reader, values, is_asking=is_asking)
        except WrongAnswerError as error:
            wrong.append(f"\n  {_flag(key)}: {error}")
    if wrong:
        raise UsageError(_("this cannot be written:") + "".join(wrong))
    return Newcomer({key: values[key] for key in _OWN}, values["site_url"], values["edit_url"])


def _value(  # noqa: PLR0913 - each is needed to answer one question
    key: str,
    given: Mapping[str, str],
    field: Field | None,
    reader: Reader,
    so_far: Mapping[str, str],
    *,
    is_asking: bool,
) -> str:
    default = {
        "contact": _("HR at {organisation}").format(organisation=so_far.get("name", "")),
        "site_url": so_far.get("intranet", "").rstrip("/") + "/introhaandbog/",
    }.get(key)
    if field and key in given:
        return str(reader.read(field, [given[key]]))
    if field:
        return str(ask_field(field, reader, default))
    read = _edit_url if key == "edit_url" else _address
    if key in given:
        return read(given[key])
    if not is_asking:
        return ""
    questions = {
        "site_url": _("The whole address the handbook is to have"),
        "edit_url": _("Where a line is edited, with {path} and {line} in the address (Enter leaves it out)"),
    }
    click.echo()
    return ask(questions[key], read, default or "")


def _address(value: str) -> str:
    try:
        return read_address(value)
    except TextError as error:
        raise WrongAnswerError(error.message, error.hint) from error


def _edit_url(value: str) -> str:
    if value and "{path}" not in value:
        hint = _("write for example {example}").format(example="https://git.eksempel.dk/hr/-/blob/main/{path}#L{line}")
        raise WrongAnswerError(_("the address does not say where the file's name goes"), hint)
    return _address(value) if value else ""


def _flag(key: str) -> str:
    return "--" + key.replace("_", "-")

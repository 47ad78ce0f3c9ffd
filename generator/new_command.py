"""The command `handbook new`: something new for the handbook, asked for or given as options."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

import click

from generator.asking import ask, ask_field, ask_yes, choose, is_someone_there
from generator.authoring.answers import Reader, WrongAnswerError
from generator.authoring.choices import DEPARTMENTS, Choices
from generator.authoring.draft import Draft, draft_item, draft_own_file, is_own_file, news, write
from generator.authoring.kinds import SINGULAR, danish, model_of, word_of
from generator.authoring.model_fields import Field, Shape, fields, title_key
from generator.authoring.naming import check_id, propose
from generator.authoring.own_file import HIRES, STAFF
from generator.authoring.placing import files_of, likely_file, named_file
from generator.authoring.yaml_text import Value, item
from generator.commands import OPTIONS, named, show, with_root
from generator.diagnostics import Diagnostic, has_errors
from generator.edition import read_edition
from generator.errors import HandbookError, UsageError
from generator.handbook.descriptions import file_help
from generator.handbook.validator import slug
from generator.i18n import gettext as _
from generator.schema_command import refresh
from generator.variants.departments import workplaces
from generator.variants.project import Project, read_project

Given = Mapping[str, Sequence[str]]

_OPTION_OF: Mapping[str, str] = MappingProxyType({"help": "help-text"})  # --help is taken
_WORDS = named(click.types.StringParamType(), _("words"))


class _Kinds(click.Group):
    """A command for each kind of new thing, made from its model; it goes by its Danish word too."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(SINGULAR)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = danish().get(slug(cmd_name), cmd_name)
        if name in SINGULAR:
            return _command(name, SINGULAR[name])
        for other in SINGULAR:
            self.add_command(_command(other, SINGULAR[other]))
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=_Kinds,
    help=_(
        "Write something new for the handbook. You are asked for what it needs, or give it as options. What exists is "
        "never overwritten, and nothing is written that the handbook could not be built with. Danish words for the "
        "kinds work too, such as opgave and arbejdsplads."
    ),
    short_help=_("Write something new: a task, a workplace, a new colleague …"),
    options_metavar=OPTIONS,
    subcommand_metavar=_("KIND …"),
)
def new() -> None:
    """Group the kinds."""


def _command(name: str, collection: str) -> click.Command:
    found = fields(model_of(collection))
    sentence = file_help({DEPARTMENTS: "department", HIRES: "hire"}.get(collection, collection))
    options: list[click.Parameter] = [_option(field) for field in found]
    options.append(click.Option(["--print", "is_printed"], is_flag=True, help=_("Show it, and write nothing.")))
    if not is_own_file(collection):
        options.append(click.Option(["--file"], type=_WORDS, help=_("The file it is to stand in.")))
    made = click.Command(
        name,
        callback=partial(_make, collection),
        params=options,
        help=sentence,
        options_metavar=OPTIONS,
    )
    return with_root(made)


def _option(field: Field) -> click.Option:
    flag = "--" + _OPTION_OF.get(field.key, field.key).replace("_", "-")
    if field.shape is Shape.FLAG:
        return click.Option([flag, field.key], is_flag=True, help=field.help)
    many = field.shape is not Shape.WORDS
    text = " ".join([field.help, _("It may be given again.")] if many else [field.help])
    return click.Option([flag, field.key], type=_WORDS, multiple=many, help=text)


def _make(collection: str, *, root: Path, is_printed: bool, file: str | None = None, **options: object) -> None:
    """Make one new thing."""
    project = read_project(root)
    if has_errors(project.diagnostics):
        show(project.diagnostics, project.found.files)
        raise HandbookError(_("the handbook has the errors above; mend them first, so that new and old are not mixed"))
    making = _Making(collection, project, Reader(Choices(project, of_all=collection == HIRES)))
    given = {key: _listed(value) for key, value in options.items() if value}
    draft, values = making.draft(given, file)
    _check(draft, project, root)
    if is_printed:
        click.echo(draft.data.decode() if draft.before is None else item(values), nl=False)
        return
    write(root, draft)
    _tell(draft, values)
    if collection != HIRES:
        refresh(root)


def _listed(value: object) -> Sequence[str]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


@dataclass(frozen=True, slots=True)
class _Making:
    """Gets the values of a new thing, from options and from the person at the keyboard."""

    collection: str
    project: Project
    reader: Reader

    def draft(self, given: Given, file: str | None) -> tuple[Draft, Mapping[str, Value]]:
        """Return the file with the new thing in it, and the thing's values."""
        found = fields(model_of(self.collection))
        values = dict(self._read(given, found))
        missing = [field for field in found if field.is_required and field.key not in {"id", *values}]
        if missing and not is_someone_there():
            needed = ", ".join(_flag(field) for field in missing)
            raise UsageError(_("this needs {options} too; --help tells about each").format(options=needed))
        if missing:
            values |= self._asked(missing, found, values)
        values["id"] = self._id(values, is_asked=bool(missing))
        ordered = {field.key: values[field.key] for field in found if field.key in values}
        if is_own_file(self.collection):
            return draft_own_file(self.collection, ordered, self.project), ordered
        return draft_item(self.collection, ordered, self._file(file, ordered, bool(missing)), self.project), ordered

    def _read(self, given: Given, found: Sequence[Field]) -> Iterator[tuple[str, Value]]:
        """Yield the values of options; raises `UsageError` that tells of every wrong one."""
        wrong: list[str] = []
        for field in found:
            if field.key not in given:
                continue
            if field.shape is Shape.FLAG:
                yield field.key, True
                continue
            try:
                yield field.key, self.reader.read(field, given[field.key])
            except WrongAnswerError as error:
                wrong.append(f"\n  {_flag(field)}: {error}")
        if wrong:
            raise UsageError(_("this cannot be written:") + "".join(wrong))

    def _asked(
        self, missing: Sequence[Field], found: Sequence[Field], values: Mapping[str, Value]
    ) -> Mapping[str, Value]:
        """Ask for what is missing, and for the rest if the person wants to."""
        click.echo(
            _("{kind}: stop when you will with Ctrl-C; then nothing is written.").format(kind=_named(self.collection))
        )
        left = [field for field in found if not (field.is_required or field.is_rare or field.key in values)]
        first = [field for field in left if field.key == "text"]
        answers = {field.key: self._ask(field) for field in (*missing, *first)}
        others = [field for field in left if field not in first]
        told = _("Will you also answer about {fields}? They can be left out.")
        click.echo()
        if others and ask_yes(told.format(fields=", ".join(field.key for field in others))):
            answers |= {field.key: self._ask(field) for field in others}
        return {key: answer for key, answer in answers.items() if answer is not None}

    def _ask(self, field: Field) -> Value | None:
        usual = self.reader.choices.usual(self.collection, field) if field.is_required else None
        return ask_field(field, self.reader, usual)

    def _id(self, values: Mapping[str, Value], *, is_asked: bool) -> str:
        """Return the id, which is proposed from the title; raises `WrongAnswerError` on one that cannot be used."""
        is_file = is_own_file(self.collection)
        taken = frozenset() if self.collection == HIRES else self.reader.choices.taken(self.collection)
        proposed = propose(str(values[title_key(model_of(self.collection))]), taken, is_file=is_file)

        def checked(identity: str) -> str:
            check_id(identity, taken, is_file=is_file)
            return identity

        if "id" in values:
            return checked(str(values["id"]))
        if not is_asked:
            return proposed
        file, other = _("id (the name of its file; Enter takes it)"), _("id (what other files call it; Enter takes it)")
        return ask("\n" + (file if is_file else other), checked, proposed)

    def _file(self, word: str | None, values: Mapping[str, Value], is_asked: bool) -> str:  # noqa: FBT001
        files = files_of(self.collection, self.project)
        likely = likely_file(self.collection, values, self.project)
        pick = partial(named_file, files=files)
        if word:
            return pick(word)
        return (
            choose(_("Which file is it to stand in?"), pick, files, likely) if is_asked and len(files) > 1 else likely
        )


def _named(collection: str) -> str:
    word = word_of(collection)
    return word[:1].upper() + word[1:]


def _flag(field: Field) -> str:
    return "--" + _OPTION_OF.get(field.key, field.key).replace("_", "-")


def _check(draft: Draft, project: Project, root: Path) -> None:
    """Show what there is to say about a draft; raises `HandbookError` when the handbook could not be built with it."""
    if draft.path.startswith(f"{STAFF}/"):
        found = _faults_of_hire(draft, project, root)
        if (root / draft.path).exists():
            raise UsageError(_("{path} is there already; give it another id with --id").format(path=draft.path))
    else:
        found = news(draft, project, read_edition(root).today)
    show(found, {**project.found.files, draft.path: draft.data})
    if has_errors(found):
        raise HandbookError(_("nothing was written"))


def _faults_of_hire(draft: Draft, project: Project, root: Path) -> tuple[Diagnostic, ...]:
    from generator.plans.batch import Basis, read_hires  # noqa: PLC0415 - only what is used is loaded

    organisation = project.content.organisation
    if organisation is None:
        return project.diagnostics
    places = workplaces(project.content, organisation, project.handbooks)
    return read_hires({draft.path: draft.data}, Basis(root, project.content, places, read_edition(root)))[1]


def _tell(draft: Draft, values: Mapping[str, Value]) -> None:
    told = _("Written: {path}") if draft.before is None else _("Written: {path}, line {line}")
    click.echo(told.format(path=draft.path, line=draft.line))
    if draft.path.startswith(f"{STAFF}/"):
        click.echo(_("Make the plan with: {command}").format(command=f"handbook plan {draft.path}"))
    elif draft.before is None:
        click.echo(_("Open the file: it tells what else can stand there."))
    else:
        click.echo(_("“{id}” stands last there, and can be moved.").format(id=values["id"]))

"""The command `handbook init`: makes the handbook of Eksempel Kommune into one's own."""

import os
import shutil
from pathlib import Path

import click

from generator.asking import ask, ask_yes, is_someone_there
from generator.authoring.answers import Reader, WrongAnswerError
from generator.authoring.choices import Choices
from generator.authoring.register import Register, read_register
from generator.authoring.renewal import SITE_CONFIG, Newcomer, Renewal, renewal
from generator.commands import OPTIONS, named, show, with_root
from generator.diagnostics import has_errors
from generator.errors import HandbookError, UsageError
from generator.handbook.finder import CONTENT
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.organisation_questions import get_newcomer
from generator.publish import old_of, publish, recover, staging
from generator.schema_command import refresh
from generator.variants.project import Project, read_project
from generator.working_tree import unsaved

EXAMPLE = "Eksempel Kommune"

_SHOWN = 12
_WORDS = named(click.types.StringParamType(), _("words"))
_ADDRESS = named(click.types.StringParamType(), _("address"))
_CSV = named(click.Path(path_type=Path, exists=True, dir_okay=False), _("CSV file"))


@click.command(
    help=_(
        "Make the handbook your own: put your organisation in the place of Eksempel Kommune, and take out the example "
        "workplaces, new colleagues and differences. What is common stays. You see what will be done before it is."
    ),
    short_help=_("Make the handbook your own, with your name and your workplaces."),
    options_metavar=OPTIONS,
)
@with_root
@click.option("--name", type=_WORDS, help=_("The name of the organisation."))
@click.option("--intranet", type=_ADDRESS, help=_("The whole address of the intranet."))
@click.option("--contact", type=_WORDS, help=_("Whom readers can turn to about the handbook."))
@click.option("--mail", type=_WORDS, help=_("The mail address of those who look after the handbook."))
@click.option("--accessibility", type=_ADDRESS, help=_("The whole address of the accessibility statement."))
@click.option("--site-url", type=_ADDRESS, help=_("The whole address the handbook is to have."))
@click.option("--edit-url", type=_ADDRESS, help=_("Where a line is edited, with {path} and {line} in the address."))
@click.option(
    "--departments", type=_CSV, help=_("The workplaces: a CSV file with the columns navn and overordnet (id, ejer).")
)
@click.option("--yes", "is_agreed", is_flag=True, help=_("Do it without asking."))
@click.option(
    "--force", "is_forced", is_flag=True, help=_("Do it even when it replaces what git cannot bring back or is yours.")
)
def init(root: Path, departments: Path | None, *, is_agreed: bool, is_forced: bool, **options: str | None) -> None:
    """Make the handbook one's own, all of it or nothing."""
    _recover(root)
    project = read_project(root)
    if not is_forced:
        _refuse_loss(root, project)
    if has_errors(project.diagnostics):
        show(project.diagnostics, project.found.files)
        raise HandbookError(_("the handbook has the errors above; mend them first, so that new and old are not mixed"))
    given = {key: value for key, value in options.items() if value is not None}
    is_asking = is_someone_there() and not is_agreed
    newcomer = get_newcomer(given, Reader(Choices(project)), is_asking=is_asking)
    register = _register(departments, is_asking=is_asking)
    config = (root / SITE_CONFIG).read_bytes().decode("utf-8-sig")
    change = renewal(project, config, newcomer, register)
    _show_change(change, project, newcomer, register)
    if not is_agreed and not (is_asking and ask_yes(_("Shall it be done?"))):
        if not is_asking:
            raise UsageError(_("nothing was changed; write --yes to have it done"))
        click.echo(_("Nothing was changed."))
        return
    _apply(root, change)
    refresh(root)
    _tell(change)


def _recover(root: Path) -> None:
    """Put back what a run that was killed left; raises `UsageError` when another folder stands where it would lie."""
    old = old_of(root / CONTENT)
    if old.exists() and (root / CONTENT).exists():
        message = _("there is a folder “{old}” beside content; move or delete it first")
        raise UsageError(message.format(old=old.name))
    if old.exists():
        recover(root / CONTENT)


def _refuse_loss(root: Path, project: Project) -> None:
    """Raise `UsageError` when something would be lost for good, or the handbook is somebody's own already."""
    organisation = project.content.organisation
    if organisation and organisation.name != EXAMPLE:
        message = _(
            "this is the handbook of {name} already, and its workplaces would be deleted; write --force if you mean it"
        )
        raise UsageError(message.format(name=organisation.name))
    changed = unsaved(root, CONTENT, SITE_CONFIG)
    if changed is None:
        raise UsageError(
            _("the folder is not in git, so nothing could be brought back; take a copy of it, and write --force")
        )
    if changed:
        names = ", ".join([*changed[:_SHOWN], *(["…"] if changed[_SHOWN:] else [])])
        message = _("these files have changes that git has not saved: {names}; commit them first, or write --force")
        raise UsageError(message.format(names=names))


def _register(path: Path | None, *, is_asking: bool) -> Register:
    if path is None and is_asking:
        click.echo()
        told = _("A CSV file with your workplaces, with the columns navn and overordnet (Enter: they come later)")
        return ask(told, _read_register)
    return _read_register(str(path) if path else "")


def _read_register(word: str) -> Register:
    """Read a list of departments, or none; raises `WrongAnswerError` when it cannot be used."""
    if not word:
        return Register({}, ())
    path = Path(word.strip("\"' "))
    try:
        return read_register(path.name, path.read_bytes())
    except OSError as error:
        raise WrongAnswerError(_("“{name}” cannot be read").format(name=path.name), _("look at its name")) from error
    except WrongAnswerError:
        raise
    except UsageError as error:
        raise WrongAnswerError(str(error), "") from error


def _show_change(change: Renewal, project: Project, newcomer: Newcomer, register: Register) -> None:
    """Show what will be done."""
    for note in register.notes:
        click.echo(_("Note: {message}").format(message=note))
    count = len(register.departments)
    organisation = project.content.organisation
    old = organisation.name if organisation else EXAMPLE
    click.echo()
    click.echo(_("This will be done:"))
    click.echo(
        "  " + _("{old} becomes {new}, at {address}").format(old=old, new=newcomer.name, address=newcomer.site_url)
    )
    click.echo("  " + _("{n} example files are deleted (workplaces and new colleagues)").format(n=len(change.deleted)))
    click.echo(
        "  "
        + ngettext("{n} workplace of your own is written", "{n} workplaces of your own are written", count).format(
            n=count
        )
    )
    for identity, values in list(register.departments.items())[:_SHOWN]:
        above = values.get("parent")
        click.echo(f"    {values['name']} ({identity}{f' ← {above}' if above else ''})")
    if count > _SHOWN:
        click.echo("    " + _("… and {n} more").format(n=count - _SHOWN))
    click.echo("  " + _("content/municipality.yml is emptied, and everything else that is common stays as it is"))


def _apply(root: Path, change: Renewal) -> None:
    """Make the new content beside the old, check it, and exchange the two; on any fault all stays as it was."""
    content, config = root / CONTENT, root / SITE_CONFIG
    before = config.read_bytes()
    with staging(content) as stage:
        shutil.copytree(content, stage / CONTENT)
        for name in change.deleted:
            (stage / name).unlink()
        for name, data in change.written.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(data)
        project = read_project(stage)
        if has_errors(project.diagnostics):
            show(project.diagnostics, project.found.files)
            raise HandbookError(_("nothing was changed"))
        try:
            os.replace(stage / SITE_CONFIG, config)  # noqa: PTH105 - as it says what it does
            publish(stage / CONTENT, content)
        except BaseException:
            config.write_bytes(before)
            raise


def _tell(change: Renewal) -> None:
    click.echo(_("Done. The handbook is yours."))
    if change.links:
        click.echo(_("These lines link to pages of your intranet, which may be called something else:"))
        for place in change.links:
            click.echo(f"  {place}")
    click.echo(_("Look it through with: {command}").format(command="handbook check"))
    click.echo(_("More workplaces are written with: {command}").format(command="handbook new department"))

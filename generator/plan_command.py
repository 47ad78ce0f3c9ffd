"""The command `handbook plan`: personal plans of files, of folders or of what is written on the command line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
from rich.console import Console
from rich.progress import track

from generator.authoring.own_file import STAFF
from generator.commands import FOLDER, OPTIONS, get_ready, named, show, with_root
from generator.diagnostics import Code, Diagnostic, has_errors
from generator.edition import read_edition
from generator.errors import HandbookError, UsageError
from generator.handbook.content import NewHire
from generator.handbook.reader import read_hire
from generator.i18n import gettext as _

if TYPE_CHECKING:
    from generator.plans.batch import Basis

REQUIRED = ("name", "start", "department", "types")

Options: TypeAlias = Mapping[str, str | tuple[str, ...]]

_PATH = named(click.Path(path_type=Path, exists=True), _("file or folder"))
_WORDS = named(click.types.StringParamType(), _("words"))
_DATE = named(click.types.StringParamType(), _("date"))
_TIME = named(click.types.StringParamType(), _("time"))


@click.command(
    help=_(
        "Make personal plans: of files, of every file in a folder, or of one person written here. "
        "Without anything named, plans are made of the files in the folder ansatte."
    ),
    options_metavar=OPTIONS,
)
@click.argument("paths", nargs=-1, type=_PATH, metavar=_("[FILE or FOLDER] …"))
@with_root
@click.option("--out", type=FOLDER, help=_("Where the plans go (plans in the handbook's folder)."))
@click.option("--name", type=_WORDS, help=_("The new colleague's name, when there is no file."))
@click.option("--start", type=_DATE, help=_("The first day of the contract, such as 2027-02-01."))
@click.option("--department", type=_WORDS, help=_("The workplace, by its name or the name of its file."))
@click.option("--type", "types", type=_WORDS, multiple=True, help=_("What kind of newcomer; may be given again."))
@click.option("--position", type=_WORDS, help=_("What the person is employed as."))
@click.option("--agreed", type=_DATE, help=_("The day of the agreement."))
@click.option("--end", type=_DATE, help=_("The last day, when it is a course or a temporary post."))
@click.option("--probation", type=_WORDS, help=_("The probation, if not the usual: 3 måneder, a date or ingen."))
@click.option("--time", type=_TIME, help=_("When to meet on the first day, such as 9.00."))
@click.option("--place", type=_WORDS, help=_("Where to meet on the first day."))
@click.option("--delete-finished", is_flag=True, help=_("Delete the plans whose first year is over."))
def plan(
    paths: tuple[Path, ...],
    root: Path,
    out: Path | None,
    *,
    delete_finished: bool,
    **options: str | tuple[str, ...] | None,
) -> None:
    """Make personal plans, or delete those that have done their service."""
    given = {key: value for key, value in options.items() if value}
    plans = out or root / "plans"
    if delete_finished:
        if paths or given:
            raise UsageError(_("--delete-finished stands alone or with --out; make plans with a command of its own"))
        _delete_finished(root, plans)
    elif given:
        _make_one(given, root, plans, paths)
    else:
        _make(tuple(_yaml_files(paths or _staff(root))), root, plans)


def _make(files: Sequence[Path], root: Path, plans: Path) -> None:
    """Make the plans of files; one that is wrong stops none of the others."""
    from generator.plans.batch import read_hires  # noqa: PLC0415 - only what is used is loaded

    basis = _basis(root)
    data, unreadable = _read(files)
    hires, wrong = read_hires(data, basis)
    _write(hires, data, (*unreadable, *wrong), basis, plans)


def _make_one(given: Options, root: Path, plans: Path, paths: Sequence[Path]) -> None:
    """Make the plan of someone without a file."""
    from generator.plans.typed_hire import option_of, read_options  # noqa: PLC0415 - only what is used is loaded

    if paths:
        raise UsageError(_("write either files or a name, not both, such as:") + _examples())
    missing = [option_of(key) for key in REQUIRED if key not in given]
    if missing:
        told = _("a plan without a file needs {options} too, such as:").format(options=", ".join(missing))
        raise UsageError(told + _examples())
    basis = _basis(root)
    new, faults = read_options({"position": _("new colleague"), **given}, basis.content)
    if new is None:
        lines = [f"\n  {fault.file}: {fault.message}; {fault.hint}" for fault in faults]
        raise UsageError(_("the plan cannot be made of this:") + "".join(lines))
    _write({new.hire.item.id: new}, {}, (), basis, plans)


def _write(
    hires: Mapping[str, NewHire], data: Mapping[str, bytes], told: Iterable[Diagnostic], basis: "Basis", plans: Path
) -> None:
    from generator.plans.batch import write_plans  # noqa: PLC0415 - only what is used is loaded

    console = Console(stderr=True)
    is_quiet = not console.is_terminal or len(hires) == 1
    making = write_plans(hires, data, basis, plans)
    bar = track(making, _("Making the plans"), len(hires), console=console, transient=True, disable=is_quiet)
    made = tuple(bar)
    diagnostics = (*told, *(fault for one in made for fault in one.diagnostics))
    show(diagnostics, data)
    written = [one.folder for one in made if one.is_written]
    for folder in written:
        click.echo(_("The plan is in {folder}").format(folder=folder))
    if written:
        click.echo(_("Begin with index.html there."))
    if has_errors(diagnostics):
        raise click.exceptions.Exit(HandbookError.exit_code)


def _basis(root: Path) -> "Basis":
    from generator.plans.batch import Basis  # noqa: PLC0415 - only what is used is loaded

    ready = get_ready(root)
    return Basis(root, ready.content, ready.places, ready.edition)


def _staff(root: Path) -> tuple[Path]:
    """Return the folder of the real hires."""
    if not (root / STAFF).is_dir():
        raise UsageError(_("say whom the plan is for, such as:") + _examples())
    return (root / STAFF,)


def _examples() -> str:
    lines = (
        "handbook plan ansatte/asta-lund.yml",
        "handbook plan ansatte",
        'handbook plan --name "Asta Lund" --start 2027-02-01 --department familiehuset --type medarbejder',
    )
    return "".join(f"\n  {line}" for line in lines)


def _yaml_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files, and of folders every .yml file in them, in the order of their names."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(file for file in path.glob("*.yml") if not file.name.startswith("."))
        if not inside:
            message = _("there is no file that ends in .yml in “{folder}”; write one there for each new colleague")
            raise UsageError(message.format(folder=path))
        yield from inside


def _read(files: Iterable[Path]) -> tuple[Mapping[str, bytes], Sequence[Diagnostic]]:
    data: dict[str, bytes] = {}
    unreadable: list[Diagnostic] = []
    for file in files:
        name = file.as_posix()
        try:
            data[name] = file.read_bytes()
        except OSError:
            message, hint = _("the file cannot be read"), _("check the file's permissions")
            unreadable.append(Diagnostic(name, 1, 1, Code.UNREADABLE, message, hint))
    return data, unreadable


def _delete_finished(root: Path, plans: Path) -> None:
    from generator.plans.danish_dates import plain_date  # noqa: PLC0415 - only what is used is loaded
    from generator.plans.finished import delete_finished, delete_from  # noqa: PLC0415

    today = read_edition(root).today
    count = 0
    for finished in delete_finished(plans, today):
        count += 1
        told = _("Deleted: {folder} (over since {date})")
        click.echo(told.format(folder=finished.folder, date=plain_date(finished.since)))
    if not count:
        click.echo(_("No plan in {folder} is over.").format(folder=plans))
    for name, data in _read(sorted((root / STAFF).glob("*.yml")))[0].items():
        new, _faults = read_hire(name, data)
        if new and delete_from(new.hire.item) <= today:
            click.echo(_("{file} is over too. Delete it yourself when nobody needs it.").format(file=name))

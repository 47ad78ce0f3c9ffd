"""What the command `handbook` can do: build, check, plan and serve."""

import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urlsplit

import click
from rich.console import Console

from generator import __version__
from generator.diagnostics import Diagnostic, has_errors
from generator.edition import Edition, read_edition
from generator.errors import HandbookError
from generator.handbook.content import Content
from generator.handbook.models import Organisation
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.progress import progress
from generator.reporter import render_text
from generator.variants.departments import workplaces
from generator.variants.misfits import misfits
from generator.variants.project import read_project
from generator.variants.workplace import Workplace

PORT = 8000

Kind = TypeVar("Kind", bound="click.ParamType[object]")


def named(kind: Kind, name: str) -> Kind:
    """Return a kind of value that goes by a Danish name in the help and in what is said of a wrong one."""
    kind.name = name
    return kind


FOLDER = named(click.Path(path_type=Path, file_okay=False), _("folder"))
FILE = named(click.Path(path_type=Path, dir_okay=False, exists=True), _("file"))
_PORT = named(click.types.IntParamType(), _("port number"))
OPTIONS = _("[OPTIONS]")

with_root = click.option(
    "--root",
    type=FOLDER,
    default=Path(),
    help=_("The handbook's folder (the one with content in it)."),
)


@click.group(
    help=_("Build the introduction handbook, check its content and make personal plans."),
    options_metavar=OPTIONS,
    subcommand_metavar=_("COMMAND …"),
)
@click.version_option(__version__, message="%(version)s", help=_("Show the version and exit."))
def handbook() -> None:
    """Group the commands."""


@handbook.command(help=_("Check the content, and tell everything that is wrong with it."), options_metavar=OPTIONS)
@with_root
def check(root: Path) -> None:
    """Check the content."""
    project = read_project(root)
    show(project.diagnostics, project.found.files)
    if has_errors(project.diagnostics):
        raise click.exceptions.Exit(HandbookError.exit_code)
    if not project.diagnostics:
        count = len(project.found.files)
        click.echo(ngettext("{n} file, no faults.", "{n} files, no faults.", count).format(n=count))


@handbook.command(help=_("Build the site and the plans of the example hires."), options_metavar=OPTIONS)
@with_root
@click.option("--out", type=FOLDER, help=_("Where the site goes (site in the handbook's folder)."))
@click.option("--plans", type=FOLDER, help=_("Where the plans go (plans in the handbook's folder)."))
def build(root: Path, out: Path | None, plans: Path | None) -> None:
    """Build the site and the example plans."""
    from generator.plans.batch import write_plans  # noqa: PLC0415 - only what is used is loaded
    from generator.site.builder import build_site  # noqa: PLC0415 - the engine takes half a second to load
    from generator.site.configuration import read_configuration  # noqa: PLC0415
    from generator.site.model import SiteModel  # noqa: PLC0415

    began = time.monotonic()
    with progress(Console(stderr=True)) as step:
        step(_("Reading the content"))
        setup = read_configuration(root)
        ready = get_ready(root)
        base = ready.content.base
        altered = misfits(base, ready.content.branches)
        model = SiteModel(
            ready.organisation, base, ready.places, ready.edition, setup.edit_url, setup.site_url, altered
        )
        built = build_site(root, model, setup, out or root / "site", step)
        step(_("Making the plans"))
        hires = ready.content.hires
        show(write_plans(hires, ready.places, ready.content, ready.edition, plans or root / "plans"))
    seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
    told = _("{pages} pages ({departments} of them workplaces) and {plans} plans in {seconds} seconds.")
    pages = built.shared + built.departments
    click.echo(told.format(pages=pages, departments=built.departments, plans=len(hires), seconds=seconds))
    told = _("See them at {address} with: {command}")
    click.echo(told.format(address=_address(PORT, setup.site_url), command=f"{_own_name()} serve"))


@handbook.command(help=_("Make the personal plan of each hire from its file."), options_metavar=OPTIONS)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar=_("FILE …"))
@with_root
@click.option("--out", type=FOLDER, help=_("Where the plans go (plans in the handbook's folder)."))
def plan(files: tuple[Path, ...], root: Path, out: Path | None) -> None:
    """Make personal plans."""
    from generator.plans.batch import read_hires, write_plans  # noqa: PLC0415 - only what is used is loaded

    ready = get_ready(root)
    given = {file.as_posix(): file.read_bytes() for file in files}
    hires, wrong = read_hires(given, ready.content, ready.places)
    folder = out or root / "plans"
    diagnostics = (*wrong, *write_plans(hires, ready.places, ready.content, ready.edition, folder))
    show(diagnostics, given)
    for identity in hires:
        click.echo(_("The plan is in {folder}").format(folder=folder / identity))
    if has_errors(diagnostics):
        raise click.exceptions.Exit(HandbookError.exit_code)


@handbook.command(help=_("Show the built site in a browser on this computer."), options_metavar=OPTIONS)
@with_root
@click.option("--port", type=_PORT, default=PORT, show_default=True, help=_("The port of the address."))
def serve(root: Path, port: int) -> None:
    """Show the built site."""
    from generator.site.configuration import read_configuration  # noqa: PLC0415 - only what is used is loaded
    from generator.site.serve import make_server  # noqa: PLC0415

    site_url = read_configuration(root).site_url
    with make_server(root / "site", site_url, port) as server:
        address = _address(server.server_address[1], site_url)
        click.echo(_("The handbook is at {address} (stop with Ctrl-C)").format(address=address))
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def _address(port: int, site_url: str) -> str:
    return f"http://127.0.0.1:{port}{urlsplit(site_url).path.rstrip('/')}/"


def _own_name() -> str:
    """Return how this command was called, as one would type it again here."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m generator"
    return str(called.relative_to(Path.cwd())) if called.is_relative_to(Path.cwd()) else called.name


@dataclass(frozen=True, slots=True)
class Ready:
    """A project without errors."""

    content: Content
    organisation: Organisation
    places: Mapping[str, Workplace]
    edition: Edition


def get_ready(root: Path) -> Ready:
    """Read a project that must have no errors, and show what else there is to say about it."""
    project = read_project(root)
    show(project.diagnostics, project.found.files)
    organisation = project.content.organisation
    if has_errors(project.diagnostics) or organisation is None:
        raise click.exceptions.Exit(HandbookError.exit_code)
    places = workplaces(project.content, organisation, project.handbooks)
    return Ready(project.content, organisation, places, read_edition(root))


def show(diagnostics: Iterable[Diagnostic], files: Mapping[str, bytes] = MappingProxyType({})) -> None:
    found = tuple(diagnostics)
    wanted = {diagnostic.file for diagnostic in found}
    sources = {name: data.decode("utf-8", "replace") for name, data in files.items() if name in wanted}
    click.echo(render_text(found, sources, colour=sys.stderr.isatty()), err=True, nl=False)

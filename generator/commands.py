"""What the command `handbook` can do: build, check and serve."""

import os
import shlex
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urlsplit

import click

from generator import __version__
from generator.annotations import render_github, render_gitlab, render_json
from generator.diagnostics import Diagnostic, Severity, has_errors
from generator.edition import Edition, read_edition, read_today
from generator.errors import HandbookError
from generator.handbook.content import Content
from generator.handbook.models import Organisation
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.lazy import LazyGroup
from generator.reporter import render_text
from generator.variants.departments import workplaces
from generator.variants.project import read_project
from generator.variants.workplace import Workplace

PORT = 8000
CACHE = Path("build", "engine")

Kind = TypeVar("Kind", bound="click.ParamType[object]")


def named(kind: Kind, name: str) -> Kind:
    """Return a kind of value that goes by a Danish name in the help and in what is said of a wrong one."""
    kind.name = name
    return kind


FOLDER = named(click.Path(path_type=Path, file_okay=False), _("folder"))
OPTIONS = _("[OPTIONS]")

_RENDERERS: Mapping[str, Callable[[Iterable[Diagnostic]], str]] = MappingProxyType(
    {"json": render_json, "github": render_github, "gitlab": render_gitlab}
)

with_root = click.option(
    "--root",
    type=FOLDER,
    default=Path(),
    help=_("The handbook's folder (the one with content in it)."),
)


@click.group(
    cls=LazyGroup,
    help=_("Build the introduction handbook, check its content and make personal plans."),
    options_metavar=OPTIONS,
    subcommand_metavar=_("COMMAND …"),
)
@click.version_option(__version__, message="%(version)s", help=_("Show the version and exit."))
def handbook() -> None:
    """Group the commands."""


@handbook.command(help=_("Check the content, and tell everything that is wrong with it."), options_metavar=OPTIONS)
@with_root
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *_RENDERERS]),
    default="text",
    show_default=True,
    help=_("How to tell it: for reading here, as JSON, or for a merge request in GitHub or GitLab."),
)
@click.option("--strict", is_flag=True, help=_("Let warnings count as errors."))
def check(root: Path, form: str, strict: bool) -> None:  # noqa: FBT001 - as click hands it over
    """Check the content."""
    from generator.plans.verdict import verdict  # noqa: PLC0415 - only what is used is loaded

    project = read_project(root)
    diagnostics = verdict(project, read_today())
    if form in _RENDERERS:
        click.echo(_RENDERERS[form](diagnostics), nl=False)
    else:
        _tell(diagnostics, project.found.files)
    worst = max((diagnostic.severity for diagnostic in diagnostics), default=Severity.NOTICE)
    if worst >= (Severity.WARNING if strict else Severity.ERROR):
        raise click.exceptions.Exit(HandbookError.exit_code)


def _tell(diagnostics: Sequence[Diagnostic], files: Mapping[str, bytes]) -> None:
    show(diagnostics, files)
    if not diagnostics:
        count = len(files)
        click.echo(ngettext("{n} file, no faults.", "{n} files, no faults.", count).format(n=count))


@handbook.command(help=_("Build the site and the plans of the example hires."), options_metavar=OPTIONS)
@with_root
@click.option("--out", type=FOLDER, help=_("Where the site goes (site in the handbook's folder)."))
@click.option("--plans", type=FOLDER, help=_("Where the plans go (plans in the handbook's folder)."))
@click.option("--no-cache", is_flag=True, help=_("Make every page anew, also those that are the same as last time."))
def build(root: Path, out: Path | None, plans: Path | None, no_cache: bool) -> None:  # noqa: FBT001
    """Build the site and the example plans."""
    from rich.console import Console  # noqa: PLC0415 - only what is used is loaded

    from generator.plans.batch import Basis, write_examples  # noqa: PLC0415
    from generator.progress import progress  # noqa: PLC0415
    from generator.site.builder import build_site  # noqa: PLC0415 - the engine takes half a second to load
    from generator.site.configuration import read_configuration  # noqa: PLC0415
    from generator.site.model import model_of  # noqa: PLC0415

    began = time.monotonic()
    with progress(Console(stderr=True)) as step:
        step(_("Reading the content"))
        setup = read_configuration(root)
        ready = get_ready(root)
        model = model_of(ready.content, ready.places, ready.edition, setup)
        cache = root / CACHE if is_writable(root) and not no_cache else None
        built = build_site(root, model, setup, out or root / "site", step, cache)
        step(_("Making the plans"))
        basis = Basis(root, ready.content, ready.places, ready.edition)
        made = tuple(write_examples(basis, plans or root / "plans"))
        told_of_plans = [diagnostic for plan in made for diagnostic in plan.diagnostics]
        show(told_of_plans)
        if has_errors(told_of_plans):
            raise click.exceptions.Exit(HandbookError.exit_code)
    seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
    told = _("{pages} pages ({departments} of them workplaces) and {plans} plans in {seconds} seconds.")
    pages = built.shared + built.departments
    click.echo(told.format(pages=pages, departments=built.departments, plans=len(made), seconds=seconds))
    told = _("See them at {address} with: {command}")
    click.echo(told.format(address=local_address(PORT, setup.site_url), command=_serving(root)))


def local_address(port: int, site_url: str) -> str:
    """Return where the handbook is shown on this computer."""
    return f"http://127.0.0.1:{port}{urlsplit(site_url).path.rstrip('/')}/"


def is_writable(root: Path) -> bool:
    """Tell whether something can be kept in the handbook's folder until the next run."""
    return os.access(root, os.W_OK)


def _serving(root: Path) -> str:
    """Return the command that shows the handbook in a folder, as one would type it here."""
    return f"{_own_name()} serve" + (f" --root {shlex.quote(str(root))}" if root != Path() else "")


def _own_name() -> str:
    """Return how this command was called, as one would type it again here."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m generator"
    if called.is_relative_to(Path.cwd()):
        return str(called.relative_to(Path.cwd()))
    return called.name if called.is_absolute() else str(called)


@dataclass(frozen=True, slots=True)
class Ready:
    """A project without errors."""

    content: Content
    organisation: Organisation
    places: Mapping[str, Workplace]
    edition: Edition


def get_ready(root: Path) -> Ready:
    """Read a project that must have no errors, and show what else there is to say about it."""
    from generator.plans.verdict import faults  # noqa: PLC0415 - only what is used is loaded

    project = read_project(root)
    found = faults(project)
    show(found, project.found.files)
    organisation = project.content.organisation
    if has_errors(found) or organisation is None:
        raise click.exceptions.Exit(HandbookError.exit_code)
    places = workplaces(project.content, organisation, project.handbooks)
    return Ready(project.content, organisation, places, read_edition(root))


def show(diagnostics: Iterable[Diagnostic], files: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Show diagnostics with the lines they are about, from the contents of the files by path."""
    found = tuple(diagnostics)
    wanted = {diagnostic.file for diagnostic in found}
    sources = {name: data.decode("utf-8", "replace") for name, data in files.items() if name in wanted}
    click.echo(render_text(found, sources, colour=sys.stderr.isatty()), err=True, nl=False)

"""The commands that tell where handbooks differ, and why: `changes` and `why`."""

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

import click

from generator.commands import OPTIONS, with_root
from generator.cpr import mask
from generator.diagnostics import Severity
from generator.errors import UsageError
from generator.handbook.finder import CONTENT, HIRES, PAGES, arrange, find
from generator.handbook.memory import Memory
from generator.history import read_revision
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.reports.changes_json import changes_json
from generator.reports.changes_markdown import changes_markdown
from generator.reports.changes_text import changes_text
from generator.reports.coverage import Coverage
from generator.reports.report import Report
from generator.reports.why_text import why_text
from generator.variants.changes import between, special
from generator.variants.effects import COMMON, Reach
from generator.variants.lookup import COMMON_WORD, find_field, find_handbook, find_item
from generator.variants.project import Project, assemble, read_project

_FORMATS = MappingProxyType({"text": changes_text, "markdown": changes_markdown, "json": changes_json})


@click.command(
    short_help=_("Tell what is different at a workplace, or what an edit changes for whom."),
    help=_(
        "Tell what a workplace's handbook does differently from the common one. With --since: tell what the edits "
        "since a revision in git, committed or not, change in each handbook. DEPARTMENT is the name of a file in "
        "content/departments without .yml, or “{common}” for the common handbook."
    ).format(common=COMMON_WORD),
    options_metavar=OPTIONS,
)
@click.argument("departments", nargs=-1, metavar=_("[DEPARTMENT] …"))
@with_root
@click.option(
    "--since", metavar=_("REVISION"), help=_("Compare with the content at this revision, such as HEAD~1 or main.")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help=_("How to write it: for reading here, for a merge request, or for another program."),
)
def changes(departments: tuple[str, ...], root: Path, since: str | None, form: str) -> None:
    """Tell what is different."""
    memory = Memory()
    project = assemble(find(root), memory)
    report = _differences(project, departments) if since is None else _edits(root, project, departments, since, memory)
    click.echo(mask(_FORMATS[form](report)), nl=False)
    _tell_errors(project, _("The content holds errors"))


@click.command(
    help=_(
        "Tell where the values of an item in a workplace's handbook come from. DEPARTMENT is the name of a file in "
        "content/departments without .yml, or “{common}” for the common handbook. ITEM is an id, such as a task's, or "
        "collection/id. FIELD is the name of one field."
    ).format(common=COMMON_WORD),
    options_metavar=OPTIONS,
)
@click.argument("department", metavar=_("DEPARTMENT"))
@click.argument("item", metavar=_("ITEM"))
@click.argument("field", required=False, metavar=_("[FIELD]"))
@with_root
def why(department: str, item: str, field: str | None, root: Path) -> None:
    """Tell where values come from."""
    project = read_project(root)
    identity = find_handbook(department, project)
    found = find_item(item, project.handbooks.get(identity, project.content.base), project)
    key = find_field(field, found) if field else None
    click.echo(mask(why_text(found, _names(project).get(identity, _("the common handbook")), key)), nl=False)
    _tell_errors(project, _("The content holds errors"))


def _differences(project: Project, words: Sequence[str]) -> Report:
    if not words:
        raise UsageError(_("name a workplace, or a revision with --since; see: handbook changes --help"))
    asked = [find_handbook(word, project) for word in words]
    if COMMON in asked:
        raise UsageError(
            _("the common handbook is what workplaces are compared with; name a workplace, or use --since")
        )
    names = {name: _names(project)[name] for name in asked}
    reaches = special(project, asked)
    summary = ngettext(
        "{n} thing is different from the common handbook: {names}",
        "{n} things are different from the common handbook: {names}",
        len(reaches),
    ).format(n=len(reaches), names="; ".join(names.values()))
    return Report(
        summary, reaches, names, None, Coverage([project], narrowed=True) if names.keys() - asked[:1] else None
    )


def _edits(root: Path, project: Project, words: Sequence[str], since: str, memory: Memory) -> Report:
    files = read_revision(root, CONTENT, since, project.found.files)
    merged = {name: data for name, data in files.items() if not name.startswith((f"{HIRES}/", f"{PAGES}/"))}
    before = assemble(arrange(merged), memory)
    only = frozenset(find_handbook(word, project, before) for word in words)
    reaches = between(before, project, only or None)
    names = {name: title for name, title in {**_names(before), **_names(project)}.items() if name in (only or {name})}
    _tell_errors(before, _("The content at {revision} holds errors").format(revision=since))
    return Report(_summary(reaches, since), reaches, names, since, Coverage([before, project], narrowed=bool(only)))


def _summary(reaches: Sequence[Reach], since: str) -> str:
    if not reaches:
        return _("No handbook differs from how it was at {revision}.").format(revision=since)
    count = len({name for reach in reaches for name in reach.handbooks if name != COMMON})
    told = ngettext("{n} change since {revision}", "{n} changes since {revision}", len(reaches))
    changed = told.format(n=len(reaches), revision=since)
    if not count:
        return changed
    workplaces = ngettext("{n} workplace", "{n} workplaces", count).format(n=count)
    return _("{changes}, at {workplaces}").format(changes=changed, workplaces=workplaces)


def _names(project: Project) -> dict[str, str]:
    return {name: branch.department.item.name for name, branch in project.content.branches.items()}


def _tell_errors(project: Project, told: str) -> None:
    count = sum(diagnostic.severity is Severity.ERROR for diagnostic in project.diagnostics)
    if count:
        words = _("{told} ({n}), so something may be missing here; see: handbook check")
        click.echo(words.format(told=told, n=count), err=True)

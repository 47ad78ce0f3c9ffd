"""The command `schema`, which lets an editor help while one writes."""

from pathlib import Path

import click

from generator.commands import OPTIONS, with_root
from generator.handbook.finder import find
from generator.handbook.reader import read
from generator.handbook.schema.editor import EXTENSIONS, SCHEMAS, SETTINGS, editor_files
from generator.i18n import gettext as _
from generator.i18n import ngettext


@click.command(
    short_help=_("Write what lets an editor suggest and check while you write."),
    help=_(
        "Write what lets VS Code, with the extension YAML, suggest keys and ids, explain them, and mark mistakes while "
        "you write. Run it again when ids are new or gone, such as those of tasks, roles and workplaces."
    ),
    options_metavar=OPTIONS,
)
@with_root
def schema(root: Path) -> None:
    """Write the editor's files, and tell how many are new."""
    count = write_editor_files(root)
    told = ngettext("{n} file for the editor is new.", "{n} files for the editor are new.", count)
    click.echo(told.format(n=count) if count else _("What the editor needs is there already."))


def refresh(root: Path) -> None:
    """Bring the editor's files up to date where someone has them."""
    if (root / SCHEMAS).is_dir():
        write_editor_files(root)


def write_editor_files(root: Path) -> int:
    """Write the editor's files that are new or different, and take away the schemas no longer made.

    Returns how many were written.
    """
    content, _diagnostics = read(find(root))
    there = {
        name: (root / name).read_text(encoding="utf-8") for name in (SETTINGS, EXTENSIONS) if (root / name).exists()
    }
    files = editor_files(content, there)
    for path in (root / SCHEMAS).glob("*.json"):
        if path.relative_to(root).as_posix() not in files:
            path.unlink()
    different = [name for name, text in files.items() if not _holds(root / name, text)]
    for name in different:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name], encoding="utf-8", newline="\n")
    return len(different)


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text

"""Writes the files of a plan."""

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.errors import HandbookError
from generator.i18n import gettext as _
from generator.plans.finished import INDEX, is_plan
from generator.plans.plan import Plan
from generator.plans.renderers import html, index, pdf, spreadsheet
from generator.plans.renderers.calendar_file import render_calendars
from generator.plans.renderers.mails import render_mails
from generator.publish import publish, recover, staging

_OWNER_ONLY_FILE = 0o600
_OWNER_ONLY_FOLDER = 0o700


class FolderInTheWayError(HandbookError):
    """The folder that a plan would replace holds something else."""


def write_plan(plan: Plan, folder: Path) -> tuple[Diagnostic, ...]:
    """Write every file of a plan into a folder, readable by its owner only, in place of an older plan.

    All of them or none are written. Returns warnings, such as a letter that no font has. Raises
    `FolderInTheWayError` when the folder holds something other than a plan, which would be lost.
    """
    files, warnings = files_of(plan)
    folder.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    recover(folder)
    if folder.exists() and not is_plan(folder) and any(folder.iterdir()):
        message = _("the folder “{folder}” holds something other than a plan, so nothing is written there")
        raise FolderInTheWayError(message.format(folder=folder.name))
    with staging(folder) as stage:
        for name, data in files.items():
            path = stage / name
            path.parent.mkdir(mode=_OWNER_ONLY_FOLDER, exist_ok=True)
            path.touch(mode=_OWNER_ONLY_FILE)
            path.write_bytes(data)
        publish(stage, folder)
    return warnings


def files_of(plan: Plan) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Return the contents of a plan's files by their paths in its folder, and warnings."""
    printed = pdf.render_all(plan)
    mails = render_mails(plan)
    files = {
        "plan.html": html.render(plan).encode(),
        **{file.name: file.data for file in printed},
        **{index.calendar_name(role): data for role, data in render_calendars(plan).items()},
        "plan.csv": spreadsheet.render(plan),
        **{f"mails/{mail.name}.eml": mail.eml for mail in mails},
        **{f"mails/{mail.name}.txt": mail.txt for mail in mails},
    }
    files[INDEX] = index.render(plan, files, mails).encode()
    return files, tuple(warning for file in printed for warning in file.warnings)

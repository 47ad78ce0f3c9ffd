"""Runs the command `handbook`.

Exit codes: 0 fine, 1 errors in the content, 2 wrong use, 3 a fault in the program itself.
"""

import errno
import gc
import gettext as system_gettext
import os
import sys
import traceback
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import click

from generator.commands import handbook
from generator.cpr import mask
from generator.errors import HandbookError, UsageError
from generator.i18n import LANGUAGE, LOCALES
from generator.i18n import gettext as _
from generator.reporter import render_text

BUG = 3

handbook.load_later("generator.init_command", "init")
handbook.load_later("generator.new_command", "new")
handbook.load_later("generator.plan_command", "plan")
handbook.load_later("generator.schema_command", "schema")
handbook.load_later("generator.serve_command", "serve")
handbook.load_later("generator.variant_commands", "changes", "why")


def main() -> None:
    """Run the command and leave with its exit code.

    The program reads once, writes once and leaves, so looking for garbage on the way only costs time.
    """
    gc.disable()
    code = run(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # without taking thousands of pages apart again, which takes longer than it should


def run(arguments: Sequence[str]) -> int:
    """Run the command with some arguments; returns the exit code, and never raises."""
    _speak_danish()
    try:
        return handbook.main(list(arguments), prog_name="handbook", standalone_mode=False) or 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - what nobody foresaw is told as a fault of ours
        return _told(error)


def _told(error: BaseException) -> int:
    """Tell what stopped the command; returns the exit code."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.ctx.get_help() if error.ctx else "")
            return 0
        case click.ClickException():
            said = StringIO()
            error.show(said)
            click.echo(mask(said.getvalue()), err=True, nl=False)
        case click.Abort() | KeyboardInterrupt():
            click.echo(_("Stopped. What is published is whole."), err=True)
        case HandbookError():
            _complain(error)
            return error.exit_code
        case OSError():
            click.echo(_("Error: {message}").format(message=mask(_refused(error))), err=True)
        case _:
            _confess(error)
            return BUG
    return UsageError.exit_code


def _speak_danish() -> None:
    """Let click, which asks the system's catalogue, find its words in ours."""
    os.environ["LANGUAGE"] = LANGUAGE
    system_gettext.bindtextdomain("handbook", LOCALES)
    system_gettext.textdomain("handbook")


def _complain(error: HandbookError) -> None:
    diagnostics = getattr(error, "diagnostics", ())
    if diagnostics:
        click.echo(render_text(diagnostics, {}, colour=False), err=True)
    click.echo(_("Error: {message}").format(message=mask(str(error))), err=True)


def _refused(error: OSError) -> str:
    """Say what the system would not do, and with which file or folder."""
    reasons = {
        errno.EACCES: _("you are not allowed to"),
        errno.EPERM: _("you are not allowed to"),
        errno.EROFS: _("nothing can be written there"),
        errno.ENOSPC: _("the disk is full"),
    }
    reason = reasons.get(error.errno or 0, errno.errorcode.get(error.errno or 0, type(error).__name__))
    name = Path(str(error.filename)).name if error.filename else "–"
    return _("“{name}” could not be read or written: {reason}").format(name=name, reason=reason)


def _confess(error: BaseException) -> None:
    if os.environ.get("HANDBOOK_DEBUG"):
        traceback.print_exception(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    message = _("There is a fault in the program itself ({where}). What was published is unchanged.")
    click.echo(message.format(where=where), err=True)
    click.echo(_("Send this line to those who look after the program."), err=True)

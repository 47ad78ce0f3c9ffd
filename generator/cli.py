"""Runs the command `handbook`.

Exit codes: 0 fine, 1 errors in the content, 2 wrong use, 3 a fault in the program itself.
"""

import gc
import gettext as system_gettext
import os
import sys
from collections.abc import Sequence
from io import StringIO

import click

from generator.commands import handbook
from generator.cpr import mask
from generator.errors import HandbookError, UsageError
from generator.failures import confession, refusal
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
            click.echo(_("Error: {message}").format(message=mask(refusal(error))), err=True)
        case _:
            click.echo(confession(error), err=True)
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

"""The command `handbook serve`: shows the handbook while it is being written."""

import gc
import time
from contextlib import ExitStack, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

import click

from generator.commands import CACHE, OPTIONS, PORT, handbook, is_writable, local_address, named, with_root
from generator.i18n import gettext as _

if TYPE_CHECKING:
    from generator.site.live.session import Session, State

_PORT = named(click.types.IntParamType(), _("port number"))
_PAUSE = 0.05  # seconds between two looks at the files
_SELDOM = 100_000  # objects made and not yet let go of


@handbook.command(
    help=_("Show the handbook in a browser on this computer; a page is new as soon as its file is saved."),
    short_help=_("Show the handbook while it is being written."),
    options_metavar=OPTIONS,
)
@with_root
@click.option("--port", type=_PORT, default=PORT, show_default=True, help=_("The port of the address."))
@click.option("--built", is_flag=True, help=_("Show the site as it was last built, and follow no files."))
def serve(root: Path, port: int, built: bool) -> None:  # noqa: FBT001 - as click hands it over
    """Show the handbook until it is stopped."""
    from generator.site.configuration import read_configuration  # noqa: PLC0415 - only what is used is loaded

    site_url = read_configuration(root).site_url
    with suppress(KeyboardInterrupt):
        if built:
            _show_built(root, site_url, port)
        else:
            _follow(root, site_url, port)


def _show_built(root: Path, site_url: str, port: int) -> None:
    from generator.site.serve import make_server  # noqa: PLC0415 - only what is used is loaded

    with make_server(root / "site", site_url, port) as server:
        _tell_address(server.server_address[1], site_url)
        server.serve_forever()


def _follow(root: Path, site_url: str, port: int) -> None:
    from generator.publish import kept  # noqa: PLC0415 - only what is used is loaded
    from generator.site.live.server import make_live_server  # noqa: PLC0415
    from generator.site.live.session import Session  # noqa: PLC0415

    with ExitStack() as stack:
        work = Path(stack.enter_context(TemporaryDirectory()))
        cache = stack.enter_context(kept(root / CACHE) if is_writable(root) else nullcontext(work / "engine"))
        session = stack.enter_context(Session(root, cache, work))
        server = stack.enter_context(make_live_server(session, site_url, port))
        click.echo(f"{_('Reading the content')} …", err=True)
        state = session.look()
        _tell(state)
        Thread(target=server.serve_forever, daemon=True).start()
        _tell_address(server.server_address[1], site_url)
        _watch(session, state)


def _watch(session: "Session", state: "State") -> None:
    """Look at the files again and again, and tell of every new reading.

    What was read first stays, so the search for garbage, which a program that lives on must do, passes over it, and it
    is done seldom, for a reading leaves little behind.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()
    while True:
        time.sleep(_PAUSE)
        before, state = state, session.look()
        if state.number != before.number:
            _tell(state)


def _tell(state: "State") -> None:
    click.echo(state.complaint, err=True, nl=False)
    if state.has_errors:
        click.echo(_("The pages are new when this is mended and saved."), err=True)
    else:
        seconds = f"{state.seconds:.1f}".replace(".", ",")
        click.echo(_("The pages are as the files are now ({seconds} seconds).").format(seconds=seconds))


def _tell_address(port: int, site_url: str) -> None:
    click.echo(_("The handbook is at {address} (stop with Ctrl-C)").format(address=local_address(port, site_url)))

"""Shows the built site at an address of this machine, with the headers that a real server should send."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from os import PathLike
from pathlib import Path
from socketserver import BaseRequestHandler
from types import MappingProxyType
from typing import BinaryIO
from urllib.parse import urlsplit

from generator.errors import UsageError
from generator.failures import confession
from generator.i18n import gettext as _

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
)


def make_server(site: Path, site_url: str, port: int) -> ThreadingHTTPServer:
    """Return a server of the built site on a port of this machine, under the same path as the published site.

    Raises `UsageError` when there is no site yet or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise UsageError(_("there is no site to show yet; write “handbook build” first"))
    return server(partial(Handler, directory=str(site), path_prefix=prefix_of(site_url)), port)


def server(handler: Callable[..., BaseRequestHandler], port: int) -> ThreadingHTTPServer:
    """Return a server on a port of this machine; raises `UsageError` when it is taken."""
    try:
        return _Server(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        message = _("port {port} cannot be used, perhaps it is taken; choose another one with --port").format(port=port)
        raise UsageError(message) from error


def prefix_of(site_url: str) -> str:
    """Return the path the site lies under, beginning and ending with a slash."""
    return urlsplit(site_url).path.rstrip("/") + "/"


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - as the base class calls it
        """Pass over a browser that hung up before it had its answer; tell of all else."""
        error = sys.exception()
        if error and not isinstance(error, ConnectionError):
            print(confession(error), file=sys.stderr)  # noqa: T201 - to who runs it


class Handler(SimpleHTTPRequestHandler):
    """Answers below a path with the files of a folder, and with the headers that a real server should send."""

    def __init__(self, *args: object, path_prefix: str, **kwargs: object) -> None:
        self.prefix = path_prefix
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer what lies below the path; send whoever stands above it there."""
        if self.path.startswith(self.prefix):
            return self.answer()
        if self.path in {"/", self.prefix.rstrip("/")}:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.prefix)
            self.end_headers()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def answer(self) -> BytesIO | BinaryIO | None:
        """Send the head of a file, and return the rest."""
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """Return the file at an address."""
        return super().translate_path("/" + path.removeprefix(self.prefix).lstrip("/"))

    def list_directory(self, path: str | PathLike[str]) -> None:  # noqa: ARG002 - as the base class calls it
        """Answer that a folder without a page is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Add the headers of every answer."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an address that leads nowhere with the site's own page about it."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
        """Say nothing of each request."""

"""Shows a handbook that is being written: every page as it is now, told to the browser when it is another."""

import json
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from generator.i18n import gettext as _
from generator.site.live.session import Session, State
from generator.site.made import INDEX, NOT_FOUND
from generator.site.serve import Handler, prefix_of, server

_LIVE = "_live/"  # no page has that address, for an id has no underscore
_NEWS = f"{_LIVE}news.json"
_SCRIPT = f"{_LIVE}live.js"
_PATIENCE = 25.0  # seconds that the browser waits for news before it asks again


def make_live_server(session: Session, site_url: str, port: int) -> ThreadingHTTPServer:
    """Return a server of a session's site on a port of this machine, under the same path as the published site.

    Raises `UsageError` when the port is taken.
    """
    return server(partial(_Handler, session=session, path_prefix=prefix_of(site_url)), port)


class _Handler(Handler):
    def __init__(self, *args: object, session: Session, path_prefix: str) -> None:
        self._session = session
        super().__init__(*args, path_prefix=path_prefix)

    def answer(self) -> BytesIO | None:
        """Answer with a file of the site, with the script that watches it, or with news."""
        address = urlsplit(self.path)
        path = unquote(address.path).removeprefix(self.prefix)
        if path == _NEWS:
            number = int(parse_qs(address.query).get("seen", ["0"])[0])
            return self._sent(HTTPStatus.OK, path, self._news(number))
        if path == _SCRIPT:
            return self._sent(HTTPStatus.OK, path, Path(__file__).with_name("live.js").read_bytes())
        path += INDEX if path.endswith("/") or not path else ""
        data = self._session.file(path)
        if data is not None:
            return self._sent(HTTPStatus.OK, path, self._watched(path, data))
        if self._session.file(f"{path}/{INDEX}") is not None:
            self._send_on(f"{address.path}/")
            return None
        page = self._session.file(NOT_FOUND) or b"<!doctype html>\n"
        return self._sent(HTTPStatus.NOT_FOUND, NOT_FOUND, self._watched(NOT_FOUND, page))

    def _news(self, number: int) -> bytes:
        return _news(self._session.wait_for_news(number, _PATIENCE), self._session.shown)

    def _watched(self, path: str, data: bytes) -> bytes:
        """Return a page with the script that fetches the next one; other files as they are."""
        if not path.endswith(".html"):
            return data
        number = self._session.shown
        return data + f'<script type="module" src="{self.prefix}{_SCRIPT}" data-seen="{number}"></script>\n'.encode()

    def _send_on(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.end_headers()

    def _sent(self, status: HTTPStatus, path: str, data: bytes) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return BytesIO(data)


def _before(shown: int) -> str:
    if not shown:
        return _("There is nothing to show until they are mended. Mend the file and save it; the page comes by itself.")
    return _("The page is as it was before them. Mend the file and save it; the new page comes by itself.")


def _news(state: State, shown: int) -> bytes:
    told = {
        "number": state.number,
        "complaint": state.complaint if state.has_errors else "",
        "title": _("The handbook has errors"),
        "advice": _before(shown),
        "close": _("Hide"),
    }
    return json.dumps(told, ensure_ascii=False).encode()

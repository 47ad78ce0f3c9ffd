"""The handbook shown on this computer: the same addresses, headers and error page as on a real server."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from generator.errors import UsageError
from generator.site.serve import HEADERS, make_server, prefix_of

PUBLIC = "https://intranet.lille.example/intro/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {"index.html": "Forside", "aaret/index.html": "Året", "404.html": "Siden findes ikke", "assets/a.js": "1"}
    for name, text in pages.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "hemmeligt.txt").write_text("uden for netstedet", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def connection(site: Path, request: pytest.FixtureRequest) -> Iterator[HTTPConnection]:
    """A connection to the server; a test may give the public address the site has."""
    with make_server(site, getattr(request, "param", PUBLIC), port=0) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        client = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        yield client
        client.close()
        server.shutdown()
        thread.join()


def get(connection: HTTPConnection, address: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection.request(method, address)
    response = connection.getresponse()
    return response, response.read().decode()


@pytest.mark.parametrize(
    ("address", "text", "kind"),
    [
        ("/intro/", "Forside", "text/html"),
        ("/intro/index.html", "Forside", "text/html"),
        ("/intro/aaret/", "Året", "text/html"),
        ("/intro/aaret/?q=1", "Året", "text/html"),
        ("/intro/assets/a.js", "1", "text/javascript"),
    ],
)
def test_pages_lie_under_the_path_of_the_published_site(
    connection: HTTPConnection, address: str, text: str, kind: str
) -> None:
    response, body = get(connection, address)
    assert (response.status, body) == (200, text)
    assert (response.getheader("Content-Type") or "").startswith(kind)


@pytest.mark.parametrize("address", ["/intro/", "/intro/assets/a.js", "/", "/intro/nej/", "/nej"])
def test_every_answer_has_the_headers_of_a_real_server(connection: HTTPConnection, address: str) -> None:
    assert "Content-Security-Policy" in HEADERS
    response, _body = get(connection, address)
    assert {name: response.getheader(name) for name in HEADERS} == dict(HEADERS)


def test_scripts_come_from_the_site_alone() -> None:
    assert HEADERS["Content-Security-Policy"] == "script-src 'self' 'wasm-unsafe-eval'"


@pytest.mark.parametrize(
    "address",
    [
        "/intro/nej/",
        "/intro/nej.css",
        "/aaret/",
        "/index.html",
        "/introduktion/",
        "/intro/../hemmeligt.txt",
        "/intro/assets/",
    ],
)
def test_what_is_not_there_gets_the_danish_error_page(connection: HTTPConnection, address: str) -> None:
    response, body = get(connection, address)
    assert (response.status, body) == (404, "Siden findes ikke")
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"


@pytest.mark.parametrize("address", ["/", "/intro"])
def test_the_root_leads_to_the_handbook(connection: HTTPConnection, address: str) -> None:
    response, _body = get(connection, address)
    assert (response.status, response.getheader("Location")) == (302, "/intro/")


def test_a_folder_without_its_slash_leads_to_the_page(connection: HTTPConnection) -> None:
    response, _body = get(connection, "/intro/aaret")
    assert (response.status, response.getheader("Location")) == (301, "/intro/aaret/")


@pytest.mark.parametrize(("address", "status"), [("/intro/", 200), ("/intro/nej/", 404), ("/", 302)])
def test_asking_for_the_headers_alone_gives_no_body(connection: HTTPConnection, address: str, status: int) -> None:
    with socket.create_connection((connection.host, connection.port), timeout=10) as line:
        line.sendall(f"HEAD {address} HTTP/1.0\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(4096), b""))
    assert answer.startswith(f"HTTP/1.0 {status} ".encode())
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("connection", ["https://intranet.lille.example"], indirect=True)
def test_a_site_can_lie_at_the_root(connection: HTTPConnection) -> None:
    assert [get(connection, address)[1] for address in ("/", "/aaret/")] == ["Forside", "Året"]
    assert get(connection, "/nej/")[0].status == 404


@pytest.mark.parametrize(
    ("public", "prefix"),
    [(PUBLIC, "/intro/"), ("https://x.example/a/b", "/a/b/"), ("https://x.example", "/"), ("https://x.example/", "/")],
)
def test_the_path_begins_and_ends_with_a_slash(public: str, prefix: str) -> None:
    assert prefix_of(public) == prefix


def test_a_port_that_is_taken_is_told(site: Path) -> None:
    with make_server(site, PUBLIC, port=0) as server:
        port = int(server.server_address[1])
        with pytest.raises(UsageError, match=rf"{port}.*--port"):
            make_server(site, PUBLIC, port)


def test_a_number_that_is_no_port_is_told(site: Path) -> None:
    with pytest.raises(UsageError, match=r"70000.*--port"):
        make_server(site, PUBLIC, 70000)


def test_no_site_yet_is_told_with_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="“handbook build”") as caught:
        make_server(tmp_path / "site", PUBLIC, port=0)
    assert str(tmp_path) not in str(caught.value)

"""Speaks with the YAML language server as an editor does (the Language Server Protocol, over pipes)."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

PROGRAM = Path(__file__).parent / "yaml-language-server/node_modules/yaml-language-server/bin/yaml-language-server"

Message = dict[str, Any]


class Problem(NamedTuple):
    """What the server says of one place; lines count from 1."""

    line: int
    message: str


class LanguageServer:
    """A running server that looks at one project, with the settings that stand in the project."""

    def __init__(self, process: "subprocess.Popen[bytes]", root: Path) -> None:
        self._process = process
        self._root = root
        self._settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
        self._count = 0
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "capabilities": _CAPABILITIES,
                "workspaceFolders": [{"uri": root.as_uri(), "name": "handbook"}],
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {}})
        self._versions: dict[str, int] = {}

    def problems(self, texts: Mapping[str, str]) -> dict[str, list[Problem]]:
        """Return what the server says of files with these texts, by their paths in the project."""
        waiting = {self._open(file, text): file for file, text in texts.items()}
        found = {}
        while waiting:
            message = self._next()
            about = message.get("params", {})
            is_answer = message.get("method") == "textDocument/publishDiagnostics" and about["uri"] in waiting
            if is_answer and about.get("version", 0) in {0, self._versions[about["uri"]]}:
                found[waiting.pop(about["uri"])] = [
                    Problem(problem["range"]["start"]["line"] + 1, problem["message"])
                    for problem in about["diagnostics"]
                ]
        return found

    def proposals(self, file: str, text: str) -> Mapping[str, str]:
        """Return what the server proposes where “█” stands in a text, and its words on each."""
        answer = self._at("textDocument/completion", file, text)
        return {item["label"]: _words(item.get("documentation")) for item in answer["items"]}

    def explanation(self, file: str, text: str) -> str:
        """Return what the server says when one points at “█” in a text."""
        answer = self._at("textDocument/hover", file, text)
        return _words(answer and answer["contents"])

    def _at(self, method: str, file: str, text: str) -> Message:
        before, _mark, after = text.partition("█")
        uri = self._open(file, before + after)
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self._ask(method, {"textDocument": {"uri": uri}, "position": place})

    def _uri(self, file: str) -> str:
        return (self._root / file).as_uri()

    def _open(self, file: str, text: str) -> str:
        uri = self._uri(file)
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        document = {"uri": uri, "version": version}
        if version == 1:
            self._tell("textDocument/didOpen", {"textDocument": document | {"languageId": "yaml", "text": text}})
        else:
            self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return uri

    def _ask(self, method: str, about: Message) -> Message:
        self._count += 1
        self._send({"id": self._count, "method": method, "params": about})
        while True:
            message = self._next()
            if message.get("id") == self._count and "method" not in message:
                assert "error" not in message, message["error"]
                result: Message = message["result"]
                return result

    def _tell(self, method: str, about: Message) -> None:
        self._send({"method": method, "params": about})

    def _next(self) -> Message:
        """Return the next message, after answering what the server asks of an editor."""
        while True:
            message = _read(self._out)
            if "id" not in message or "method" not in message:
                return message
            asked = message.get("params", {}).get("items", [])
            self._send({"id": message["id"], "result": [self._section(item["section"]) for item in asked]})

    def _section(self, name: str) -> Message:
        """Return the settings below a name, their dotted names taken apart, as VS Code hands them out."""
        found: Message = dict(self._settings.get(name, {}))
        for key, value in self._settings.items():
            if key.startswith(f"{name}."):
                *around, last = key.removeprefix(f"{name}.").split(".")
                inner = found
                for step in around:
                    inner = inner.setdefault(step, {})
                inner[last] = value
        return found

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        pipe = self._process.stdin
        assert pipe is not None
        pipe.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        pipe.flush()

    @property
    def _out(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout


_CAPABILITIES: Message = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"versionSupport": True},
    },
}


@contextmanager
def language_server(node: str, root: Path) -> Iterator[LanguageServer]:
    """Run the server for a project."""
    with subprocess.Popen([node, PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield LanguageServer(process, root)
        process.kill()


def _read(pipe: IO[bytes]) -> Message:
    length = 0
    while (line := pipe.readline().strip()) or not length:
        assert line, "the server has stopped"
        name, _colon, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    message: Message = json.loads(pipe.read(length))
    return message


def _words(said: object) -> str:
    return str(said.get("value", "")) if isinstance(said, dict) else str(said or "")

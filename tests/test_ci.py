"""The files of continuous integration: valid to those who read them, and the scripts do what they say."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from urllib.parse import unquote

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CI = ROOT / ".ci"
GITLAB, GITHUB, HOOKS = (
    ROOT / ".gitlab-ci.yml",
    ROOT / ".github/workflows/handbook.yml",
    ROOT / ".pre-commit-hooks.yaml",
)


def run(*command: object, cwd: Path = ROOT, env: Mapping[str, str] = MappingProxyType({})) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False,
        env={**os.environ, **env},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("file", "schema"), [(GITLAB, "vendor.gitlab-ci"), (GITHUB, "vendor.github-workflows")], ids=["gitlab", "github"]
)
def test_the_files_are_what_their_readers_expect(tmp_path: Path, file: Path, schema: str) -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    run(*check, file)
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        file.read_text(encoding="utf-8").replace("script:", "scrpt:").replace("runs-on:", "run-on:"), "utf-8"
    )
    assert subprocess.run([*check, str(wrong)], capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("file", [GITLAB, GITHUB], ids=["gitlab", "github"])
def test_they_check_preview_tell_and_publish(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.search("handbook check --format (gitlab|github)", text)
    assert "make site" in text
    assert re.search("handbook changes --since .+ --format markdown", text)
    assert not re.search("(?i)password|BEGIN .*KEY|glpat-|ghp_", text)
    for script in re.findall(r"\.ci/[\w.-]+", text):
        assert (ROOT / script).is_file()


@pytest.mark.parametrize("script", ["chromium", "github-pages", "node", "preview-links", "run"])
def test_the_scripts_can_be_run(script: str) -> None:
    assert os.access(CI / script, os.X_OK)
    run((CI / script).read_text(encoding="utf-8").split("\n")[0].split()[-1].removeprefix("#!"), "-n", CI / script)


def test_the_hooks_name_commands_there_are() -> None:
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["handbook-check", "handbook-schema"]
    for hook in hooks:
        assert hook.keys() == {"id", "name", "entry", "language", "files", "pass_filenames"}
        program, command = hook["entry"].split()
        assert program == "handbook"
        assert run(sys.executable, "-m", "generator", command, "--help")
        assert re.search(hook["files"], "content/tasks/foerste-uge.yml")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository that can be pushed to, with a built site in it that git ignores."""
    run("git", "init", "--quiet", "--bare", tmp_path / "origin.git")
    folder = tmp_path / "clone"
    run("git", "clone", "--quiet", tmp_path / "origin.git", folder)
    (folder / ".gitignore").write_text("site/\n", encoding="utf-8")
    run("git", "add", ".", cwd=folder)
    run("git", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "Først", cwd=folder)
    (folder / "site").mkdir()
    return folder


def publish(clone: Path, content: str, *place: str) -> dict[str, str]:
    """Publish a site of one page; returns what is on gh-pages then, by path."""
    (clone / "site/index.html").write_text(content, encoding="utf-8")
    (clone / f"site/{content}.html").write_text(content, encoding="utf-8")
    run(CI / "github-pages", "site", *place, cwd=clone)
    (clone / f"site/{content}.html").unlink()
    return published(clone)


def published(clone: Path) -> dict[str, str]:
    origin = clone.parent / "origin.git"
    names = run("git", "ls-tree", "-r", "--name-only", "gh-pages", cwd=origin).splitlines()
    return {name: run("git", "show", f"gh-pages:{name}", cwd=origin) for name in names if name != ".nojekyll"}


def test_previews_stand_beside_what_is_published(clone: Path) -> None:
    assert publish(clone, "a") == {"index.html": "a", "a.html": "a"}
    both = publish(clone, "b", "preview/7")
    assert both == {"index.html": "a", "a.html": "a", "preview/7/index.html": "b", "preview/7/b.html": "b"}
    assert publish(clone, "c")["preview/7/b.html"] == "b"
    assert "a.html" not in published(clone)
    assert "preview/7/b.html" not in publish(clone, "d", "preview/7")
    run(CI / "github-pages", "--remove", "preview/7", cwd=clone)
    assert published(clone) == {"index.html": "c", "c.html": "c"}
    assert run("git", "rev-list", "--count", "gh-pages", cwd=clone.parent / "origin.git").strip() == "1"
    assert len(run("git", "worktree", "list", cwd=clone).splitlines()) == 1


def test_a_publication_that_came_between_is_kept(clone: Path, tmp_path: Path) -> None:
    publish(clone, "a")
    other = tmp_path / "other"
    shutil.copytree(clone, other)
    hook = clone / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nrm "$0"\ncd {other} && {CI}/github-pages site preview/1\n', encoding="utf-8")
    hook.chmod(0o755)
    assert publish(clone, "b").keys() == {"index.html", "b.html", "preview/1/index.html"}


def test_the_links_of_a_preview_lead_to_files(built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "public"
    shutil.copytree(built_site, site)
    run(CI / "preview-links", site)
    links = [
        (page, page.parent / unquote(link))
        for page in site.rglob("*.html")
        for link in re.findall(r'href="([^"/:#?][^":#?]*)["#]', page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 1000
    assert [(page.name, link) for page, link in links if not link.is_file()] == []


class GitLab(HTTPServer):
    """As much of GitLab as a comment needs."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.notes: list[str] = ["En kollegas kommentar"]


class _Handler(BaseHTTPRequestHandler):
    server: GitLab

    def _answer(self, value: object) -> None:
        assert self.headers["PRIVATE-TOKEN"] == "hemmelig"
        assert self.path.startswith("/api/v4/projects/5/merge_requests/7/notes")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def _body(self) -> str:
        return str(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])

    def do_GET(self) -> None:
        self._answer([{"id": number, "body": body} for number, body in enumerate(self.server.notes)])

    def do_POST(self) -> None:
        self.server.notes.append(self._body())
        self._answer({})

    def do_PUT(self) -> None:
        self.server.notes[int(self.path.rpartition("/")[2])] = self._body()
        self._answer({})

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    with GitLab() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_comment_is_written_once_and_then_changed(gitlab: GitLab, tmp_path: Path) -> None:
    told = tmp_path / "aendringer.md"
    about = {
        "CI_API_V4_URL": f"http://127.0.0.1:{gitlab.server_address[1]}/api/v4",
        "CI_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "7",
        "no_proxy": "127.0.0.1",
    }
    for text in ("Først", "Så"):
        told.write_text(f"{text} på plejehjemmet", encoding="utf-8")
        run(sys.executable, CI / "gitlab_comment.py", told, env=about | {"HANDBOOK_TOKEN": "hemmelig"})
    assert gitlab.notes[:1] == ["En kollegas kommentar"]
    assert [note.splitlines()[-1] for note in gitlab.notes[1:]] == ["Så på plejehjemmet"]
    run(sys.executable, CI / "gitlab_comment.py", told, env=about | {"HANDBOOK_TOKEN": ""})
    assert len(gitlab.notes) == 2


def test_without_node_it_is_said_plainly_what_is_needed(tmp_path: Path) -> None:
    for name, text in {"id": "echo 1000", "node": "exit 1", "npm": "exit 1"}.items():
        tool = tmp_path / name
        tool.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        tool.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(CI / "node"), "x"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert re.search("kræver Node [0-9]+ eller nyere", done.stderr)

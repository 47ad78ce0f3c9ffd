"""The content as git remembers it: the files of a folder at a revision, read without checking anything out."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from generator.errors import UsageError
from generator.i18n import gettext as _

_SHA1_LENGTH = 40


def read_revision(root: Path, folder: str, revision: str, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the bytes of the files below a folder of a project at a git revision, by their paths in the project.

    `files` are those there are now. One that was the same then (but for how its lines end, which git may change
    on Windows) is the very same object, and is not read again. Raises `UsageError` outside git, and when git knows
    no such revision or the folder was not there then.
    """
    blobs = dict(_blobs(root, _commit(root, revision), folder))
    if not blobs:
        message = _("there was no folder “{folder}” at {revision}").format(folder=folder, revision=revision)
        raise UsageError(message)
    now = {name: files[name] for name, blob in blobs.items() if name in files and blob in _names(files[name], blob)}
    then = _read(root, {blob for name, blob in blobs.items() if name not in now})
    return {name: now[name] if name in now else then[blob] for name, blob in blobs.items()}


def _commit(root: Path, revision: str) -> str:
    if _git(root, "rev-parse", "--git-dir") is None:
        message = _("{folder} is not in a git repository, so there is nothing to compare with")
        raise UsageError(message.format(folder=root.resolve().name))
    found = None
    if revision and not revision.startswith("-"):
        found = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found is None:
        message = _(
            "git knows no revision “{revision}”; write a commit, a branch or a tag, such as HEAD~1 or main, "
            "and fetch it first if it is only on the server"
        )
        raise UsageError(message.format(revision=revision))
    return found.decode().strip()


def _blobs(root: Path, commit: str, folder: str) -> Iterator[tuple[str, str]]:
    """Yield path and blob of every file below a folder; both paths are relative to the project."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", f"{folder}/") or b""
    for record in filter(None, listed.split(b"\0")):
        about, path = record.split(b"\t", 1)
        mode, kind, blob = about.decode().split()
        if kind == "blob" and mode.startswith("100"):  # a link's blob is only the path it leads to
            yield os.fsdecode(path), blob


def _names(data: bytes, like: str) -> Iterable[str]:
    """Return the names git may have given to a file's bytes, by the hash that made another name."""
    algorithm = hashlib.sha1 if len(like) == _SHA1_LENGTH else hashlib.sha256
    for stored in dict.fromkeys((data, data.replace(b"\r\n", b"\n"))):
        yield algorithm(b"blob %d\0" % len(stored) + stored).hexdigest()


def _read(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """Return the bytes of blobs by their names."""
    asked = sorted(blobs)
    given = "".join(f"{blob}\n" for blob in asked).encode()
    answer = BytesIO((_git(root, "cat-file", "--batch", given=given) if asked else None) or b"")
    found: dict[str, bytes] = {}
    for blob in asked:
        kind_and_size = answer.readline().split()[1:]
        if kind_and_size[:1] != [b"blob"]:
            raise UsageError(_("git does not have all of the content of that time here; fetch the whole history first"))
        found[blob] = answer.read(int(kind_and_size[1]))
        answer.read(1)
    return found


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what a git command writes, or None when it fails."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - a fixed command
    except OSError as error:
        raise UsageError(_("git is not installed here, so there is nothing to compare with")) from error
    return done.stdout if done.returncode == 0 else None

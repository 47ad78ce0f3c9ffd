"""What git can bring back: asked before something is replaced."""

import subprocess
from pathlib import Path


def unsaved(root: Path, *paths: str) -> tuple[str, ...] | None:
    """Return what has changed in some paths of a project since the last commit; None where git keeps nothing."""
    command = [
        "git",
        "-C",
        str(root),
        "status",
        "--porcelain",
        "-z",
        "--no-renames",
        "--untracked-files=all",
        "--",
        *paths,
    ]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a fixed command
    except OSError:
        return None
    if done.returncode != 0:
        return None
    return tuple(record[3:].decode("utf-8", "replace") for record in done.stdout.split(b"\0") if record)

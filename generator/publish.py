"""Puts a finished folder in the place of the old one, so that readers see either the one or the other."""

import ctypes
import ctypes.util
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STAGING = ".handbook-"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_LEFT_BEHIND = 3600  # seconds; no run takes as long


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Yield a new folder beside a target, only its owner's to read; it is gone afterwards, unless it was published.

    It lies beside the target because a rename never leaves its file system. Every run has its own, and what killed
    runs left behind is cleared away when it is an hour old.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    for other in target.parent.glob(f"{STAGING}*"):
        with suppress(FileNotFoundError):  # another run may be clearing too
            if other.stat().st_mtime < time.time() - _LEFT_BEHIND:
                shutil.rmtree(other, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def kept(folder: Path) -> Iterator[Path]:
    """Yield a folder to work in that holds what the last run left there; it is left to the next run afterwards.

    Meanwhile it lies elsewhere under a name of its own, so no two runs share it. The folder of a run that was killed
    is lost, and of two runs at once the last one's.
    """
    with staging(folder) as work:
        own = work / folder.name
        with suppress(FileNotFoundError):
            folder.rename(own)
        own.mkdir(exist_ok=True)
        try:
            yield own
        finally:
            with suppress(OSError):  # another run has left its own there
                own.rename(folder)


def publish(stage: Path, target: Path) -> None:
    """Exchange a finished folder with the one that is published, and remove the old one.

    Where the system can (Linux, renameat2(2) with RENAME_EXCHANGE) the exchange is one step. Elsewhere it is two
    renames, and `recover` mends what is left when the program is killed between them.
    """
    target.mkdir(parents=True, exist_ok=True)
    if _exchange(stage, target):
        shutil.rmtree(stage)
        return
    old = old_of(target)
    shutil.rmtree(old, ignore_errors=True)
    target.rename(old)
    stage.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Put the old folder back when a publishing was killed between its two renames; else clear it away."""
    old = old_of(target)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def old_of(target: Path) -> Path:
    """Return where the old folder lies while the new one takes its place."""
    return target.with_name(target.name + ".old")


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two paths in one step; returns False where that cannot be done."""
    try:
        rename = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done = rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    return bool(done == 0)

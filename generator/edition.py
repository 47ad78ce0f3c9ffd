"""Which version of the content this is, and which day it is: read once, at the edge."""

import os
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edition:
    """The content's version (a git commit, or empty outside git) and today's date."""

    version: str
    today: date


def read_edition(root: Path) -> Edition:
    """Return the edition of the content in a project's folder."""
    return Edition(_commit(root), read_today())


def read_today() -> date:
    """Return today's date.

    It is SOURCE_DATE_EPOCH (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/) when
    that is set, else the clock's date.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date(*time.localtime()[:3])


def _commit(root: Path) -> str:
    command = ["git", "-C", str(root), "describe", "--always", "--exclude=*", "--dirty=+", "--abbrev=7"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a fixed command
    except OSError:
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""

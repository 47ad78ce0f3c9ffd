"""When a plan has done its service, and the plans that have."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.handbook.dates import Unit
from generator.handbook.models import Hire
from generator.plans.lengths import add
from generator.plans.phases import NOMINAL_CALENDAR

INDEX = "index.html"
MARK = '<meta name="generator" content="introplan">'
MONTHS_AFTER_COURSE = 3

_DELETE_FROM = re.compile(r'<time class="delete-from" datetime="(\d{4}-\d\d-\d\d)">')
_LONGEST_INDEX = 1_000_000  # characters


@dataclass(frozen=True, slots=True)
class Finished:
    """A folder whose plan may go since a day."""

    folder: Path
    since: date


def delete_from(hire: Hire) -> date:
    """Return the first day on which nobody needs the plan any more (GDPR, article 5(1)(e), storage limitation).

    That is a year after the start, or three months after the end of a course, when that comes first.
    """
    year = year_after(hire)
    return min(year, add(hire.end, MONTHS_AFTER_COURSE, Unit.MONTH, NOMINAL_CALENDAR)) if hire.end else year


def year_after(hire: Hire) -> date:
    """Return the first day after the first year."""
    return add(hire.start, 1, Unit.YEAR, NOMINAL_CALENDAR)


def is_plan(folder: Path) -> bool:
    """Tell whether a folder holds a plan that this program wrote."""
    return _written_in(folder) is not None


def finished_plans(plans: Path, today: date) -> Iterator[Finished]:
    """Yield the plans in a folder whose time is over; what is no plan of ours is passed over."""
    for folder in sorted(plans.iterdir()) if plans.is_dir() else ():
        since = _written_in(folder)
        if since is not None and since <= today:
            yield Finished(folder, since)


def delete_finished(plans: Path, today: date) -> Iterator[Finished]:
    """Delete the plans in a folder whose time is over, yielding each once it is gone."""
    for finished in tuple(finished_plans(plans, today)):
        shutil.rmtree(finished.folder)
        yield finished


def _written_in(folder: Path) -> date | None:
    """Return the day that a plan's own index names, or None when the folder holds no such index."""
    index = folder / INDEX
    if folder.is_symlink() or not index.is_file():
        return None
    with index.open(encoding="utf-8", errors="replace") as file:
        text = file.read(_LONGEST_INDEX)
    found = _DELETE_FROM.findall(text)
    if MARK not in text or len(found) != 1:
        return None
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        return None

"""Everything that stands in content/: the common handbook, the departments with their differences, the hires."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.handbook.differences import Differences
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.models import Department, Hire, Organisation


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """One department and what it does differently."""

    department: Entry[Department]
    differences: Differences


@dataclass(frozen=True, slots=True, eq=False)
class NewHire:
    """One hire and what the personal plan does differently."""

    hire: Entry[Hire]
    differences: Differences


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The content as it was read.

    `base` is the common handbook, and `municipality` what this municipality does differently from it.
    `organisation` is None when its file holds errors. `broken` names the ids of items that are written but hold
    errors of their own, as (collection, id), so that nobody is told that they do not exist.
    """

    organisation: Organisation | None
    base: Handbook
    municipality: Differences
    branches: Mapping[str, Branch]
    hires: Mapping[str, NewHire]
    broken: frozenset[tuple[str, str]]

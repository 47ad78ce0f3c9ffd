"""What `handbook changes` has found, before it is text, Markdown or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.reports.coverage import Coverage
from generator.variants.effects import Reach


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The effects in order, the sentence that sums them up, and the names of the departments that were looked at.

    `since` is the revision compared with, or None when departments are compared with the common handbook. Without
    a `coverage` there is only one handbook, and nobody needs to be told which.
    """

    summary: str
    reaches: tuple[Reach, ...]
    departments: Mapping[str, str]
    since: str | None
    coverage: Coverage | None

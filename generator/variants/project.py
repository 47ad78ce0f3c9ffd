"""A whole project: its content read, every department merged, and everything that is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, in_order
from generator.handbook.content import Content
from generator.handbook.finder import Found, find
from generator.handbook.reader import read
from generator.handbook.rules import check_base, check_content
from generator.variants.departments import Handbooks, merge_departments, unmergeable_hires, with_municipality


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """The content of a folder, the departments' handbooks, and the diagnostics in order.

    The base of the content is the common handbook, the municipality's own differences merged in.
    """

    found: Found
    content: Content
    handbooks: Handbooks
    diagnostics: tuple[Diagnostic, ...]


def read_project(root: Path) -> Project:
    """Read and check everything in a project's folder.

    Raises `UsageError` when the folder holds no content. With an error among the diagnostics the rest is only
    good for finding more of them.
    """
    found = find(root)
    written, reading = read(found)
    content, municipal = with_municipality(written)
    handbooks, merging = merge_departments(content)
    checking = (*check_base(written.base, written.broken), *check_content(content))
    hires = unmergeable_hires(content, handbooks, content.hires)
    return Project(found, content, handbooks, in_order([*reading, *checking, *municipal, *merging, *hires]))

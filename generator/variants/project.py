"""A whole project: its content read, every department merged, and everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity, in_order
from generator.handbook.content import Branch, Content
from generator.handbook.finder import Found, find
from generator.handbook.handbook import Handbook
from generator.handbook.reader import read
from generator.handbook.rules import check_base, check_content
from generator.variants.departments import (
    Handbooks,
    check_hires,
    merge_departments,
    parents_first,
    with_municipality,
)
from generator.variants.merger import merge


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
    return judge(find(root))


def judge(found: Found) -> Project:
    """Read and check the files that were found, of which some may not be written yet."""
    written, reading = read(found)
    content, municipal = with_municipality(written)
    handbooks, merging = merge_departments(content)
    checking = (*check_base(written.base, written.broken), *check_content(content))
    hires = check_hires(content, handbooks)
    return Project(found, content, handbooks, in_order([*reading, *checking, *municipal, *merging, *hires]))


def assemble(found: Found, beside: Project | None = None) -> Project:
    """Read the files that were found and merge every department, to be compared with another time.

    Of what is wrong only that is told which leaves something out of a handbook: nothing is looked at across items.
    A department of the project `beside` is taken as it is where its file is the very same bytes.
    """
    written, reading = read(found, _shared(found, beside) if beside else {})
    content, municipal = with_municipality(written)
    handbooks: dict[str, Handbook] = {}
    diagnostics = [*reading, *municipal]
    for identity in parents_first(content.branches):
        branch = content.branches[identity]
        above = handbooks.get(branch.department.item.parent or "", content.base)
        handbooks[identity], wrong = merge(above, branch.differences, broken=content.broken)
        diagnostics.extend(wrong)
    return Project(found, content, handbooks, in_order(diagnostics))


def _shared(found: Found, other: Project) -> Mapping[str, Branch]:
    """Return the departments of another project that would be read again from the same bytes."""
    faulty = {diagnostic.file for diagnostic in other.diagnostics if diagnostic.severity is Severity.ERROR}
    branches = {name: (branch, branch.department.source.file) for name, branch in other.content.branches.items()}
    return {
        name: branch
        for name, (branch, file) in branches.items()
        if file not in faulty and found.files.get(file) is other.found.files[file]
    }

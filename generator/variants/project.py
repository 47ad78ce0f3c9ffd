"""A whole project: its content read, every department merged, and everything that is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, in_order
from generator.handbook.content import Content
from generator.handbook.finder import Found, find
from generator.handbook.memory import Memory
from generator.handbook.reader import read
from generator.handbook.rules import check_base, check_content
from generator.variants.departments import (
    Handbooks,
    check_hires,
    merge_departments,
    merge_downwards,
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


def read_project(root: Path, memory: Memory | None = None) -> Project:
    """Read and check everything in a project's folder.

    What a memory of an earlier reading holds is made again only where it was made of something else. Raises
    `UsageError` when the folder holds no content. With an error among the diagnostics the rest is only good for
    finding more of them.
    """
    memory = memory or Memory()
    return judge(find(root, memory), memory)


def judge(found: Found, memory: Memory | None = None) -> Project:
    """Read and check the files that were found, of which some may not be written yet."""
    memory = memory or Memory()
    written, reading = read(found, memory)
    content, municipal = with_municipality(written, memory)
    handbooks, merging = merge_departments(content, memory)
    checking = (*check_base(written.base, written.broken), *check_content(content))
    hires = check_hires(content, handbooks)
    return Project(found, content, handbooks, in_order([*reading, *checking, *municipal, *merging, *hires]))


def assemble(found: Found, memory: Memory | None = None) -> Project:
    """Read the files that were found and merge every department, to be compared with another time.

    Of what is wrong only that is told which leaves something out of a handbook: nothing is looked at across items.
    What is read with the same memory is the very same object at both times where its file holds the same bytes.
    """
    memory = memory or Memory()
    written, reading = read(found, memory)
    content, municipal = with_municipality(written, memory)
    handbooks, merging = merge_downwards(
        content, lambda above, branch: merge(above, branch.differences, broken=content.broken)
    )
    return Project(found, content, handbooks, in_order([*reading, *municipal, *merging]))

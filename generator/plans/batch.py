"""Makes and writes the plans of many hires, each with the handbook of its own workplace."""

import gc
import os
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Related, has_errors
from generator.edition import Edition
from generator.handbook.content import Content, NewHire
from generator.handbook.reader import read_hire
from generator.handbook.rules import check_hire
from generator.i18n import gettext as _
from generator.plans.planner import make_plan
from generator.plans.writer import FolderInTheWayError, write_plan
from generator.variants.departments import for_hire, workplaces
from generator.variants.project import read_project
from generator.variants.workplace import Workplace

FEWEST_FOR_PROCESSES = 8  # a process takes about a second to begin, in which a few plans are made
MOST_PROCESSES = 32
_SELDOM = 100_000  # objects made and not yet let go of


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What plans are made from: a project without errors, where it lies, and its edition."""

    root: Path
    content: Content
    places: Mapping[str, Workplace]
    edition: Edition


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one hire: the folder of the plan, and what is to be said about it."""

    folder: Path
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_written(self) -> bool:
        """Whether the plan is there."""
        return not has_errors(self.diagnostics)


def read_hires(files: Mapping[str, bytes], basis: Basis) -> tuple[Mapping[str, NewHire], tuple[Diagnostic, ...]]:
    """Read hires from files by path; those that hold errors are left out and told of."""
    hires: dict[str, NewHire] = {}
    diagnostics: list[Diagnostic] = []
    for name, data in files.items():
        hire, found = read_hire(name, data)
        if hire and hire.hire.item.id in hires:
            found = (*found, _same_name(name, hires[hire.hire.item.id]))
        found = (*found, *(_faults(hire, basis) if hire else ()))
        diagnostics.extend(found)
        if hire and not has_errors(found):
            hires[hire.hire.item.id] = hire
    return hires, tuple(diagnostics)


def _faults(hire: NewHire, basis: Basis) -> Iterator[Diagnostic]:
    """Yield what is wrong with a hire in the handbook of its workplace."""
    place = basis.places.get(hire.hire.item.department)
    yield from check_hire(hire, place.handbook if place else basis.content.base, basis.content)
    if place:
        yield from for_hire(place, hire, basis.content)[1]


def _same_name(file: str, first: NewHire) -> Diagnostic:
    """Say that two files would write their plans into one folder."""
    related = Related(first.hire.source.file, 1, _("it is used first here"))
    message = _("the id “{id}” is used twice").format(id=first.hire.item.id)
    return Diagnostic(
        file, 1, 1, Code.DUPLICATE_ID, message, _("give one of the files another name"), related=(related,)
    )


def write_examples(basis: Basis, folder: Path) -> Iterator[Made]:
    """Write the plans of the example hires in the content itself."""
    names = [new.hire.source.file for new in basis.content.hires.values()]
    files = {name: (basis.root / name).read_bytes() for name in names}
    return write_plans(basis.content.hires, files, basis, folder)


def write_plans(hires: Mapping[str, NewHire], files: Mapping[str, bytes], basis: Basis, folder: Path) -> Iterator[Made]:
    """Write the plan of each hire, none of whom holds errors, into a folder of its own; yield each once it is made.

    `files` are what the hires were read from. Many hires are shared out among processes, which begin from nothing
    and read the project themselves: neither the threads of the PDF maker nor the classes of changed items can be
    handed to another process.
    """
    if len(hires) < FEWEST_FOR_PROCESSES:
        yield from (_make(new, basis, folder / identity) for identity, new in hires.items())
        return
    names = [new.hire.source.file for new in hires.values()]
    make = partial(_make_elsewhere, basis.root, basis.edition, folder)
    with ProcessPoolExecutor(
        min(os.cpu_count() or 1, len(hires), MOST_PROCESSES), get_context("spawn"), begin_process
    ) as pool:
        yield from pool.map(make, names, [files[name] for name in names])


def _make(new: NewHire, basis: Basis, folder: Path) -> Made:
    hire = new.hire.item
    workplace, told = for_hire(basis.places[hire.department], new, basis.content)
    plan = make_plan(hire, workplace, basis.edition.today, basis.edition.version)
    try:
        return Made(folder, (*told, *write_plan(plan, folder)))
    except FolderInTheWayError as error:
        return _not_written(new, folder, str(error), _("move the folder, or name another with --out"))
    except OSError:
        message = _("the plan cannot be written into “{folder}”").format(folder=folder.name)
        return _not_written(new, folder, message, _("check that the folder may be written to and that there is room"))


def _not_written(new: NewHire, folder: Path, message: str, hint: str) -> Made:
    return Made(folder, (Diagnostic(new.hire.source.file, 1, 1, Code.NOT_WRITTEN, message, hint),))


def _make_elsewhere(root: Path, edition: Edition, folder: Path, name: str, data: bytes) -> Made:
    """Make a plan in another process."""
    basis = _basis(root, edition)
    new, diagnostics = read_hire(name, data)
    return _make(new, basis, folder / new.hire.item.id) if new else Made(folder, diagnostics)


@cache
def _basis(root: Path, edition: Edition) -> Basis:
    """Read a project that was found to be without errors; once in each process."""
    project = read_project(root)
    organisation = project.content.organisation
    assert organisation  # noqa: S101 - a project without errors has one
    return Basis(root, project.content, workplaces(project.content, organisation, project.handbooks), edition)


def begin_process() -> None:
    """Begin one of as many processes as there are cores.

    Ctrl-C is left to the first process, which then stops the others. Typst works with one thread: there is no core for
    another, and to wake its threads and wait for them takes a twentieth of the time. Garbage is looked for seldom, as a
    plan leaves little of it behind.
    """
    gc.set_threshold(_SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["RAYON_NUM_THREADS"] = "1"

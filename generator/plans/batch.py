"""Makes and writes the plans of many hires, each with the handbook of its own workplace."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Related, has_errors
from generator.edition import Edition
from generator.handbook.content import Content, NewHire
from generator.handbook.models import Hire
from generator.handbook.reader import read_hire
from generator.handbook.rules import check_hire
from generator.i18n import gettext as _
from generator.plans.planner import make_plan
from generator.plans.writer import write_plan
from generator.variants.departments import for_hire
from generator.variants.workplace import Workplace


def read_hires(
    files: Mapping[str, bytes], content: Content, places: Mapping[str, Workplace]
) -> tuple[Mapping[str, NewHire], tuple[Diagnostic, ...]]:
    """Read hires from files by path; those that hold errors are left out and told of."""
    hires: dict[str, NewHire] = {}
    diagnostics: list[Diagnostic] = []
    for name, data in files.items():
        hire, found = read_hire(name, data)
        if hire and hire.hire.item.id in hires:
            found = (*found, _same_name(name, hires[hire.hire.item.id]))
        found = (*found, *(check_hire(hire, content) if hire else ()))
        if hire and not has_errors(found):
            found = (*found, *for_hire(places[hire.hire.item.department], hire, content)[1])
        diagnostics.extend(found)
        if hire and not has_errors(found):
            hires[hire.hire.item.id] = hire
    return hires, tuple(diagnostics)


def _same_name(file: str, first: NewHire) -> Diagnostic:
    """Say that two files would write their plans into one folder."""
    related = Related(first.hire.source.file, 1, _("it is used first here"))
    message = _("the id “{id}” is used twice").format(id=first.hire.item.id)
    return Diagnostic(
        file, 1, 1, Code.DUPLICATE_ID, message, _("give one of the files another name"), related=(related,)
    )


def write_plans(
    hires: Mapping[str, NewHire], places: Mapping[str, Workplace], content: Content, edition: Edition, folder: Path
) -> Iterator[Diagnostic]:
    """Write the plan of each hire, none of whom holds errors, into a folder of its own; yield warnings."""
    for identity, new in hires.items():
        hire: Hire = new.hire.item
        workplace, _told = for_hire(places[hire.department], new, content)
        yield from write_plan(make_plan(hire, workplace, edition.today, edition.version), folder / identity)

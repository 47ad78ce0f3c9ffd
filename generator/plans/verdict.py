"""What `handbook check` says of a project: every error, or, when there is none, what could be better too."""

from datetime import date

from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.plans.overload import overloaded
from generator.plans.phase_rules import overlapping_phases
from generator.plans.rules import advice
from generator.variants.project import Project
from generator.variants.touched import touched


def verdict(project: Project, today: date) -> tuple[Diagnostic, ...]:
    """Return everything there is to say about a project, in order; advice on a half-read one would only mislead."""
    found = faults(project)
    if has_errors(found):
        return found
    items = tuple(touched(project.content, project.handbooks))
    return in_order([*found, *overloaded(project.content, project.handbooks), *advice(items, today)])


def faults(project: Project) -> tuple[Diagnostic, ...]:
    """Return what was wrong as a project was read, in order; with an error among it nothing can be built."""
    overlapping = overlapping_phases(touched(project.content, project.handbooks))
    return in_order([*project.diagnostics, *overlapping])

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
    items = tuple(touched(project.content, project.handbooks))
    faults = (*project.diagnostics, *overlapping_phases(items))
    if has_errors(faults):
        return in_order(faults)
    return in_order([*faults, *overloaded(project.content, project.handbooks), *advice(items, today)])

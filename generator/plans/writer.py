"""Writes the files of a plan."""

from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.plans.plan import Plan
from generator.plans.renderers import html, pdf
from generator.publish import publish, recover, staging

_OWNER_ONLY_FILE = 0o600


def write_plan(plan: Plan, folder: Path) -> tuple[Diagnostic, ...]:
    """Write plan.html and plan.pdf into a folder, readable by their owner only; all of them or none.

    Returns warnings, such as a letter that no font has.
    """
    printed = pdf.render(plan)
    files = {"plan.html": html.render(plan).encode(), "plan.pdf": printed.data}
    recover(folder)
    with staging(folder) as stage:
        for name, data in files.items():
            path = stage / name
            path.touch(mode=_OWNER_ONLY_FILE)
            path.write_bytes(data)
        publish(stage, folder)
    return printed.warnings

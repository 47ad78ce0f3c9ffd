"""Measures how many plans become PDFs in a second on two cores, beside WeasyPrint on the same plans' plan.html.

The plan is a new leader's of the real content, cut to 30 and to 60 tasks. Both make PDF/UA-1 with all letters
embedded; ours is measured from the plan to the bytes, WeasyPrint from ready HTML. They take turns, and what is
printed are medians. `every file` is all that `handbook plan` writes for one hire.

usage: python tests/benchmarks/plans_bench.py [--rounds 3]
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from types import MappingProxyType

from weasyprint import HTML

from generator.edition import read_edition
from generator.plans.plan import Plan, Section
from generator.plans.planner import make_plan
from generator.plans.renderers import html, pdf
from generator.plans.renderers.sheets import PLAN_PDF, sheet_of
from generator.plans.writer import files_of
from generator.variants.departments import for_hire, workplaces
from generator.variants.project import read_project

ROOT = Path(__file__).resolve().parents[2]
HIRE = "leder-i-familieraadgivningen"
CORES = 2
SIZES = (30, 60)


@cache
def plan(tasks: int) -> Plan:
    """Return the new leader's plan with only its first tasks."""
    project = read_project(ROOT)
    content = project.content
    assert content.organisation, "the content has errors"
    places = workplaces(content, content.organisation, project.handbooks)
    new = content.hires[HIRE]
    workplace, _told = for_hire(places[new.hire.item.department], new, content)
    edition = read_edition(ROOT)
    whole = make_plan(new.hire.item, workplace, edition.today, edition.version)
    left = islice((task for section in whole.sections for task in section.tasks), tasks)
    kept = frozenset(map(id, left))
    assert len(kept) == tasks, f"the plan has only {len(kept)} tasks"
    sections = (Section(part.phase, tuple(task for task in part.tasks if id(task) in kept)) for part in whole.sections)
    return replace(whole, overdue=(), sections=tuple(filter(lambda part: part.tasks, sections)))


@cache
def page(tasks: int) -> str:
    """Return the plan as HTML."""
    return html.render(plan(tasks))


def typst(tasks: int, _number: int = 0) -> int:
    """Make a PDF like plan.pdf of all that stands in plan.html; returns its bytes."""
    sheet = replace(sheet_of(plan(tasks)), name=PLAN_PDF)
    return len(pdf.render(sheet, plan(tasks)).data)


def weasyprint(tasks: int, _number: int = 0) -> int:
    """Make a PDF of plan.html; returns its bytes."""
    return len(HTML(string=page(tasks)).write_pdf(pdf_variant="pdf/ua-1") or b"")


def everything(tasks: int, _number: int = 0) -> int:
    """Make every file of the plan; returns their bytes."""
    return sum(map(len, files_of(plan(tasks))[0].values()))


CONTENDERS: Mapping[str, tuple[Callable[[int, int], int], int]] = MappingProxyType(
    {"plan.pdf (Typst)": (typst, 60), "plan.pdf (WeasyPrint)": (weasyprint, 4), "every file": (everything, 20)}
)


def per_second(pool: Executor, make: Callable[[int, int], int], tasks: int, count: int) -> float:
    """Return how many a second the processes make, once both are warm."""
    job = partial(make, tasks)
    list(pool.map(job, range(CORES * 2)))
    started = time.perf_counter()
    assert all(pool.map(job, range(count)))
    return count / (time.perf_counter() - started)


def measure(rounds: int) -> dict[tuple[str, int], float]:
    """Return the medians of plans a second, by contender and number of tasks."""
    found: dict[tuple[str, int], list[float]] = {}
    with ProcessPoolExecutor(CORES, get_context("spawn")) as pool:
        for number in range(rounds):
            for tasks in SIZES:
                for name, (make, count) in CONTENDERS.items():
                    rate = per_second(pool, make, tasks, count)
                    found.setdefault((name, tasks), []).append(rate)
                    print(f"{number + 1}/{rounds} {name}, {tasks} tasks: {rate:.1f} a second", file=sys.stderr)
    return {key: median(rates) for key, rates in found.items()}


def report(rates: Mapping[tuple[str, int], float]) -> None:
    """Print the rates, and how many times as fast as WeasyPrint ours is."""
    print(f"{'plans a second on two cores':30}" + "".join(f"{size:>5} tasks" for size in SIZES))
    for name in CONTENDERS:
        print(f"{name:30}" + "".join(f"{rates[name, size]:11.1f}" for size in SIZES))
    ours, theirs, _all = CONTENDERS
    print(f"{'Typst : WeasyPrint':30}" + "".join(f"{rates[ours, size] / rates[theirs, size]:11.1f}" for size in SIZES))


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description="Measure how fast plans are made.")
    parser.add_argument("--rounds", type=int, default=3)
    report(measure(parser.parse_args().rounds))


if __name__ == "__main__":
    main()

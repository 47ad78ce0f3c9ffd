"""Measures how many plans become PDFs in a second on two cores, beside WeasyPrint on the same plans' plan.html.

The plan is a new leader's of the real content, cut to the first 30 and 60 tasks the leader takes part in. Each time it
is for another name, another first day and other people to meet, as it is for the colleagues who are new in one place:
Typst remembers the words they have in common, such as a task's, from one PDF to the next. `plan.pdf` is the new
colleague's, one after another. `the whole plan` is plan.html's content as PDF by both; both make PDF/UA-1 with all
letters embedded, ours from the plan to the bytes, WeasyPrint from ready HTML. They take turns, and what is printed are
medians. `every file` is all that `handbook plan` writes for one hire: its checklists come between one plan.pdf and the
next, and by then Typst has forgotten the first.

usage: python tests/benchmarks/plans_bench.py [--rounds 3]
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from types import MappingProxyType

from weasyprint import HTML

from generator.edition import read_edition
from generator.plans.batch import begin_process
from generator.plans.plan import Plan, Section
from generator.plans.planner import make_plan
from generator.plans.renderers import html, pdf
from generator.plans.renderers.people import NEW_COLLEAGUE, People, taking_part
from generator.plans.renderers.sheets import PLAN_PDF, new_colleague_sheet, sheet_of
from generator.plans.writer import files_of
from generator.variants.departments import for_hire, workplaces
from generator.variants.project import read_project

ROOT = Path(__file__).resolve().parents[2]
HIRE = "leder-i-familieraadgivningen"
CORES = 2
SIZES = (30, 60)
FIRST_DAYS = 25  # more than the ten documents that Typst remembers, also where two processes take turns


@cache
def plans(tasks: int) -> tuple[Plan, ...]:
    """Return the new leader's plan with only its first tasks, for each first day."""
    project = read_project(ROOT)
    content = project.content
    assert content.organisation, "the content has errors"
    places = workplaces(content, content.organisation, project.handbooks)
    new = content.hires[HIRE]
    workplace, _told = for_hire(places[new.hire.item.department], new, content)
    edition = read_edition(ROOT)
    starts = (new.hire.item.start + timedelta(weeks=week) for week in range(FIRST_DAYS))
    hires = (new.hire.item.model_copy(update={"start": start}) for start in starts)
    return tuple(cut(make_plan(hire, workplace, edition.today, edition.version), tasks) for hire in hires)


def cut(whole: Plan, tasks: int) -> Plan:
    """Return a plan with only the first tasks that the new colleague takes part in."""
    every = (task for section in whole.sections for task in section.tasks)
    left = islice((task for task in every if NEW_COLLEAGUE in taking_part(task.entry.item)), tasks)
    kept = frozenset(map(id, left))
    assert len(kept) == tasks, f"the plan has only {len(kept)} tasks"
    sections = (Section(part.phase, tuple(task for task in part.tasks if id(task) in kept)) for part in whole.sections)
    return replace(whole, overdue=(), sections=tuple(filter(lambda part: part.tasks, sections)))


def another(tasks: int, number: int) -> Plan:
    """Return the plan of somebody else, who begins on another day and meets other people."""
    made = plans(tasks)[number % FIRST_DAYS]
    people = {role: f"{person} {number}" for role, person in made.hire.people.items()}
    return replace(made, hire=made.hire.model_copy(update={"name": f"{made.hire.name} {number}", "people": people}))


def colleague(tasks: int, number: int) -> int:
    """Make the new colleague's plan.pdf; returns its bytes."""
    theirs = another(tasks, number)
    return len(pdf.render(new_colleague_sheet(theirs, People(theirs)), theirs).data)


def typst(tasks: int, number: int) -> int:
    """Make a PDF of all that stands in plan.html; returns its bytes."""
    theirs = another(tasks, number)
    return len(pdf.render(replace(sheet_of(theirs), name=PLAN_PDF), theirs).data)


def weasyprint(tasks: int, number: int) -> int:
    """Make a PDF of plan.html; returns its bytes."""
    return len(HTML(string=html.render(another(tasks, number))).write_pdf(pdf_variant="pdf/ua-1") or b"")


def everything(tasks: int, number: int) -> int:
    """Make every file of the plan; returns their bytes."""
    return sum(map(len, files_of(another(tasks, number))[0].values()))


CONTENDERS: Mapping[str, tuple[Callable[[int, int], int], int]] = MappingProxyType(
    {
        "the whole plan, Typst": (typst, 60),
        "the whole plan, WeasyPrint": (weasyprint, 4),
        "plan.pdf": (colleague, 200),
        "every file": (everything, 20),
    }
)


def per_second(pool: Executor, make: Callable[[int, int], int], tasks: int, count: int) -> float:
    """Return how many a second the processes make, once both are warm."""
    job = partial(make, tasks)
    warm = CORES * 2
    list(pool.map(job, range(warm)))
    started = time.perf_counter()
    assert all(pool.map(job, range(warm, warm + count)))
    return count / (time.perf_counter() - started)


def measure(rounds: int) -> dict[tuple[str, int], float]:
    """Return the medians of plans a second, by contender and number of tasks."""
    found: dict[tuple[str, int], list[float]] = {}
    with ProcessPoolExecutor(CORES, get_context("spawn"), begin_process) as pool:
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
    ours, theirs, *_others = CONTENDERS
    print(f"{'Typst : WeasyPrint':30}" + "".join(f"{rates[ours, size] / rates[theirs, size]:11.1f}" for size in SIZES))


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description="Measure how fast plans are made.")
    parser.add_argument("--rounds", type=int, default=3)
    report(measure(parser.parse_args().rounds))


if __name__ == "__main__":
    main()

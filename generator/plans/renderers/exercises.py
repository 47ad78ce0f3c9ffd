"""What of a plan is to be filled in by hand: training ladders and the questions of its talks."""

from collections.abc import Callable, Iterator

from generator.handbook.audience import applies, with_ancestors
from generator.handbook.models import Guide, HireType, Ladder, Task
from generator.plans.plan import Plan, PlannedTask
from generator.plans.renderers.sheet import Rung, Talk, TrainingLadder
from generator.plans.renderers.when import when_words


def ladders(plan: Plan) -> Iterator[TrainingLadder]:
    """Yield the training ladders that are meant for the hire."""
    handbook = plan.workplace.handbook
    types = with_ancestors(plan.hire.types, handbook.of(HireType))
    for entry in handbook.of(Ladder).values():
        if applies(entry.item, types):
            steps = tuple(Rung(step.title, step.text) for step in entry.item.steps)
            yield TrainingLadder(entry.item.title, entry.item.text, steps)


def talks(plan: Plan, role: str, concerns: Callable[[Task], bool]) -> Iterator[Talk]:
    """Yield the talks with a question guide, each once, among the tasks that concern a role.

    How to hold the talk is told to the one who does, and to nobody else.
    """
    guides = plan.workplace.handbook.of(Guide)
    by_task: dict[str, list[PlannedTask]] = {}
    for planned in (*plan.overdue, *(task for section in plan.sections for task in section.tasks)):
        task = planned.entry.item
        if task.guide in guides and concerns(task):
            by_task.setdefault(task.id, []).append(planned)
    for times in by_task.values():
        task = times[0].entry.item
        guide = guides[task.guide or ""].item
        told = guide.text if task.responsible == role else None
        yield Talk(task.title, ", ".join(_when(plan, planned) for planned in times), told, guide.questions)


def _when(plan: Plan, planned: PlannedTask) -> str:
    year = plan.anchors.first_working_day.year
    return when_words(planned.when, year) if planned.when else planned.entry.item.due.words

"""The tasks of a plan as rows, seen by everybody, by the new colleague or by one role."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator.handbook.models import Task
from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.plan import Plan, PlannedTask
from generator.plans.renderers.facts import capitalised
from generator.plans.renderers.people import NEW_COLLEAGUE, People, taking_part
from generator.plans.renderers.sheet import Part, Row
from generator.plans.renderers.when import long_when_words, moved_words, when_words

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Rows:
    """Writes rows for one reader: a role, or everybody when `reader` is empty."""

    plan: Plan
    people: People
    reader: str = ""

    def parts(self) -> Iterator[Part]:
        """Yield the plan's parts that hold tasks of the reader's, what is overdue first.

        A task that comes again and again is explained the first time only.
        """
        told: set[str] = set()
        overdue = self._rows(self.plan.overdue, told)
        if overdue:
            yield Part(_("Do now"), "", _("The day for these has passed. See to them first."), overdue)
        for section in self.plan.sections:
            rows = self._rows(section.tasks, told)
            if rows and section.phase:
                yield Part(section.phase.item.title, section.phase.item.icon, "", rows)
            elif rows:
                yield Part(_("Along the way and by arrangement"), "", "", tuple(sorted(rows, key=lambda row: row.when)))

    def concerns(self, task: Task) -> bool:
        """Tell whether the reader has part in a task."""
        return not self.reader or self.reader in taking_part(task)

    def _rows(self, tasks: Iterable[PlannedTask], told: set[str]) -> tuple[Row, ...]:
        rows: list[Row] = []
        for planned in tasks:
            task = planned.entry.item
            if self.concerns(task):
                own = self.reader in {"", task.responsible}
                rows.append(self._row(planned, own=own, explained=own and task.id not in told))
                told.add(task.id)
        return tuple(rows)

    def _row(self, planned: PlannedTask, *, own: bool, explained: bool) -> Row:
        task, year = planned.entry.item, self.plan.anchors.first_working_day.year
        return Row(
            when=self._when(planned, year),
            title=task.title,
            marks=" · ".join(self._marks(planned)) if own else "",
            text=task.text if explained else None,
            notes=tuple(self._notes(planned, own=own, year=year)),
            link=(task.link or "") if explained else "",
            responsible=self.people.named(task.responsible),
            own=own,
        )

    def _when(self, planned: PlannedTask, year: int) -> str:
        """Return the days in words; in the new colleague's plan they are headings."""
        is_heading = self.reader == NEW_COLLEAGUE
        if planned.when is None:
            words = planned.entry.item.due.words
        else:
            words = (long_when_words if is_heading else when_words)(planned.when, year)
        return capitalised(words) if is_heading else words

    def _marks(self, planned: PlannedTask) -> Iterator[str]:
        task = planned.entry.item
        if task.must:
            yield _("Must-do task")
        if task.locked:
            yield _("Shared requirement")
        if self._is_crowded(planned):
            yield _("Busy week")

    def _is_crowded(self, planned: PlannedTask) -> bool:
        """Tell whether the task lies in a week that asks too much of the reader, or of anybody."""
        if not self.reader or not planned.when:
            return planned.crowded
        day = planned.when.first
        weeks = (week.monday for week in self.plan.crowded if week.role == self.reader)
        return any(monday <= day < monday + _WEEK for monday in weeks)

    def _notes(self, planned: PlannedTask, *, own: bool, year: int) -> Iterator[str]:
        task = planned.entry.item
        if not own:
            responsible = self.people.named(task.responsible)
            told = _("{responsible} sees to it") if self.reader == NEW_COLLEAGUE else _("With {responsible}")
            yield told.format(responsible=responsible)
        elif self.reader == NEW_COLLEAGUE:
            yield _("Your own task")
        company = self.people.company(task, self.reader)
        if company:
            words = _("Together with {people}") if own else _("Also {people}")
            yield words.format(people=company)
        if task.meeting:
            n = task.meeting.minutes
            yield ngettext("Meeting of {minutes} minute", "Meeting of {minutes} minutes", n).format(minutes=n)
        if planned.when and planned.when.moved_from:
            yield moved_words(planned.when, year)

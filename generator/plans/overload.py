"""Finds the weeks of a usual introduction that ask too much of a role, wherever the handbook makes them so."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from generator.diagnostics import Code, Diagnostic, Severity
from generator.handbook.content import Content
from generator.handbook.entries import Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import HireType, Role, Task, Workload
from generator.i18n import gettext as _
from generator.plans.loads import Loads, Week, afresh, asked_of, asks_of, differing, weighed_of
from generator.plans.phases import NOMINAL_ANCHORS
from generator.plans.workload import MINUTES_AN_HOUR, Load

_WEEK = timedelta(weeks=1)


def overloaded(content: Content, handbooks: Mapping[str, Handbook]) -> Iterator[Diagnostic]:
    """Yield a warning for each role that a usual week asks too much of, with the hire types one by one.

    The common handbook is looked at as a whole, and each department for what its own differences bring about. The
    content must be without errors.
    """
    if content.organisation is None:
        return
    limits = content.organisation.workload
    common = afresh(content.base)
    for week in common.too_much(limits).values():
        yield _told(content.base, common, week, limits, _tipping(content.base, common, week, limits))
    departments = _Departments(content, handbooks, common)
    for identity, handbook in handbooks.items():
        if not departments.may_be_too_much(identity, limits):
            continue
        loads, before = departments.loads(identity), departments.loads(departments.parent(identity))
        for week in loads.too_much(limits, before).values():
            source = _touching(handbook, loads, departments.touched(identity), week)
            yield _told(handbook, loads, week, limits, source or content.branches[identity].department.source)


class _Departments:
    """The loads of the departments, counted for each hire type only where a bound does not settle the matter."""

    def __init__(self, content: Content, handbooks: Mapping[str, Handbook], common: Loads) -> None:
        self._content = content
        self._handbooks = handbooks
        self._loads = {"": common}
        self._bounds = {"": common.bound()}

    def parent(self, identity: str) -> str:
        """Return the id of the department above, or "" for the common handbook."""
        name = self._content.branches[identity].department.item.parent or ""
        return name if name in self._handbooks else ""

    def touched(self, identity: str) -> Collection[str]:
        """Return the tasks that a department's own layer touches."""
        return dict.fromkeys(self._content.branches[identity].differences.touched("tasks"))

    def loads(self, identity: str) -> Loads:
        """Return the loads of a department by hire type."""
        if identity not in self._loads:
            handbook, above = self._handbooks[identity], self._above(identity)
            before = self.loads(self.parent(identity))
            self._loads[identity] = differing(handbook, above, before, self.touched(identity))
        return self._loads[identity]

    def may_be_too_much(self, identity: str, limits: Workload) -> bool:
        """Tell whether a week would be too much, were what is new for all hire types; parents must come first."""
        handbook = self._handbooks[identity]
        weighed = weighed_of(handbook, self._above(identity), self.touched(identity))
        if weighed is None:
            self._bounds[identity] = self.loads(identity).bound()
            return True
        bound = self._bounds[self.parent(identity)]
        more: dict[tuple[str, date], Load] = {}
        for entry in filter(None, map(handbook.of(Task).get, weighed)):
            for role, monday, load in asked_of(entry.item):
                more[role, monday] = more.get((role, monday), bound.get((role, monday), Load())).plus(load)
        self._bounds[identity] = {**bound, **more}
        return any(load.is_too_much(limits) for load in more.values())

    def _above(self, identity: str) -> Handbook:
        return self._handbooks.get(self.parent(identity), self._content.base)


def _tipping(handbook: Handbook, loads: Loads, week: Week, limits: Workload) -> Source:
    """Return where the task is written that makes the week too much, the tasks taken in their order."""
    total = Load()
    for found, load, entry in asks_of(handbook, loads.plans, handbook.of(Task)):
        total = total.plus(load) if found == week else total
        if total.is_too_much(limits):
            return entry.source_of("due")
    raise ValueError(week)


def _touching(handbook: Handbook, loads: Loads, touched: Iterable[str], week: Week) -> Source | None:
    """Return where the last of the touched tasks of that week was touched."""
    found = [entry for asked_in, _load, entry in asks_of(handbook, loads.plans, touched) if asked_in == week]
    return found[-1].latest if found else None


def _told(handbook: Handbook, loads: Loads, week: Week, limits: Workload, source: Source) -> Diagnostic:
    load = loads.of(week)
    role, hire_type = handbook.of(Role).get(week.role), handbook.of(HireType)[week.hire_type]
    message = _("“{role}” has {tasks} tasks and {hours} hours of meetings in {week} of the plan for “{type}”").format(
        role=role.item.title if role else week.role,
        tasks=load.tasks,
        hours=_hours(load.minutes),
        week=_week_words(week.monday),
        type=hire_type.item.title,
    )
    hint = _(
        "move some of it to other weeks or to another role; the limits, {tasks} tasks and {hours} hours, stand in "
        "organisation.yml under workload"
    ).format(tasks=limits.tasks, hours=limits.hours)
    at = source.place.find(("due",))
    return Diagnostic(source.file, at.line, at.column, Code.OVERLOADED, message, hint, Severity.WARNING)


def _hours(minutes: int) -> str:
    """Return minutes as hours with one decimal at most: “8,5”."""
    return f"{minutes / MINUTES_AN_HOUR:.1f}".removesuffix(".0").replace(".", ",")


def _week_words(monday: date) -> str:
    number = (monday - NOMINAL_ANCHORS.start) // _WEEK
    return (
        _("week {number}").format(number=number + 1)
        if number >= 0
        else _("week {number} before the start").format(number=-number)
    )

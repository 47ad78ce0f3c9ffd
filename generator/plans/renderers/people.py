"""The people of a plan: their names where they are known, else what their role is called."""

import re
from collections.abc import Iterator

from generator.handbook.models import Role, Task
from generator.plans.plan import Plan

NEW_COLLEAGUE = "ny"
NEAREST_LEADER = "naermeste-leder"
CONTACT_PERSON = "kontaktperson"
PLAYED_BY_ONE = frozenset(
    {NEAREST_LEADER, CONTACT_PERSON, "mentor", "faglig-mentor", "social-mentor", "praktikvejleder"}
)
"""The roles that one person plays, so that a plan has room for the name when it is not known yet."""

_ABBREVIATION = re.compile(r" \([^()]*\)$")


class People:
    """Who plays which role for one hire."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._roles = plan.workplace.handbook.of(Role)

    def named(self, role: str) -> str:
        """Return “Mette Eksempel (mentor)”, or the role's title when nobody is named for it."""
        return self._name_and_role(role) or self.title(role)

    def company(self, task: Task, reader: str = "") -> str:
        """Return those who take part in a task beside the responsible and the one who reads of it."""
        roles = dict.fromkeys(role for role in taking_part(task) if role not in {task.responsible, reader})
        return ", ".join(self._name_and_role(role) or self.inside(role) for role in roles)

    def to_ask(self) -> Iterator[tuple[str, str]]:
        """Yield title and name of each role that is named, or that one person yet to be named plays in the plan."""
        named = self._plan.hire.people
        tasks = (*self._plan.overdue, *(task for section in self._plan.sections for task in section.tasks))
        present = {role for planned in tasks for role in taking_part(planned.entry.item)}
        wanted = {*named, *(present & PLAYED_BY_ONE)} - {NEW_COLLEAGUE}
        for role in filter(wanted.__contains__, self._roles):
            yield self.title(role), named.get(role, "")

    def name(self, role: str) -> str:
        """Return the name of the one who plays a role, or nothing when it is not known."""
        return self._plan.hire.people.get(role, "")

    def title(self, role: str) -> str:
        """Return what a role is called."""
        return self._roles[role].item.title if role in self._roles else role

    def inside(self, role: str) -> str:
        """Return a role's title as it stands inside a sentence."""
        return _uncapitalised(self.title(role))

    def _name_and_role(self, role: str) -> str:
        if role == NEW_COLLEAGUE:
            return self._plan.hire.name
        name = self.name(role)
        return f"{name} ({_uncapitalised(_ABBREVIATION.sub('', self.title(role)))})" if name else ""


def taking_part(task: Task) -> tuple[str, ...]:
    """Return the roles that have part in a task, the responsible first."""
    return (task.responsible, *(task.meeting.with_ if task.meeting else ()), *task.involves)


def _uncapitalised(title: str) -> str:
    """Return a title as it stands inside a sentence: “mentor”, but “HR”."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]

"""The part of a page where its plan becomes one person's."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.handbook.dates import WEEKDAYS, Length
from generator.handbook.handbook import Handbook
from generator.handbook.models import HireType, Phase, Role
from generator.handbook.wording import length_words
from generator.plans.renderers.people import NEW_COLLEAGUE, PLAYED_BY_ONE
from generator.site.fragments import Fragment
from generator.site.model import Groups
from generator.site.pages.parts import mails_title, undated_title
from generator.site.plan_data import phase_data
from generator.site.templates import render


@dataclass(frozen=True, slots=True)
class PlannerParts:
    """What stands inside the form, and what follows it: the head for paper, the year and "do it now"."""

    form: Fragment
    frame: Fragment


class Planner:
    """Renders the parts once for all workplaces that share roles, hire types, phases and usual probation.

    `level` is that of the phases' headings on the page.
    """

    def __init__(self, level: int) -> None:
        self._level = level
        self._rendered: dict[Hashable, PlannerParts] = {}

    def rendered(self) -> Iterator[Fragment]:
        """Yield each distinct part rendered so far."""
        return chain.from_iterable((parts.form, parts.frame) for parts in self._rendered.values())

    def of(self, handbook: Handbook, groups: Groups, probation: Length) -> PlannerParts:
        """Return the parts for a handbook's plan."""
        roles, hire_types = handbook.of(Role), handbook.of(HireType)
        phases = tuple(phase for phase, _tasks in groups if phase)
        key = (id(roles), id(hire_types), phases, probation)
        if key not in self._rendered:
            shown = tuple(entry.item for entry in phases)
            self._rendered[key] = PlannerParts(
                Fragment.of(_form(handbook, shown, probation)),
                Fragment.of(render("plan_frame", phases=shown, level=self._level, data=_data)),
            )
        return self._rendered[key]


def _form(handbook: Handbook, phases: tuple[Phase, ...], probation: Length) -> Markup:
    roles = [entry.item for entry in handbook.of(Role).values()]
    return render(
        "planner",
        roles=roles,
        played_by_one=[role for role in roles if role.id in PLAYED_BY_ONE],
        played_by_more=[role for role in roles if role.id not in {*PLAYED_BY_ONE, NEW_COLLEAGUE}],
        hire_types=[entry.item for entry in handbook.of(HireType).values()],
        phases=phases,
        probation=length_words(probation),
        weekdays=WEEKDAYS,
        undated=undated_title(),
        mails=mails_title(),
    )


def _data(phase: Phase) -> Markup:
    return Markup(phase_data(phase))  # noqa: S704 - escaped there

"""What a page's markup tells the browser of tasks, messages, phases and the workplace."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from generator.handbook.models import Message, Phase, Task
from generator.plans.phases import phases_of_occurrences
from generator.site.due_code import due_code
from generator.site.plan_data import NO_PHASE, message_data, organisation_data, phase_data, task_data, workplace_data
from generator.variants.departments import workplaces
from generator.variants.project import Project, read_project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(ROOT)


def read(attributes: str) -> dict[str, str]:
    found = re.findall(r'data-([a-z-]+)="([^"]*)"', attributes)
    assert " ".join(f'data-{name}="{value}"' for name, value in found) == attributes
    return {name: unescape(value) for name, value in found}


def test_a_task_tells_its_rule_and_who_takes_part(project: Project) -> None:
    handbook = project.content.base
    tasks = handbook.of(Task)
    assert len(tasks) > 150
    for entry in tasks.values():
        task, told = entry.item, read(task_data(entry.item, handbook.of(Phase)))
        assert told["rule"] == due_code(task.due)
        assert told["taking"].split()[0] == task.responsible
        assert set(told["taking"].split()) == {
            task.responsible,
            *task.involves,
            *(task.meeting.with_ if task.meeting else ()),
        }
        assert told.get("for", "").split() == list(task.for_)
        assert told.get("minutes", "") == (str(task.meeting.minutes) if task.meeting else "")
        assert "" not in told.values()


def test_what_recurs_tells_the_phase_of_each_time(project: Project) -> None:
    handbook = project.content.base
    phases = handbook.of(Phase)
    recurring = [entry.item for entry in handbook.of(Task).values() if "every" in due_code(entry.item.due)]
    assert len(recurring) > 2
    for task in recurring:
        nominal = [phase or NO_PHASE for phase in phases_of_occurrences(task.due, phases)]
        assert read(task_data(task, phases))["phases"].split() == nominal


def test_a_message_tells_its_place_in_the_year(project: Project) -> None:
    messages = project.content.base.of(Message)
    assert messages
    for entry in messages.values():
        told = read(message_data(entry.item))
        assert len(told["place"].split()) == 2
        assert (told["from"], told["to"]) == (entry.item.from_, entry.item.to)


def test_a_phase_tells_when_it_begins_and_ends(project: Project) -> None:
    for entry in project.content.base.of(Phase).values():
        told = read(phase_data(entry.item))
        assert told == {
            "phase": entry.item.id,
            "begins": due_code(entry.item.from_),
            "ends": due_code(entry.item.until),
        }
    assert read(phase_data(None)) == {"phase": NO_PHASE}


def test_a_workplace_tells_its_year_and_no_person(project: Project) -> None:
    content = project.content
    assert content.organisation
    places = workplaces(content, content.organisation, project.handbooks)
    told = {name: json.loads(workplace_data(place, "abc")) for name, place in places.items()}
    assert len({tuple(data["weekdays"]) for data in told.values()}) > 1
    for name, data in told.items():
        assert data["id"] == name
        assert data.keys() == {
            "id", "name", "organisation", "weekdays", "closed", "quiet", "probation", "version",
        }  # fmt: skip
    common = json.loads(organisation_data(content.organisation, "abc"))
    assert (common["id"], common["name"]) == ("", "")
    assert common["organisation"] == content.organisation.name

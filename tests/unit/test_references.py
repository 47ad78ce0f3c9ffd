"""The ids that items name in other collections, found from the models."""

from typing import get_args

import pytest

from generator.handbook.collections import KINDS
from generator.handbook.due import parse_due
from generator.handbook.fields import Ref
from generator.handbook.models import Contact, Department, Hire, Item, Meeting, Message, Task, Topic
from generator.handbook.references import references

TASK = Task.model_construct(
    id="a",
    title="A",
    due=parse_due("løbende"),
    responsible="leder",
    involves=("mentor", "ny"),
    focus="fundamentet",
    topic="plads",
    for_=("elev",),
    not_for=("praktikant",),
    meeting=Meeting.model_construct(minutes=30, with_=("it", "hr")),
    covers=("b",),
    source="loven",
)


def found(item: Item) -> list[tuple[tuple[object, ...], str, str]]:
    return [(reference.path, reference.collection, reference.id) for reference in references(item)]


def test_a_task_names_all_of_these_by_their_place_in_the_yaml() -> None:
    assert found(TASK) == [
        (("for", 0), "hire_types", "elev"),
        (("not_for", 0), "hire_types", "praktikant"),
        (("responsible",), "roles", "leder"),
        (("involves", 0), "roles", "mentor"),
        (("involves", 1), "roles", "ny"),
        (("focus",), "focus_areas", "fundamentet"),
        (("topic",), "topics", "plads"),
        (("meeting", "with", 0), "roles", "it"),
        (("meeting", "with", 1), "roles", "hr"),
        (("covers", 0), "tasks", "b"),
        (("source",), "sources", "loven"),
    ]


def test_what_is_left_out_names_nothing() -> None:
    task = Task.model_construct(id="a", title="A", due=parse_due("løbende"), responsible="leder", topic="plads")
    assert found(task) == [(("responsible",), "roles", "leder"), (("topic",), "topics", "plads")]


def test_the_keys_of_a_mapping_can_be_ids() -> None:
    hire = Hire.model_construct(id="a", department="social", types=("leder",), people={"mentor": "Bo", "ny": "Asta"})
    assert found(hire) == [
        (("department",), "departments", "social"),
        (("types", 0), "hire_types", "leder"),
        (("people", "mentor"), "roles", "mentor"),
        (("people", "ny"), "roles", "ny"),
    ]


def test_models_inside_that_name_nothing_are_passed_over() -> None:
    contact = Contact.model_construct(function="Vagt", help="Spørg")
    assert found(Department.model_construct(id="a", name="A", parent=None, contacts=(contact,))) == []


@pytest.mark.parametrize("model", [*(kind.model for kind in KINDS.values()), Department, Hire])
def test_every_reference_of_a_model_is_to_a_collection_there_is(model: type[Item]) -> None:
    known = {*KINDS, "departments"}
    for field in model.model_fields.values():
        marks = [*field.metadata, *(part for inner in get_args(field.annotation) for part in getattr(inner, "__metadata__", ()))]
        assert {mark.collection for mark in marks if isinstance(mark, Ref)} <= known


def test_the_test_above_sees_references() -> None:
    assert [mark.collection for mark in Topic.model_fields["area"].metadata if isinstance(mark, Ref)] == ["areas"]
    assert found(Message.model_construct(id="a", from_="leder", to="ny")) == [
        (("from",), "roles", "leder"),
        (("to",), "roles", "ny"),
    ]

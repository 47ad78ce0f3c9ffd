"""The ids that items name in other collections, found from the models."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.due import parse_due
from generator.handbook.item import Identified
from generator.handbook.models import Contact, Department, Hire, Meeting, Message, Task
from generator.handbook.references import references, refers_to
from generator.text import parse

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


def found(item: Identified) -> list[tuple[tuple[object, ...], str, str]]:
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
    hire = Hire.model_construct(
        id="a",
        name="Asta",
        position="Leder",
        department="social",
        types=("leder",),
        start=date(2027, 2, 1),
        people={"mentor": "Bo", "ny": "Asta"},
    )
    assert found(hire) == [
        (("department",), "departments", "social"),
        (("types", 0), "hire_types", "leder"),
        (("people", "mentor"), "roles", "mentor"),
        (("people", "ny"), "roles", "ny"),
    ]


def test_models_inside_that_name_nothing_are_passed_over() -> None:
    contact = Contact.model_construct(function="Vagt", help="Spørg")
    assert found(Department.model_construct(id="a", name="A", parent=None, contacts=(contact,))) == []


def test_the_sender_and_the_receiver_of_a_mail_are_roles() -> None:
    mail = Message.model_construct(
        id="a", title="A", due=parse_due("løbende"), from_="leder", to="ny", subject="Hej", body=parse("Hej")
    )
    assert found(mail) == [(("from",), "roles", "leder"), (("to",), "roles", "ny")]


@given(st.sampled_from(["tasks", "roles", "topics", "sources"]), st.sampled_from(["mentor", "emne", "frokost", "x"]))
def test_refers_to_agrees_with_the_references(collection: str, identity: str) -> None:
    task = Task.model_construct(
        id="a",
        title="A",
        due=parse_due("løbende"),
        topic="emne",
        responsible="mentor",
        involves=("x",),
        covers=("frokost",),
        meeting=Meeting.model_construct(minutes=30, with_=("frokost", "mentor")),
    )
    named = {(found.collection, found.id) for found in references(task)}
    assert len(named) >= 5
    assert refers_to(task, collection, identity) is ((collection, identity) in named)

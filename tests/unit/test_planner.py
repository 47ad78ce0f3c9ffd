"""A whole plan from a small handbook."""

from datetime import date
from typing import Any

import pytest

from generator.handbook.collections import KINDS
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.handbook import Handbook
from generator.handbook.models import Department, Hire, Organisation
from generator.handbook.placeholders import PLACEHOLDERS, fill, placeholders_in
from generator.handbook.places import Place
from generator.plans.anchors import BACK_FROM_LEAVE
from generator.plans.letters import BLANK, placeholder_values
from generator.plans.plan import CrowdedWeek, Plan, PlannedTask, When
from generator.plans.planner import calendar_of, make_plan
from generator.variants.workplace import Workplace

BASE = Layer(LayerKind.BASE, "", "Eksempel Kommune")
SOURCE = Source(BASE, "content/x.yml", Place(1, 1))
LONG_AGO = date(2026, 1, 1)
TYPES = [
    {"id": "medarbejder"},
    {"id": "leder"},
    {"id": "chef", "extends": "leder"},
    {"id": BACK_FROM_LEAVE},
]
PHASES = [
    {"id": "foer-start", "from": "ansættelsesaftalen", "until": "dagen før start"},
    {"id": "foerste-uge", "from": "første arbejdsdag", "until": "i uge 1"},
    {"id": "resten", "from": "i uge 2", "until": "1 år efter start"},
]
ORGANISATION = Organisation.model_validate(
    {
        "name": "Eksempel Kommune",
        "intranet": "https://intranet.example/",
        "contact": "HR",
        "mail": "hr@eksempel.example",
        "accessibility": "https://www.was.digst.dk/x",
        "weekdays": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag"),
        "probation": "3 måneder",
        "closed": ({"day": "5. juni", "name": "Grundlovsdag"},),
        "quiet": ("uge 28-30",),
    }
)
ASTA = {
    "id": "asta",
    "name": "Asta Birk Lund",
    "position": "socialrådgiver",
    "department": "bakken",
    "types": ("medarbejder",),
    "agreed": "2026-07-20",
    "start": "2026-09-01",
}
FILLERS: dict[str, dict[str, Any]] = {
    "hire_types": {"text": "x", "icon": "material/flag"},
    "phases": {"text": "x", "caption": "x", "icon": "material/flag"},
    "tasks": {"responsible": "ny", "topic": "start"},
    "messages": {"from": "naermeste-leder", "to": "ny", "subject": "Velkommen, {fornavn}", "body": "Hej {navn}"},
}


def a_workplace(**collections: list[dict[str, Any]]) -> Workplace:
    given = {"hire_types": TYPES, "phases": PHASES} | collections
    handbook = Handbook(BASE, {name: _entries(name, given.get(name, [])) for name in KINDS}, {})
    return Workplace(a_department("bakken"), None, ORGANISATION, handbook)


def a_department(name: str, **own: object) -> Entry[Department]:
    return Entry(Department.model_validate({"id": name, "name": "Familiehuset Bakken"} | own), SOURCE)


def _entries(name: str, items: list[dict[str, Any]]) -> dict[str, Entry[Any]]:
    whole = ({"title": item["id"]} | FILLERS[name] | item for item in items)
    return {item["id"]: Entry(KINDS[name].model.model_validate(item), SOURCE) for item in whole}


def a_hire(**values: object) -> Hire:
    return Hire.model_validate(ASTA | values)


def a_plan(*tasks: dict[str, Any], today: date = LONG_AGO, **values: object) -> Plan:
    return make_plan(a_hire(**values), a_workplace(tasks=list(tasks)), today, "abc1234")


def ids(tasks: tuple[PlannedTask, ...]) -> list[str]:
    return [task.entry.item.id for task in tasks]


def all_ids(plan: Plan) -> list[str]:
    return [name for section in plan.sections for name in ids(section.tasks)]


FOR_TYPES = (
    {"id": "alle", "due": "første arbejdsdag"},
    {"id": "kun-leder", "due": "første arbejdsdag", "for": ("leder",)},
    {"id": "kun-chef", "due": "første arbejdsdag", "for": ("chef",)},
    {"id": "ikke-leder", "due": "første arbejdsdag", "not_for": ("leder",)},
    {"id": "ikke-orlov", "due": "første arbejdsdag", "for": ("leder",), "not_for": (BACK_FROM_LEAVE,)},
)


@pytest.mark.parametrize(
    ("types", "tasks"),
    [
        (("medarbejder",), ["alle", "ikke-leder"]),
        (("leder",), ["alle", "kun-leder", "ikke-orlov"]),
        (("chef",), ["alle", "kun-leder", "kun-chef", "ikke-orlov"]),
        (("leder", BACK_FROM_LEAVE), ["alle", "kun-leder"]),
    ],
)
def test_the_tasks_are_those_of_the_hires_types(types: tuple[str, ...], tasks: list[str]) -> None:
    plan = a_plan(*FOR_TYPES, types=types)
    assert all_ids(plan) == tasks
    assert tuple(entry.item.id for entry in plan.types) == types


def test_the_sections_follow_the_nominal_year_and_the_days_inside_are_real() -> None:
    plan = a_plan(
        {"id": "altid", "due": "løbende"},
        {"id": "uge-3", "due": "i uge 3"},
        {"id": "fredag", "due": "fredag i første uge"},
        {"id": "dag-1", "due": "første arbejdsdag"},
        {"id": "pc", "due": "senest 5 arbejdsdage før start"},
    )
    sections = [(section.phase and section.phase.item.id, ids(section.tasks)) for section in plan.sections]
    assert sections == [
        ("foer-start", ["pc"]),
        ("foerste-uge", ["dag-1", "fredag"]),
        ("resten", ["uge-3"]),
        (None, ["altid"]),
    ]
    last = plan.sections[-1].tasks[0]
    assert last.when is None


def test_what_recurs_stands_each_time_in_the_phase_of_that_time() -> None:
    plan = a_plan({"id": "ugemoede", "due": "hver uge i den første måned"}, start="2026-09-01")
    rows = [(section.phase and section.phase.item.id, ids(section.tasks)) for section in plan.sections]
    assert rows == [("resten", ["ugemoede"] * 4)]
    plan = a_plan({"id": "morgenmoede", "due": "hver fredag i den første måned"}, start="2026-09-01")
    days = {
        section.phase.item.id: [task.when.first for task in section.tasks if task.when]
        for section in plan.sections
        if section.phase
    }
    assert list(days) == ["foerste-uge", "resten"]
    assert max(days["foerste-uge"]) < min(days["resten"])


def test_tasks_of_a_phase_are_sorted_by_the_days_they_really_have() -> None:
    plan = a_plan(
        {"id": "nominelt-foerst", "due": "1 uge efter start"},  # Saturday's start puts it on Monday the 10th
        {"id": "nominelt-sidst", "due": "mandag i uge 2", "meeting": {"minutes": 30, "with": ()}},
        {"id": "ugentlig", "due": "hver uge i den første måned"},
        start="2026-08-01",
    )
    (section,) = plan.sections
    days = [task.when.first for task in section.tasks if task.when]
    assert days == sorted(days)
    assert ids(section.tasks).count("ugentlig") == 4


def test_a_task_that_covers_another_stands_in_for_it() -> None:
    tasks = ({"id": "proeve", "due": "senest 6 uger før prøvetidens udløb", "covers": ("maaned",)},
             {"id": "maaned", "due": "1 måned efter start"})  # fmt: skip
    assert all_ids(a_plan(*tasks)) == ["proeve"]
    without_probation = a_plan(*tasks, probation="ingen")
    assert all_ids(without_probation) == ["maaned"]
    assert [omitted.entry.item.id for omitted in without_probation.omitted] == ["proeve"]
    assert without_probation.omitted[0].reason


def test_of_two_tasks_that_cover_each_other_the_first_stays() -> None:
    plan = a_plan({"id": "a", "due": "i uge 2", "covers": ("b",)}, {"id": "b", "due": "i uge 2", "covers": ("a",)})
    assert all_ids(plan) == ["a"]


def test_a_task_for_others_covers_nothing() -> None:
    plan = a_plan(
        {"id": "chefsamtale", "due": "i uge 2", "for": ("chef",), "covers": ("samtale",)},
        {"id": "samtale", "due": "i uge 2"},
    )
    assert all_ids(plan) == ["samtale"]


def test_what_is_past_before_the_start_is_overdue() -> None:
    tasks = ({"id": "pc", "due": "senest 2 uger før start"}, {"id": "blomst", "due": "dagen før start"})
    plan = a_plan(*tasks, today=date(2026, 8, 19))
    assert ids(plan.overdue) == ["pc"]
    assert all_ids(plan) == ["blomst"]
    on_the_day = a_plan(*tasks, today=date(2026, 8, 18))
    assert ids(on_the_day.overdue) == []
    started = a_plan(*tasks, today=date(2026, 9, 1))
    assert ids(started.overdue) == []
    assert all_ids(started) == ["pc", "blomst"]


def test_the_calendar_is_the_workplaces_with_the_hires_weekdays() -> None:
    calendar = calendar_of(a_hire(weekdays=("tirsdag", "onsdag")), a_workplace())
    assert calendar.weekdays == (1, 2)
    assert [closed.name for closed in calendar.closed] == ["Grundlovsdag"]
    assert calendar_of(a_hire(), a_workplace()).weekdays == (0, 1, 2, 3, 4)


OWN = {
    "weekdays": ("mandag", "onsdag"),
    "probation": "1 måned",
    "closed": ({"day": "2. september", "name": "Udflugt"},),
    "quiet": ("uge 38",),
}


@pytest.mark.parametrize(
    ("above", "own", "hire", "weekdays", "probation_end"),
    [
        ({}, {}, {}, (0, 1, 2, 3, 4), date(2026, 11, 30)),
        (OWN, {}, {}, (0, 2), date(2026, 9, 30)),
        (OWN, {"weekdays": ("tirsdag",), "probation": "2 måneder"}, {}, (1,), date(2026, 10, 31)),
        (OWN, {}, {"weekdays": ("fredag",), "probation": "2026-10-15"}, (4,), date(2026, 10, 15)),
        (OWN, {}, {"probation": "ingen"}, (0, 2), None),
    ],
)
def test_the_nearest_value_counts(
    above: dict[str, Any],
    own: dict[str, Any],
    hire: dict[str, Any],
    weekdays: tuple[int, ...],
    probation_end: date | None,
) -> None:
    handbook = a_workplace().handbook
    center = Workplace(a_department("center", **above), None, ORGANISATION, handbook)
    workplace = Workplace(a_department("bakken", **own), center, ORGANISATION, handbook)
    calendar = calendar_of(a_hire(**hire), workplace)
    plan = make_plan(a_hire(**hire), workplace, LONG_AGO, "x")
    assert calendar.weekdays == weekdays
    assert plan.anchors.probation_end == probation_end
    assert [closed.name for closed in calendar.closed] == ["Udflugt" if above else "Grundlovsdag"]
    assert calendar.is_quiet(date(2026, 9, 14)) == bool(above)
    assert calendar.is_quiet(date(2026, 7, 14)) != bool(above)


def test_a_start_three_days_away() -> None:
    tasks = (
        {"id": "bestil-it", "due": "senest 15 arbejdsdage før start"},
        {"id": "brev", "due": "1 uge efter ansættelsesaftalen"},
        {"id": "blomst", "due": "dagen før start"},
        {"id": "kaffe", "due": "3 uger før start", "meeting": {"minutes": 45, "with": ("ny",)}},
        {"id": "morgenmad", "due": "første arbejdsdag"},
    )
    friday, monday = date(2026, 9, 4), "2026-09-07"
    plan = a_plan(*tasks, today=friday, agreed=str(friday), start=monday)
    assert ids(plan.overdue) == ["bestil-it", "kaffe"]  # both on 17 August
    before = {task.entry.item.id: task.when and task.when.first for task in plan.sections[0].tasks}
    assert before == {"brev": friday, "blomst": friday}  # the letter's week would end after the start
    assert ids(plan.sections[1].tasks) == ["morgenmad"]


def test_a_person_has_not_started_before_the_first_working_day() -> None:
    tasks = ({"id": "blomst", "due": "dagen før start"},)
    sunday = a_plan(*tasks, today=date(2026, 8, 2), start="2026-08-01")  # a Saturday
    assert ids(sunday.overdue) == ["blomst"]


def test_what_comes_after_the_last_working_day_is_left_out_with_a_word() -> None:
    tasks = ({"id": "uge", "due": "1 uge efter start"}, {"id": "aar", "due": "1 år efter start"})
    plan = a_plan(*tasks, end="2026-10-30")
    assert all_ids(plan) == ["uge"]
    assert [omitted.entry.item.id for omitted in plan.omitted] == ["aar"]
    assert plan.omitted[0].reason


def test_a_week_that_asks_too_much_of_someone_is_marked() -> None:
    many = [{"id": f"uge-2-{number}", "due": "i uge 2", "responsible": "leder"} for number in range(11)]
    others = ({"id": "kollega", "due": "i uge 2"}, {"id": "uge-3", "due": "i uge 3", "responsible": "leder"})
    assert a_plan(*many[1:], *others).crowded == ()
    plan = a_plan(*many, *others)
    assert plan.crowded == (CrowdedWeek("leder", date(2026, 9, 7), 11, 0),)
    marked = {task.entry.item.id for section in plan.sections for task in section.tasks if task.crowded}
    assert marked == {task["id"] for task in many}


def test_all_that_is_overdue_is_to_be_done_this_week() -> None:
    late = [
        {"id": f"uge-{number}", "due": f"{number} uger før start", "responsible": "leder"} for number in range(2, 13)
    ]
    assert a_plan(*late).crowded == ()
    plan = a_plan(*late, today=date(2026, 8, 26))
    assert plan.crowded == (CrowdedWeek("leder", date(2026, 8, 24), 11, 0),)
    assert all(task.crowded for task in plan.overdue)
    assert len(plan.overdue) == 11


def test_mails_there_is_no_time_for_are_told_of() -> None:
    mails = [
        {"id": "tak", "due": "dagen efter ansættelsesaftalen", "priority": 2},
        {"id": "dagen", "due": "2 uger efter ansættelsesaftalen", "priority": 1},
    ]
    plan = make_plan(a_hire(), a_workplace(messages=mails), date(2026, 8, 31), "x")
    assert [(message.entry.item.id, message.when) for message in plan.messages] == [("dagen", When(date(2026, 8, 31)))]
    assert [message.entry.item.id for message in plan.unsent] == ["tak"]


def test_messages_are_filled_in_and_sorted_by_day() -> None:
    workplace = a_workplace(
        messages=[
            {
                "id": "paa-gensyn",
                "due": "dagen før start",
                "body": "Vi ses {første_arbejdsdag} i {mødested}. *{mentor}*",
            },
            {"id": "tak", "due": "ansættelsesaftalen", "body": "Hej **{fornavn}**"},
            {"id": "leder", "due": "dagen før start", "for": ("leder",)},
            {"id": "farvel", "due": "sidste arbejdsdag"},
        ]
    )
    hire = a_hire(name="*Asta* {navn}", start="2027-02-01", people={"mentor": "Bo Krag"})
    plan = make_plan(hire, workplace, LONG_AGO, "abc1234")
    first, second = plan.messages
    assert (first.entry.item.id, second.entry.item.id) == ("tak", "paa-gensyn")
    assert first.subject == "Velkommen, *Asta*"
    assert "*Asta*" in repr(first.body.blocks)  # a name is never read as markup
    assert f"Vi ses mandag den 1. februar 2027 i {BLANK}." in repr(second.body.blocks)
    assert "Bo Krag" in repr(second.body.blocks)


def test_a_mail_after_an_agreement_of_unknown_date_is_kept_without_a_day() -> None:
    workplace = a_workplace(messages=[{"id": "tak", "due": "1 uge efter ansættelsesaftalen"}])
    values = {name: value for name, value in ASTA.items() if name != "agreed"}
    plan = make_plan(Hire.model_validate(values), workplace, LONG_AGO, "abc1234")
    assert [message.when for message in plan.messages] == [None]


def test_every_placeholder_has_a_value() -> None:
    hire = a_hire(time="9.00", place="Rådhuset", people={"naermeste-leder": "Eva Holm"})
    anchors = make_plan(hire, a_workplace(), LONG_AGO, "").anchors
    values = placeholder_values(hire, a_workplace(), anchors)
    assert sorted(values) == sorted(PLACEHOLDERS)
    assert values["start"] == "1. september 2026"
    assert values["første_arbejdsdag"] == "tirsdag den 1. september 2026"
    assert values["tidspunkt"] == "9.00"
    assert values["fornavn"] == "Asta"
    assert values["nærmeste_leder"] == "Eva Holm"
    assert values["kontaktperson"] == BLANK


def test_placeholders_are_found_and_filled() -> None:
    assert list(placeholders_in("Hej {navn}, {første arbejdsdag} {}")) == ["navn", "første arbejdsdag", ""]
    assert fill("{navn} {ukendt}", {"navn": "{navn}"}) == "{navn} {ukendt}"


def test_the_same_hire_gives_the_same_plan() -> None:
    hire, workplace = a_hire(), a_workplace(tasks=list(FOR_TYPES))
    assert make_plan(hire, workplace, LONG_AGO, "x") == make_plan(hire, workplace, LONG_AGO, "x")

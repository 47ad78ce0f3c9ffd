"""What stands on which sheet: the new colleague's plan, and each role's checklist."""

import dataclasses
from datetime import date
from typing import Any

import pytest
from paper_plan import HIRE, a_plan, checklist_of, handbook, long_plan, own_sheet

from generator.handbook.models import Hire, Message, Task
from generator.plans.plan import CrowdedWeek, Omitted, Plan, PlannedTask, Section, Unsent, When
from generator.plans.renderers.sheets import sheet_of, sheets_of

PROBATION = "fredag den 30. april 2027"


def with_hire(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 (fields of a hire)
    return dataclasses.replace(plan, hire=Hire.model_validate({**HIRE, "name": plan.hire.name, **changes}))


def test_there_is_a_sheet_for_the_colleague_and_for_each_other_role_with_a_part() -> None:
    assert [sheet.name for sheet in sheets_of(a_plan())] == [
        "plan.pdf",
        "tjekliste-naermeste-leder.pdf",
        "tjekliste-mentor.pdf",
        "tjekliste-it.pdf",
        "tjekliste-tr.pdf",
    ]


def test_one_who_only_sends_a_message_has_a_checklist() -> None:
    sheets = [sheet.name for sheet in sheets_of(a_plan(overdue=(), sections=()))]
    assert sheets == ["plan.pdf", "tjekliste-naermeste-leder.pdf"]


def test_the_colleague_reads_only_of_what_the_colleague_has_part_in() -> None:
    titles = [row.title for part in own_sheet(a_plan()).parts for row in part.rows]
    assert titles == ["Hold den første samtale", "Spis frokost sammen"]


def test_what_is_written_to_another_is_not_shown_to_the_colleague() -> None:
    theirs, own = (part.rows[0] for part in own_sheet(a_plan()).parts)
    assert (theirs.own, theirs.text, theirs.link, theirs.marks) == (False, None, "", "")
    assert theirs.notes[0] == "Torben Egelykke (nærmeste leder) står for det"
    assert "Solvej" not in " ".join(theirs.notes)
    assert (own.own, own.text and own.text.source) == (True, "Find et bord.")


def test_the_colleague_neither_sends_messages_nor_reads_why_others_tasks_are_left_out() -> None:
    plan = a_plan()
    assert own_sheet(plan).letters == ()
    assert own_sheet(plan).omitted == ()
    own = Omitted(handbook().of(Task)["frokost"], "der er ingen frokost")
    assert [fact.label for fact in own_sheet(dataclasses.replace(plan, omitted=(own,))).omitted] == [
        "Spis frokost sammen"
    ]


def test_the_days_of_the_colleagues_plan_are_headings() -> None:
    assert [part.rows[0].when for part in own_sheet(a_plan()).parts] == ["Mandag den 8. februar", "Efter aftale"]


def test_the_colleague_gets_what_there_is_to_fill_in() -> None:
    sheet = own_sheet(a_plan())
    assert sheet.goals
    assert [(ladder.title, [step.title for step in ladder.steps]) for ladder in sheet.ladders] == [
        ("Oplæringstrappen", ["Se på", "Selv"])
    ]
    [talk] = sheet.talks
    assert (talk.title, talk.questions) == ("Hold den første samtale", ("Hvad gik let?", "Hvad nu?"))
    assert talk.when.replace("\N{NO-BREAK SPACE}", " ") == "man. 8. feb."


def test_only_who_holds_a_talk_is_told_how() -> None:
    [own] = own_sheet(a_plan()).talks
    [leaders] = checklist_of("naermeste-leder", a_plan()).talks
    assert own.text is None
    assert leaders.text is not None
    assert own.questions == leaders.questions


def test_a_talk_that_comes_again_is_printed_once_with_its_days() -> None:
    task = handbook().of(Task)["samtale"]
    days = (PlannedTask(task, When(date(2027, 2, day))) for day in (8, 15))
    [talk] = own_sheet(a_plan(sections=(Section(None, tuple(days)),))).talks
    assert talk.when.replace("\N{NO-BREAK SPACE}", " ") == "man. 8. feb., man. 15. feb."


def test_a_role_that_takes_part_is_told_who_is_responsible() -> None:
    [part] = checklist_of("mentor", a_plan()).parts
    [row] = part.rows
    assert (row.own, row.text, row.marks) == (False, None, "")
    assert row.notes[0] == "Du er med. Ansvarlig: Torben Egelykke (nærmeste leder)"
    assert row.notes[1] == "også Solvej Ravnkilde, tillidsrepræsentant (TR)"


def test_the_responsible_reads_the_whole_task() -> None:
    [row] = [row for part in checklist_of("naermeste-leder", a_plan()).parts for row in part.rows]
    assert row.own
    assert row.text is not None
    assert row.link == "https://eksempel.example/laes"
    assert row.notes[0] == "Sammen med Solvej Ravnkilde, mentor, tillidsrepræsentant (TR)"
    assert row.marks


def test_only_who_holds_a_talk_has_its_questions() -> None:
    talks = {sheet.name: len(sheet.talks) for sheet in sheets_of(a_plan())}
    assert talks == {
        "plan.pdf": 1,
        "tjekliste-naermeste-leder.pdf": 1,
        "tjekliste-mentor.pdf": 0,
        "tjekliste-it.pdf": 0,
        "tjekliste-tr.pdf": 0,
    }


def test_probation_stands_on_the_colleagues_and_the_nearest_leaders_sheet_only() -> None:
    found = [sheet.name for sheet in sheets_of(a_plan()) if PROBATION in [fact.value for fact in sheet.facts]]
    assert found == ["plan.pdf", "tjekliste-naermeste-leder.pdf"]


def test_a_checklist_carries_name_workplace_and_start() -> None:
    for sheet in sheets_of(a_plan()):
        facts = " ".join(fact.value for fact in sheet.facts) + sheet.position
        assert "mandag den 1. februar 2027" in facts
        assert "Børnehuset Bakken" in facts
        assert "Solvej Ravnkilde" in facts + sheet.title
        assert "3f2a9c1" in sheet.foot


def test_each_sender_has_its_own_messages() -> None:
    plan = a_plan()
    assert [letter.subject for letter in checklist_of("naermeste-leder", plan).letters] == [
        "Velkommen, Solvej Ravnkilde"
    ]
    assert checklist_of("it", plan).letters == ()


def test_only_the_nearest_leader_reads_what_the_plan_lacks() -> None:
    unsent = (Unsent(handbook().of(Message)["mail"], "der er kun to dage"),)
    crowded = (CrowdedWeek("it", date(2027, 2, 1), 9, 90),)
    plan = a_plan(unsent=unsent, crowded=crowded)
    leader = checklist_of("naermeste-leder", plan)
    assert [fact.value for fact in leader.omitted] == ["der er ingen prøvetid", "der er kun to dage"]
    assert [(fact.label, fact.value) for fact in leader.crowded] == [("Uge 5: IT", "9 opgaver, 1,5 timers møder")]
    others = [sheet for sheet in sheets_of(plan) if sheet.name != leader.name]
    assert [(sheet.omitted, sheet.crowded) for sheet in others] == [((), ())] * 4
    assert len(sheet_of(plan).omitted) == 2


@pytest.mark.parametrize(("role", "busy"), [("naermeste-leder", True), ("mentor", False)])
def test_a_busy_week_is_marked_for_the_one_who_is_busy(role: str, busy: bool) -> None:  # noqa: FBT001 (a case)
    plan = a_plan(overdue=(), crowded=(CrowdedWeek(role, date(2027, 2, 8), 9, 90),))
    [row] = [row for part in checklist_of("naermeste-leder", plan).parts for row in part.rows]
    assert ("Travl uge" in row.marks) is busy


def test_a_busy_week_of_anybody_is_marked_in_the_whole_plan() -> None:
    plan = a_plan()
    [first, *rest] = plan.sections
    busy = dataclasses.replace(first.tasks[0], crowded=True)
    plan = dataclasses.replace(plan, sections=(dataclasses.replace(first, tasks=(busy,)), *rest))
    marks = [row.marks for part in sheet_of(plan).parts for row in part.rows]
    assert ["Travl uge" in mark for mark in marks] == [False, True, False]


def test_what_comes_again_and_again_is_explained_once() -> None:
    rows = checklist_of("naermeste-leder", long_plan(3)).parts[0].rows
    assert [row.text is not None for row in rows] == [True, False, False]
    assert [bool(row.link) for row in rows] == [True, False, False]


def test_one_that_is_not_named_yet_has_a_line_to_write_the_name_on() -> None:
    facts = {fact.label: fact.value for fact in checklist_of("mentor", a_plan()).facts}
    assert facts["Mentor"] == ""
    named = with_hire(a_plan(), people={"it": "Ida Holm"})
    assert {fact.label: fact.value for fact in checklist_of("it", named).facts}["IT"] == "Ida Holm"
    assert "IT" not in {fact.label for fact in checklist_of("it", a_plan()).facts}


def test_one_who_comes_back_does_not_begin() -> None:
    plan = a_plan()
    back = dataclasses.replace(plan, anchors=dataclasses.replace(plan.anchors, return_=date(2027, 2, 1)))
    assert checklist_of("it", plan).position == "Solvej Ravnkilde begynder 1. februar 2027"
    assert checklist_of("it", back).position == "Solvej Ravnkilde er tilbage 1. februar 2027"
    assert own_sheet(back).greeting[0] == "Velkommen tilbage, Solvej."

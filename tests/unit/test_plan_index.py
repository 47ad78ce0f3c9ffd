"""The page that says what a plan's files are for, and when they are to be deleted."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from plan_factory import plan_of

from generator.plans.finished import INDEX, delete_finished, delete_from, finished_plans, is_plan
from generator.plans.plan import Plan
from generator.plans.writer import FolderInTheWayError, files_of, write_plan

OUTSIDE = re.compile(r"https?:|//|<script|<link|<img|url\(|@import", re.IGNORECASE)
MAIL = {"id": "velkommen", "title": "Velkommen", "due": "dagen før start"}


class Page(HTMLParser):
    """The addresses and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.addresses += [value for name, value in attributes if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.words += data


def a_plan(**hire: Any) -> Plan:  # noqa: ANN401 (fields of a hire)
    tasks = ({"id": "moede", "responsible": "mentor", "meeting": {"minutes": 30, "with": ("ny",)}}, {"id": "kort"})
    return plan_of(*tasks, messages=(MAIL,), **hire)


def page_of(plan: Plan) -> str:
    return files_of(plan)[0][INDEX].decode()


def test_every_file_is_told_of_once_and_is_there() -> None:
    files, _warnings = files_of(a_plan())
    addresses = Page(files[INDEX].decode()).addresses
    assert sorted(addresses) == sorted(set(files) - {INDEX})
    assert {"plan.pdf", "kalender-ny.ics", "mails/01-velkommen.eml"} <= set(addresses)


def test_the_page_needs_nothing_else_and_no_name_is_read_as_markup() -> None:
    text = page_of(a_plan(name='<script>alert("x")</script> & Søn'))
    assert not OUTSIDE.search(text)
    assert "alert" in Page(text).words
    assert "Søn" in text


def test_it_names_who_gets_what() -> None:
    words = " ".join(Page(page_of(a_plan())).words.split())
    assert "Filerne til introplanen for Asta Birk" in words
    assert "Mentor Bo Holm" in words
    assert "fredag den 29. januar 2027 Velkommen Fra: Nærmeste leder" in words


@pytest.mark.parametrize(
    ("start", "end", "expected", "words"),
    [
        ("2027-02-01", None, date(2028, 2, 1), "Slet mappen, når det første år er gået: 1. februar 2028."),
        ("2028-02-29", None, date(2029, 2, 28), "det første år er gået: 28. februar 2029"),
        ("2027-02-01", "2027-06-26", date(2027, 9, 26), "tre måneder efter forløbets slutning: 26. september 2027"),
        ("2027-02-01", "2027-11-30", date(2028, 2, 1), "det første år er gået: 1. februar 2028"),
        ("2027-02-01", "2029-01-31", date(2028, 2, 1), "det første år er gået: 1. februar 2028"),
    ],
)
def test_it_says_when_to_delete_it_all(start: str, end: str | None, expected: date, words: str) -> None:
    plan = a_plan(start=start, agreed=None, **({"end": end} if end else {}))
    assert delete_from(plan.hire) == expected
    text = page_of(plan)
    assert text.count(f'<time class="delete-from" datetime="{expected}">') == 1
    assert words in " ".join(Page(text).words.split())


def test_a_plan_is_deleted_from_the_day_its_index_names(tmp_path: Path) -> None:
    write_plan(a_plan(), tmp_path / "asta")
    write_plan(a_plan(start="2027-03-01"), tmp_path / "bo")
    assert [*delete_finished(tmp_path, date(2028, 1, 31))] == []
    deleted = [*delete_finished(tmp_path, date(2028, 2, 1))]
    assert [(one.folder.name, one.since) for one in deleted] == [("asta", date(2028, 2, 1))]
    assert [path.name for path in tmp_path.iterdir()] == ["bo"]


LATE = date(2100, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        '<time class="delete-from" datetime="2020-01-01">',
        '<meta name="generator" content="introplan">',
        '<meta name="generator" content="introplan"><time class="delete-from" datetime="2020-02-31">',
        '<meta name="generator" content="introplan">' + '<time class="delete-from" datetime="2020-01-01">' * 2,
    ],
)
def test_what_is_not_proved_to_be_a_plan_is_never_deleted(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "andet"
    folder.mkdir()
    (folder / INDEX).write_text(text, encoding="utf-8")
    assert not is_plan(folder)
    assert [*finished_plans(tmp_path, LATE)] == []


def test_other_things_beside_the_plans_are_never_deleted(tmp_path: Path) -> None:
    write_plan(a_plan(), tmp_path / "andetsteds" / "asta")
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "asta").symlink_to(tmp_path / "andetsteds" / "asta")
    (plans / "noter.txt").touch()
    (plans / "tom").mkdir()
    assert [*delete_finished(plans, LATE)] == []
    assert [*delete_finished(tmp_path / "findes-ikke", LATE)] == []
    assert (tmp_path / "andetsteds/asta/plan.pdf").exists()


def test_a_plan_takes_the_place_of_an_older_one_whole(tmp_path: Path) -> None:
    folder = tmp_path / "asta"
    write_plan(a_plan(), folder)
    write_plan(plan_of({"id": "kort"}), folder)
    assert not (folder / "mails").exists()
    assert not (folder / "kalender-mentor.ics").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["asta"]


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "asta"
    folder.mkdir()
    write_plan(a_plan(), folder)
    (folder / INDEX).write_text("mine noter", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(FolderInTheWayError, match="asta"):
        write_plan(a_plan(), folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_only_the_owner_may_read_a_plan(tmp_path: Path) -> None:
    write_plan(a_plan(), tmp_path / "plans" / "asta")
    modes = {path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    folders = {"plans", "plans/asta", "plans/asta/mails"}
    assert {name for name, mode in modes.items() if mode == 0o700} == folders
    assert {mode for name, mode in modes.items() if name not in folders} == {0o600}
    assert len(modes) > 10

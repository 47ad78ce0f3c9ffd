"""What a value is called in front of a reader."""

import pytest

from generator.handbook.item import Item
from generator.handbook.models import Department, Ladder, Source, Task
from generator.handbook.wording import title, words

TASK = {"id": "a", "title": "Hils", "due": "dagen før start", "responsible": "ny", "topic": "emne"}
PLACE = {"id": "social", "name": "Socialafdelingen"}
LADDER = {"id": "stige", "title": "Stige", "text": "x", "steps": [{"title": "Se", "text": "Se *godt* til."}]}


def title_of(collection: str, identity: str) -> str:
    return f"{collection}:{identity}"


@pytest.mark.parametrize(
    ("model", "value", "key", "expected"),
    [
        (Task, TASK, "title", "Hils"),
        (Task, TASK, "text", "ingenting"),
        (Task, TASK | {"text": "Send *kortet*."}, "text", "Send kortet."),
        (Task, TASK, "due", "dagen før start"),
        (Task, TASK, "responsible", "roles:ny"),
        (Task, TASK | {"involves": ["it", "hr"]}, "involves", "roles:it, roles:hr"),
        (Task, TASK, "involves", "ingenting"),
        (Task, TASK, "must", "nej"),
        (Task, TASK | {"must": True}, "must", "ja"),
        (Task, TASK | {"meeting": {"minutes": "30", "with": ["ny"]}}, "meeting", "30 minutter med roles:ny"),
        (Task, TASK | {"checked": "2026-11-01"}, "checked", "1. november 2026"),
        (Task, TASK | {"formerly": ["x", "y"]}, "formerly", "x; y"),
        (Ladder, LADDER, "steps", "Se: Se godt til."),
        (Department, PLACE | {"weekdays": ["mandag", "torsdag"]}, "weekdays", "mandag; torsdag"),
        (Department, PLACE | {"quiet": ["uge 28-30", "uge 52"]}, "quiet", "uge 28-30; uge 52"),
        (Department, PLACE | {"probation": "3 måneder"}, "probation", "3 måneder"),
        (Department, PLACE | {"closed": [{"day": "5. juni", "name": "Fri"}]}, "closed", "5. juni: Fri"),
        (Department, PLACE | {"closed": [{"day": "2026-05-15", "name": "Fri"}]}, "closed", "15. maj 2026: Fri"),
        (
            Department,
            PLACE | {"contacts": [{"function": "Vagten", "help": "Nøgler", "room": "12"}]},
            "contacts",
            "Vagten: Nøgler, 12",
        ),
        (Source, {"id": "a", "title": "T", "publisher": "P", "text": "x", "year": "2024"}, "year", "2024"),
    ],
)
def test_a_value_is_said_in_words(model: type[Item], value: dict[str, object], key: str, expected: str) -> None:
    assert words(model.model_validate(value), key, title_of) == expected


def test_an_item_is_called_by_its_title_its_name_or_its_id() -> None:
    assert title(Task.model_validate(TASK)) == "Hils"
    assert title(Department.model_validate(PLACE)) == "Socialafdelingen"
    assert title(Item.model_validate({"id": "navnloes"})) == "navnloes"

"""The words and holidays that the plan in the browser shares with Python's plans."""

import json
import re
from pathlib import Path

from generator.plans.calendar import public_holidays
from generator.site.browser_words import FILE, YEARS_AHEAD, YEARS_BACK, holidays, script, words, write_browser_words

SCRIPTS = Path(__file__).parents[2] / "overrides" / FILE.parent
MADE_AT_RUN = ("missing_", "column_")  # keys that are put together: missing_<anchor>, column_<name>


def used() -> set[str]:
    """Return every key that the scripts name."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    names = set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"', text))
    counted = re.findall(r'sayCount\("([a-z_]+)"', text)
    return names | {f"{key}_{number}" for key in counted for number in ("one", "many")}


def test_every_word_that_the_scripts_say_is_known() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    said = set(re.findall(r'\bsay\("([a-z_]+)"', text))
    said |= {f"{key}_{number}" for key in re.findall(r'sayCount\("([a-z_]+)"', text) for number in ("one", "many")}
    assert len(said) > 30
    assert said <= words().keys()


def test_no_word_is_left_over() -> None:
    left = {key for key in words() if not key.startswith(MADE_AT_RUN)} - used()
    assert left == set()


def test_every_word_is_danish_and_has_no_placeholder_without_a_name() -> None:
    for key, word in words().items():
        assert word, key
        assert "{}" not in word


def test_the_holidays_are_those_of_the_calendar() -> None:
    found = holidays(2026)
    years = range(2026 - YEARS_BACK, 2026 + YEARS_AHEAD + 1)
    assert found == {str(day): name for year in years for day, name in public_holidays(year).items()}
    assert list(found) == sorted(found)
    assert "2024-04-26" not in found  # store bededag is a working day from 2024


def test_the_script_is_plain_data(tmp_path: Path) -> None:
    write_browser_words(tmp_path, 2026)
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert text == script(2026)
    first, second = (json.loads(part.rpartition(";")[0]) for part in re.split(r"export const [A-Z]+ = ", text)[1:])
    assert first == words()
    assert second == holidays(2026)

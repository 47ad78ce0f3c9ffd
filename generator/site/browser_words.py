"""The words and the public holidays that the plan in the browser shares with the plans made here.

They are written as a script of the site, so the Danish has one source and a plan says the same on both ways.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.i18n import gettext as _
from generator.i18n import ngettext
from generator.plans.calendar import public_holidays
from generator.plans.schedule import REASONS

FILE = Path("assets/javascripts/plan/words.js")
YEARS_BACK, YEARS_AHEAD = 2, 8

_ONE, _MANY = 1, 2


def write_browser_words(site: Path, year: int) -> None:
    """Write the script; `year` is that of today, and the holidays are those of the years around it."""
    path = site / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(year), encoding="utf-8", newline="\n")


def script(year: int) -> str:
    """Return the script: the words by their key, and each public holiday's name by its date."""
    return f"export const WORDS = {_json(words())};\nexport const HOLIDAYS = {_json(holidays(year))};\n"


def holidays(year: int) -> Mapping[str, str]:
    """Return the names of the public holidays by date (ISO 8601), from two years ago to eight years from now."""
    years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
    return {day.isoformat(): name for one in years for day, name in sorted(public_holidays(one).items())}


def words() -> Mapping[str, str]:
    """Return the words of a plan, by the key the scripts know them by; `_one` and `_many` are the two numbers."""
    return {
        **{f"missing_{anchor}": reason for anchor, reason in REASONS.items()},
        "missing_left": _("the last working day comes before it"),
        **_days(),
        **_events(),
        **_keeping(),
        **_columns(),
        **_page(),
        **_letters(),
    }


def _days() -> dict[str, str]:
    return {
        "before_first_working_day": _("before the first working day"),
        "before_start": _("before the start"),
        "after_start": _("after the start"),
        "after_last_working_day": _("after the last working day"),
        "day_is_past": _("that day is past"),
        "latest": _("at the latest {day}"),
        "span": _("{first} – {last}"),
        "moved": _("Moved from {day}"),
        "moved_because": _("Moved from {day}: {reason}"),
    }


def _events() -> dict[str, str]:
    return {
        "send": _("Send: {title}"),
        "to_role": _("To {role}"),
        "read_more": _("Read more: {address}"),
        "responsible": _("Responsible: {role}"),
        "taking_part": _("Taking part: {roles}"),
        "when": _("When: {when}"),
        "proposal": _("The time is only a proposal. Agree on it with the others."),
        "plan": _("Introduction plan, {workplace}, start {date}"),
        "meeting_takes_one": _meeting_takes(_ONE),
        "meeting_takes_many": _meeting_takes(_MANY),
    }


def _meeting_takes(minutes: int) -> str:
    return ngettext(
        "The meeting takes {minutes} minute. Agree on a time with the others.",
        "The meeting takes {minutes} minutes. Agree on a time with the others.",
        minutes,
    )


def _letters() -> dict[str, str]:
    return {
        "to_be_sent": _("To be sent"),
        "from": _("From"),
        "to": _("To"),
        "subject": _("Subject"),
        "too_short_one": _too_short(_ONE),
        "too_short_many": _too_short(_MANY),
    }


def _too_short(days: int) -> str:
    return ngettext("there is only {days} day before the start", "there are only {days} days before the start", days)


def _keeping() -> dict[str, str]:
    return {
        "file_is_no_plan": _("The file is not a plan. Choose one that was saved from this page."),
        "file_is_newer": _("The plan was saved from a newer edition of the handbook and cannot be opened here."),
        "file_is_damaged": _(
            "The plan cannot be opened, as something in the file has been changed. Nothing was fetched."
        ),
        "file_is_too_large": _("The file is too large to be a plan."),
        "not_remembered": _("This browser cannot remember the plan. Save it as a file instead."),
    }


def _columns() -> dict[str, str]:
    return {
        "column_when": _("When"),
        "column_task": _("Task"),
        "column_responsible": _("Responsible"),
        "column_done": _("Done"),
        "column_initials": _("Initials"),
    }


def _page() -> dict[str, str]:
    return {
        "title": _("Introduction plan for {name}"),
        "title_without_name": _("Introduction plan"),
        "workplace": _("Workplace"),
        "position": _("Position"),
        "first_working_day": _("First working day"),
        "probation_end": _("Probation until"),
        "last_working_day": _("Last working day"),
        "made_on": _("Made on"),
        "done": _("Done: {title}"),
        "ready_one": _tasks(_ONE),
        "ready_many": _tasks(_MANY),
        "now_one": _do_now(_ONE),
        "now_many": _do_now(_MANY),
        "left_out": _("Not in this plan ({count})"),
        "without_start": _("Write the start date, and every task gets its day."),
        "mend_first": _("Mend what is marked first."),
        "copy": _("Copy"),
        "copied": _("“{title}” is copied."),
        "open_draft": _("Fetch as a mail draft"),
        "link_copied": _("The link is copied. It holds the types and the dates, and no names."),
        "fetched": _("The calendar is fetched."),
        "saved": _("The plan is saved as a file."),
        "opened": _("The plan is opened."),
        "opened_elsewhere": _("The plan was made at another workplace. It now follows this one; look at its dates."),
        "forgotten": _("Everything is forgotten on this computer."),
        "remembered": _("The plan is remembered on this computer."),
        "fault_date": _("Write a date between {first} and {last}."),
        "fault_no_date": _("Write the date."),
        "fault_after_start": _("The date lies after the start. Look at both."),
        "fault_before_start": _("The date lies before the start. Look at both."),
        "fault_no_type": _("Choose at least one."),
        "fault_cpr": _("It looks like a civil registration number. Leave it out; a plan never needs it."),
    }


def _tasks(count: int) -> str:
    return ngettext("The plan shows {n} task.", "The plan shows {n} tasks.", count)


def _do_now(count: int) -> str:
    return ngettext("{n} of them should be done now.", "{n} of them should be done now.", count)


def _json(value: Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=0)

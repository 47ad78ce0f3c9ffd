"""Writes the page that says what each file of a plan is for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.handbook.models import Role
from generator.i18n import gettext as _
from generator.plans.danish_dates import plain_date
from generator.plans.finished import MARK, delete_from, year_after
from generator.plans.plan import Plan
from generator.plans.renderers.html import environment, page_of_pages
from generator.plans.renderers.mails import Mail
from generator.plans.renderers.people import NEW_COLLEAGUE
from generator.plans.renderers.sheet import labels
from generator.plans.renderers.sheets import PLAN_PDF, checklist_name, sheet_of


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the index, and in a few words what it is for."""

    address: str
    purpose: str


@dataclass(frozen=True, slots=True)
class RoleFiles:
    """What one role gets; `person` is empty when nobody is named for it."""

    title: str
    person: str
    files: tuple[File, ...]


def calendar_name(role: str) -> str:
    """Return the name of a role's calendar file."""
    return f"kalender-{role}.ics"


def render(plan: Plan, files: Collection[str], mails: Iterable[Mail]) -> str:
    """Return the page as HTML that needs no other file to look at; `files` are the names of those beside it."""
    page = environment().get_template("index.html.j2")
    return (
        page.render(
            mark=MARK,
            title=_("The files of the plan for {name}").format(name=plan.hire.name),
            sheet=sheet_of(plan),
            words=_words(plan),
            own=tuple(file for file in _own_files() if file.address in files),
            roles=tuple(_roles(plan, files)),
            mails=tuple(mails),
            whole=_whole_files(),
            delete_from=delete_from(plan.hire),
            page_of_pages=page_of_pages(labels()["page"]),
        )
        + "\n"
    )


def _own_files() -> tuple[File, ...]:
    return (
        File(PLAN_PDF, _("the plan to print or to mail")),
        File(calendar_name(NEW_COLLEAGUE), _("the dates for the colleague's calendar; opening the file puts them in")),
    )


def _whole_files() -> tuple[File, ...]:
    return (
        File("plan.html", _("what everyone is to do, to read on a screen; it can be opened and changed in Word")),
        File("plan.csv", _("all tasks and mails, for a spreadsheet such as Excel")),
    )


def _roles(plan: Plan, files: Collection[str]) -> Iterator[RoleFiles]:
    for role, entry in plan.workplace.handbook.of(Role).items():
        possible = (
            File(checklist_name(role), _("Checklist")),
            File(calendar_name(role), _("Calendar")),
        )
        found = tuple(file for file in possible if file.address in files)
        if found and role != NEW_COLLEAGUE:
            yield RoleFiles(entry.item.title, plan.hire.people.get(role, ""), found)


def _words(plan: Plan) -> dict[str, str]:
    finished = delete_from(plan.hire)
    if finished == year_after(plan.hire):
        delete = _("Delete the folder when the first year is over:")
    else:
        delete = _("Delete the folder three months after the end of the course:")
    return {
        "about": _("Here is all that belongs to the plan. Print it, or mail each person what is theirs."),
        "own": _("To {name}").format(name=plan.hire.name),
        "roles": _("To those who take part"),
        "roles_about": _(
            "The checklist is to print. Opening the calendar puts the tasks and meetings into one's own calendar; "
            "the times of meetings are proposals."
        ),
        "role": _("Role"),
        "person": _("Name"),
        "files": _("Files"),
        "mails": _("Mails to send"),
        "mails_about": _(
            "Open the draft in your mail program on the day, write to whom it goes, read it through and send it. "
            "Or copy the text."
        ),
        "when": _("When"),
        "mail": _("Mail"),
        "sender": _("From"),
        "draft": _("Draft"),
        "text": _("Text"),
        "whole": _("Everything in one place"),
        "afterwards": _("Afterwards"),
        "again": _(
            "Keep your own notes elsewhere: when the plan is made again, everything in this folder is written anew."
        ),
        "delete": delete,
        "delete_from": plain_date(finished),
    }

"""What fields and collections are called in front of readers."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.i18n import gettext as _


@cache
def field_label(key: str) -> str:
    """Return the words for a field by its name in YAML."""
    labels = {
        "title": _("Title"),
        "heading": _("Heading"),
        "text": _("Text"),
        "due": _("When"),
        "responsible": _("Responsible"),
        "involves": _("Together with"),
        "alone": _("Done without help"),
        "focus": _("Focus point"),
        "topic": _("Topic"),
        "area": _("Area"),
        "for": _("Meant for"),
        "not_for": _("Not for"),
        "must": _("Must-do task"),
        "locked": _("Shared requirement"),
        "meeting": _("Meeting"),
        "guide": _("Question guide"),
        "guides": _("Question guides"),
        "shares": _("Estimated in per cent"),
        "questions": _("Questions"),
        "steps": _("Steps"),
        "covers": _("Takes the place of"),
        "link": _("Link"),
        "source": _("Source"),
        "question": _("Question"),
        "caption": _("Caption"),
        "icon": _("Icon"),
        "from": _("From"),
        "to": _("To"),
        "until": _("Until"),
        "priority": _("Importance"),
        "subject": _("Subject"),
        "body": _("Body"),
        "extends": _("Builds on"),
        "publisher": _("Publisher"),
        "year": _("Year"),
        "owner": _("Owner"),
        "checked": _("Checked"),
        "formerly": _("Formerly"),
        "keywords": _("Keywords"),
    }
    more = {**_workplace_labels(), **_wellbeing_labels(), **_other_labels()}
    return labels.get(key) or more.get(key, key)


@cache
def _workplace_labels() -> Mapping[str, str]:
    return MappingProxyType(
        {
            "name": _("Name"),
            "parent": _("Belongs to"),
            "welcome": _("Welcome"),
            "contacts": _("Contacts"),
            "closed": _("Closed days"),
            "quiet": _("Quiet weeks"),
            "weekdays": _("Working days"),
            "probation": _("Probation"),
            "intranet": _("Address of the intranet"),
            "contact": _("Contact"),
            "mail": _("Mail"),
            "accessibility": _("Accessibility statement"),
            "reason": _("Reason"),
            "locked_fields": _("Shared fields"),
        }
    )


@cache
def _wellbeing_labels() -> Mapping[str, str]:
    return MappingProxyType(
        {
            "theme": _("Theme"),
            "status": _("Status"),
            "used": _("Where and when it is used"),
            "goal": _("Goal"),
            "help": _("Where the responsible gets help"),
            "representatives": _("The part of employee representatives and cooperation bodies"),
            "tasks": _("Who has which tasks"),
            "follow_up": _("How the responsible follows up"),
            "plan": _("Tasks in the introduction plan"),
            "position": _("Place on the map"),
            "minutes": _("Minutes"),
            "agenda": _("Agenda"),
            "points": _("Points"),
        }
    )


@cache
def _other_labels() -> Mapping[str, str]:
    return MappingProxyType(
        {
            "id": _("Id"),
            "field": _("Field"),
            "with": _("Together with"),
            "day": _("Day"),
            "hours": _("Hours of meetings"),
            "workload": _("Workload of a week"),
            "function": _("Function"),
            "phone": _("Telephone"),
            "room": _("Room"),
            "department": _("Workplace"),
            "types": _("Hire types"),
            "agreed": _("Agreed"),
            "start": _("Start"),
            "first_working_day": _("First working day"),
            "end": _("Last day"),
            "people": _("People"),
            "place": _("Meeting place"),
            "time": _("Time of arrival"),
            "lunch": _("Lunch"),
            "chapter": _("Page of the handbook"),
            "period": _("Period"),
            "reader": _("Meant for"),
            "synonyms": _("Other words"),
            "percent": _("Per cent"),
            "recommendations": _("Recommendations"),
            "who": _("Led by"),
            "materials": _("Materials"),
            "pause": _("Pause"),
        }
    )


@cache
def kind_label(collection: str) -> str:
    """Return the word for one item of a collection."""
    labels = {
        "phases": _("phase"),
        "focus_areas": _("focus point"),
        "roles": _("role"),
        "hire_types": _("hire type"),
        "areas": _("area"),
        "topics": _("topic"),
        "tasks": _("task"),
        "messages": _("message"),
        "ladders": _("training ladder"),
        "guides": _("question guide"),
        "articles": _("article"),
        "programmes": _("programme"),
        "questions": _("question"),
        "terms": _("word"),
        "figures": _("figure"),
        "sector_themes": _("theme"),
        "themes": _("theme"),
        "directions": _("direction"),
        "map_fields": _("field of the map"),
        "cards": _("action card"),
        "workshops": _("workshop"),
        "contributors": _("contributor"),
        "checklists": _("checklist"),
        "exit_stages": _("stage"),
        "exit_areas": _("area"),
        "exit_closing": _("closing"),
        "sources": _("source"),
        "departments": _("workplace"),
        "organisation": _("the organisation"),
    }
    return labels[collection]

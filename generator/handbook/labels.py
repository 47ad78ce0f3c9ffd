"""What fields and collections are called in front of readers."""

from functools import cache

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
        "focus": _("Focus point"),
        "topic": _("Topic"),
        "area": _("Area"),
        "for": _("Meant for"),
        "not_for": _("Not for"),
        "must": _("Must-do task"),
        "locked": _("Shared requirement"),
        "meeting": _("Meeting"),
        "guide": _("Question guide"),
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
        "subject": _("Subject"),
        "body": _("Body"),
        "extends": _("Builds on"),
        "publisher": _("Publisher"),
        "year": _("Year"),
        "owner": _("Owner"),
        "checked": _("Checked"),
        "formerly": _("Formerly"),
    }
    return labels.get(key, key)


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
        "sources": _("source"),
    }
    return labels[collection]

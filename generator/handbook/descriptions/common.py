"""What a field means wherever it stands, unless its model says something else."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.i18n import gettext as _


def sentences() -> Mapping[tuple[str, str], str]:
    """Return a sentence for each field, by the name of its model (“*” for any) and its own in YAML."""
    return MappingProxyType(
        {
            ("*", "id"): _(
                "The name other files use for it: a-z, 0-9 and hyphens. Keep it, even when the title changes."
            ),
            ("*", "owner"): _("The function that answers for the content being right, never a person's name."),
            ("*", "checked"): _("The day someone last saw to it that the content still holds, such as 2026-11-01."),
            ("*", "formerly"): _("Ids it has had before, so that old links still lead here."),
            ("*", "locked"): _(
                "Why this is a common requirement. With a reason here, no workplace can change or remove it."
            ),
            ("*", "locked_fields"): _("Single fields that no workplace can change, each with a reason."),
            ("*", "keywords"): _("Words readers search for too and the text does not say. No page shows them."),
            ("*", "title"): _("The title readers see, on one line."),
            ("*", "text"): _("What readers are told. It can have several paragraphs, lists, links and **bold** words."),
            ("*", "source"): _("What it builds on: an id from sources.yml."),
            ("*", "link"): _("The whole address of a page with more about it."),
            ("*", "icon"): _("The name of an icon, such as material/flag."),
            ("*", "for"): _("The hire types it is for. Left out, it is for everybody."),
            ("*", "not_for"): _(
                "The hire types it is not for. It wins over “for” when a new colleague is of several types."
            ),
            ("*", "must"): _("Write true when it has to be done and cannot be chosen away."),
            ("*", "responsible"): _("The role that sees to it that it happens: an id from roles.yml."),
            ("*", "questions"): _("The questions, one a line."),
            ("*", "points"): _("The points, one a line. Readers can tick them off."),
            ("*", "closed"): _("Days it is closed beside the public holidays, which the program knows itself."),
            ("*", "quiet"): _("Weeks without meetings, such as uge 28-30. Tasks are moved out of them."),
            ("*", "weekdays"): _("The days of the week that are worked."),
            ("*", "probation"): _("How long the probation usually is, such as 3 måneder."),
            ("*", "mail"): _("The mail address of the function."),
            ("*", "recommendations"): _("What readers are advised to do, each with a title and a text."),
            ("FieldLock", "field"): _("The name of the field that is locked, such as due."),
            ("FieldLock", "reason"): _("Why the field is common. Those who try to change it read this."),
        }
    )

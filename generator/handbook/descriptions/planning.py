"""What the fields of the phases, roles, tasks, messages and what they build on mean."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.i18n import gettext as _


def sentences() -> Mapping[tuple[str, str], str]:
    """Return a sentence for each field, by the name of its model (“*” for any) and its own in YAML."""
    return MappingProxyType(
        {
            ("Phase", "from"): _("The first day of the phase, in the same words as a task's due."),
            ("Phase", "until"): _("The last day of the phase. Phases may not overlap."),
            ("Phase", "caption"): _("A few words for the timeline, such as 6 uger før."),
            ("FocusArea", "question"): _("The question the focus point asks the reader."),
            ("Role", "heading"): _("The heading of the role's own page, such as Du er mentor."),
            ("HireType", "extends"): _("Another hire type whose tasks these new colleagues get too."),
            ("Topic", "area"): _("The area the topic belongs under: an id from areas.yml."),
            ("Task", "due"): _("When it is to be done, in words: i uge 2, senest 5 arbejdsdage før start, løbende."),
            ("Task", "involves"): _("The other roles that take part."),
            ("Task", "alone"): _("Write true when the new colleague is to do it without help before the start."),
            ("Task", "focus"): _("The focus point it belongs to."),
            ("Task", "topic"): _("The topic it stands under: an id from topics.yml."),
            ("Task", "meeting"): _("A meeting to call, with how long it takes and who takes part."),
            ("Task", "guide"): _("The questions to hold the talk by: an id from guides.yml."),
            ("Task", "covers"): _("Tasks that are left out of a plan in which this one stands."),
            ("Meeting", "minutes"): _("How many minutes the meeting takes."),
            ("Meeting", "with"): _("The roles that take part beside the responsible one."),
            ("Message", "due"): _("When it is to be sent, in the same words as a task's due."),
            ("Message", "from"): _("The role that sends it."),
            ("Message", "to"): _("The role that gets it."),
            ("Message", "priority"): _(
                "How important it is when the time before the start is short: 1 is kept longest."
            ),
            ("Message", "subject"): _("The subject of the mail. Words such as {navn} are filled in."),
            ("Message", "body"): _("The mail itself. Words such as {fornavn} and {start} are filled in."),
            ("Guide", "shares"): _(
                "Write true when the questions are parts of a job, and each side is to estimate how many "
                "per cent each takes."
            ),
            ("Ladder", "steps"): _("The steps, each with a title and a short text."),
            ("Source", "publisher"): _("Who published it."),
            ("Source", "year"): _("The year it was published."),
        }
    )

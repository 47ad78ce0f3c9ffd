"""What stands in each kind of file."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.i18n import gettext as _


def sentences() -> Mapping[str, str]:
    """Return a sentence for each collection, and for the files that hold none, by name."""
    return MappingProxyType(
        {
            "phases": _("The phases of the first year, in order."),
            "focus_areas": _("The six F's: what an introduction is to give."),
            "roles": _("The roles: who does something in an introduction."),
            "hire_types": _("The kinds of new colleague the plans are for."),
            "areas": _("The areas that topics stand under."),
            "topics": _("The topics of the checklists."),
            "tasks": _("Tasks: what is done, by whom and when."),
            "messages": _("Mails, letters and notes to send."),
            "ladders": _("The ladders of training, from the first day to doing a task alone."),
            "guides": _("Questions to talk by."),
            "articles": _("Texts on the pages about why and how."),
            "programmes": _("Programmes and courses to take part in."),
            "questions": _("Questions and answers."),
            "terms": _("The glossary."),
            "figures": _("Figures about leaders from other sectors."),
            "sector_themes": _("Themes about leaders from other sectors."),
            "themes": _("Themes of leaders' wellbeing."),
            "directions": _("The directions of a leader's relations."),
            "map_fields": _("The fields of the priority map."),
            "cards": _("Action cards: what is done about a theme."),
            "workshops": _("The workshops with their agendas."),
            "contributors": _("Who takes part in the work, and how."),
            "checklists": _("Points to look at before the work begins."),
            "exit_stages": _("The stages of the exit interview."),
            "exit_areas": _("What is asked about in an exit interview."),
            "exit_closing": _("How an exit interview ends."),
            "sources": _("Documents and laws the handbook builds on."),
            "organisation": _("What holds for the whole organisation."),
            "municipality": _("What is different here from the common handbook."),
            "department": _("A workplace, and what is different there."),
            "hire": _("A new colleague to make a plan for."),
        }
    )

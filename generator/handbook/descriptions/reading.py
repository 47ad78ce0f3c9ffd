"""What the fields of what is read rather than done mean: articles, words, figures, and the tool for wellbeing."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.i18n import gettext as _


def sentences() -> Mapping[tuple[str, str], str]:
    """Return a sentence for each field, by the name of its model (“*” for any) and its own in YAML."""
    return MappingProxyType(
        {
            ("Article", "chapter"): _("The page it stands on."),
            ("Article", "guides"): _("Question guides that belong to the article."),
            ("Programme", "period"): _("When it takes place, in your own words."),
            ("Programme", "responsible"): _("The role one asks about it: an id from roles.yml."),
            ("Question", "title"): _("The question, as a colleague would ask it."),
            ("Question", "reader"): _("Who is asked: ny for the new colleague, arbejdsplads for those who receive."),
            ("Question", "topic"): _("The topic it stands under. Without one it comes first."),
            ("Question", "text"): _("The answer."),
            ("Term", "title"): _("The word or the abbreviation."),
            ("Term", "text"): _("What the word means, for someone who is new."),
            ("Term", "synonyms"): _("What colleagues else call it or search for."),
            ("Figure", "percent"): _("The figure, a whole number from 0 to 100."),
            ("Figure", "text"): _("What the figure is a part of."),
            ("Figure", "year"): _("The year the figure is from."),
            ("Theme", "question"): _("The question about the theme, beginning “In what degree”."),
            ("MapField", "position"): _(
                "Where the field stands: 1 top left, 2 top right, 3 bottom right, 4 bottom left, or parkering."
            ),
            ("ActionCard", "theme"): _("The theme the card is about: an id from wellbeing/themes.yml."),
            ("ActionCard", "status"): _("How far the card is: udkast or vedtaget."),
            ("ActionCard", "used"): _("Where and when the card is used."),
            ("ActionCard", "goal"): _("What is to come of it."),
            ("ActionCard", "help"): _("Where the responsible one gets help."),
            ("ActionCard", "representatives"): _("What employee representatives and cooperation bodies do."),
            ("ActionCard", "tasks"): _("Who does what, as functions."),
            ("ActionCard", "follow_up"): _("How it is followed up."),
            ("ActionCard", "plan"): _("The tasks in the introduction plan by which the card is carried out."),
            ("Workshop", "minutes"): _("How long the workshop is: the minutes of its agenda without the pauses."),
            ("Workshop", "agenda"): _("The agenda, each point with title, minutes and text."),
            ("AgendaItem", "minutes"): _("How many minutes the point takes."),
            ("AgendaItem", "who"): _("Who leads the point, as a function."),
            ("AgendaItem", "materials"): _("What must be ready."),
            ("AgendaItem", "pause"): _("Write true for a pause. It does not count in the workshop's minutes."),
        }
    )

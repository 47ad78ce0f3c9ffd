"""What the fields of the organisation, its workplaces and the new colleagues mean."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.i18n import gettext as _


def sentences() -> Mapping[tuple[str, str], str]:
    """Return a sentence for each field, by the name of its model (“*” for any) and its own in YAML."""
    return MappingProxyType(
        {
            ("Organisation", "name"): _("The name of the organisation."),
            ("Organisation", "intranet"): _("The whole address of the intranet."),
            ("Organisation", "contact"): _("Whom readers can turn to about the handbook."),
            ("Organisation", "mail"): _("The mail address of those who look after the handbook."),
            ("Organisation", "accessibility"): _("The whole address of the accessibility statement."),
            ("Organisation", "workload"): _("The most a single week may ask of one role."),
            ("Workload", "tasks"): _("How many tasks one role may answer for in one week."),
            ("Workload", "hours"): _("How many hours one role may sit in meetings in one week."),
            ("ClosedDay", "day"): _("A day of every year, such as 5. juni, or a single one, such as 2026-05-15."),
            ("ClosedDay", "name"): _("What the day is called."),
            ("Contact", "function"): _("The function, never a person's name."),
            ("Contact", "help"): _("What one gets help with here."),
            ("Contact", "phone"): _("The function's telephone number."),
            ("Contact", "room"): _("Where the function is found."),
            ("Department", "name"): _("What the workplace is called."),
            ("Department", "parent"): _("The workplace above this one. It starts from everything that one has."),
            ("Department", "welcome"): _("Words of welcome at the top of the workplace's page."),
            ("Department", "contacts"): _("Whom to ask at the workplace, as functions."),
            ("Hire", "name"): _("The new colleague's name."),
            ("Hire", "position"): _("The new colleague's position."),
            ("Hire", "department"): _("The workplace: the name of a file in content/departments without .yml."),
            ("Hire", "types"): _("What kinds of new colleague it is, such as leder and sektorskifter."),
            ("Hire", "agreed"): _("The day the employment was agreed, such as 2026-12-21."),
            ("Hire", "start"): _("The day the employment begins, such as 2027-02-08."),
            ("Hire", "first_working_day"): _("The first day at work, when it is another day than the start."),
            ("Hire", "end"): _("The last day, when the employment ends at a time that is known."),
            ("Hire", "probation"): _("The probation: a length such as 3 måneder, a last day, or ingen."),
            ("Hire", "people"): _("Who plays each role: the id of the role and a name."),
            ("Hire", "place"): _("Where the new colleague comes to on the first day."),
            ("Hire", "time"): _("When the new colleague comes on the first day, such as 9.00."),
            ("Hire", "lunch"): _("How lunch is on the first day."),
        }
    )

"""The days of due expressions as worked out by hand, for what finds them in Python and in the browser alike."""

from dataclasses import dataclass

from generator.handbook.dates import Length, Unit, Weeks, YearDay
from generator.handbook.models import ClosedDay, Hire
from generator.plans.anchors import BACK_FROM_LEAVE

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
THREE_MONTHS = Length(3, Unit.MONTH)
CLOSED = tuple(
    ClosedDay.model_construct(day=day, name=name)
    for day, name in (
        (YearDay(6, 5), "Grundlovsdag"),
        (YearDay(12, 24), "Juleaftensdag"),
        (YearDay(12, 31), "Nytårsaftensdag"),
        (YearDay(5, 15, 2026), "Fællesfri"),
    )
)
QUIET = (Weeks(28, 30),)


PROBATION_TALKS = {
    # a probation of three months from the 1st ends with the third month; 42 days before that, if it is open
    "2026-01-01": "2026-02-17",  # a Tuesday
    "2026-02-01": "2026-03-19",  # a Thursday
    "2026-03-01": "2026-04-17",  # 19 April is a Sunday
    "2026-04-01": "2026-05-19",  # a Tuesday
    "2026-05-01": "2026-06-19",  # a Friday
    "2026-06-01": "2026-07-03",  # 20 July is in week 30, and week 28 begins on 6 July
    "2026-07-01": "2026-08-19",  # a Wednesday
    "2026-08-01": "2026-09-18",  # 19 September is a Saturday
    "2026-09-01": "2026-10-19",  # a Monday
    "2026-10-01": "2026-11-19",  # a Thursday
    "2026-11-01": "2026-12-18",  # 20 December is a Sunday
    "2026-12-01": "2027-01-15",  # 17 January is a Sunday
    "2027-01-01": "2027-02-17",  # a Wednesday
    "2027-02-01": "2027-03-19",  # a Friday
    "2027-03-01": "2027-04-19",  # a Monday
    "2027-04-01": "2027-05-19",  # the Wednesday after Whitsun
    "2027-05-01": "2027-06-18",  # 19 June is a Saturday
    "2027-06-01": "2027-07-09",  # 20 July is in week 29, and week 28 begins on 12 July
    "2027-07-01": "2027-08-19",  # a Thursday
    "2027-08-01": "2027-09-17",  # 19 September is a Sunday
    "2027-09-01": "2027-10-19",  # a Tuesday
    "2027-10-01": "2027-11-19",  # a Friday
    "2027-11-01": "2027-12-20",  # a Monday
    "2027-12-01": "2028-01-18",  # February has 29 days
    "2028-01-01": "2028-02-18",  # so has it here, on the way back from March
    "2028-02-01": "2028-03-17",  # 19 March is a Sunday
    "2028-03-01": "2028-04-19",  # the Wednesday after Easter
    "2028-04-01": "2028-05-19",  # a Friday
    "2028-05-01": "2028-06-19",  # a Monday
    "2028-06-01": "2028-07-07",  # 20 July is in week 29, and week 28 begins on 10 July
    "2028-07-01": "2028-08-18",  # 19 August is a Saturday
    "2028-08-01": "2028-09-19",  # a Tuesday
    "2028-09-01": "2028-10-19",  # a Thursday
    "2028-10-01": "2028-11-17",  # 19 November is a Sunday
    "2028-11-01": "2028-12-20",  # a Wednesday
    "2028-12-01": "2029-01-17",  # a Wednesday
}


@dataclass(frozen=True)
class Case:
    """One expression for one start: the days it names, what it moved from and why, and the reckoning."""

    words: str
    start: str
    days: str
    why: str
    moved_from: str = ""
    reason: str = ""
    meeting: bool = False
    agreed: str | None = None
    end: str | None = None
    probation: str | None = None
    weekdays: tuple[int, ...] = MONDAY_TO_FRIDAY
    quiet: tuple[Weeks, ...] = QUIET


CASES = [
    Case("første arbejdsdag", "2026-09-01", "2026-09-01", "an ordinary Tuesday"),
    Case("første arbejdsdag", "2026-08-01", "2026-08-03", "the contract's Saturday is no working day; Monday is"),
    Case("første arbejdsdag", "2027-01-01", "2027-01-04", "New Year's Day is a Friday, so work begins on Monday"),
    Case("start", "2026-08-01", "2026-08-03", "the start itself moves later from a Saturday", "2026-08-01", "lørdag"),
    Case("2. arbejdsdag", "2026-09-04", "2026-09-07", "Friday is the first, Monday the second"),
    Case("dagen før start", "2026-09-07", "2026-09-04", "before a Monday comes Friday", "2026-09-06", "søndag"),
    Case("dagen før start", "2027-03-30", "2027-03-24", "the day after Easter Monday looks back to Wednesday",
         "2027-03-29", "Anden påskedag"),
    Case("dagen før start", "2027-06-07", "2027-06-04", "Sunday, and Constitution Day on the Saturday before it",
         "2027-06-06", "søndag"),
    Case("dagen efter start", "2026-09-04", "2026-09-07", "after a Friday comes Monday", "2026-09-05", "lørdag"),
    Case("dagen efter start", "2026-05-13", "2026-05-18", "Ascension Day, the closed Friday, the weekend",
         "2026-05-14", "Kristi himmelfartsdag"),
    Case("2 dage efter start", "2026-05-13", "2026-05-18", "closed on this one Friday", "2026-05-15", "Fællesfri"),
    Case("3 dage efter start", "2026-05-22", "2026-05-26", "Whit Monday", "2026-05-25", "Anden pinsedag"),
    Case("2 uger efter start", "2026-09-01", "2026-09-15", "fourteen days on, a Tuesday"),
    Case("2 uger efter start", "2026-05-22", "2026-06-08", "Constitution Day is a Friday", "2026-06-05",
         "Grundlovsdag"),
    Case("2 uger efter start", "2026-08-01", "2026-08-17", "weeks count from the contract's Saturday", "2026-08-15",
         "lørdag"),
    Case("5 arbejdsdage efter start", "2026-09-01", "2026-09-08", "Wed, Thu, Fri, Mon, Tue"),
    Case("senest 5 arbejdsdage før start", "2026-09-01", "2026-08-25", "Mon, Fri, Thu, Wed, Tue"),
    Case("senest 5 arbejdsdage før start", "2027-03-30", "2027-03-18", "Easter takes three: Wed, Tue, Mon, Fri, Thu"),
    Case("1 uge efter start", "2027-03-18", "2027-03-30", "Maundy Thursday moves to Tuesday after Easter",
         "2027-03-25", "Skærtorsdag"),
    Case("senest 1 uge efter start", "2027-03-18", "2027-03-24", "a latest day moves earlier", "2027-03-25",
         "Skærtorsdag"),
    Case("1 uge efter start", "2026-12-17", "2026-12-28", "Christmas Eve to Sunday are closed", "2026-12-24",
         "Juleaftensdag"),
    Case("senest 1 uge efter start", "2026-12-18", "2026-12-23", "Christmas Day, and the Eve before it", "2026-12-25",
         "Juledag"),
    Case("2 uger efter start", "2026-12-17", "2027-01-04", "New Year's Eve to Sunday are closed", "2026-12-31",
         "Nytårsaftensdag"),
    Case("1 uge efter ansættelsesaftalen", "2027-02-01", "2026-12-28", "counts from the agreement", "2026-12-24",
         "Juleaftensdag", agreed="2026-12-17"),
    Case("1 uge efter start", "2023-04-28", "2023-05-08", "Store bededag was a holiday in 2023", "2023-05-05",
         "Store bededag"),
    Case("1 uge efter start", "2024-04-19", "2024-04-26", "what was Store bededag is a working day in 2024"),
    Case("1 måned efter start", "2025-01-31", "2025-02-28", "February has no 31st"),
    Case("1 måned efter start", "2024-01-31", "2024-02-29", "nor in a leap year, but it has a 29th"),
    Case("1 år efter start", "2024-02-29", "2025-02-28", "a leap day comes back on the 28th"),
    Case("3 måneder efter start", "2026-09-01", "2026-12-01", "the same date three months on"),
    Case("et halvt år efter start", "2026-09-01", "2027-03-01", "six months"),
    Case("prøvetidens udløb", "2026-09-01", "2026-11-30", "three months from 1 September end on 30 November"),
    Case("prøvetidens udløb", "2026-08-01", "2026-10-30", "the end itself moves earlier", "2026-10-31", "lørdag"),
    Case("prøvetidens udløb", "2025-01-31", "2025-02-28", "a month from the 31st ends with February",
         probation="1 måned"),
    Case("prøvetidens udløb", "2024-11-30", "2025-02-28", "there is no 30 February to end the day before"),
    Case("prøvetidens udløb", "2026-09-01", "2026-11-13", "a last day given is used", "2026-11-15", "søndag",
         probation="2026-11-15"),
    Case("senest 6 uger før prøvetidens udløb", "2026-09-01", "2026-10-19", "42 days before 30 November"),
    Case("senest 6 uger før prøvetidens udløb", "2027-02-08", "2027-03-24", "never later than six weeks before",
         "2027-03-26", "Langfredag"),
    Case("senest 6 uger før prøvetidens udløb", "2026-06-01", "2026-07-03", "42 days before 31 August lie in week 29",
         "2026-07-20", "uge 28-30", meeting=True),
    Case("senest 1 dag efter start", "2026-08-01", "2026-08-03", "Friday would be before the start, so Monday it is",
         "2026-08-02", "søndag"),
    Case("2 uger efter start", "2026-06-29", "2026-07-03", "an order goes out before the quiet weeks", "2026-07-13",
         "uge 28-30"),
    Case("2 uger efter start", "2026-06-29", "2026-07-27", "a meeting is held after them", "2026-07-13", "uge 28-30",
         meeting=True),
    Case("2 uger før start", "2026-08-03", "2026-07-03", "an order before the start, too", "2026-07-20", "uge 28-30"),
    Case("2 uger før start", "2026-08-03", "2026-07-27", "and a meeting, as it is still before the start",
         "2026-07-20", "uge 28-30", meeting=True),
    Case("1 uge før start", "2026-07-27", "2026-07-20", "after the quiet weeks is the start itself, so it stays",
         meeting=True),
    Case("senest 1 uge efter start", "2026-06-29", "2026-07-03", "a latest day moves earlier, meeting or not",
         "2026-07-06", "uge 28-30", meeting=True),
    Case("dagen efter start", "2026-07-06", "2026-07-07", "an order cannot go before the start, so it stays"),
    Case("første arbejdsdag", "2026-07-06", "2026-07-06", "the first day is the first day, quiet or not",
         meeting=True),
    Case("dagen før start", "2026-07-27", "2026-07-24", "the day before belongs to the start, quiet or not",
         "2026-07-26", "søndag"),
    Case("2 dage før start", "2026-07-23", "2026-07-21", "and so do the two before"),
    Case("4 dage før start", "2026-07-23", "2026-07-03", "four days can be seen to before the quiet weeks",
         "2026-07-19", "uge 28-30"),
    Case("senest 2 arbejdsdage før start", "2026-07-23", "2026-07-03", "a deadline is met in time for the quiet weeks",
         "2026-07-21", "uge 28-30"),
    Case("1 uge efter start", "2026-12-16", "2026-12-18", "week 52 is quiet", "2026-12-23", "uge 52-1",
         quiet=(Weeks(52, 1),)),
    Case("1 dag efter start", "2026-07-03", "2026-07-27", "Saturday moves to Monday, which is quiet", "2026-07-04",
         "uge 28-30", meeting=True),
    Case("fredag i første uge", "2026-09-01", "2026-09-04", "the Friday of the same week"),
    Case("fredag i første uge", "2027-03-22", "2027-03-24", "Good Friday stays in its week", "2027-03-26",
         "Langfredag"),
    Case("mandag i første uge", "2026-09-02", "2026-09-02", "Monday was before the start"),
    Case("mandag i uge 2", "2027-03-22", "2027-03-30", "Easter Monday moves to Tuesday", "2027-03-29",
         "Anden påskedag"),
    Case("i første uge", "2026-09-03", "2026-09-03..2026-09-04", "Thursday and Friday are left of it"),
    Case("i uge 2", "2026-09-02", "2026-09-07..2026-09-11", "the next calendar week"),
    Case("i uge 2", "2026-12-14", "2026-12-21..2026-12-23", "until Christmas"),
    Case("i uge 2", "2026-08-01", "2026-08-10..2026-08-14", "work begins on Monday 3 August, in week 1"),
    Case("senest i uge 2", "2026-09-02", "2026-09-11", "the Friday; the Sunday is closed", "2026-09-13", "søndag"),
    Case("i den første måned", "2026-09-01", "2026-09-01..2026-09-30", "a calendar month"),
    Case("i måned 2", "2026-09-01", "2026-10-01..2026-10-30", "the 31st is a Saturday"),
    Case("i de første 3 arbejdsdage", "2026-09-03", "2026-09-03..2026-09-07", "Thu, Fri, Mon"),
    Case("2-3 måneder efter start", "2026-09-01", "2026-11-02..2026-12-01", "1 November is a Sunday"),
    Case("2-3 uger efter start", "2026-06-29", "2026-07-03", "all of it is quiet, so an order goes before",
         "2026-07-13", "uge 28-30"),
    Case("midtvejs", "2026-09-01", "2026-10-27", "56 of 112 days", end="2026-12-22"),
    Case("når 2/3 af forløbet er gået", "2026-09-01", "2026-11-16", "74 of 112 days, a Saturday", "2026-11-14",
         "lørdag", end="2026-12-22"),
    Case("senest 1 uge før forløbets slutning", "2026-09-01", "2026-12-23", "Christmas Eve is closed", "2026-12-24",
         "Juleaftensdag", end="2026-12-31"),
    Case("sidste arbejdsdag", "2026-09-01", "2026-10-30", "the contract ends on a Saturday", end="2026-10-31"),
    Case("hver uge i den første måned", "2026-09-01", "2026-09-08 2026-09-15 2026-09-22 2026-09-29",
         "a week apart, from a week after the start"),
    Case("hver uge i den første måned", "2027-02-01", "2027-02-08 2027-02-15 2027-02-22 2027-03-01",
         "four also in the shortest month"),
    Case("hver 2. uge de første 3 måneder", "2026-09-01",
         "2026-09-15 2026-09-29 2026-10-13 2026-10-27 2026-11-10 2026-11-24", "the next would be after 1 December"),
    Case("hver uge i den første måned", "2026-08-01", "2026-08-10 2026-08-17 2026-08-24 2026-08-31",
         "counted from the first working day, so that none falls on a Saturday"),
    Case("hver uge i den første måned", "2026-06-29", "2026-07-27", "the three in quiet weeks fall on the fourth",
         meeting=True),
    Case("hver fredag i den første måned", "2026-09-01", "2026-09-04 2026-09-11 2026-09-18 2026-09-25", "Fridays"),
    Case("hver måned i de første 3 måneder", "2026-08-31", "2026-09-30 2026-11-02 2026-11-30",
         "September has no 31st, 31 October is a Saturday", "2026-10-31", "lørdag"),
    Case("første arbejdsdag", "2026-08-31", "2026-09-01", "works Tuesday to Thursday", weekdays=(1, 2, 3)),
    Case("3 arbejdsdage efter start", "2026-08-31", "2026-09-03", "Tue, Wed, Thu", weekdays=(1, 2, 3)),
    Case("2 uger efter tilbagekomst", "2026-09-01", "2026-09-15", "the return is the start"),
    Case("senest start", "2026-08-01", "2026-07-31", "a latest day on the start itself moves before it",
         "2026-08-01", "lørdag"),
    Case("2-3 uger før start", "2026-08-03", "2026-07-03", "all of it is quiet; the last day of it counts",
         "2026-07-20", "uge 28-30"),
    Case("mandag i uge 2", "2027-03-22", "2027-04-05", "works Mondays only, and the week has no other",
         "2027-03-29", "Anden påskedag", weekdays=(0,)),
    Case("hver torsdag i den første måned", "2026-09-01", "2026-09-03 2026-09-10 2026-09-17 2026-09-24",
         "1 October is a Thursday of the next month"),
    Case("løbende", "2026-09-01", "", "has no date"),
    Case("efter aftale", "2026-09-01", "", "has no date"),
    # a start on a holiday
    Case("dagen efter start", "2026-05-25", "2026-05-26", "the start is Whit Monday"),
    Case("2. arbejdsdag", "2026-05-25", "2026-05-27", "Whit Monday is closed, Tuesday is the first"),
    Case("1 uge efter start", "2026-05-25", "2026-06-01", "the contract's Monday counts, holiday or not"),
    Case("i uge 1", "2026-05-25", "2026-05-26..2026-05-29", "Tuesday to Friday are left of it"),
    Case("fredag i første uge", "2027-01-01", "2027-01-08", "work begins on Monday 4 January, and so does week 1"),
    Case("dagen før start", "2027-01-01", "2026-12-30", "New Year's Eve is closed here", "2026-12-31",
         "Nytårsaftensdag"),
    Case("første arbejdsdag", "2026-12-24", "2026-12-28", "Christmas Eve to Sunday are closed"),
    Case("hver uge i den første måned", "2026-12-24", "2027-01-04 2027-01-11 2027-01-18 2027-01-25",
         "from Monday 28 December, the first working day"),
    # ten working days before New Year
    Case("senest 10 arbejdsdage før start", "2027-01-04", "2026-12-15",
         "30, 29, 28, 23, 22, 21, 18, 17, 16, 15: Christmas and New Year's Eve are closed"),
    Case("senest 10 arbejdsdage før start", "2027-01-01", "2026-12-15", "the same ten; the holiday itself is not one"),
    Case("senest 10 arbejdsdage før start", "2024-01-01", "2023-12-14", "29, 28, 27, 22, 21, 20, 19, 18, 15, 14"),
    # around Easter
    Case("første arbejdsdag", "2027-03-25", "2027-03-30", "Maundy Thursday to Easter Monday are closed"),
    Case("senest 1 uge før start", "2027-04-05", "2027-03-24", "Easter Monday looks back to Wednesday", "2027-03-29",
         "Anden påskedag"),
    Case("i uge 2", "2027-03-15", "2027-03-22..2027-03-24", "until Easter"),
    Case("i uge 2", "2027-03-22", "2027-03-30..2027-04-02", "after Easter"),
    Case("torsdag i uge 2", "2027-04-26", "2027-05-07", "Ascension Day moves to the Friday of its week", "2027-05-06",
         "Kristi himmelfartsdag"),
    # Store bededag, 2023 and 2024
    Case("første arbejdsdag", "2023-05-05", "2023-05-08", "the last Store bededag that was a holiday"),
    Case("senest 5 arbejdsdage før start", "2023-05-08", "2023-04-28", "Thu 4, Wed 3, Tue 2, Mon 1, Fri 28"),
    Case("første arbejdsdag", "2024-04-26", "2024-04-26", "an ordinary Friday from 2024"),
    Case("senest 5 arbejdsdage før start", "2024-04-29", "2024-04-22", "Fri 26, Thu 25, Wed 24, Tue 23, Mon 22"),
    # the ends of months, and the leap day
    Case("1 måned efter start", "2026-08-31", "2026-09-30", "September has no 31st"),
    Case("1 måned før start", "2026-03-31", "2026-02-27", "28 February is a Saturday", "2026-02-28", "lørdag"),
    Case("3 måneder efter start", "2026-11-30", "2027-03-01", "28 February is a Sunday", "2027-02-28", "søndag"),
    Case("1 år efter start", "2027-02-28", "2028-02-28", "not the 29th"),
    Case("4 år efter start", "2024-02-29", "2028-02-29", "the leap day again"),
    Case("i den første måned", "2028-01-31", "2028-01-31..2028-02-29", "a month from the 31st ends with February"),
    Case("hver måned i de første 3 måneder", "2027-12-29", "2028-01-31 2028-02-29 2028-03-29",
         "29 January is a Saturday, and 2028 has a 29 February", "2028-01-29", "lørdag"),
    Case("prøvetidens udløb", "2028-02-29", "2028-05-26", "three months from the leap day end on Sunday 28 May",
         "2028-05-28", "søndag"),
    # closed here and nowhere else
    Case("1 uge før start", "2026-05-22", "2026-05-13", "the closed Friday and Ascension Day",
         "2026-05-15", "Fællesfri"),
    Case("2 uger efter start", "2028-05-22", "2028-06-06", "Constitution Day and Whit Monday are one day in 2028",
         "2028-06-05", "Anden pinsedag"),
    # weeks that are not full
    Case("fredag i første uge", "2026-08-31", "2026-09-03", "works Monday to Thursday", "2026-09-04", "fredag",
         weekdays=(0, 1, 2, 3)),
    Case("dagen før start", "2026-09-01", "2026-08-27", "works Tuesday to Thursday", "2026-08-31", "mandag",
         weekdays=(1, 2, 3)),
    Case("senest 5 arbejdsdage før start", "2026-09-01", "2026-08-19", "Thu 27, Wed 26, Tue 25, Thu 20, Wed 19",
         weekdays=(1, 2, 3)),
    Case("hver uge i den første måned", "2026-08-31", "2026-09-08 2026-09-15 2026-09-22 2026-09-29",
         "works Tuesday to Thursday, so from Tuesday 1 September", weekdays=(1, 2, 3)),
    Case("lørdag i uge 2", "2026-09-01", "2026-09-12", "a workplace that is open at weekends", weekdays=(2, 5, 6)),
    # weeks 28 to 30
    Case("senest 5 arbejdsdage før start", "2026-07-29", "2026-07-03", "22 July is quiet: the order goes before",
         "2026-07-22", "uge 28-30"),
    Case("i uge 3", "2026-06-22", "2026-07-27", "week 28 is quiet, so the meeting is held in week 31", "2026-07-06",
         "uge 28-30", meeting=True),
    Case("i uge 2", "2026-06-24", "2026-06-29..2026-07-03", "week 27 is the last before the quiet ones"),
    Case("1 måned efter start", "2026-06-15", "2026-07-27", "15 July is quiet", "2026-07-15", "uge 28-30",
         meeting=True),
    # never before the person comes nor after the person has left
    Case("senest 6 uger før prøvetidens udløb", "2026-09-01", "2026-09-01", "a month's probation ends on 30 September",
         "2026-08-19", "før start", probation="1 måned"),
    Case("2-3 uger før forløbets slutning", "2026-09-01", "2026-09-01..2026-09-04",
         "28 August to 4 September, but no earlier than the start",
         end="2026-09-18"),
    Case("hver uge de første 3 måneder", "2026-09-01", "2026-09-08 2026-09-15", "the 22nd is after the end",
         end="2026-09-18"),
    Case("2-4 uger efter start", "2026-09-01", "2026-09-15..2026-09-18", "until the last working day",
         end="2026-09-20"),
    Case("18 dage efter start", "2026-09-01", "2026-09-18", "Saturday moves back, as Monday is after the end",
         "2026-09-19", "lørdag", end="2026-09-20"),
    Case("senest 1 måned efter start", "2026-09-01", "2026-09-18", "the last chance", "2026-10-01",
         "efter sidste arbejdsdag", end="2026-09-18"),
    Case("1 uge efter forløbets slutning", "2026-09-01", "2026-09-25", "what counts from the end may come after it",
         end="2026-09-18"),
    # a start three days away
    Case("2 uger efter ansættelsesaftalen", "2026-09-04", "2026-09-03", "agreed three days before, so before the start",
         "2026-09-15", "efter start", agreed="2026-09-01"),
    Case("1 uge efter ansættelsesaftalen", "2026-09-07", "2026-09-04", "agreed on Friday, starts on Monday",
         "2026-09-11", "efter start", agreed="2026-09-04"),
    Case("dagen efter ansættelsesaftalen", "2026-09-04", "2026-09-02", "there is time for that", agreed="2026-09-01"),
    Case("2 måneder efter ansættelsesaftalen", "2026-09-04", "2026-11-02", "meant for after the start",
         "2026-11-01", "søndag", agreed="2026-09-01"),
    Case("senest 10 arbejdsdage før start", "2026-09-04", "2026-08-21", "past; the plan says: do it now",
         agreed="2026-09-01"),
]  # fmt: skip


def a_hire(**values: object) -> Hire:
    return Hire.model_validate(
        {"id": "a", "name": "Asta Lund", "position": "x", "department": "d", "types": (BACK_FROM_LEAVE,)} | values
    )

"""Writes the messages of a plan as mails to open and send, and as plain text to copy."""

from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from generator.i18n import gettext as _
from generator.plans.danish_dates import long_date
from generator.plans.plan import Plan, PlannedMessage
from generator.plans.renderers.events import day_of
from generator.plans.renderers.people import People
from generator.text.html import to_html
from generator.text.plain import to_plain

BOUNDARY = "=_introplan"  # cannot occur in a body, as quoted-printable writes every = as =3D (RFC 2045, 6.7)


@dataclass(frozen=True, slots=True)
class Mail:
    """One message as two files that share a name, such as `01-velkommen`; `when` and `sender` are in words.

    `eml` opens as a draft in a mail program, and `txt` says when to send it, from whom and to whom.
    """

    name: str
    title: str
    day: date | None
    when: str
    sender: str
    eml: bytes
    txt: bytes


def render_mails(plan: Plan) -> tuple[Mail, ...]:
    """Return the messages of a plan in its order; the same plan gives the same bytes."""
    people = People(plan)
    return tuple(_mail(number, message, people) for number, message in enumerate(plan.messages, start=1))


def _mail(number: int, message: PlannedMessage, people: People) -> Mail:
    item, day = message.entry.item, day_of(message.when) if message.when else None
    when = long_date(day) if day else item.due.words
    sender, subject = people.named(item.from_), _line(message.subject)
    facts = {_("To be sent"): when, _("From"): sender, _("To"): people.named(item.to), _("Subject"): subject}
    return Mail(
        name=f"{number:02}-{item.id}",
        title=item.title,
        day=day,
        when=when,
        sender=_line(sender),
        eml=_draft(subject, message),
        txt=_note(facts, message),
    )


def _draft(subject: str, message: PlannedMessage) -> bytes:
    """Return a mail that Outlook opens as a draft ([MS-OXCMAIL], X-Unsent); who gets it is not known."""
    draft = EmailMessage(policy=SMTP)
    draft["Subject"] = subject.replace("=?", "= ?")  # else the library decodes it, line breaks and all (RFC 2047)
    draft["X-Unsent"] = "1"
    draft.set_content(to_plain(message.body) + "\n", cte="quoted-printable")
    draft.add_alternative(_page(subject, message), subtype="html", cte="quoted-printable")
    draft.set_boundary(BOUNDARY)
    return draft.as_bytes()


def _page(subject: str, message: PlannedMessage) -> str:
    return f"""<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>{escape(subject)}</title>
</head>
<body>
{to_html(message.body)}
</body>
</html>
"""


def _note(facts: dict[str, str], message: PlannedMessage) -> bytes:
    head = [f"{label}: {_line(value)}" for label, value in facts.items()]
    lines = [*head, "", *to_plain(message.body).splitlines(), ""]
    return "\r\n".join(lines).encode("utf-8-sig")


def _line(words: str) -> str:
    """Return words as one line, so that no name can begin a header of its own."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())

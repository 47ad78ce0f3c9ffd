"""The messages of a plan as mails."""

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from plan_factory import plan_of

from generator.plans.plan import Plan
from generator.plans.renderers.mails import BOUNDARY, Mail, render_mails

HEADERS = ["Subject", "X-Unsent", "MIME-Version", "Content-Type"]
LETTER = {
    "id": "velkommen",
    "title": "Velkommen",
    "due": "dagen før start",
    "subject": "Velkommen, {fornavn}",
    "body": "Kære {navn}\n\nVi *glæder* os til **{første_arbejdsdag}**.\n\n- [Kort](https://kort.example/?a=b&c=d)",
}


def mail(plan: Plan) -> Mail:
    [only] = render_mails(plan)
    return only


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def named(name: str) -> Plan:
    """Return a plan with one message, its name put in where no check of the content stands in the way."""
    plan = plan_of(messages=(LETTER,))
    [message] = plan.messages
    body = message.body.map_words(lambda words: words.replace("Asta Birk", name))
    hire = plan.hire.model_copy(update={"name": name, "people": {"naermeste-leder": name}})
    return replace(plan, hire=hire, messages=(replace(message, subject=f"Velkommen, {name}", body=body),))


def test_a_mail_opens_as_a_draft_to_nobody_yet() -> None:
    draft = read(mail(plan_of(messages=(LETTER,))).eml)
    assert draft.keys() == HEADERS
    assert (draft["Subject"], draft["X-Unsent"]) == ("Velkommen, Asta", "1")
    assert draft.get_content_type() == "multipart/alternative"
    assert not draft.defects


def test_it_says_the_same_as_text_and_as_html() -> None:
    draft = read(mail(plan_of(messages=(LETTER,))).eml)
    plain, html = draft.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == (
        "Kære Asta Birk\n\nVi glæder os til mandag den 1. februar 2027.\n\n- Kort (https://kort.example/?a=b&c=d)\n"
    )
    body = re.search("<body>\n(.*)\n</body>", html.get_content().replace("\r\n", "\n"), re.DOTALL)
    assert body
    assert body[1] == (
        "<p>Kære Asta Birk</p>\n<p>Vi <em>glæder</em> os til <strong>mandag den 1. februar 2027</strong>.</p>\n"
        '<ul><li><a href="https://kort.example/?a=b&amp;c=d">Kort</a></li></ul>'
    )


def test_the_text_says_when_to_send_it_and_to_whom() -> None:
    data = mail(plan_of(messages=(LETTER,), people={"naermeste-leder": "Eva Kvist"})).txt
    assert data.decode("utf-8-sig").split("\r\n")[:6] == [
        "Sendes: fredag den 29. januar 2027",
        "Fra: Eva Kvist (nærmeste leder)",
        "Til: Asta Birk",
        "Emne: Velkommen, Asta",
        "",
        "Kære Asta Birk",
    ]


def test_mails_are_numbered_in_the_order_they_are_sent() -> None:
    plan = plan_of(messages=({**LETTER, "id": "senere"}, {**LETTER, "id": "foer", "due": "2 uger før start"}))
    assert [mail.name for mail in render_mails(plan)] == ["01-foer", "02-senere"]


HOSTILE = (
    "Asta\r\nBcc: x@y.example",
    "Asta\nX-Ond: 1\n\n<script>",
    "Asta\u2028Bcc: x@y.example",
    "Asta\x85To: x\x00\x0b",
    "=?utf-8?q?Asta=0D=0ABcc=3A_x=40y?=",
    f"Asta --{BOUNDARY}-- \n--{BOUNDARY}\n",
    "Åse " * 60,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_begins_a_header_or_ends_a_part(name: str) -> None:
    _assert_whole(name)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("=?utf-8?q?a=0A?=")
def test_no_name_at_all_does(name: str) -> None:
    _assert_whole(name)


def _assert_whole(name: str) -> None:
    made = mail(named(name))
    draft = read(made.eml)
    assert draft.keys() == HEADERS
    assert len(draft["Subject"].splitlines()) == 1
    assert [part.get_content_type() for part in draft.iter_parts()] == ["text/plain", "text/html"]
    assert b"\n" not in made.eml.replace(b"\r\n", b"")
    assert max(map(len, made.eml.split(b"\r\n"))) <= 998
    labels = [line.split(":")[0] for line in made.txt.decode("utf-8-sig").split("\r\n")[:5]]
    assert labels == ["Sendes", "Fra", "Til", "Emne", ""]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_mails(plan_of(messages=(LETTER,))) == render_mails(plan_of(messages=(LETTER,)))

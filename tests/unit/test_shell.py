"""The shell: every slot once, and no words that break out of the place where they stand."""

from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.site.shell import EXPECTED, Shell, ShellError, Values

PAGE = """<title>%%slot:title%%</title>
<meta content="%%slot:description%%"><link href="%%slot:canonical%%"><a class="skip" href="#%%slot:skip%%">Gå</a>
<span id="topic">%%slot:topic%%</span><ol id="path">%%slot:path%%</ol><ul>%%slot:toc%%</ul>
<article>%%slot:article%%</article>
<p>%%slot:owner%%</p><a class="mail" href="mailto:x?subject=%%slot:subject%%">Sig til</a>
<a class="edit" href="%%slot:edit%%">Ret</a>"""

TROUBLE = ["<b>", "</p>", "<!--", "-->", '"', "'", "&", "&amp;", "&lt;", "]]>", "/>", "%%slot:toc%%", "æ", " "]
LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")) | st.lists(
    st.sampled_from(TROUBLE)
).map("".join)


class Reading(HTMLParser):
    """What a browser finds: the elements with their attributes, and the text inside each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        assert tag in {name for name, _attributes in self.elements}
        self._open = ""

    def handle_data(self, data: str) -> None:
        self.texts[self._open] = self.texts.get(self._open, "") + data


def values(**own: str) -> Values:
    words = dict.fromkeys(("title", "description", "canonical", "skip", "edit", "owner"), "x") | own
    return Values(
        **words, path=Markup("<li>sti</li>"), toc=Markup("<li>emne</li>"), article=(b"<h1>", b"Navn", b"</h1>")
    )


EMPTY = Reading(Shell(PAGE).fill(values()).decode())


@given(LETTERS, LETTERS, LETTERS, LETTERS, LETTERS)
def test_no_words_break_out_of_their_slot(title: str, description: str, canonical: str, owner: str, edit: str) -> None:
    filled = Shell(PAGE).fill(
        values(title=title, description=description, canonical=canonical, owner=owner, edit=edit, skip=owner)
    )
    reading = Reading(filled.decode())
    assert [tag for tag, _attributes in reading.elements] == [tag for tag, _attributes in EMPTY.elements]
    assert [set(attributes) for _tag, attributes in reading.elements] == [set(own) for _tag, own in EMPTY.elements]
    assert reading.texts.get("title", "") == title
    assert reading.texts.get("span", "") == title
    assert reading.texts.get("p", "") == owner
    [meta] = [attributes for tag, attributes in reading.elements if tag == "meta"]
    assert meta["content"] == description
    addresses = [attributes["href"] or "" for _tag, attributes in reading.elements if "href" in attributes]
    assert addresses[0] == canonical
    assert addresses[1] == f"#{owner}"
    assert unquote(addresses[2].removeprefix("mailto:x?subject=")) == title
    assert addresses[3] == edit


@given(LETTERS)
def test_the_subject_of_the_mail_holds_nothing_but_its_words(title: str) -> None:
    filled = Shell(PAGE).fill(values(title=title)).decode()
    subject = filled.split("?subject=")[1].split('"')[0]
    assert not set(subject) & set("&?#\"'<> ")
    assert subject.isascii()
    assert unquote(subject) == title


def test_html_that_is_ready_goes_in_as_it_is() -> None:
    filled = Shell(PAGE).fill(values()).decode()
    assert '<ol id="path"><li>sti</li></ol><ul><li>emne</li></ul>' in filled
    assert "<article><h1>Navn</h1></article>" in filled
    assert "%%slot" not in filled


def test_words_that_look_like_a_slot_are_words() -> None:
    filled = Shell(PAGE).fill(values(title="%%slot:article%%", description="%%slot:edit%%")).decode()
    assert "<title>%%slot:article%%</title>" in filled
    assert 'content="%%slot:edit%%"' in filled
    assert filled.count("<h1>Navn</h1>") == 1


@pytest.mark.parametrize("slot", sorted(EXPECTED))
def test_a_missing_slot_is_an_error_that_names_it(slot: str) -> None:
    with pytest.raises(ShellError, match=rf": {slot}$"):
        Shell(PAGE.replace(f"%%slot:{slot}%%", ""))


@pytest.mark.parametrize("slot", sorted(EXPECTED))
def test_a_slot_that_is_there_twice_is_an_error_that_names_it(slot: str) -> None:
    with pytest.raises(ShellError, match=rf": {slot}$"):
        Shell(f"{PAGE}%%slot:{slot}%%")


def test_an_unknown_slot_is_an_error_that_names_it() -> None:
    with pytest.raises(ShellError, match=r": vejr$"):
        Shell(f"{PAGE}%%slot:vejr%%")


def test_the_shell_knows_the_anchors_it_brings() -> None:
    assert Shell(PAGE).ids == {"topic", "path"}

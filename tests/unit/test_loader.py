import unicodedata
from collections.abc import Iterator
from itertools import chain

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import Code, Diagnostic, Related, Severity
from generator.handbook import yaml_events
from generator.handbook.loader import load
from generator.handbook.places import Document, Place
from generator.i18n import gettext as _
from generator.i18n import ngettext

FILE = "content/tasks/x.yml"


def read(text: str | bytes) -> tuple[object, list[Diagnostic]]:
    document, diagnostics = load(FILE, text.encode() if isinstance(text, str) else text)
    return document.value if document else "no document", list(diagnostics)


def values(text: str | bytes) -> object:
    value, diagnostics = read(text)
    assert diagnostics == []
    return value


def bad(line: int, column: int, message: str, hint: str, code: Code = Code.BAD_YAML) -> Diagnostic:
    return Diagnostic(FILE, line, column, code, message, hint)


def write(line: str) -> str:
    return _("write: {line}").format(line=line)


# Values


def test_text_stays_text() -> None:
    written = "a: no\nb: 12:30\nc: 0123\nd: 1.10\ne: 2026-01-01\nf: null\ng: ~\nh: True\ni: 'true'\nj: off\nk: 1_000\n"
    assert values(written) == {
        "a": "no", "b": "12:30", "c": "0123", "d": "1.10", "e": "2026-01-01", "f": "null", "g": "~",
        "h": "True", "i": "true", "j": "off", "k": "1_000",
    }  # fmt: skip


def test_only_plain_true_and_false_are_booleans() -> None:
    assert values("- true\n- false\n- 'false'\n- |\n  true\n") == [True, False, "false", "true\n"]


def test_a_missing_value_is_none_and_an_empty_text_is_text() -> None:
    assert values("a:\nb: ''\nc: # kommentar\nd: [x, ]\n") == {"a": None, "b": "", "c": None, "d": ["x"]}


@pytest.mark.parametrize("text", ["", "\n\n", "# kun en kommentar\n", "\ufeff"])
def test_an_empty_file_is_an_empty_document(text: str) -> None:
    assert load(FILE, text.encode()) == (Document(FILE, None, Place(1, 1)), ())


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_breaks_of_every_system_are_fine(breaks: str) -> None:
    text = breaks.join(["\ufefftitle: Velkommen", "text: |", "  en", "  to", "due: løbende", ""])
    document, diagnostics = load(FILE, text.encode())
    assert diagnostics == ()
    assert document is not None
    assert document.value == {"title": "Velkommen", "text": "en\nto\n", "due": "løbende"}
    assert document.place.keys == {"title": (1, 1), "text": (2, 1), "due": (5, 1)}


def test_text_is_normalised() -> None:
    assert values('a\u030a: a\u030a\nb: "a\\u030a"\n') == {"å": "å", "b": "å"}


def test_a_key_is_text_as_it_is_written() -> None:
    assert values("12:30: a\ntrue: b\n2026-01-01: c\n") == {"12:30": "a", "true": "b", "2026-01-01": "c"}


# Places


def test_places_of_values_and_keys() -> None:
    document, _diagnostics = load(FILE, b"- id: a\n  meeting: {minutes: 30, with: [ny, it]}\n  text: |\n    hej\n")
    assert document is not None
    place = document.place.find((0, "meeting", "with", 1))
    assert (place.line, place.column) == (2, 37)
    assert document.place.find((0, "text"))[:2] == (3, 9)
    assert document.place.find((0,)).at_key("text")[:2] == (3, 3)
    assert document.place.find((0, "meeting", "absent"))[:2] == (2, 12)


def test_columns_count_characters() -> None:
    document, _diagnostics = load(FILE, 'æøå: {"🙂": x, y: z}\n'.encode())
    assert document is not None
    assert document.place.find(("æøå", "🙂"))[:2] == (1, 12)
    assert document.place.find(("æøå", "y"))[:2] == (1, 18)


# Encoding and characters


def encoding_diagnostic(line: int, column: int, encoding: str) -> Diagnostic:
    message = _("the file is not saved as UTF-8 but most likely as {encoding}, so æ, ø and å cannot be read")
    hint = _(
        "save it again as UTF-8: in VS Code click the encoding at the bottom right, choose “Reopen with Encoding”, "
        "{encoding}, and then “Save with Encoding”, UTF-8"
    )
    return bad(line, column, message.format(encoding=encoding), hint.format(encoding=encoding), Code.NOT_UTF8)


def test_another_encoding_names_its_first_line_and_the_rest_is_still_read() -> None:
    value, diagnostics = read("id: x\r\ntitle: på gensyn\r\nid: y\r\n".encode("cp1252"))
    assert value == {"id": "x", "title": "på gensyn"}
    assert diagnostics[0] == encoding_diagnostic(2, 9, "Windows 1252 (Latin-1)")
    assert [diagnostic.code for diagnostic in diagnostics] == [Code.NOT_UTF8, Code.DUPLICATE_KEY]


def test_utf_16_is_named_and_not_read() -> None:
    assert read("id: x\n".encode("utf-16")) == ("no document", [encoding_diagnostic(1, 1, "UTF-16")])


def test_tabs_in_the_indentation_are_counted_and_stop_the_reading() -> None:
    message = ngettext(
        "the line is indented with a tab or a hard space, and YAML only reads ordinary spaces",
        "{count} lines are indented with tabs or hard spaces, and YAML only reads ordinary spaces; this is the first",
        3,
    ).format(count=3)
    hint = _("use two spaces for each level; in VS Code the command “Convert Indentation to Spaces” does all at once")
    assert read("a:\n\tb: c\n  \td: e\n- \xa0f: g\n") == ("no document", [bad(2, 1, message, hint, Code.TAB)])


def test_another_tab_is_noted_and_read_as_a_space() -> None:
    message = ngettext(
        "there is a tab in the line, and YAML only reads ordinary spaces",
        "there are {count} tabs in the file, and YAML only reads ordinary spaces; this is the first",
        1,
    )
    assert read("a: b\tc\n") == ({"a": "b c"}, [bad(1, 5, message, _("put a space in its place"), Code.TAB)])


def test_invisible_characters_are_noted_once_a_line_and_left_out() -> None:
    value, diagnostics = read("id: a\u200bb\u200b\ntitle: \0x\u2028y\n")
    message = _("there is an invisible character here ({code}), perhaps from a copied text")
    hint = _("delete it, or write the words on each side of it again")
    assert value == {"id": "ab", "title": "xy"}
    assert diagnostics == [
        bad(1, 6, message.format(code="U+200B"), hint, Code.FORBIDDEN_YAML),
        bad(2, 8, message.format(code="U+0000"), hint, Code.FORBIDDEN_YAML),
    ]


def test_an_invisible_character_cannot_hide_behind_a_code() -> None:
    value, diagnostics = read('a: "x\\0"\n')
    assert value == {"a": "x"}
    assert [(diagnostic.code, diagnostic.line, diagnostic.column) for diagnostic in diagnostics] == [
        (Code.FORBIDDEN_YAML, 1, 4)
    ]


# What YAML allows and we do not


def test_a_duplicate_key_points_at_both_places_and_the_first_value_stays() -> None:
    diagnostic = Diagnostic(
        FILE,
        3,
        3,
        Code.DUPLICATE_KEY,
        _("“{key}” is written twice in the same place").format(key="id"),
        _("delete one of the two, or gather them under one “{key}”").format(key="id"),
        related=(Related(FILE, 1, _("the first one is here")),),
    )
    assert read("- id: a\n  title: b\n  id: {c: d}\n") == ([{"id": "a", "title": "b"}], [diagnostic])


def test_anchors_and_tags_show_how_to_write_the_text() -> None:
    message = _("“{sign}” has a special meaning in YAML that is not used here")
    hint = _("delete “{sign}”; if it belongs to the text, write: {value}")
    value, diagnostics = read("a: &navn x\nb: !Husk at komme\nc: !!str 3\nd: !ting [e]\n")
    assert value == {"a": "x", "b": "at komme", "c": "3", "d": ["e"]}
    assert diagnostics[0] == bad(
        1, 4, message.format(sign="&navn"), hint.format(sign="&navn", value='"&navn x"'), Code.FORBIDDEN_YAML
    )
    assert diagnostics[1] == bad(
        2, 4, message.format(sign="!Husk"), hint.format(sign="!Husk", value='"!Husk at komme"'), Code.FORBIDDEN_YAML
    )
    assert [diagnostic.line for diagnostic in diagnostics] == [1, 2, 3, 4]


def test_an_alias_makes_the_document_uncertain() -> None:
    value, diagnostics = read("a: &x b\nc: *x\n*x : d\n")
    assert value == "no document"
    assert [(found.code, found.line, found.column) for found in diagnostics] == [
        (Code.FORBIDDEN_YAML, 1, 4), (Code.FORBIDDEN_YAML, 2, 4), (Code.FORBIDDEN_YAML, 3, 1),
    ]  # fmt: skip


def test_a_merge_key_is_one_mistake() -> None:
    message = _("“<<” would copy fields from elsewhere, and that is not used here")
    value, diagnostics = read("a: &x {y: z}\nb:\n  <<: *x\n  c: d\n  c: e\n")
    assert value == "no document"
    assert [found.line for found in diagnostics] == [1, 3, 5]
    assert diagnostics[1] == bad(3, 3, message, _("write the fields themselves"), Code.FORBIDDEN_YAML)
    assert values("'<<': x\n") == {"<<": "x"}


def test_a_second_document_is_refused_and_still_looked_through() -> None:
    message = _("the line “---” begins a second document, and a file holds only one")
    hint = _("delete the line, or move what follows to a file of its own")
    value, diagnostics = read("---\na: b\n---\nc: d\nc: e\n")
    assert value == {"a": "b"}
    assert diagnostics[0] == bad(3, 1, message, hint, Code.FORBIDDEN_YAML)
    assert [found.code for found in diagnostics] == [Code.FORBIDDEN_YAML, Code.DUPLICATE_KEY]


@pytest.mark.parametrize(
    "text", ["%YAML 1.1\n---\na: b\n", "%YAML 9.9\n---\na: b\n", "%TAG ! x:\n---\na: b\n", "%X\n---\na: b\n"]
)
def test_directives_are_refused(text: str) -> None:
    diagnostic = bad(1, 1, _("lines that begin with % are not used here"), _("delete the line"), Code.FORBIDDEN_YAML)
    value, diagnostics = read(text)
    assert value == {"a": "b"}
    assert [found.message for found in diagnostics] == [diagnostic.message]
    assert [found.code for found in diagnostics] == [Code.FORBIDDEN_YAML]


@pytest.mark.parametrize("text", ["[a]: b\nc: d\n", "{a: b}: c\n", "? - a\n: b\n"])
def test_a_key_is_a_word(text: str) -> None:
    value, diagnostics = read(text)
    assert value == "no document"
    assert [(found.code, found.message) for found in diagnostics] == [
        (Code.FORBIDDEN_YAML, _("a list or a group of fields cannot be a key"))
    ]


def test_a_hundred_levels_are_read() -> None:
    value = values("[" * 100 + "]" * 100)
    for _level in range(99):
        assert isinstance(value, list)
        value = value[0]
    assert value == []


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "[" * 101 + "]" * 101]
)
def test_more_levels_are_refused_at_once(text: str) -> None:
    value, diagnostics = read(text)
    assert value == "no document"
    assert diagnostics[-1].code is Code.TOO_DEEP


# Comments


def lost(line: int, column: int, text: str, hint: str) -> Diagnostic:
    message = _("“{text}” is left out, because “#” after a space begins a remark").format(text=text)
    return Diagnostic(FILE, line, column, Code.LOST_COMMENT, message, hint, Severity.WARNING)


def test_a_number_sign_that_swallows_text_is_a_warning() -> None:
    hint = _("if it is a remark, put a space after “#”; if it is text, write: {line}")
    value, diagnostics = read("- title: Mød på kontor #4\n  room: #12\n  text: Lang\n    tekst #3 her\n")
    assert value == [{"title": "Mød på kontor", "room": None, "text": "Lang tekst"}]
    assert diagnostics == [
        lost(1, 24, "#4", hint.format(line='- title: "Mød på kontor #4"')),
        lost(2, 9, "#12", hint.format(line='room: "#12"')),
        lost(4, 11, "#3 her", _("put the text in quotes; if it is a remark, put a space after “#”")),
    ]


@pytest.mark.parametrize(
    "text", ["a: b # kommentar\n", "a: b#c\n", "a: 'b' #c\n", "#a\nb: c\n", "a: |\n  b #c\n", "a: #\n"]
)
def test_other_number_signs_are_not(text: str) -> None:
    assert read(text)[1] == []


def test_of_very_many_faults_the_gravest_are_told() -> None:
    diagnostics = read("- a #b\n" * 300 + "- &x y\n")[1]
    assert len(diagnostics) == 200
    assert diagnostics[0].code is Code.FORBIDDEN_YAML


# Syntax, explained from the lines themselves


QUOTE_END = _("the text begins with {quote}, but there is no {quote} at its end")
MORE_FOLLOWS = _("the text ends at the second {quote}, but more follows on the line")
RESERVED = _("a text cannot begin with “{sign}” unless it is in quotes")
SPACES = _("the line looks like a part of the text above it, but is not indented as far")


def spaces(count: int) -> str:
    return ngettext("begin the line with {count} space", "begin the line with {count} spaces", count).format(
        count=count
    )


def misplaced(count: int) -> str:
    return ngettext(
        "the line is indented with {count} space, which fits none of the lines above it",
        "the line is indented with {count} spaces, which fits none of the lines above it",
        count,
    ).format(count=count)


MENDED: dict[str, tuple[str, object, Diagnostic]] = {
    "colon in a text": (
        "- id: a\n  title: Husk: nøgler # ja\n",
        [{"id": "a", "title": "Husk: nøgler"}],
        bad(2, 14, _("a text with a colon and a space in it must be in quotes"), write('title: "Husk: nøgler" # ja')),
    ),
    "colon at the end of a text": (
        "title: Husk:\n",
        {"title": "Husk:"},
        bad(1, 12, _("a text with a colon and a space in it must be in quotes"), write('title: "Husk:"')),
    ),
    "colon in a text with quotes": (
        'title: Sig "hej": nu\n',
        {"title": 'Sig "hej": nu'},
        bad(1, 17, _("a text with a colon and a space in it must be in quotes"), write("title: 'Sig \"hej\": nu'")),
    ),
    "colon in a text of several lines": (
        "text:\n  Første linje\n  Husk: nøgler\n",
        {"text": "Første linje\nHusk: nøgler\n"},
        bad(
            3,
            7,
            _("there is a colon in a text of several lines"),
            _("write “{key}: |” and put all of the text on the lines below it").format(key="text"),
        ),
    ),
    "quote without end before a field": (
        'title: "Velkommen\ntext: "hej"\n',
        {"title": "Velkommen", "text": "hej"},
        bad(1, 8, QUOTE_END.format(quote='"'), write('title: "Velkommen"')),
    ),
    "quote without end at the end": (
        "- 'Velkommen\n",
        ["Velkommen"],
        bad(1, 3, QUOTE_END.format(quote="'"), write("- 'Velkommen'")),
    ),
    "apostrophe in single quotes": (
        "title: 'Vis Lars' skema'\n",
        {"title": "Vis Lars' skema"},
        bad(1, 19, MORE_FOLLOWS.format(quote="'"), write('title: "Vis Lars\' skema"')),
    ),
    "text after a quote": (
        'title: "Velkommen" til\n',
        {"title": '"Velkommen" til'},
        bad(1, 20, MORE_FOLLOWS.format(quote='"'), write("title: '\"Velkommen\" til'")),
    ),
    "backslash": (
        'path: "S:\\Mapper"\n',
        {"path": "S:\\Mapper"},
        bad(
            1,
            10,
            _("“\\” between double quotes begins a code"),
            _("use single quotes; {write}").format(write=write("path: 'S:\\Mapper'")),
        ),
    ),
    "list in brackets without end": (
        "for: [a, b\ntitle: x\n",
        {"for": ["a", "b"], "title": "x"},
        bad(
            1,
            6,
            _("“{sign}” begins a list that does not end with “{end}”").format(sign="[", end="]"),
            write("for: [a, b]"),
        ),
    ),
    "dash without a space": (
        "for:\n  - a\n  -b\n",
        {"for": ["a", "b"]},
        bad(3, 4, _("a space is missing after the dash"), write("- b")),
    ),
    "dash without a space before a field": (
        "- id: a\n  title: b\n-id: c\n  title: d\n",
        [{"id": "a", "title": "b"}, {"id": "c", "title": "d"}],
        bad(3, 2, _("a space is missing after the dash"), write("- id: c")),
    ),
    "colon missing after a known key": (
        "- id: a\n  title: b\n- id: c\n  title Velkommen\n  text: d\n",
        [{"id": "a", "title": "b"}, {"id": "c", "title": "Velkommen", "text": "d"}],
        bad(4, 8, _("a colon is missing after “{key}”").format(key="title"), write("title: Velkommen")),
    ),
    "colon missing in the line above": (
        "- id a\n  title: b\n",
        [{"id": "a", "title": "b"}],
        bad(1, 5, _("a colon is missing after “{key}”").format(key="id"), write("- id: a")),
    ),
    "space missing after a colon": (
        "- id: a\n  title:Velkommen\n  text: b\n",
        [{"id": "a", "title": "Velkommen", "text": "b"}],
        bad(2, 8, _("a space is missing after the colon"), write("title: Velkommen")),
    ),
    "field indented too far": (
        "- id: a\n  title: b\n    text: c\n    due: d\n",
        [{"id": "a", "title": "b", "text": "c", "due": "d"}],
        bad(3, 5, misplaced(4), spaces(2)),
    ),
    "field indented too little": (
        "- id: a\n title: b\n",
        [{"id": "a", "title": "b"}],
        bad(2, 2, misplaced(1), spaces(2)),
    ),
    "field not indented": (
        "- id: a\ntitle: b\n",
        [{"id": "a", "title": "b"}],
        bad(2, 1, _("the line is not indented, and so does not belong to the lines above it"), spaces(2)),
    ),
    "item indented too far": (
        "- id: a\n  t: b\n   - id: c\n     t: d\n",
        [{"id": "a", "t": "b"}, {"id": "c", "t": "d"}],
        bad(3, 4, misplaced(3), _("begin the line without spaces")),
    ),
    "text below a text": (
        "text: Første linje\nog anden linje\n",
        {"text": "Første linje og anden linje"},
        bad(
            2,
            1,
            SPACES,
            _("{spaces}; if “{key}” is a field, {write}").format(
                spaces=spaces(2), key="og", write=write("og: anden linje")
            ),
        ),
    ),
    "ragged text": (
        "text: |\n    Linje\n  linje: to\nid: a\n",
        {"text": "Linje\nlinje: to\n", "id": "a"},
        bad(3, 3, SPACES, spaces(4)),
    ),
    "text left of its block": (
        "- text: |\n    Linje et\n  Linje to.\n  id: a\n",
        [{"text": "Linje et\nLinje to.\n", "id": "a"}],
        bad(3, 3, SPACES, spaces(4)),
    ),
}


@pytest.mark.parametrize(("text", "value", "diagnostic"), MENDED.values(), ids=MENDED)
def test_a_mistake_is_explained_and_read_as_it_was_meant(text: str, value: object, diagnostic: Diagnostic) -> None:
    assert read(text) == (value, [diagnostic])


@pytest.mark.parametrize(
    "text",
    ["@hej", "`kode`", "%5 af alle", "& co", "*Vigtigt* husk", "> 18 år", "|tekst", "! husk: nu", ", så", "] ud",
     "} ud", "[Se her] for mere", "{navn} starter", "- en dags pause", "? hvad nu: svar"],
)  # fmt: skip
def test_a_text_that_begins_with_a_sign_needs_quotes(text: str) -> None:
    value, diagnostics = read(f"- id: a\n  title: {text}\n  due: b\n")
    assert value == [{"id": "a", "title": text, "due": "b"}]
    assert diagnostics == [bad(2, 10, RESERVED.format(sign=text[0]), write(f'title: "{text}"'))]


NOT_MENDED: dict[str, tuple[str, Diagnostic]] = {
    "list in brackets over several lines": (
        "for: [\n  a,\n  b\ntitle: x\n",
        bad(
            1,
            6,
            _("“{sign}” begins a list that does not end with “{end}”").format(sign="[", end="]"),
            _("put “{end}” where the list ends").format(end="]"),
        ),
    ),
    "quote in brackets": (
        'for: [a, "b]\n',
        bad(1, 10, QUOTE_END.format(quote='"'), _("put the quote where the text ends")),
    ),
    "colon in the second line of a text": (
        "text: Første\n  anden linje: med\n",
        bad(
            2,
            14,
            _("there is a colon in a text of several lines"),
            _("write “{key}: |” and put all of the text on the lines below it").format(key="text"),
        ),
    ),
    "list below fields": (
        "title: b\n- id: a\n",
        bad(
            2,
            1,
            _("a list begins here, but the lines above it are fields"),
            _("put a field such as “tasks:” above the list, or delete the dash"),
        ),
    ),
    "field below a list": (
        "- a\nb: c\n",
        bad(
            2,
            1,
            _("a field stands here, but the lines above it are a list"),
            _("begin the line with “- ” if it belongs to the list"),
        ),
    ),
    "no key": (": x\n", bad(1, 1, _("there is no key before the colon"), _("write a word before the colon"))),
    "anything else": (
        "{: x}\n",
        bad(
            1,
            2,
            _("the line does not fit in with the lines above it"),
            _("look at the indentation, and for a missing colon or quote, here and in the line above"),
        ),
    ),
}


@pytest.mark.parametrize(("text", "diagnostic"), NOT_MENDED.values(), ids=NOT_MENDED)
def test_other_mistakes_are_explained_and_stop_the_reading(text: str, diagnostic: Diagnostic) -> None:
    assert read(text) == ("no document", [diagnostic])


def test_all_mistakes_are_found_at_once() -> None:
    text = 'a: x: y\nb: @c\nd: "e\nf: g\nf: h\ni: j #4\nk:l\nm: n\n'
    value, diagnostics = read(text)
    assert value == {"a": "x: y", "b": "@c", "d": "e", "f": "g", "i": "j", "k": "l", "m": "n"}
    assert [(found.line, found.code) for found in sorted(diagnostics)] == [
        (1, Code.BAD_YAML), (2, Code.BAD_YAML), (3, Code.BAD_YAML), (5, Code.DUPLICATE_KEY), (6, Code.LOST_COMMENT),
        (7, Code.BAD_YAML),
    ]  # fmt: skip


def test_a_text_in_a_block_is_never_blamed() -> None:
    text = 'text: |\n  title "Velkommen\n  - "så\n  -tæt\ntitle: Husk: det\n'
    assert [found.line for found in read(text)[1]] == [5]


def test_endless_mistakes_end() -> None:
    value, diagnostics = read("".join(f"k{number}: a: b\n" for number in range(100)))
    assert value == "no document"
    assert len(diagnostics) == 20


# Laws


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Zl", "Zp"])
WORDS = st.text(LETTERS, max_size=12).map(lambda word: unicodedata.normalize("NFC", word))
SNIPPETS = st.sampled_from(
    ["a", "b: ", ": ", "- ", "-", "\n", "\n  ", "\n    ", "\t", '"', "'", "[", "]", "{", "}", ", ", " #", "# ", "|",
     ">", "&a", "*a", "!", "%", "@", "`", "<<: ", "---\n", "...\n", "? ", "\\", "\xa0", "\u2028", "\x85", "\0",
     "\ufeff", "\r", "å", "~"]
)  # fmt: skip


def check_law(data: bytes) -> None:
    document, diagnostics = load(FILE, data)
    assert document is not None or any(found.severity is Severity.ERROR for found in diagnostics)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= found.line <= lines and found.column >= 1 and found.message for found in diagnostics)


@given(st.binary())
@example(b"\xff\xfe")
@example(b"a: \xe6")
def test_any_bytes_give_a_document_or_an_error(data: bytes) -> None:
    check_law(data)


@given(st.lists(SNIPPETS, max_size=30).map("".join))
@example("a:\n- b\n c")
def test_any_text_gives_a_document_or_an_error(text: str) -> None:
    check_law(text.encode())


@given(st.lists(SNIPPETS, max_size=30).map("".join))
def test_the_pure_parser_is_as_robust(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "_PARSER", yaml.BaseLoader)
        check_law(text.encode())


@pytest.mark.parametrize(("text", "value", "diagnostic"), MENDED.values(), ids=MENDED)
def test_the_pure_parser_explains_the_same(
    text: str, value: object, diagnostic: Diagnostic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_events, "_PARSER", yaml.BaseLoader)
    assert read(text) == (value, [diagnostic])


TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=4),
    max_leaves=12,
)


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        return chain.from_iterable(leaves(inner, (*path, key)) for key, inner in value.items())
    if isinstance(value, list):
        return chain.from_iterable(leaves(inner, (*path, number)) for number, inner in enumerate(value))
    return iter([(path, str(value))])


@given(st.dictionaries(WORDS.filter(bool), TREES, max_size=5), st.booleans())
def test_what_is_written_is_read_and_its_place_is_known(tree: dict[str, object], flow: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump(
        tree, default_style='"', allow_unicode=True, default_flow_style=flow, width=10_000, sort_keys=False
    )
    document, diagnostics = load(FILE, text.encode())
    assert diagnostics == ()
    assert document is not None
    assert document.value == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - reads text only
    lines = text.split("\n")
    for path, leaf in leaves(document.value):
        place = document.place.find(path)
        written = lines[place.line - 1][place.column - 1 :]
        assert next(event.value for event in yaml.parse(written) if isinstance(event, yaml.ScalarEvent)) == leaf

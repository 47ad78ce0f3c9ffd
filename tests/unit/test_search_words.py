"""Danish words in the search: compounds, other spellings, forms and synonyms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.knowledge import Term
from generator.site.search.compounds import Splitter
from generator.site.search.hints import Hints
from generator.site.search.synonyms import Synonyms
from generator.site.search.vocabulary import Vocabulary
from generator.site.search.words import forms, respelled, root, words_in

TITLES = (
    "Aftale og attester",
    "Arbejdsmiljø",
    "Fratrædelse",
    "Fratrædelsessamtale",
    "Fravær og ferie",
    "Løn og tid",
    "Plan for de nye medarbejdere",
    "Ledere og kolleger",
    "Kort og kaffe",
)
TEXTS = (
    "Hold samtalen om miljø på et arbejde, og giv den syge et råd om introduktion og et program.",
    "Spørg om for meget, til dig, med og fra. Børn, adgang, fredag, nøgle og en boks til alarm hele dagen.",
    "Den ældre giver en aften og en ordning. En lønning er ingen løn, og en repræsentant vælges på plads.",
)
VOCABULARY = Vocabulary.of(TITLES, TEXTS)
LETTERS = st.text("abdefgiklmnoprstuvyæøå", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("fratrædelsessamtale", ("fratrædelse", "samtale")),
        ("fratrædelsessamtalen", ("fratrædelse", "samtalen")),
        ("fratrædelsessamtaler", ("fratrædelse", "samtaler")),
        ("straffeattest", ("straffe", "attest")),
        ("straffeattesten", ("straffe", "attesten")),
        ("børneattest", ("børn", "attest")),
        ("sygefravær", ("syge", "fravær")),
        ("sygefraværssamtale", ("syge", "fravær", "samtale")),
        ("introduktionsprogrammet", ("introduktion", "programmet")),
        ("introduktionsplan", ("introduktion", "plan")),
        ("arbejdsmiljørepræsentant", ("arbejde", "miljø", "repræsentant")),
        ("arbejdsplads", ("arbejde", "plads")),
        ("adgangskort", ("adgang", "kort")),
        ("fredagskaffe", ("fredag", "kaffe")),
        ("nøgleboks", ("nøgle", "boks")),
        ("lønsamtale", ("løn", "samtale")),
        ("arbejdstid", ("arbejde", "tid")),
        ("aftenalarm", ("aften", "alarm")),
        ("ledersamtale", ("leder", "samtale")),
    ],
)
def test_a_compound_has_the_parts_that_the_handbook_knows(compound: str, parts: tuple[str, ...]) -> None:
    assert Splitter(VOCABULARY).parts(compound) == parts


@pytest.mark.parametrize(
    "word",
    [
        "samtale",
        "samtalerne",
        "aftenerne",
        "attesterne",
        "medarbejderne",
        "forældre",
        "lønninger",
        "ordningen",
        "tilgivende",
        "ferie",
        "a",
        "ukendtsammensat",
    ],
)
def test_a_word_that_only_looks_like_a_compound_has_no_parts(word: str) -> None:
    assert Splitter(VOCABULARY).parts(word) == ()


@given(LETTERS)
def test_the_parts_of_any_word_stand_in_it_and_are_at_least_two(word: str) -> None:
    parts = Splitter(VOCABULARY).parts(word)
    assert len(parts) != 1
    assert all(part in word or part[:-1] in word for part in parts)
    assert not parts or word.endswith(parts[-1])


@pytest.mark.parametrize(
    ("forms_of_one", "left"),
    [
        ("samtale samtalen samtaler samtalerne samtalernes", "samtal"),
        ("program programmet programmer programmerne", "program"),
        ("attest attesten attester attesternes", "attest"),
        ("fravær fraværet fraværets", "fravær"),
        ("ferie ferien ferier", "feri"),
        ("leder lederen ledere lederne ledernes", "led"),
        ("uge uges", "uge"),
    ],
)
def test_the_forms_of_a_noun_have_one_root(forms_of_one: str, left: str) -> None:
    assert {root(word) for word in forms_of_one.split()} == {left}


@given(LETTERS)
def test_a_root_begins_its_word(word: str) -> None:
    assert word.startswith(root(word))
    assert len(root(word)) >= min(3, len(word))


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("åbningstider", ["aabningstider"]),
        ("fravær", ["fravaer"]),
        ("ældreområdet", ["aeldreomraadet"]),
        ("aabakkeskolen", ["åbakkeskolen"]),
        ("attest", []),
    ],
)
def test_a_word_is_found_with_and_without_the_danish_letters(word: str, others: list[str]) -> None:
    assert list(respelled(word)) == others


@given(st.text("æøåbdk", min_size=1))
def test_respelling_twice_gives_the_word_again(word: str) -> None:
    for other in respelled(word):
        assert word in respelled(other)


@pytest.mark.parametrize(
    ("word", "added"),
    [
        ("arbejdsplads", ["arbejdspladsen"]),
        ("nøgleboks", ["nøgleboksen"]),
        ("børn", ["barn"]),
        ("uge", ["ugen", "uger"]),
        ("kurser", ["kursus"]),
        ("ledernes", []),
        ("møders", []),
        ("samtale", []),
        ("hos", []),
        ("s", []),
    ],
)
def test_forms_that_the_stemmer_does_not_know_are_added(word: str, added: list[str]) -> None:
    assert list(forms(word, VOCABULARY.words)) == added


def test_words_are_small_letters_without_signs_and_numbers() -> None:
    assert list(words_in("IT-adgang: 3 koder & MUS på 1. dag")) == ["it", "adgang", "koder", "mus", "på", "dag"]


def test_only_words_of_some_length_are_suggested_each_once_and_in_order() -> None:
    vocabulary = Vocabulary.of(["Få løn", "Åbn kontoret"], ["kontoret er åbent", "Kontoer"])
    assert vocabulary.suggestions == ["0kontoer", "5ret", "0løn", "0åbent", "2n"]


def term(title: str, *synonyms: str) -> Term:
    return Term.model_validate({"id": "x", "title": title, "text": "Tekst.", "synonyms": list(synonyms)})


SYNONYMS = Synonyms([term("AMR", "arbejdsmiljørepræsentant"), term("Adgangskort", "nøglekort", "lille brik")])


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Bestil adgangskortet", ["nøglekort", "lille", "brik"]),
        ("Hent den lille brik", ["adgangskort", "nøglekort"]),
        ("Hent en brik", []),
        ("Du er arbejdsmiljørepræsentant", ["amr"]),
        ("", []),
    ],
)
def test_a_heading_is_found_by_what_else_its_things_are_called(heading: str, words: list[str]) -> None:
    assert list(SYNONYMS.of(heading)) == words


def test_hidden_words_are_what_a_reader_may_write_instead() -> None:
    hints = Hints(VOCABULARY, SYNONYMS)
    assert hints.of_text("Sygefravær, attest. Attest!") == ["sygefravaer", "fravær", "fravaer"]
    assert hints.of_heading("Bestil adgangskort") == ["kort", "nøglekort", "noeglekort", "lille", "brik"]
    assert hints.of_heading("Fratrædelse") == ["fratraedelse"]


def test_a_page_about_one_thing_answers_what_begins_with_it() -> None:
    hints = Hints(VOCABULARY, SYNONYMS)
    assert hints.beginning_with("Fratrædelse") == ["fratrædelsessamtale", "fratraedelsessamtale"]
    assert hints.beginning_with("Fratrædelse i kommunen") == []
    assert hints.beginning_with("") == []

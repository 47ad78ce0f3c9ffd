"""What a plan in the browser leaves behind: a link without names, a file of one's own, and a memory that forgets."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from generator.handbook.models import Hire

Run = Callable[..., Any]

SCRIPTS = "/introhaandbog/assets/javascripts/plan"
CANARY = "Kanariefugl Sangvist"
TODAY = 20_800  # a day number
DEPARTMENT = "boernehuset-kastanjen"
EMPTY: dict[str, Any] = {
    "name": "",
    "position": "",
    "department": "",
    "types": [],
    "agreed": "",
    "start": "",
    "first_working_day": "",
    "end": "",
    "probation": "",
    "weekdays": [],
    "people": {},
    "place": "",
    "time": "",
}
SHARED = ("types", "start", "agreed", "first_working_day", "end", "probation")
FULL = {
    "name": "Solvej Ravnkilde",
    "position": "leder af modtagelsen",
    "department": DEPARTMENT,
    "types": ["leder", "sektorskifter"],
    "agreed": "2026-12-14",
    "start": "2027-02-01",
    "first_working_day": "2027-02-02",
    "end": "2028-01-31",
    "probation": "ingen",
    "weekdays": ["mandag", "torsdag"],
    "people": {"naermeste-leder": "Torben Egelykke"},
    "place": "hovedindgangen",
    "time": "09:30",
}
DONE = ["aftal-foerste-dag.1.0a1b2c3d", "bestil-pc.12.ffffffff"]

slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
days = st.dates(date(1950, 1, 1), date(2150, 1, 1)).map(date.isoformat)
maybe_days = st.just("") | days
lines = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=100)
times = st.just("") | st.times().map(lambda time: f"{time:%H:%M}")
hires = st.fixed_dictionaries(
    {
        "name": lines,
        "position": lines,
        "department": st.just("") | slugs,
        "types": st.lists(slugs, max_size=4, unique=True),
        "agreed": maybe_days,
        "start": maybe_days,
        "first_working_day": maybe_days,
        "end": maybe_days,
        "probation": st.just("ingen") | maybe_days,
        "weekdays": st.lists(st.sampled_from(["mandag", "onsdag", "søndag"]), unique=True),
        "people": st.dictionaries(slugs, lines, max_size=4),
        "place": lines,
        "time": times,
    }
)
ticks = st.builds("{}.{}.{:08x}".format, slugs, st.integers(1, 99), st.integers(0, 2**32 - 1))

OPEN = """(text) => {
  try {
    return file.fromFile(text);
  } catch (error) {
    return error instanceof file.PlanFileError ? error.key : `not told: ${error}`;
  }
}"""
MEMORY = "const memory = (today = {today}, department = '{department}', store = localStorage) =>"
MEMORY += " new storage.Memory(store, '/introhaandbog/', department, today)"


@pytest.fixture(scope="module")
def run(browser: Browser, site_url: str) -> Iterator[Run]:
    """Run a script in a page of the site, with the three modules at hand and one argument."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url)

    def run(script: str, argument: object = None) -> Any:  # noqa: ANN401 - whatever the script gives
        names = ("link", "file", "storage")
        imports = ";".join(f"const {name} = await import('{SCRIPTS}/{name}.js')" for name in names)
        memory = MEMORY.format(today=TODAY, department=DEPARTMENT)
        return page.evaluate(f"async (argument) => {{ {imports}; {memory}; return ({script})(argument); }}", argument)

    yield run
    context.close()


@pytest.fixture
def fresh(run: Run) -> Run:
    """The same, with nothing stored."""
    run("() => localStorage.clear()")
    return run


def plan_file(hire: object = FULL, done: object = (), **changed: object) -> str:
    return json.dumps({"introplan": 1, "version": "v", "hire": hire, "done": done, **changed}, ensure_ascii=False)


def full_but(**changed: object) -> dict[str, object]:
    return {**FULL, **changed}


def test_the_link_has_the_types_and_the_dates_in_words_that_can_be_read(run: Run) -> None:
    assert run("(hire) => link.toFragment(hire)", FULL) == (
        "plan=1&type=leder,sektorskifter&start=2027-02-01&aftale=2026-12-14"
        "&foerste=2027-02-02&slut=2028-01-31&proevetid=ingen"
    )


@given(st.lists(hires, min_size=1, max_size=4))
def test_the_link_gives_back_the_types_and_the_dates(run: Run, many: list[dict[str, Any]]) -> None:
    given_back = run("(hires) => hires.map((hire) => link.fromFragment(`#${link.toFragment(hire)}`))", many)
    assert given_back == [{key: hire[key] for key in SHARED} for hire in many]


@given(hires)
def test_the_link_never_holds_a_name(run: Run, hire: dict[str, Any]) -> None:
    everywhere = {key: CANARY for key, value in hire.items() if isinstance(value, str) and key != "department"}
    people = dict.fromkeys(hire["people"], CANARY)
    for canaries in ({**everywhere, "types": [CANARY]}, dict.fromkeys(("name", "position", "place", "time"), CANARY)):
        fragment = run("(hire) => link.toFragment(hire)", {**hire, "people": people, **canaries})
        assert not {"anarie", "angvist"} & {fragment[at : at + size] for at in range(len(fragment)) for size in (6, 7)}


def test_the_link_is_the_same_whatever_stands_in_the_text_fields(run: Run) -> None:
    other = full_but(name=CANARY, position=CANARY, place=CANARY, people={"mentor": CANARY}, time="10:00")
    assert (
        run("(hires) => hires.map((hire) => link.toFragment(hire))", [FULL, other])
        == [run("(hire) => link.toFragment(hire)", FULL)] * 2
    )


@pytest.mark.parametrize(
    "fragment", ["", "#", "#opgave-bestil-pc", "#plan=2&start=2027-02-01", "#start=2027-02-01", "#plan=1" + "&x" * 1000]
)
def test_a_fragment_that_is_no_plan_is_left_alone(run: Run, fragment: str) -> None:
    assert run("(fragment) => link.fromFragment(fragment)", fragment) is None


@pytest.mark.parametrize(
    "fragment",
    [
        "#plan=1",
        "#plan=1&start=2027-02-30&slut=i%20morgen&proevetid=nej&type=<img>&aftale=%E0%A4%A",
        "#plan=1&__proto__=x&constructor=y&name=Solvej&people=Solvej&type=leder,__proto__",
        "#plan=1&start=2027-02-30&start=2027-02-01",
    ],
)
def test_what_is_not_well_formed_in_a_link_is_left_out(run: Run, fragment: str) -> None:
    assert run("(fragment) => link.fromFragment(fragment)", fragment) == {key: EMPTY[key] for key in SHARED}


@given(hires, st.lists(ticks, max_size=5, unique=True))
def test_a_file_gives_back_what_was_saved_in_it(run: Run, hire: dict[str, Any], done: list[str]) -> None:
    script = "([hire, done]) => file.fromFile(file.toFile(hire, done, 'abc1234'))"
    assert run(script, [hire, done]) == {"hire": hire, "done": done}


def test_a_saved_hire_reads_as_one_of_the_handbooks_own(run: Run) -> None:
    saved = json.loads(run("([hire, done]) => file.toFile(hire, done, 'abc1234')", [FULL, DONE]))
    hire = Hire.model_validate({"id": "solvej-ravnkilde", **saved["hire"]})
    assert (saved["introplan"], saved["version"], saved["done"]) == (1, "abc1234", DONE)
    assert (hire.start, hire.time, hire.weekdays) == (date(2027, 2, 1), "09:30", (0, 3))
    assert hire.people == {"naermeste-leder": "Torben Egelykke"}


def test_a_field_that_is_half_typed_or_unknown_is_not_saved(run: Run) -> None:
    saved = run("(hire) => file.toFile(hire, [], 'v')", full_but(start="0202-02-01", lunch="kl. 12", cpr="010203"))
    assert json.loads(saved)["hire"] == {key: value for key, value in FULL.items() if key != "start"}


def test_what_a_file_does_not_mention_is_empty(run: Run) -> None:
    assert run(OPEN, plan_file({"name": "Solvej", "ukendt": 1})) == {"hire": {**EMPTY, "name": "Solvej"}, "done": []}


def test_what_is_written_as_html_stays_words(run: Run) -> None:
    name = '<img src=x onerror="alert(1)">'
    assert run(OPEN, plan_file(full_but(name=name)))["hire"]["name"] == name


def test_signs_that_cannot_be_seen_become_spaces(run: Run) -> None:
    hostile = plan_file(full_but(name="Sol\0vej\nRavn\u2028kilde", place="__"))
    name = run(OPEN, hostile.replace('"__"', '"\\ud800"'))["hire"]
    assert (name["name"], name["place"]) == ("Sol vej Ravn kilde", " ")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "file_is_no_plan"),
        ("name: Solvej", "file_is_no_plan"),
        ("null", "file_is_no_plan"),
        ("[1]", "file_is_no_plan"),
        ('{"introplan": "1"}', "file_is_no_plan"),
        ('{"hire": {}}', "file_is_no_plan"),
        ('{"__proto__": {"introplan": 1, "hire": {}}}', "file_is_no_plan"),
        ("[" * 100_000, "file_is_no_plan"),
        (plan_file(introplan=2), "file_is_newer"),
        (plan_file(introplan=0), "file_is_damaged"),
        (plan_file([]), "file_is_damaged"),
        (plan_file(None), "file_is_damaged"),
        (plan_file("hire"), "file_is_damaged"),
        (plan_file(done={"length": 1}), "file_is_damaged"),
        (plan_file(done=["bestil-pc"]), "file_is_damaged"),
        (plan_file(done=["bestil-pc.1.0a1b2c3d\n"]), "file_is_damaged"),
        (plan_file(done=[DONE]), "file_is_damaged"),
        (plan_file(done=[f"t.{n}.00000000" for n in range(2001)]), "file_is_damaged"),
        (plan_file(full_but(name="x" * 201)), "file_is_damaged"),
        (plan_file(full_but(name=None)), "file_is_damaged"),
        (plan_file(full_but(name=["Solvej"])), "file_is_damaged"),
        (plan_file(full_but(department="../kastanjen")), "file_is_damaged"),
        (plan_file(full_but(types="leder")), "file_is_damaged"),
        (plan_file(full_but(types=["__proto__"])), "file_is_damaged"),
        (plan_file(full_but(start="2027-02-30")), "file_is_damaged"),
        (plan_file(full_but(start=20_000)), "file_is_damaged"),
        (plan_file(full_but(start="1. februar 2027")), "file_is_damaged"),
        (plan_file(full_but(probation="måske")), "file_is_damaged"),
        (plan_file(full_but(weekdays=["Monday"])), "file_is_damaged"),
        (plan_file(full_but(people=["Solvej"])), "file_is_damaged"),
        (plan_file(full_but(people={"__proto__": "Solvej"})), "file_is_damaged"),
        (plan_file(full_but(people={"mentor": {"navn": "Solvej"}})), "file_is_damaged"),
        (plan_file(full_but(time="24:00")), "file_is_damaged"),
        (plan_file(full_but(place="x" * 200_000)), "file_is_too_large"),
    ],
)
def test_a_file_that_is_not_as_it_can_be_is_told_of(run: Run, text: str, key: str) -> None:
    assert run(OPEN, text) == key


def test_every_reason_to_refuse_has_its_words(run: Run) -> None:
    keys = ["file_is_no_plan", "file_is_newer", "file_is_damaged", "file_is_too_large", "not_remembered"]
    script = f"async (keys) => {{ const m = await import('{SCRIPTS}/words.js'); return keys.map((k) => m.WORDS[k]); }}"
    assert all(run(script, keys))


def test_a_huge_file_is_not_read_to_its_end(run: Run) -> None:
    script = "() => file.openFile(new File(['x'.repeat(50_000_000)], 'stor.json')).catch((error) => error.key)"
    assert run(script) == "file_is_too_large"


def test_a_file_with_a_mark_at_its_beginning_is_opened(run: Run) -> None:
    assert run("(text) => file.openFile(new File([text], 'plan.json'))", "\ufeff" + plan_file())["hire"] == FULL


def test_a_download_has_its_name_and_its_very_bytes(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url)
    with page.expect_download() as download:
        page.evaluate(
            f"async () => (await import('{SCRIPTS}/file.js')).download('plan æ.json', 'application/json', 'ø\\r\\n')"
        )
    assert download.value.suggested_filename == "plan æ.json"
    assert download.value.path().read_bytes() == "ø\r\n".encode()
    page.close()


def test_nothing_is_remembered_until_it_is_asked_for(fresh: Run) -> None:
    assert fresh("() => [memory().isOn, memory().recall(), localStorage.length]") == [False, None, 0]


@given(hires, st.lists(ticks, max_size=5, unique=True))
def test_a_plan_is_remembered_as_it_was(run: Run, hire: dict[str, Any], done: list[str]) -> None:
    script = "([hire, done]) => [memory().remember(hire, done), memory().isOn, memory().recall()]"
    assert run(script, [hire, done]) == [True, True, {"hire": hire, "done": done}]


def test_each_workplace_has_its_own_plan(fresh: Run) -> None:
    fresh("(hire) => memory().remember(hire, [])", FULL)
    assert fresh("() => [memory().isOn, memory(undefined, 'jobcentret').isOn]") == [True, False]


@pytest.mark.parametrize(("later", "kept"), [(0, True), (180, True), (181, False), (-180, True), (-181, False)])
def test_a_plan_is_forgotten_half_a_year_after_it_was_used(fresh: Run, later: int, *, kept: bool) -> None:
    fresh("(hire) => memory().remember(hire, [])", FULL)
    looked = fresh("(today) => [memory(today, 'jobcentret').recall(), localStorage.length]", TODAY + later)
    assert looked == [None, int(kept)]
    assert fresh("(today) => memory(today).isOn", TODAY + later) is kept


def test_forgetting_removes_every_plan_and_nothing_else(fresh: Run) -> None:
    others = {
        "/introhaandbog/.__palette": "{}",
        "/andet/.introplan.jobcentret": "x",
        "introplan": "y",
        "x/introhaandbog/.introplan.jobcentret": "z",
    }
    fresh("(others) => Object.entries(others).forEach(([key, value]) => localStorage.setItem(key, value))", others)
    fresh("(hire) => ['', 'a', 'b', 'c'].forEach((place) => memory(undefined, place).remember(hire, []))", FULL)
    assert fresh("() => localStorage.length") == len(others) + 4
    fresh("() => memory().forget()")
    assert fresh("() => ({ ...localStorage })") == others


@pytest.mark.parametrize(
    "stored", ["", "{", "null", "[]", plan_file(), plan_file("x", day=TODAY), plan_file(day=TODAY, done="x")]
)
def test_what_cannot_be_read_again_is_forgotten(fresh: Run, stored: str) -> None:
    key = f"/introhaandbog/.introplan.{DEPARTMENT}"
    fresh("([key, stored]) => localStorage.setItem(key, stored)", [key, stored])
    assert fresh("() => [memory().recall(), memory().isOn, localStorage.length]") == [None, False, 0]


@pytest.mark.parametrize("store", ["null", "new Proxy({}, { get() { throw new DOMException('SecurityError'); } })"])
def test_a_browser_that_stores_nothing_remembers_nothing(run: Run, store: str) -> None:
    calls = "m.remember(hire, []), m.isOn, m.recall(), m.forget() ?? 'forgotten'"
    script = f"(hire) => {{ const m = memory(undefined, 'a', {store}); return [{calls}]; }}"
    assert run(script, FULL) == [False, False, None, "forgotten"]


def test_a_full_storage_keeps_what_it_had(fresh: Run) -> None:
    script = """(hire) => {
      memory().remember({ ...hire, name: "" }, []);
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
        try { localStorage.setItem(`room${size}`, "x".repeat(size)); } catch { /* this much there is not */ }
      }
      return [memory().remember({ ...hire, name: "x".repeat(200) }, []), memory().recall().hire.name];
    }"""
    assert fresh(script, FULL) == [False, ""]


def test_a_forbidden_storage_is_none(run: Run) -> None:
    script = """() => {
      const own = Object.getOwnPropertyDescriptor(window, "localStorage");
      const there = storage.browserStorage() === localStorage;
      Object.defineProperty(window, "localStorage", { get() { throw new DOMException("SecurityError"); } });
      const forbidden = storage.browserStorage();
      Object.defineProperty(window, "localStorage", own);
      return [there, forbidden];
    }"""
    assert run(script) == [True, None]

"""Measures what a reader waits for in the browser: a typed date, and a search among 1,000 departments.

A date is typed by the keyboard on a workplace's page with a processor four times as slow. The wait is what the browser
itself reckons from the key to the next paint (Event Timing, https://www.w3.org/TR/event-timing/), in steps of 8 ms.
That paint need not have the new plan. So on a screen so tall that rows of it are in sight below the form, a second wait
is from the key to the paint of the last change in sight (Element Timing, https://wicg.github.io/element-timing/).
A search is timed from the last letter to the results of all that is typed, and its bytes are those fetched, as gzip
makes them.

usage: python tests/benchmarks/browser_bench.py SITE STORKOMMUNE_SITE
"""

import argparse
import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser, Page, Request, sync_playwright

from generator.site.serve import make_server, prefix_of

ADDRESS = "https://intranet.example/introhaandbog/"
PLACE = "arbejdspladser/boernehuset-kastanjen/"
SLOWER = 4
DATES = ("02012027", "03012027", "04052027", "08022027", "11012027")
# Words as most are, and the two queries of tests/search/queries.yml that fetch the most: no page is clearly about all
# of their words, which are then asked for one by one.
QUERIES = ("samtale", "adgangskort", "ferie", "prøvetid", "første arbejdsdag", "spørgsmål til fratrædelsessamtale")

TYPING = 80  # milliseconds between two letters

TIMES = """() => {
  const dialog = document.querySelector("dialog[open]");
  window.shownAt = 0;
  const field = dialog.querySelector(".search-form input");
  field.addEventListener("input", () => { window.typedAt = performance.now(); });
  const isLast = () => new URLSearchParams(location.search).get("soeg") === field.value.trim();
  new MutationObserver(() => { if (isLast()) window.shownAt = performance.now(); })
    .observe(dialog.querySelector("#search-results"), { childList: true });
}"""

WAITED = """async () => {
  while (!(window.shownAt > window.typedAt)) await new Promise((done) => setTimeout(done, 4));
  return window.shownAt - window.typedAt;
}"""

SCREENS = {"an ordinary screen": 720, "a tall screen": 1600}

# Each change of the plan is followed in its frame by a mark, as the browser tells when what is new was painted.
WATCH = """() => {
  const painted = new Map();
  const shelf = document.body.appendChild(document.createElement("div"));
  shelf.style.cssText = "position: fixed; bottom: 0; width: 1rem; height: 1rem; contain: strict";
  let waits = [];
  let changes = [];
  let key = 0;
  addEventListener("keydown", (event) => { key = event.timeStamp; }, true);
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) waits.push(entry.duration); })
    .observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) => {
    for (const { identifier, renderTime } of list.getEntries()) painted.set(identifier, renderTime);
  }).observe({ type: "element" });
  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  new MutationObserver((records) => {
    const nodes = records.flatMap(({ target, addedNodes }) => (addedNodes.length ? [...addedNodes] : [target]));
    const elements = nodes.map(elementOf).filter((element) => element && !element.closest(".planner-status"));
    if (!elements.length) return;
    const mark = Object.assign(document.createElement("div"), { textContent: "x" });
    mark.setAttribute("elementtiming", `mark-${performance.now()}`);
    shelf.append(mark);
    changes.push({ elements, name: mark.getAttribute("elementtiming") });
  }).observe(document.querySelector("article"), {
    subtree: true, childList: true, characterData: true, attributeFilter: ["hidden"],
  });
  const isInSight = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return element.checkVisibility() && bottom > 0 && top < innerHeight;
  };
  window.take = () => {
    const seen = changes.filter(({ elements }) => elements.some(isInSight));
    const told = [Math.max(0, ...waits), Math.max(0, ...seen.map(({ name }) => (painted.get(name) ?? Infinity) - key))];
    [waits, changes] = [[], []];
    shelf.replaceChildren();
    return told;
  };
}"""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    with make_server(site, ADDRESS, port=0) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix_of(ADDRESS)}"
        server.shutdown()
        thread.join()


def type_dates(browser: Browser, address: str, height: int) -> tuple[list[float], list[float]]:
    """Return the longest wait for each date, for any paint and for the last change in sight, in milliseconds."""
    page = browser.new_page(viewport={"width": 1280, "height": height})
    page.goto(address + PLACE)
    page.locator("[name=types][value=leder]").check()
    page.locator("#plan-start").fill("2027-05-03")
    page.evaluate("scrollBy(0, document.querySelector('label[for=plan-start]').getBoundingClientRect().top - 60)")
    page.wait_for_timeout(2000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)
    longest = []
    for date in DATES:
        page.locator("#plan-start").focus()
        longest.append(_longest([_type_key(page, key) for key in date]))
        page.evaluate("document.activeElement.blur()")
    page.close()
    waits, seen = zip(*longest, strict=True)
    return list(waits), list(seen)


def _type_key(page: Page, key: str) -> tuple[float, float]:
    page.keyboard.press(key)
    page.wait_for_timeout(1200)
    wait, seen = page.evaluate("take()")
    return wait, seen


def _longest(keys: list[tuple[float, float]]) -> tuple[float, float]:
    waits, seen = zip(*keys, strict=True)
    return max(waits), max(seen)


def search(browser: Browser, address: str, query: str) -> tuple[float, float, int]:
    """Return the milliseconds to the first result of a first search and of another, and the bytes of the first."""
    page = browser.new_page()
    fetched: list[Request] = []
    page.goto(address + "introplan/")
    page.wait_for_load_state("networkidle")

    def note(request: Request) -> None:
        fetched.append(request)

    page.on("requestfinished", note)
    first = timed(page, query)
    page.wait_for_load_state("networkidle")
    asked = {request.url: request for request in fetched if "pagefind" in request.url or "/search/" in request.url}
    size = sum(len(gzip.compress(response.body())) for request in asked.values() if (response := request.response()))
    page.keyboard.press("Escape")
    second = timed(page, query[:-1])
    page.close()
    return first, second, size


def timed(page: Page, query: str) -> float:
    """Return the milliseconds from the last letter of a typed query to its results."""
    page.keyboard.press("Control+k")
    field = page.locator("dialog[open] .search-form input")
    field.fill("")
    page.locator("#search-results").wait_for(state="hidden")
    page.evaluate(TIMES)
    field.press_sequentially(query, delay=TYPING)
    waited: float = page.evaluate(WAITED)
    return waited


def _figures(waits: list[float]) -> str:
    return f"median {median(waits):.0f} ms, longest {max(waits):.0f} ms"


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description="Measure what a reader waits for in the browser.")
    parser.add_argument("site", type=Path)
    parser.add_argument("storkommune", type=Path)
    options = parser.parse_args()
    path = os.environ.get("HANDBOOK_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with served(options.site) as address:
            typed = {screen: type_dates(browser, address, height) for screen, height in SCREENS.items()}
        with served(options.storkommune) as address:
            searches = [search(browser, address, query) for query in QUERIES]
        browser.close()
    for screen, (waits, seen) in typed.items():
        print(f"a typed date on {screen}, {SLOWER} times slower: {_figures(waits)}")
        if any(seen):
            print(f"and to the last change in sight: {_figures(seen)}")
    first, second, sizes = zip(*searches, strict=True)
    print(f"a first search: median {median(first):.0f} ms, longest {max(first):.0f} ms")
    print(f"a first search fetches at most {max(sizes) / 1000:.0f} KB")
    print(f"another search: median {median(second):.0f} ms, longest {max(second):.0f} ms")


if __name__ == "__main__":
    main()

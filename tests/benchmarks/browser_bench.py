"""Measures what a reader waits for in the browser: a typed date, and a search among 1,000 departments.

A date is typed by the keyboard on a workplace's page with a processor four times as slow. The wait is what the browser
itself reckons from the key to the next paint (Event Timing, https://www.w3.org/TR/event-timing/), in steps of 8 ms. A
search is timed from the last letter to the results on the page, and its bytes are those fetched, as gzip makes them.

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
QUERIES = ("samtale", "adgangskort", "ferie", "prøvetid")

TYPING = 80  # milliseconds between two letters

TIMES = """() => {
  const dialog = document.querySelector("dialog[open]");
  window.shownAt = 0;
  dialog.querySelector(".search-form input").addEventListener("input", () => { window.typedAt = performance.now(); });
  new MutationObserver(() => { window.shownAt = performance.now(); })
    .observe(dialog.querySelector("#search-results"), { childList: true });
}"""

WAITED = """async () => {
  while (!(window.shownAt > window.typedAt)) await new Promise((done) => setTimeout(done, 4));
  return window.shownAt - window.typedAt;
}"""

WATCH = """() => {
  window.waits = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.waits.push(entry.duration); })
    .observe({ type: "event", durationThreshold: 16 });
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


def type_dates(page: Page, address: str) -> list[float]:
    """Return the longest wait for each date, in milliseconds."""
    page.goto(address + PLACE)
    page.locator("[name=types][value=leder]").check()
    page.locator("#plan-start").fill("2027-05-03")
    page.wait_for_timeout(2000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)
    longest = []
    for date in DATES:
        page.evaluate("window.waits = []")
        page.locator("#plan-start").focus()
        for key in date:
            page.keyboard.press(key)
            page.wait_for_timeout(1200)
        longest.append(max(page.evaluate("window.waits"), default=0.0))
        page.evaluate("document.activeElement.blur()")
    return longest


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
            waits = type_dates(browser.new_page(), address)
        with served(options.storkommune) as address:
            searches = [search(browser, address, query) for query in QUERIES]
        browser.close()
    print(f"a typed date, {SLOWER} times slower: median {median(waits):.0f} ms, longest {max(waits):.0f} ms")
    first, second, sizes = zip(*searches, strict=True)
    print(f"a first search: median {median(first):.0f} ms, at most {max(sizes) / 1000:.0f} KB")
    print(f"another search: median {median(second):.0f} ms")


if __name__ == "__main__":
    main()

"""A page in a browser, for the tests that look at the site as its readers meet it."""

from collections.abc import Callable
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 667}
NARROW = {"width": 320, "height": 600}


class Opened(NamedTuple):
    """A page in the browser, with what it asked for and complained about."""

    page: Page
    requests: list[str]
    complaints: list[str]

    @classmethod
    def in_page(cls, page: Page) -> "Opened":
        """Listen to a page that is still empty."""
        found = cls(page, [], [])
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("console", lambda message: found.complaints.append(message.text) if _is_bad(message.type) else None)
        return found


Open = Callable[..., Opened]

# What is out of sight of a plan follows the frame that shows the key, a phase at each turn.
SETTLED = """async () => {
  await new Promise((done) => requestAnimationFrame(done));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setTimeout(done));
}"""


def _is_bad(message_type: str) -> bool:
    return message_type in {"error", "warning"}


def settled(page: Page) -> Page:
    """Wait until the whole of a plan is on the page, also what is out of sight."""
    page.evaluate(SETTLED)
    return page


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds; tasks all follow one pattern, so of each list it looks at the first few."""
    page.evaluate("document.querySelectorAll('.tasks > :nth-child(n + 3)').forEach((task) => task.remove())")
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]

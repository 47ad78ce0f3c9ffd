"""Editing as HR sees it: the page on screen is new when the file is saved, and an error is told on top of it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Open, violations
from playwright.sync_api import expect
from test_browser_search import dialog_of, field_of
from test_build import ROOT, edit

TASKS = "content/tasks/alle.yml"
SOON = 20_000  # milliseconds: other tests may keep the machine busy


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Where `handbook serve` shows the small project, as it looks in earnest."""
    shutil.copy(ROOT / "site_config.yml", project)
    command = [sys.executable, "-u", "-m", "generator", "serve", "--root", str(project), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=os.environ, text=True) as serving:
        assert serving.stdout
        told = (re.search(r"http://\S+/", line) for line in serving.stdout)
        yield next(match.group() for match in told if match)
        serving.terminate()


def test_what_is_saved_is_seen_and_what_is_wrong_is_told(open_page: Open, address: str, project: Path) -> None:
    opened = open_page(f"{address}arbejdspladser/social/")
    page = opened.page
    title = page.locator(".task-title").first
    old = title.inner_text()
    ready = page.locator("#planner")  # a page left while its scripts are fetched would complain
    expect(ready).to_be_visible(timeout=SOON)
    edit(project / TASKS, old, f"Zebra {old}")
    expect(title).to_have_text(f"Zebra {old}", timeout=SOON)

    expect(ready).to_be_visible(timeout=SOON)
    edit(project / TASKS, "title: Zebra", "titel: Zebra")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Der er fejl i det, du har gemt", timeout=SOON)
    expect(alert).to_contain_text("content/tasks/alle.yml:", timeout=SOON)
    expect(alert).to_contain_text("Mente du “title”?", timeout=SOON)
    expect(title).to_have_text(f"Zebra {old}", timeout=SOON)
    assert violations(page) == []
    page.reload()
    expect(ready).to_be_visible(timeout=SOON)
    expect(alert).to_contain_text("Mente du “title”?", timeout=SOON)

    edit(project / TASKS, "titel: Zebra", "title: Giraf")
    expect(alert).to_be_hidden(timeout=SOON)
    expect(title).to_have_text(f"Giraf {old}", timeout=SOON)
    assert opened.complaints == []


def test_the_search_finds_what_was_just_written(open_page: Open, address: str, project: Path) -> None:
    for word in ("Zebraernes", "Giraffernes"):
        edit(project / TASKS, "title: ", f"title: {word} ")
        page = open_page(address).page
        page.get_by_role("button", name="Søg i håndbogen", exact=True).click()
        field_of(page).fill(word.lower())
        expect(dialog_of(page).get_by_role("link").filter(has_text=word).first).to_be_visible(timeout=SOON)


def test_an_address_that_leads_nowhere_comes_back_when_the_page_is_there(
    open_page: Open, address: str, project: Path
) -> None:
    page = open_page(f"{address}arbejdspladser/nyt/").page
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke", timeout=SOON)
    (project / "content/departments/nyt.yml").write_text("name: Nyt hus\nparent: social\n", encoding="utf-8")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nyt hus", timeout=SOON)

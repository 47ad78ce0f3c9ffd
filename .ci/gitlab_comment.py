# ruff: noqa: INP001
"""Writes a file as a comment on GitLab's merge request, in place of the one it wrote before.

usage: python .ci/gitlab_comment.py FILE
GitLab sets CI_API_V4_URL, CI_PROJECT_ID and CI_MERGE_REQUEST_IID; without HANDBOOK_TOKEN nothing is written.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

MARK = "<!-- handbook changes -->"


def main() -> None:
    """Write the comment, or change it."""
    token = os.environ.get("HANDBOOK_TOKEN")
    if not token:
        return
    project, number = os.environ["CI_PROJECT_ID"], os.environ["CI_MERGE_REQUEST_IID"]
    notes = f"{os.environ['CI_API_V4_URL']}/projects/{project}/merge_requests/{number}/notes"
    body = {"body": f"{MARK}\n{Path(sys.argv[1]).read_text(encoding='utf-8')}"}
    written = [note["id"] for note in ask("GET", f"{notes}?per_page=100", token) if MARK in note["body"]]
    if written:
        ask("PUT", f"{notes}/{written[0]}", token, body)
    else:
        ask("POST", notes, token, body)


def ask(method: str, address: str, token: str, body: object = None) -> Any:  # noqa: ANN401 - as JSON is
    """Return the answer to a request."""
    data = json.dumps(body).encode() if body else None
    headers = {"PRIVATE-TOKEN": token, "Content-Type": "application/json"}
    with urlopen(Request(address, data, headers, method=method), timeout=30) as answer:  # noqa: S310 - GitLab's own
        return json.load(answer)


main()

"""Writes diagnostics for other programs: as JSON, as GitHub's annotations and as GitLab's report on code quality."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.cpr import mask
from generator.diagnostics import Diagnostic, Severity, in_order

_GITLAB: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}
)


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics as JSON (RFC 8259, in UTF-8). Keys stay as they are; new ones may come.

    - `version`: 1; another number when a key is taken away or comes to mean something else.
    - `errors`, `warnings`, `notices`: how many there are.
    - `diagnostics`: a list, in order, each once, of
      - `file`, from the project's folder, `line` and `column`, from 1
      - `code`, such as `HB201`, and `severity`: `error`, `warning` or `notice`
      - `message`: what is wrong and why; `hint`: what to write instead, which may be empty
      - `related`: a list of other places of the same mistake, each with `file`, `line` and `message`.
    """
    ordered = _masked(diagnostics)
    counts = Counter(diagnostic.severity for diagnostic in ordered)
    document = {
        "version": 1,
        **{f"{severity.name.lower()}s": counts[severity] for severity in sorted(Severity, reverse=True)},
        "diagnostics": [_plain(diagnostic) for diagnostic in ordered],
    }
    return _json(document)


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics as workflow commands, by which GitHub shows each at its line.

    See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
    """
    return "".join(map(_command, _masked(diagnostics)))


def render_gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics as the report that GitLab shows in a merge request.

    A fingerprint is the same as long as file, code and message are, so that GitLab knows which faults are new even
    when lines have moved. See https://docs.gitlab.com/ci/testing/code_quality/.
    """
    return _json(list(_qualities(_masked(diagnostics))))


def _masked(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return each diagnostic once, in order, with the CPR numbers in it hidden."""
    return [
        replace(
            found,
            file=mask(found.file),
            message=mask(found.message),
            hint=mask(found.hint),
            related=tuple(replace(other, message=mask(other.message)) for other in found.related),
        )
        for found in in_order(diagnostics)
    ]


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "code": str(diagnostic.code),
        "severity": diagnostic.severity.name.lower(),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": [{"file": other.file, "line": other.line, "message": other.message} for other in diagnostic.related],
    }


def _command(diagnostic: Diagnostic) -> str:
    place = {"file": diagnostic.file, "line": diagnostic.line, "col": diagnostic.column, "title": diagnostic.code}
    about = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items())
    return f"::{diagnostic.severity.name.lower()} {about}::{_escaped(_told(diagnostic, chr(10)))}\n"


def _escaped(text: str, also: str = "") -> str:
    for letter in f"%\r\n{also}":
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text


def _qualities(diagnostics: Iterable[Diagnostic]) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        name = f"{diagnostic.file}\0{diagnostic.code}\0{diagnostic.message}"
        seen[name] += 1
        yield {
            "description": _told(diagnostic, " "),
            "check_name": str(diagnostic.code),
            "fingerprint": hashlib.sha256(f"{name}\0{seen[name]}".encode()).hexdigest(),
            "severity": _GITLAB[diagnostic.severity],
            "location": {"path": diagnostic.file, "lines": {"begin": diagnostic.line}},
        }


def _told(diagnostic: Diagnostic, between: str) -> str:
    """Return a diagnostic's message and hint as sentences."""
    said = (words[:1].upper() + words[1:] for words in (diagnostic.message, diagnostic.hint) if words)
    return between.join(words if words.endswith((".", "?", "!", "…")) else f"{words}." for words in said)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

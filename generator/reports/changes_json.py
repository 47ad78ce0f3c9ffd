"""Writes changes as JSON, for other programs."""

import json

from generator.reports.report import Report
from generator.variants.effects import COMMON, Reach


def changes_json(report: Report) -> str:
    """Return the report as JSON (RFC 8259, in UTF-8). Keys stay as they are; new ones may come.

    - `version`: 1; another number when a key is taken away or comes to mean something else.
    - `since`: the git revision compared with, or null when departments are compared with the common handbook.
    - `departments`: the names of all departments that were looked at, by id, also those without changes.
    - `changes`: a list, each distinct change once, of
      - `kind`: `added`, `changed` or `removed`
      - `collection` (`tasks`, `roles` …, `departments` for a workplace's own values, or `organisation`), `id`, which is
        empty for the organisation, and `title`
      - `field`, by its name in YAML, `before` and `after`, in the words of a reader; null unless the kind is `changed`
      - `reason`: why a department leaves an item out; null when there is none
      - `values`: the words of the other fields of an added item, by their names in YAML; null otherwise
      - `layer`: `kind` (`base`, `municipality` or `department`), `id` and `name` of what wrote what holds now, or took
        it away
      - `file`, from the project's folder, and `line`, from 1: where; of what is gone without a reason, where it was
      - `common`: whether the common handbook is reached; `departments`: the ids of those that are, parents first.
    """
    document = {
        "version": 1,
        "since": report.since,
        "departments": dict(report.departments),
        "changes": [_change(reach) for reach in report.reaches],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _change(reach: Reach) -> dict[str, object]:
    effect = reach.effect
    layer = effect.origin.layer
    is_field = bool(effect.field)
    return {
        "kind": effect.kind.value,
        "collection": effect.collection,
        "id": effect.id,
        "title": effect.title,
        "field": effect.field or None,
        "before": effect.before if is_field else None,
        "after": effect.after if is_field else None,
        "reason": effect.reason or None,
        "values": dict(effect.values) or None,
        "layer": {"kind": layer.kind.value, "id": layer.id, "name": layer.name},
        "file": effect.origin.file,
        "line": effect.origin.line,
        "common": COMMON in reach.handbooks,
        "departments": [name for name in reach.handbooks if name != COMMON],
    }

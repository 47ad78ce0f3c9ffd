"""Writes changes as Markdown, such as for the comment of a merge request."""

import re
from collections.abc import Iterator

from generator.handbook.labels import field_label
from generator.i18n import gettext as _
from generator.reports.blocks import Block, applies_to, blocks, place, written_label
from generator.reports.report import Report
from generator.variants.effects import Effect, EffectKind

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$#@!{}]")


def changes_markdown(report: Report) -> str:
    """Return the report as GitHub's and GitLab's Markdown: a heading and a table for each item."""
    parts = ["\n".join(_block(block, report)) for block in blocks(report.reaches)]
    return "\n\n".join([escaped(report.summary), *parts]) + "\n"


def escaped(words: str) -> str:
    """Return words for the cell of a table, or for a line, where nothing in them is markup."""
    lines = (_MARKUP.sub(r"\\\g<0>", line.strip()) for line in words.splitlines())
    return "<br>".join(lines)


def _block(block: Block, report: Report) -> Iterator[str]:
    heading = _("{item}: {verb}").format(item=block.name, verb=block.verb)
    yield f"### {escaped(heading[:1].upper() + heading[1:])}"
    yield ""
    told = f"`{block.path}`"
    if report.coverage:
        told += f" · {_('Applies to')}: **{escaped(report.coverage.words(block.handbooks))}**"
    yield told
    yield ""
    if block.first.kind is EffectKind.CHANGED:
        yield _row(_("Field"), _("Before"), _("Now"), _("Written by"))
        yield _row("---", "---", "---", "---")
        yield from (_changed(effect) for effect in block.effects)
    else:
        yield from _whole(block.first)


def _changed(effect: Effect) -> str:
    return _row(
        escaped(f"{field_label(effect.field)} ({effect.field})"),
        escaped(effect.before),
        escaped(effect.after),
        _written_by(effect),
    )


def _whole(effect: Effect) -> Iterator[str]:
    yield f"- {written_label(effect)}: {_written_by(effect)}"
    if effect.reason:
        yield f"- {field_label('reason')}: {escaped(effect.reason)}"
    for key, words in effect.values:
        yield f"- {escaped(field_label(key))}: {escaped(words)}"


def _written_by(effect: Effect) -> str:
    return f"{escaped(applies_to(effect.origin))} `{place(effect.origin)}`"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"

"""Writes changes for a terminal, in colours that a file or a pipe is to be without."""

from collections.abc import Iterator
from types import MappingProxyType

from generator.handbook.labels import field_label
from generator.i18n import gettext as _
from generator.reports.blocks import Block, applies_to, blocks, place, written_label
from generator.reports.report import Report
from generator.reports.wrapping import wrapped
from generator.variants.effects import Effect, EffectKind

_SIGNS = MappingProxyType({EffectKind.ADDED: "+", EffectKind.CHANGED: "~", EffectKind.REMOVED: "-"})
_COLOURS = MappingProxyType({"+": "green", "~": "yellow", "-": "red"})


def changes_text(report: Report) -> str:
    """Return the report as lines of at most 100 columns, as far as words and paths let them be."""
    parts = ["\n".join(_block(block, report)) for block in blocks(report.reaches)]
    return "\n\n".join([report.summary, *parts]) + "\n"


def _block(block: Block, report: Report) -> Iterator[str]:
    sign = _SIGNS[block.first.kind]
    heading = _("{item}: {verb} ({path})").format(item=block.name, verb=block.verb, path=block.path)
    yield from wrapped(heading, f"{sign} ", colour=_COLOURS[sign], bold=True)
    if report.coverage:
        yield from _labelled(_("Applies to"), report.coverage.words(block.handbooks))
    for effect in block.effects:
        yield from _effect(effect)


def _effect(effect: Effect) -> Iterator[str]:
    where = _("{layer} · {place}").format(layer=applies_to(effect.origin), place=place(effect.origin))
    if effect.kind is EffectKind.CHANGED:
        yield from _labelled(f"{field_label(effect.field)} ({effect.field})", where)
        yield from wrapped(effect.before, "    - ", colour="red")
        yield from wrapped(effect.after, "    + ", colour="green")
        return
    yield from _labelled(written_label(effect), where)
    if effect.reason:
        yield from _labelled(field_label("reason"), effect.reason)
    for key, words in effect.values:
        yield from _labelled(field_label(key), words)


def _labelled(label: str, words: str) -> Iterator[str]:
    yield from wrapped(f"{label}: {words}", "  ", hanging="    ")

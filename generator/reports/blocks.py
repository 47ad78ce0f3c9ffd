"""Effects arranged for reading: one block for each item and each set of handbooks that it is told about."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.handbook.entries import Origin
from generator.handbook.labels import kind_label
from generator.i18n import gettext as _
from generator.variants.effects import Effect, EffectKind, Reach


@dataclass(frozen=True, slots=True)
class Block:
    """What happened to one item in the same handbooks: one effect, or one for each changed field."""

    effects: tuple[Effect, ...]
    handbooks: tuple[str, ...]

    @property
    def first(self) -> Effect:
        """An effect that tells what they have in common."""
        return self.effects[0]

    @property
    def name(self) -> str:
        """What the item is, and what it is called."""
        return _("{kind} “{title}”").format(kind=kind_label(self.first.collection), title=self.first.title)

    @property
    def verb(self) -> str:
        """What happened to the item."""
        words = {
            EffectKind.ADDED: _("new"),
            EffectKind.CHANGED: _("different"),
            EffectKind.REMOVED: _("left out") if self.first.reason else _("gone"),
        }
        return words[self.first.kind]

    @property
    def path(self) -> str:
        """The collection and the id, as one types them."""
        return f"{self.first.collection}/{self.first.id}" if self.first.id else self.first.collection


def blocks(reaches: Iterable[Reach]) -> tuple[Block, ...]:
    """Group effects on one item that reach the same handbooks, in the order of their first."""
    grouped: dict[tuple[str, str, EffectKind, tuple[str, ...]], list[Effect]] = {}
    for reach in reaches:
        effect = reach.effect
        grouped.setdefault((effect.collection, effect.id, effect.kind, reach.handbooks), []).append(effect)
    return tuple(Block(tuple(effects), handbooks) for (_c, _i, _k, handbooks), effects in grouped.items())


def place(origin: Origin) -> str:
    """Return where something was written, as editors open it."""
    return f"{origin.file}:{origin.line}"


def applies_to(origin: Origin) -> str:
    """Return for whom holds what was written at a place."""
    return _("the whole municipality") if origin.layer.is_common else origin.layer.name


def written_label(effect: Effect) -> str:
    """Return what the place of an item that is new or gone is called."""
    is_gone = effect.kind is EffectKind.REMOVED and not effect.reason
    return _("Was written by") if is_gone else _("Written by")

"""Writes where the values of an item come from, for a terminal."""

from collections.abc import Iterator, Sequence

from generator.handbook.entries import Origin
from generator.handbook.labels import kind_label
from generator.i18n import gettext as _
from generator.reports.blocks import applies_to, place
from generator.reports.wrapping import wrapped
from generator.variants.origins import FieldHistory, ItemHistory, LeftOut, Stage


def why_text(item: ItemHistory, handbook: str, field: str | None = None) -> str:
    """Return the item's fields, or one of them, each with the values it has had and what wrote them.

    `handbook` is the name of the one that the item stands in.
    """
    shown = [known for known in item.fields if (known.stages if field is None else known.key == field)]
    heading = _("{kind} “{title}” ({path}) in: {handbook}").format(
        kind=kind_label(item.collection), title=item.title, path=f"{item.collection}/{item.id}", handbook=handbook
    )
    return "\n".join(
        [
            *wrapped(heading[:1].upper() + heading[1:], "", bold=True),
            *(_left_out(item.left_out) if item.left_out else ()),
            *_fields(shown),
            "",
        ]
    )


def _left_out(found: LeftOut) -> Iterator[str]:
    yield from wrapped(_("Left out: {reason}").format(reason=found.reason), "", colour="red")
    yield from wrapped(_origin(found.origin), "  ", colour="cyan")
    yield _("This is how it was:")


def _fields(fields: Sequence[FieldHistory]) -> Iterator[str]:
    width = max((len(field.key) for field in fields), default=0)
    for field in fields:
        yield ""
        yield from _field(field, f"{field.key:{width}}  ")


def _field(field: FieldHistory, label: str) -> Iterator[str]:
    indent = " " * len(label)
    if not field.stages:
        yield from wrapped(_("{words} (nobody has written anything else)").format(words=field.words), label)
        return
    for number, stage in enumerate(field.stages, start=1):
        first = label if number == 1 else indent
        mark = f"{number}. " if len(field.stages) > 1 else ""
        yield from _stage(stage, first + mark, indent + " " * len(mark), holds=number == len(field.stages))


def _stage(stage: Stage, first: str, hanging: str, *, holds: bool) -> Iterator[str]:
    yield from wrapped(stage.words, first, hanging, bold=holds)
    yield from wrapped(_origin(stage.origin), hanging, colour="cyan")


def _origin(origin: Origin) -> str:
    return _("{layer} · {place}").format(layer=applies_to(origin), place=place(origin))

"""What is special at a workplace: only there, different there, or not used there."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup
from rapidfuzz.distance import LCSseq

from generator.handbook.entries import Change, Entry, Removal
from generator.handbook.handbook import Handbook
from generator.handbook.item import UNSEEN, Item, attributes
from generator.handbook.labels import field_label, kind_label
from generator.handbook.wording import Titles, names_key, title, words
from generator.site.fragments import Fragment
from generator.site.links import Links
from generator.site.markup import ChangedField, added_item, changed_item, removed_item


@dataclass(frozen=True, slots=True)
class Special:
    """Everything that is special at one workplace, its parents' differences included, as HTML list items."""

    added: tuple[Fragment, ...]
    changed: tuple[Fragment, ...]
    removed: tuple[Fragment, ...]

    @property
    def parts(self) -> tuple[tuple[Fragment, ...], ...]:
        """The three in the order they are shown."""
        return self.added, self.changed, self.removed


class SpecialItems:
    """Compares workplaces' handbooks with the common one; what several of them share is rendered once."""

    def __init__(self, base: Handbook, links: Links) -> None:
        self._base = base
        self._links = links
        self._rendered: dict[Hashable, Fragment] = {}

    def rendered(self) -> Iterable[Fragment]:
        """Return each distinct item rendered so far."""
        return self._rendered.values()

    def of(self, handbook: Handbook) -> Special:
        """Return what is special in a workplace's handbook."""
        names = names_key(handbook)
        added: list[Fragment] = []
        changed: list[Fragment] = []
        for collection, entry in _touched(handbook, self._base):
            is_common = entry.source.layer.is_common
            if is_common and not _changed_keys(entry):
                continue
            item = self._rendered.get((entry, names))
            if item is None:
                html = self._changed(collection, entry, handbook) if is_common else self._added(collection, entry)
                item = self._rendered[entry, names] = Fragment.of(html)
            (changed if is_common else added).append(item)
        return Special(tuple(added), tuple(changed), tuple(self._removals(handbook)))

    def _removals(self, handbook: Handbook) -> Iterator[Fragment]:
        for collection, removals in handbook.removals.items():
            for removal in removals.values():
                if removal not in self._rendered:
                    self._rendered[removal] = Fragment.of(_removed(collection, removal))
                yield self._rendered[removal]

    def _added(self, collection: str, entry: Entry[Item]) -> str:
        item = entry.item
        url = self._links.of(collection, item.id)
        text = getattr(item, "text", None)
        return added_item(title(item), kind_label(collection), url, entry.layer.name, text)

    def _changed(self, collection: str, entry: Entry[Item], handbook: Handbook) -> str:
        here, common = Titles(handbook), Titles(self._base)
        url = self._links.of(collection, entry.item.id)
        fields = [_changed_field(entry, key, here, common) for key in _changed_keys(entry)]
        return changed_item(title(entry.item), kind_label(collection), url, entry.layer.name, fields)


def _removed(collection: str, removal: Removal) -> str:
    layer = removal.source.layer
    return removed_item(title(removal.entry.item), kind_label(collection), removal.reason, layer.name)


def _touched(handbook: Handbook, base: Handbook) -> Iterator[tuple[str, Entry[Item]]]:
    for collection, entries in handbook.collections.items():
        common = base.collections[collection]
        if entries is common:
            continue
        for identity, entry in entries.items():
            if common.get(identity) is not entry:
                yield collection, entry


def _changes_here(entry: Entry[Item]) -> list[Change[Item]]:
    """Return the changes that do not hold for the whole municipality."""
    return [change for change in entry.changes if not change.source.layer.is_common]


def _changed_keys(entry: Entry[Item]) -> list[str]:
    keys = frozenset[str]().union(*(change.fields for change in _changes_here(entry)))
    return [key for key in attributes(type(entry.item)) if key in keys - UNSEEN]


def _changed_field(entry: Entry[Item], key: str, here: Titles, common: Titles) -> ChangedField:
    before, after = words(_changes_here(entry)[0].before, key, common.of), words(entry.item, key, here.of)
    return ChangedField(field_label(key), *marked(before, after))


_REWRITTEN_BELOW = 0.5  # with fewer words than this in common, marks hide more than they show


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Return two wordings as HTML: in the first <del> around what is gone, in the other <ins> around what is new.

    Two wordings that have less than half of their words in common stand plain.
    """
    old, new = before.split(), after.split()
    if LCSseq.normalized_similarity(old, new) < _REWRITTEN_BELOW:
        return Markup.escape(" ".join(old)), Markup.escape(" ".join(new))
    left: list[str] = []
    right: list[str] = []
    for step in LCSseq.opcodes(old, new):
        gone = escape(" ".join(old[step.src_start : step.src_end]), quote=False)
        come = escape(" ".join(new[step.dest_start : step.dest_end]), quote=False)
        if step.tag == "equal":
            left.append(gone)
            right.append(come)
        else:
            left.extend([f"<del>{gone}</del>"] if gone else [])
            right.extend([f"<ins>{come}</ins>"] if come else [])
    return Markup(" ".join(left)), Markup(" ".join(right))  # noqa: S704 - escaped above

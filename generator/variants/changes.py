"""What is different between two handbooks, and which workplaces each difference reaches.

Values are compared, not objects; the order of items counts for nothing. What nothing touches is not looked at: the
items that may differ in a department are those that differ in the common handbook, and those named by the files
that stand above it on one side only.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

from generator.handbook.collections import KINDS
from generator.handbook.content import Branch, Content
from generator.handbook.entries import Entry, Removal
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item, attributes
from generator.handbook.wording import Titles, names_key, title, words
from generator.variants.effects import COMMON, Effect, EffectKind, Reach, is_same, written
from generator.variants.project import Project
from generator.variants.workplace_changes import WorkplaceChanges, added_workplace, removed_workplace

Key = tuple[str, str]
Place = tuple[Entry[Item] | None, Removal | None]


def between(before: Project, after: Project, only: Collection[str] | None = None) -> tuple[Reach, ...]:
    """Return what is different after an edit, each difference once, with the handbooks it reaches.

    `only` names the handbooks to look at, by the department's id or `COMMON`; left out, it is all of them. The two
    projects may share branches, and are then compared faster.
    """
    comparison = _Comparison(before, after)
    names = dict.fromkeys((COMMON, *after.handbooks, *before.handbooks))
    return _gathered((name, effect) for name in names if name in (only or names) for effect in comparison.effects(name))


def special(project: Project, departments: Iterable[str]) -> tuple[Reach, ...]:
    """Return what departments' handbooks have that is different from the common one."""
    comparison = _Comparison(project, project)
    return _gathered((name, effect) for name in departments for effect in comparison.special(name))


def line(content: Content, department: str) -> Mapping[str, Branch]:
    """Return a department and those above it, nearest first; a circle of parents is broken."""
    found: dict[str, Branch] = {}
    identity: str | None = department
    while identity and identity not in found and identity in content.branches:
        found[identity] = content.branches[identity]
        identity = found[identity].department.item.parent
    return found


class _Comparison:
    """Compares handbooks pair by pair; what several of them share is compared once."""

    def __init__(self, before: Project, after: Project) -> None:
        self._before = before
        self._after = after
        self._workplaces = WorkplaceChanges(before, after)
        self._found: dict[Hashable, tuple[Effect, ...]] = {}
        self._moved: dict[tuple[int, int], frozenset[str]] = {}
        self._common: dict[Key, tuple[Effect, ...]] = {}
        if before is not after:
            self._common = dict(self._common_effects())

    def effects(self, identity: str) -> Iterator[Effect]:
        """Yield what is different in one handbook."""
        if identity == COMMON:
            for effects in self._common.values():
                yield from effects
            yield from self._workplaces.of_organisation()
            return
        before, after = self._before.handbooks.get(identity), self._after.handbooks.get(identity)
        if after is None:
            yield removed_workplace(self._before.content, identity)
        elif before is None:
            yield added_workplace(self._after.content, identity)
        else:
            yield from self._items(before, after, self._touched(identity, before, after))
            lines = line(self._before.content, identity), line(self._after.content, identity)
            yield from self._workplaces.of(*lines)

    def special(self, department: str) -> Iterator[Effect]:
        """Yield what is different in a department from the common handbook."""
        above = line(self._after.content, department)
        keys = dict.fromkeys(_named(above.values()))
        yield from self._items(self._after.content.base, self._after.handbooks[department], keys)
        yield from self._workplaces.of({}, above)

    def _common_effects(self) -> Iterator[tuple[Key, tuple[Effect, ...]]]:
        before, after = self._before.content.base, self._after.content.base
        for collection in KINDS:
            ids = ((*side.collections[collection], *side.removals.get(collection, ())) for side in (before, after))
            for identity in dict.fromkeys(name for side in ids for name in side):
                effects = self._item((collection, identity), before, after)
                if effects:
                    yield (collection, identity), effects

    def _touched(self, identity: str, before: Handbook, after: Handbook) -> Iterable[Key]:
        """Return the items that may differ in a department."""
        above = [frozenset(line(side.content, identity).values()) for side in (self._before, self._after)]
        on_one_side = above[0] ^ above[1]
        if not on_one_side and not self._common:
            return ()
        ids = ((name, id_) for name in KINDS for id_ in self._come_or_gone(name, before, after))
        return dict.fromkeys((*self._common, *_named(on_one_side), *ids))

    def _come_or_gone(self, collection: str, before: Handbook, after: Handbook) -> frozenset[str]:
        sides = before.collections[collection], after.collections[collection]
        key = (id(sides[0]), id(sides[1]))
        if key not in self._moved:
            self._moved[key] = frozenset(sides[0].keys() ^ sides[1].keys())
        return self._moved[key]

    def _items(self, before: Handbook, after: Handbook, keys: Iterable[Key]) -> Iterator[Effect]:
        for key in keys:
            yield from self._item(key, before, after)

    def _item(self, key: Key, before: Handbook, after: Handbook) -> tuple[Effect, ...]:
        sides = _place(before, key), _place(after, key)
        known = (*sides, names_key(before), names_key(after))
        if known not in self._found:
            self._found[known] = tuple(_effects(key, *sides, Titles(before), Titles(after)))
        return self._found[known]


def _place(handbook: Handbook, key: Key) -> Place:
    collection, identity = key
    return handbook.collections[collection].get(identity), handbook.removals.get(collection, {}).get(identity)


def _named(branches: Iterable[Branch]) -> Iterator[Key]:
    """Yield the items that the branches' own differences name."""
    for branch in branches:
        own = branch.differences
        yield from ((part.collection, part.item.id) for part in own.additions)
        yield from ((part.collection, part.id) for part in own.amendments)
        yield from ((part.collection, part.id) for part in own.exclusions)


def _effects(key: Key, before: Place, after: Place, old: Titles, new: Titles) -> Iterator[Effect]:
    (was, gone), (entry, removal) = before, after
    if was is not None and entry is not None:
        yield from _changed_fields(key, was, entry, old, new)
    elif entry is not None:
        values = written(entry.item, _fields(key[0]), new.of)
        yield Effect(EffectKind.ADDED, *key, title(entry.item), entry.source.origin(), values=values)
    elif was is not None:
        reason, source = (removal.reason, removal.source) if removal else ("", was.source)
        yield Effect(EffectKind.REMOVED, *key, title(was.item), source.origin(), reason=reason)
    elif gone and removal and gone.reason != removal.reason:
        origin = removal.source.origin("reason")
        what = title(removal.entry.item)
        yield Effect(EffectKind.CHANGED, *key, what, origin, "reason", gone.reason, removal.reason)


def _changed_fields(key: Key, was: Entry[Item], entry: Entry[Item], old: Titles, new: Titles) -> Iterator[Effect]:
    if was is entry:
        return
    for field, attribute in _fields(key[0]).items():
        if not is_same(getattr(was.item, attribute), getattr(entry.item, attribute)):
            before, after = words(was.item, field, old.of), words(entry.item, field, new.of)
            yield Effect(EffectKind.CHANGED, *key, title(entry.item), entry.origin(field), field, before, after)


def _fields(collection: str) -> Mapping[str, str]:
    return {key: name for key, name in attributes(KINDS[collection].model).items() if key != "id"}


def _gathered(found: Iterable[tuple[str, Effect]]) -> tuple[Reach, ...]:
    """Return each effect once, by collection and id; the fields of an item keep their order."""
    reached: dict[Effect, list[str]] = {}
    for handbook, effect in found:
        reached.setdefault(effect, []).append(handbook)
    rank = {name: position for position, name in enumerate(("organisation", "departments", *KINDS))}
    ordered = sorted(reached, key=lambda effect: (rank[effect.collection], effect.id))
    return tuple(Reach(effect, tuple(reached[effect])) for effect in ordered)

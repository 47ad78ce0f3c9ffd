"""Merges every department of the tree, from the root to the leaves, and checks what comes out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import Code, Diagnostic
from generator.handbook.content import Branch, Content, NewHire
from generator.handbook.differences import Differences
from generator.handbook.entries import Entry
from generator.handbook.handbook import Handbook
from generator.handbook.item import Item
from generator.handbook.memory import Memory
from generator.handbook.models import Organisation
from generator.handbook.rules import Referrers, check_entries, check_hire
from generator.i18n import gettext as _
from generator.variants.merger import merge
from generator.variants.touched import written
from generator.variants.workplace import Workplace

Handbooks = Mapping[str, Handbook]
Merging = Callable[[Handbook, Branch], tuple[Handbook, tuple[Diagnostic, ...]]]


def with_municipality(content: Content, memory: Memory | None = None) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Return the content with the municipality's differences merged into its base, and what is wrong with them."""

    def merged() -> tuple[Handbook, tuple[Diagnostic, ...]]:
        return merge_layer(content.base, content.municipality, content, Referrers(content.base))

    given = (content.base, content.municipality, content.broken)
    common, diagnostics = (memory or Memory()).recall("common", given, merged)
    return replace(content, base=common), diagnostics


def merge_departments(content: Content, memory: Memory | None = None) -> tuple[Handbooks, tuple[Diagnostic, ...]]:
    """Return each department's merged handbook by id, parents before children, and what is wrong with them.

    A department whose parent is missing, or that lies in a circle of parents, is merged as a root.
    """
    referrers, known = Referrers(content.base), memory or Memory()

    def merged(above: Handbook, branch: Branch) -> tuple[Handbook, tuple[Diagnostic, ...]]:
        given = (above, branch, content.broken)
        key = ("department", branch.department.item.id)
        return known.recall(key, given, lambda: merge_layer(above, branch.differences, content, referrers))

    handbooks, diagnostics = merge_downwards(content, merged)
    return handbooks, (*_parent_circles(content.branches), *diagnostics)


def merge_downwards(content: Content, merged: Merging) -> tuple[Handbooks, tuple[Diagnostic, ...]]:
    """Return each department's handbook by id, merged in a given way with the one above it, and what is wrong."""
    handbooks: dict[str, Handbook] = {}
    diagnostics: list[Diagnostic] = []
    for identity in parents_first(content.branches):
        branch = content.branches[identity]
        above = handbooks.get(branch.department.item.parent or "", content.base)
        handbooks[identity], found = merged(above, branch)
        diagnostics.extend(found)
    return handbooks, tuple(diagnostics)


def merge_layer(
    above: Handbook, differences: Differences, content: Content, referrers: Referrers
) -> tuple[Handbook, tuple[Diagnostic, ...]]:
    """Merge one layer and check the items it touched, and those that named what it removed."""
    merged, diagnostics = merge(above, differences, broken=content.broken)
    if not differences:
        return merged, diagnostics
    touched = dict.fromkeys(_touched(merged, differences, referrers))
    return merged, (*diagnostics, *check_entries(touched, merged, content.broken))


def _touched(merged: Handbook, differences: Differences, referrers: Referrers) -> Iterator[Entry[Item]]:
    yield from (part.entry for part in written(merged, differences))
    for exclusion in differences.exclusions:
        yield from referrers.of((exclusion.collection, exclusion.id), merged)


def workplaces(content: Content, organisation: Organisation, handbooks: Handbooks) -> Mapping[str, Workplace]:
    """Return every department as a workplace, parents before children."""
    places: dict[str, Workplace] = {}
    for identity, handbook in handbooks.items():
        department = content.branches[identity].department
        parent = places.get(department.item.parent or "")
        places[identity] = Workplace(department, parent, organisation, handbook)
    return places


def for_hire(workplace: Workplace, hire: NewHire, content: Content) -> tuple[Workplace, tuple[Diagnostic, ...]]:
    """Return the workplace with one hire's own differences merged in."""
    handbook, diagnostics = merge_layer(workplace.handbook, hire.differences, content, Referrers(content.base))
    return Workplace(workplace.department, workplace.parent, workplace.organisation, handbook), diagnostics


def check_hires(content: Content, handbooks: Handbooks) -> Iterator[Diagnostic]:
    """Yield what is wrong with the hires: with what they name, their dates and their own differences."""
    referrers = Referrers(content.base)
    for hire in content.hires.values():
        above = handbooks.get(hire.hire.item.department)
        yield from check_hire(hire, above or content.base, content)
        if above is not None:
            yield from merge_layer(above, hire.differences, content, referrers)[1]


def parents_first(branches: Mapping[str, Branch]) -> Iterator[str]:
    """Yield every department's id after its parent's; circles are broken at an arbitrary but fixed place."""
    done: set[str] = set()
    for identity in branches:
        line = [identity] if identity not in done else []
        while line and (parent := branches[line[-1]].department.item.parent):
            if parent in done or parent in line or parent not in branches:
                break
            line.append(parent)
        done.update(line)
        yield from reversed(line)


def _parent_circles(branches: Mapping[str, Branch]) -> Iterator[Diagnostic]:
    for identity, branch in branches.items():
        path = [identity]
        while parent := branches[path[-1]].department.item.parent if path[-1] in branches else None:
            path.append(parent)
            if parent in path[:-1]:
                break
        if len(path) > 1 and path[-1] == identity and identity == min(path):
            source = branch.department.source
            at = source.place.find(("parent",))
            message = _("the departments are each other's parents: {path}").format(path=" → ".join(path))
            hint = _("one of them must have another parent, or none")
            if branch.department.item.parent == identity:
                message = _("“{id}” has itself as its parent").format(id=identity)
                hint = _("write the id of the workplace above it, or take the line out")
            yield Diagnostic(source.file, at.line, at.column, Code.PARENT_CIRCLE, message, hint)

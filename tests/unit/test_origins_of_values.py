"""Every value of a merged handbook knows its place: made-up layers, written as YAML, whose every value is unique."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from generator.handbook.content import Content
from generator.handbook.finder import Found
from generator.handbook.handbook import Handbook
from generator.handbook.models import Task
from generator.handbook.reader import read
from generator.variants.departments import merge_departments, with_municipality

IDS = ("en", "to", "tre")
FIELDS = ("title", "text", "owner", "source")
LAYERS = ("content/municipality.yml", "content/departments/a.yml", "content/departments/b.yml")

changes = st.dictionaries(st.sampled_from(IDS), st.sets(st.sampled_from((*FIELDS, "formerly")), min_size=1))
gaps = st.lists(st.sampled_from(("", "# en linje\n", "\n\n")), min_size=6, max_size=6)


def base(gap: list[str]) -> str:
    return "".join(
        f"{gap[number]}- id: {name}\n  title: {name}-title-0\n{gap[number + 3]}  text: {name}-text-0\n  due: løbende\n"
        f"  responsible: rolle\n  topic: emne\n  formerly:\n    - {name}-0\n    - {name}-1\n"
        for number, name in enumerate(IDS)
    )


def layer(change: dict[str, set[str]], gap: list[str], depth: int) -> str:
    if not change:
        return ""
    lines = [gap[0], "change:\n", gap[1], "  tasks:\n"]
    for name, fields in change.items():
        lines.append(f"    - id: {name}\n")
        for field in sorted(fields):
            lines.append(gap[2])
            if field == "formerly":
                add = f"        add:\n          - {name}-{depth}0\n{gap[3]}          - {name}-{depth}1\n"
                remove = f"        remove: [{name}-{depth - 1}{'1' if depth > 1 else ''}]\n"
                lines.append(f"      formerly:\n{add}{remove if depth == 1 else ''}")
            else:
                lines.append(f"      {field}: {name}-{field}-{depth}\n")
    return "".join(lines)


def files(texts: tuple[str, ...], gap: list[str]) -> dict[str, bytes]:
    heads = ("", "name: A\n", "name: B\nparent: a\n")
    written = {"content/tasks/alle.yml": base(gap)}
    written |= {name: head + text for name, head, text in zip(LAYERS, heads, texts, strict=True)}
    return {name: text.encode() for name, text in written.items()}


def merged(found: dict[str, bytes]) -> tuple[Content, Handbook]:
    content, _ = with_municipality(read(Found(found, ()))[0])
    handbooks, _ = merge_departments(content)
    return content, handbooks["b"]


def values(handbook: Handbook) -> Iterator[tuple[str, str, int]]:
    """Yield each value of the tasks with the file and the line it says that it stands in."""
    for entry in handbook.of(Task).values():
        for field in ("title", "owner", "source"):
            value = getattr(entry.item, field)
            if value is not None:
                origin = entry.origin(field)
                yield value, origin.file, origin.line
                source, place = entry.locate((field,))
                yield value, source.file, place.line
        assert entry.item.text is not None
        origin = entry.origin("text")
        yield entry.item.text.source, origin.file, origin.line
        for position, former in enumerate(entry.item.formerly):
            source, place = entry.locate(("formerly", position))
            yield former, source.file, place.line


@given(st.tuples(changes, changes, changes), gaps)
def test_the_origin_of_every_value_is_a_line_that_holds_it(
    layers: tuple[dict[str, set[str]], ...], gap: list[str]
) -> None:
    found = files(tuple(layer(change, gap, depth) for depth, change in enumerate(layers, start=1)), gap)
    content, handbook = merged(found)
    assert content.base.of(Task)
    seen = list(values(handbook))
    assert len(seen) >= 3 * len(IDS)
    for value, file, line in seen:
        assert value in found[file].decode().split("\n")[line - 1], (value, file, line)


@given(st.tuples(changes, changes, changes), gaps)
def test_the_last_layer_that_writes_a_value_is_the_one_that_holds(
    layers: tuple[dict[str, set[str]], ...], gap: list[str]
) -> None:
    found = files(tuple(layer(change, gap, depth) for depth, change in enumerate(layers, start=1)), gap)
    _, handbook = merged(found)
    for name, entry in handbook.of(Task).items():
        depths = [depth for depth, change in enumerate(layers, start=1) if "title" in change.get(name, ())]
        assert entry.item.title == f"{name}-title-{depths[-1] if depths else 0}"
        assert [change.source.file for change in entry.changes] == [
            LAYERS[depth - 1] for depth, change in enumerate(layers, start=1) if name in change
        ]


@given(st.tuples(changes, changes, changes), gaps)
def test_a_chain_of_layers_is_the_same_however_its_files_are_divided(
    layers: tuple[dict[str, set[str]], ...], gap: list[str]
) -> None:
    """Associativity along the chain: one layer more, in between and empty, changes no value and no place."""
    texts = tuple(layer(change, gap, depth) for depth, change in enumerate(layers, start=1))
    found = files(texts, gap)
    _, direct = merged(found)
    between = dict(found)
    between["content/departments/mellem.yml"] = b"name: Mellem\nparent: a\n"
    between["content/departments/b.yml"] = found["content/departments/b.yml"].replace(b"parent: a", b"parent: mellem")
    _, longer = merged(between)
    assert list(values(direct)) == list(values(longer))

"""Puts Pagefind's index in order: the same bytes each time, and whole words found by their beginnings.

Pagefind writes filters, and their values, in any order. And it looks for what begins with a word only in that part of
the index where the word itself would stand, though longer words may stand in the next.

The files are gzipped, and hold CBOR (RFC 8949) after a few letters that say what they are. A file's name tells its
contents by a hash; the names of filters' files stand in the metadata, whose own name stands in the entry.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

from generator.site.search.words import shared_beginning

_SIGNATURE = b"pagefind_dcd"
_TEXT, _LIST = 3, 4
_IN_FIRST_BYTE = 24
_CHUNKS, _FILTERS = 2, 3  # their positions in the metadata, after the version and the pages
_BEGINNING = 3  # letters by which the next part of the index is looked into too


def settle(index: Path) -> None:
    """Put the filters of an index into order, and name their files and the metadata anew."""
    renamed = {path.name.partition(".")[0]: _settled_filter(path) for path in (index / "filter").glob("*.pf_filter")}
    entry = index / "pagefind-entry.json"
    told = json.loads(entry.read_text(encoding="utf-8"))
    for language in told["languages"].values():
        language["hash"] = _settled_metadata(index, language["hash"], renamed)
    entry.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _settled_filter(path: Path) -> str:
    """Sort the values of one filter; returns the new name of its file."""
    name, values = _items(_read(path))
    return _rewritten(path, _listed([name, _listed(sorted(_items(values)))]), "{}.pf_filter", len("1234567"))


def _settled_metadata(index: Path, name: str, renamed: Mapping[str, str]) -> str:
    path = index / f"pagefind.{name}.pf_meta"
    items = _items(_read(path))
    items[_CHUNKS] = _listed(_joined(list(map(_items, _items(items[_CHUNKS])))))
    filters = sorted(_items(items[_FILTERS]))
    items[_FILTERS] = _listed(filters)
    for old, new in renamed.items():
        items[_FILTERS] = items[_FILTERS].replace(old.encode(), new.encode())
    return _rewritten(path, _listed(items), "pagefind.{}.pf_meta", len("1234567890"))


def _joined(chunks: Sequence[list[bytes]]) -> Iterator[bytes]:
    """Yield where each part begins and ends, and its file: it ends where the next begins, and overlaps it.

    Where `samarbejde` ends a part and `samtale` begins the next, that begins at `sam`, so that this is looked for in
    both. One letter in common is too little, for then each word with that letter would be.
    """
    before = ""
    for (first, last, file), after in zip_longest(chunks, chunks[1:]):
        alike = shared_beginning(before, _text(first))[:_BEGINNING]
        before = _text(last)
        yield _listed([_texted(alike) if len(alike) > 1 else first, after[0] if after else last, file])


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)


def _rewritten(path: Path, data: bytes, pattern: str, letters: int) -> str:
    """Write a file anew under a name that tells what is in it, which is returned; Pagefind's own is as long."""
    name = f"da_{sha256(data).hexdigest()[:letters]}"
    path.unlink()
    (path.parent / pattern.format(name)).write_bytes(gzip.compress(_SIGNATURE + data, mtime=0))
    return name


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind of the item at a position, its number (a value or a length), and where that ends."""
    kind, short = data[at] >> 5, data[at] & 31
    if short < _IN_FIRST_BYTE:
        return kind, short, at + 1
    end = at + 1 + (1 << short - _IN_FIRST_BYTE)
    return kind, int.from_bytes(data[at + 1 : end]), end


def _end(data: bytes, at: int) -> int:
    """Return where the item at a position ends."""
    kind, number, at = _head(data, at)
    if kind == _TEXT:
        return at + number
    if kind == _LIST:
        for _item in range(number):
            at = _end(data, at)
    return at


def _text(data: bytes) -> str:
    """Return the text that an item is."""
    return data[_head(data, 0)[2] :].decode()


def _items(data: bytes) -> list[bytes]:
    """Return the items of a list."""
    _kind, number, at = _head(data, 0)
    items = []
    for _item in range(number):
        end = _end(data, at)
        items.append(data[at:end])
        at = end
    return items


def _listed(items: Iterable[bytes]) -> bytes:
    """Return a list of items."""
    items = list(items)
    return _begun(_LIST, len(items)) + b"".join(items)


def _texted(text: str) -> bytes:
    """Return a text as an item."""
    data = text.encode()
    return _begun(_TEXT, len(data)) + data


def _begun(kind: int, number: int) -> bytes:
    """Return what an item of a kind begins with, its length written as briefly as it can be."""
    kind <<= 5
    if number < _IN_FIRST_BYTE:
        return bytes([kind | number])
    size = 0 if number < 1 << 8 else 1 if number < 1 << 16 else 2
    return bytes([kind | _IN_FIRST_BYTE + size]) + number.to_bytes(1 << size)

"""A hire that is given as options of a command and not as a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.diagnostics import Code, Diagnostic
from generator.handbook.content import Content, NewHire
from generator.handbook.differences import Differences
from generator.handbook.entries import Entry, Layer, LayerKind, Source
from generator.handbook.models import Hire, HireType
from generator.handbook.places import Place
from generator.handbook.privacy import personal_numbers
from generator.handbook.rules import check_hire
from generator.handbook.validator import slug, validate

Values = Mapping[str, str | Sequence[str]]

_STAND_INS = MappingProxyType({"name": "x", "position": "x", "start": "2000-01-01"})


def read_options(given: Values, content: Content) -> tuple[NewHire | None, tuple[Diagnostic, ...]]:
    """Read a hire from the values of its fields, by their names in YAML; the id is made of the name.

    Department and types may go by their titles too. Returns the hire, or None with everything that is wrong; each
    diagnostic's file is the option to write otherwise.
    """
    values = {"id": slug(str(given["name"])), **given, **_ids(given, content)}
    place = Place(1, 1, {key: Place(line, 1) for line, key in enumerate(values, start=1)})
    hire, faults = validate(Hire, values, place, "")
    new = _new_hire(hire, place) if hire else None
    more = check_hire(new, content.base, content) if new else _unknown(values, place, content, faults)
    named = (replace(fault, file=option_of(_key(fault, values))) for fault in (*faults, *more))
    diagnostics = (*_personal_numbers(given), *named)
    return (None if diagnostics else new), diagnostics


def option_of(key: str) -> str:
    """Return the option that gives a field of a hire, by its name in YAML."""
    return "--type" if key == "types" else f"--{key}"


def _ids(given: Values, content: Content) -> Values:
    """Return the ids of the department and the types, which may be written as their titles."""
    names = {branch.department.item.name.casefold(): name for name, branch in content.branches.items()}
    titles = {entry.item.title.casefold(): name for name, entry in content.base.of(HireType).items()}
    department = str(given["department"])
    types = [titles.get(name.casefold(), slug(name)) for name in given["types"]]
    return {"department": names.get(department.casefold(), slug(department)), "types": types}


def _new_hire(hire: Hire, place: Place) -> NewHire:
    layer = Layer(LayerKind.HIRE, hire.id, hire.name)
    return NewHire(Entry(hire, Source(layer, "--name", place)), Differences(layer))


def _unknown(values: Values, place: Place, content: Content, faults: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the unknown ids of a hire whose other values are wrong, so that all is told at once."""
    wrong = {_key(fault, values) for fault in faults}
    rest = {key: value for key, value in values.items() if key not in wrong}
    hire, _faults = validate(Hire, {**_STAND_INS, **rest}, place, "")
    found = check_hire(_new_hire(hire, place), content.base, content) if hire else ()
    yield from (fault for fault in found if fault.code is Code.UNKNOWN_REFERENCE)


def _key(fault: Diagnostic, values: Values) -> str:
    return tuple(values)[fault.line - 1]


def _personal_numbers(given: Values) -> Iterator[Diagnostic]:
    for key, value in given.items():
        words = value if isinstance(value, str) else "\n".join(value)
        yield from personal_numbers(option_of(key), words.encode())

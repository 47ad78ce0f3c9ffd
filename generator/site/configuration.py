"""The site's configuration: site_config.yml split into the engine's part and our own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml

from generator.errors import UsageError
from generator.i18n import gettext as _

FILE = "site_config.yml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """What site_config.yml says.

    `engine` is its YAML tree without our section, so that tags only the engine understands pass through;
    `edit_url` is the address where a line of the content is edited, with {path} and {line} in it.
    """

    engine: yaml.MappingNode
    site_url: str
    edit_url: str


def read_configuration(root: Path) -> Configuration:
    """Read site_config.yml; raises `UsageError` when it is missing, no YAML mapping or without the site's address."""
    try:
        return _configuration(yaml.compose((root / FILE).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    except FileNotFoundError as error:
        message = _("{file} is missing; stand in the handbook's folder, or name it with --root")
        raise UsageError(message.format(file=FILE)) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(_("{file} cannot be read{place}").format(file=FILE, place=_place(error))) from error


def _configuration(node: yaml.Node | None) -> Configuration:
    if not isinstance(node, yaml.MappingNode):
        raise UsageError(_("{file} must hold keys with values").format(file=FILE))
    own = _taken(node, "handbook")
    settings = own if isinstance(own, dict) else {}
    site_url = str(_value(node, "site_url"))
    if not site_url.startswith(("https://", "http://")):
        message = _("{file} must give the site's address, such as site_url: https://intranet.example.dk/handbook/")
        raise UsageError(message.format(file=FILE))
    return Configuration(
        engine=node,
        site_url=site_url.rstrip("/") + "/",
        edit_url=str(settings.get("edit_url", "")),
    )


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return _(": look at line {line}").format(line=mark.line + 1) if mark else ""


def with_settings(node: yaml.MappingNode, settings: Mapping[str, object]) -> str:
    """Return the configuration as YAML with settings put in; a mapping is put into the one that is there."""
    return yaml.serialize(_merged(node, _node(settings)), Dumper=yaml.CDumper, allow_unicode=True)


def _merged(node: yaml.MappingNode, added: yaml.MappingNode) -> yaml.MappingNode:
    values = list(node.value)
    for key, value in added.value:
        at = next((at for at, (own, _own_value) in enumerate(values) if own.value == key.value), None)
        if at is None:
            values.append((key, value))
        elif isinstance(value, yaml.MappingNode) and isinstance(values[at][1], yaml.MappingNode):
            values[at] = (key, _merged(values[at][1], value))
        else:
            values[at] = (key, value)
    return yaml.MappingNode(node.tag, values, flow_style=False)


def _node(settings: Mapping[str, object]) -> yaml.MappingNode:
    text = yaml.dump(settings, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return cast("yaml.MappingNode", yaml.compose(text, Loader=yaml.CSafeLoader))


def _taken(node: yaml.MappingNode, name: str) -> object:
    value = _value(node, name)
    node.value = [(key, part) for key, part in node.value if key.value != name]
    return value


def _value(node: yaml.MappingNode, name: str) -> object:
    found = next((value for key, value in node.value if key.value == name), None)
    return None if found is None else yaml.SafeLoader("").construct_object(found, deep=True)

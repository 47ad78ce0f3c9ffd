"""What VS Code is told: which schema is for which files, and the extension that reads them."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.errors import UsageError
from generator.handbook.content import Content
from generator.handbook.schema.files import file_patterns, schemas
from generator.i18n import gettext as _

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/schemas"
SETTINGS = f"{FOLDER}/settings.json"
EXTENSIONS = f"{FOLDER}/extensions.json"

_EXTENSION = "redhat.vscode-yaml"
_FIXED: Mapping[str, Any] = MappingProxyType(
    {
        "files.encoding": "utf8",
        "yaml.schemaStore.enable": False,  # it would ask a server about every file
        "[yaml]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        },
    }
)


def editor_files(content: Content, there: Mapping[str, str]) -> Mapping[str, str]:
    """Return the text of every file that helps the editor, by its path in the project.

    `there` are the texts of the two settings files that are there already; what else they hold is kept. Raises
    `UsageError` when one of them is no plain JSON.
    """
    written = {f"{SCHEMAS}/{name}": _json(schema) for name, schema in schemas(content).items()}
    mapped = {f"{SCHEMAS}/{name}": list(patterns) for name, patterns in file_patterns().items()}
    settings = {**_read(SETTINGS, there), **_FIXED, "yaml.schemas": mapped}
    extensions = _read(EXTENSIONS, there)
    wanted = extensions.get("recommendations", [])
    extensions["recommendations"] = [*wanted, *({_EXTENSION} - set(wanted))]
    return written | {SETTINGS: _json(settings), EXTENSIONS: _json(extensions)}


def _read(path: str, there: Mapping[str, str]) -> dict[str, Any]:
    try:
        value = json.loads(there.get(path, "{}"))
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise UsageError(_("{file} is not plain JSON, so it is left as it is; move it away first").format(file=path))
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

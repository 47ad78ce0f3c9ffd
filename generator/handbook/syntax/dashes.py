"""What goes wrong with the dash that begins an item of a list."""

import re

from generator.handbook.syntax.scene import Fault, Scene, write
from generator.i18n import gettext as _

_TIGHT_DASH = re.compile(r" *(?:- +)*-(?=[^\s-])")
_LONG_DASH = re.compile(r"( *)([–—]) +\S")


def dash_without_space(scene: Scene) -> Fault | None:
    """Find a dash of a list that is not followed by a space."""
    for line in (scene.line, scene.above(scene.line), scene.began and scene.began[0]):
        found = _TIGHT_DASH.match(scene.lines[line - 1]) if line and not scene.in_block(line) else None
        if line and found:
            mended = found.group() + " " + scene.lines[line - 1][found.end() :]
            message = _("a space is missing after the dash")
            return Fault(line, found.end() + 1, message, write(mended), {line: mended})
    return None


def long_dash(scene: Scene) -> Fault | None:
    """Find a list that begins with the long dash that word processors put in."""
    for line in range(1, scene.line + 1):
        found = _LONG_DASH.match(scene.lines[line - 1])
        if found and not scene.in_block(line):
            mended = f"{found[1]}-{scene.lines[line - 1][found.end(2) :]}"
            message = _("a list begins with a short dash (-), and this is a long one ({dash})").format(dash=found[2])
            return Fault(line, found.start(2) + 1, message, write(mended), {line: mended})
    return None

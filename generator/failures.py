"""What to say when the system would not, or the program could not: never in the words of either."""

import errno
import os
import traceback
from pathlib import Path

from generator.i18n import gettext as _


def refusal(error: OSError) -> str:
    """Say what the system would not do, and with which file or folder."""
    reasons = {
        errno.EACCES: _("you are not allowed to"),
        errno.EPERM: _("you are not allowed to"),
        errno.EROFS: _("nothing can be written there"),
        errno.ENOSPC: _("the disk is full"),
    }
    reason = reasons.get(error.errno or 0, errno.errorcode.get(error.errno or 0, type(error).__name__))
    name = Path(str(error.filename)).name if error.filename else "–"
    return _("“{name}” could not be read or written: {reason}").format(name=name, reason=reason)


def confession(error: BaseException) -> str:
    """Say that the program has a fault, and where, so that the line can be sent on to who looks after it.

    With HANDBOOK_DEBUG in the environment the whole way there is printed too.
    """
    if os.environ.get("HANDBOOK_DEBUG"):
        traceback.print_exception(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    message = _("There is a fault in the program itself ({where}). What was published is unchanged.")
    return "\n".join([message.format(where=where), _("Send this line to those who look after the program.")])

"""Proposes the id of something new, and says what is wrong with one that cannot be used."""

import re
from collections.abc import Set as AbstractSet
from itertools import chain, count

from generator.authoring.answers import WrongAnswerError
from generator.handbook.fields import NOT_ON_WINDOWS, SLUG
from generator.handbook.validator import slug
from generator.i18n import gettext as _

LONGEST = 60


def propose(title: str, taken: AbstractSet[str], *, is_file: bool = False) -> str:
    """Return an id made of a title, with æ, ø and å written out, that nothing else has."""
    words = slug(title)
    short = words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    names = chain([short], (f"{short}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken and not (is_file and name in NOT_ON_WINDOWS))


def check_id(identity: str, taken: AbstractSet[str], *, is_file: bool = False) -> None:
    """Raise `WrongAnswerError` when an id cannot be used.

    The id of a file is its name, and Windows has names no file may have
    (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
    """
    free = propose(identity, taken, is_file=is_file)
    if not re.fullmatch(SLUG.rstrip("$"), identity):
        message = _("“{id}” cannot be an id").format(id=identity)
        raise WrongAnswerError(message, _("an id has only a-z, 0-9 and hyphens; write: {id}").format(id=free))
    if len(identity) > LONGEST:
        message = _("the id is longer than {n} letters").format(n=LONGEST)
        raise WrongAnswerError(message, _("write for example “{id}”").format(id=free))
    if is_file and identity in NOT_ON_WINDOWS:
        message = _("Windows cannot have a file called “{id}”").format(id=identity)
        raise WrongAnswerError(message, _("write for example “{id}”").format(id=free))
    if identity in taken:
        message = _("the id “{id}” is in use, or has been").format(id=identity)
        raise WrongAnswerError(message, _("write for example “{id}”").format(id=free))

"""The exceptions this program raises on purpose, each with the exit code it ends in."""


class HandbookError(Exception):
    """The root of every exception that carries a message meant for a person."""

    exit_code = 1


class UsageError(HandbookError):
    """The command was used in a way that cannot work, such as a folder that is not there."""

    exit_code = 2

"""A group of commands, each of which is loaded when it is asked for: what is not used costs no time."""

from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group that also has commands of other modules."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as click takes them
        super().__init__(*arguments, **options)
        self._modules: dict[str, str] = {}

    def load_later(self, module: str, *names: str) -> None:
        """Take up the commands of a module, which holds each under its name."""
        self._modules.update(dict.fromkeys(names, module))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, which is loaded if it is the first time; an unknown one is to be compared with all."""
        if cmd_name not in self.commands:
            for name in [cmd_name] if cmd_name in self._modules else self._modules:
                self.add_command(getattr(import_module(self._modules[name]), name), name)
        return super().get_command(ctx, cmd_name)

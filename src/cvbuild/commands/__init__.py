"""The subcommands of ``cvbuild``: one module each, named as it is typed; this folder is the registry.

A module offers ``command``, a click command whose docstring is its help. It is imported when it is called or listed, so
that a command's libraries cost the others nothing.
"""

from __future__ import annotations

import importlib
import pkgutil

import click

__all__ = ["Commands"]


class Commands(click.Group):
    """A group whose subcommands are the modules of this folder; ``_name`` is a helper."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all subcommands, in the order of the alphabet."""
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of this name, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command

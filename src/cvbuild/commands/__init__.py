"""Registry of subcommands: one module each, named like the command (``import_`` because ``import`` is a keyword).

A module defines ``command``, a click command whose docstring is its help. It is imported when it is called or listed,
so that other commands do not import its libraries.
"""

from __future__ import annotations

import importlib
import keyword
import pkgutil
from pathlib import Path

import click

from cvbuild.commands._repeats import Group
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import nearest

__all__ = ["Commands"]


_ELSEWHERE = {
    "compile": "",
    "build": "",
    "make": "",
    "render": "",
    "create": "init",
    "new": "init",
    "lint": "check",
    "test": "check",
    "validate": "check",
    "rules": "checks",
    "serve": "preview",
    "themes": "theme",
}
"""Words of other programs, with the command here; an empty one is cvbuild without a command."""

_ENDINGS = (".json", ".yaml", ".yml")


def _file_command(name: str) -> click.Command | None:
    """Return the command that builds the file with this name; None if it is the name of no file.

    Raises:
        CannotBuild: it is certainly meant to be one.
    """
    path = Path(name)
    if path.is_file():
        module = importlib.import_module(f"{__name__}._file")
        command: click.Command = module.command(path)
        return command
    if path.suffix.lower() in _ENDINGS:
        raise CannotBuild(f"there is no file {name}")
    return None


class Commands(Group):
    """A group whose subcommands are the modules of this folder; ``_name`` is a helper."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all subcommands, sorted."""
        return sorted(m.name.rstrip("_") for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the subcommand with this name."""
        if cmd_name not in self.list_commands(ctx):
            return _file_command(cmd_name)
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"{__name__}.{name}")
        if hasattr(module, "__path__"):
            module = importlib.import_module(f"{module.__name__}.command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names.

        Raises:
            UsageError: there is none; the message names the nearest one.
        """
        word = args[0]
        known = self.list_commands(ctx)
        if word not in known and not word.startswith("-") and _file_command(word) is None:
            raise click.UsageError(f"there is no command '{word}'; {_hint(word, known)}", ctx)
        return super().resolve_command(ctx, args)


def _hint(word: str, known: list[str]) -> str:
    if Path("variants", f"{word}.yaml").is_file():
        return f"to build that variant: cvbuild --variant {word}"
    near = nearest(word, (*known, *_ELSEWHERE))
    if near is None:
        return "cvbuild --help lists the commands"
    command = _ELSEWHERE.get(near, near)
    return f"did you mean '{command}'?" if command else "cvbuild without a command builds"

"""Refuse an option that is given twice where only one value counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

__all__ = ["Group", "refuse_repeats"]


class Group(click.Group):
    """A group whose commands, and the group itself, refuse a repeated option. Click would use the last value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the group's own options."""
        refuse_repeats(self, ctx, args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; its options are looked at before it runs."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not isinstance(command, Group):
            refuse_repeats(command, click.Context(command, parent=ctx, info_name=name), rest)
        return name, command, rest


def refuse_repeats(command: click.Command, context: click.Context, arguments: list[str]) -> None:
    """Check a command line before it is parsed.

    Raises:
        UsageError: an option with one value is given several times.
    """
    try:
        _, _, given = command.make_parser(context).parse_args(list(arguments))
    except click.UsageError:
        return  # parsing reports it
    for option, times in Counter(_single(given)).items():
        hint = "name all in one, separated by commas" if option.type.name == "names" else "give it once"
        raise click.UsageError(f"{option.opts[-1]} is given {times} times: {hint}", context)


def _single(given: Iterable[click.Parameter]) -> list[click.Option]:
    """Return the options that were given more than once and take one value."""
    options = [one for one in given if isinstance(one, click.Option)]
    return [one for one in options if options.count(one) > 1 and not (one.multiple or one.is_flag or one.count)]

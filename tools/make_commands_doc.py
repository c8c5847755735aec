"""Write docs/commands.md, the reference of all commands, from the texts of --help.

Usage: python tools/make_commands_doc.py [FILE]
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from cvbuild.commands._cli import EXIT_CODES, cli

TARGET = Path(__file__).parents[1] / "docs" / "commands.md"

_VERBATIM = "\b"
"""The mark of Click before a paragraph whose lines are kept."""


def text() -> str:
    """Return the page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    context = cli.make_context("cvbuild", ["init"], resilient_parsing=True)
    yield "# Commands\n"
    yield "Generated from the texts of `--help`.\n"
    yield "## cvbuild\n"
    yield from _command(cli, context, "cvbuild")
    yield from _commands(cli, context, "cvbuild")
    yield "## Exit codes\n"
    yield "```text"
    yield from EXIT_CODES.splitlines()[2:]
    yield "```"


def _commands(group: click.Group, context: click.Context, above: str) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        own = click.Context(command, parent=context, info_name=name, help_option_names=context.help_option_names)
        yield f"## {above} {name}\n"
        yield from _command(command, own, f"{above} {name}")
        if isinstance(command, click.Group):
            yield from _commands(command, own, f"{above} {name}")


def _command(command: click.Command, context: click.Context, path: str) -> Iterator[str]:
    yield f"```text\n{' '.join([path, *command.collect_usage_pieces(context)])}\n```\n"
    for part in inspect.cleandoc(command.help or "").split("\n\n"):
        lines = part.splitlines()
        yield "```text\n" + "\n".join(lines[1:]) + "\n```\n" if part.startswith(_VERBATIM) else part + "\n"
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    rows = [(record[0], " ".join(record[1].split())) for record in records if record]
    yield "| option | meaning |\n|---|---|"
    yield from (f"| `{_cell(names)}` | {_cell(meaning)} |" for names, meaning in rows)
    yield ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_text(text(), encoding="utf-8")

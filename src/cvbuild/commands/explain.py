"""``cvbuild explain``: what a check finds, and why it matters."""

from __future__ import annotations

import click

from cvbuild import checks
from cvbuild.errors import CannotBuild
from cvbuild.suggest import did_you_mean

__all__ = ["command"]


@click.command(name="explain")
@click.argument("word", metavar="CODE|NAME")
def command(word: str) -> None:
    """Print what a check finds and why, with an example of each kind."""
    module = checks.find_check(word)
    if module is None:
        known = [name for check in checks.records().values() for name in (check.code, check.name)]
        raise CannotBuild(f"there is no check '{word}'", did_you_mean(word, known) or "cvbuild checks lists them")
    record = module.CHECK
    click.echo(f"{record.code} {record.name} ({record.severity.word})\n\n{(module.__doc__ or '').strip()}")

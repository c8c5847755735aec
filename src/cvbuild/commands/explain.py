"""``cvbuild explain``: describe what a check finds, and why."""

from __future__ import annotations

import click

from cvbuild.checks import registry
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import did_you_mean

__all__ = ["command"]


def _codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's signature
    """Return the codes, or the names, that begin so."""
    records = registry.records().values()
    return [word for one in records for word in (one.code, one.name) if word.startswith(incomplete)]


@click.command(name="explain")
@click.argument("word", metavar="CODE|NAME", shell_complete=_codes)
def command(word: str) -> None:
    """Print what a check finds and why, with an example of each kind."""
    module = registry.find_check(word)
    if module is None:
        known = [name for check in registry.records().values() for name in (check.code, check.name)]
        raise CannotBuild(f"there is no check '{word}'", did_you_mean(word, known) or "cvbuild checks lists them")
    record = module.CHECK
    click.echo(f"{record.code} {record.name} ({record.severity.word})\n\n{(module.__doc__ or '').strip()}")

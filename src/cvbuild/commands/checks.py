"""``cvbuild checks``: all checks, a line each."""

from __future__ import annotations

import click

from cvbuild import checks

__all__ = ["command"]


@click.command(name="checks")
def command() -> None:
    """List all checks with their severities."""
    for code, module in checks.modules().items():
        summary = (module.__doc__ or "").strip().splitlines()[0]
        click.echo(f"{code}  {module.CHECK.severity.word:<8} {module.CHECK.name:<28} {summary}")

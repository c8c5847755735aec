"""``cvbuild checks``: list all checks, one per line."""

from __future__ import annotations

import click

from cvbuild.checks import registry

__all__ = ["command"]


@click.command(name="checks")
def command() -> None:
    """List all checks with their severities."""
    for code, module in registry.modules().items():
        summary = (module.__doc__ or "").strip().splitlines()[0]
        click.echo(f"{code}  {module.CHECK.severity.word:<8} {module.CHECK.name:<28} {summary}")

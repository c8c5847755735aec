"""``cvbuild sent``: what was sent, to whom and when."""

from __future__ import annotations

from pathlib import Path

import click

from cvbuild.commands import _options
from cvbuild.errors import CannotBuild
from cvbuild.sending.folders import FOLDER, Kept, sendings
from cvbuild.sending.table import as_json, details, table
from cvbuild.suggest import named_or_listed

__all__ = ["command"]


@click.command(name="sent", short_help="List what was sent, to whom and when.")
@click.argument("name", required=False)
@click.option("--report", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
@_options.project
def command(name: str | None, form: str, project: Path) -> None:
    """List what was sent; with a NAME, or a part of one, show all that is known of it."""
    kept = sendings(project)
    if name is not None:
        kept = _named(name, kept)
    if form == "json":
        click.echo(as_json(kept), nl=False)
    elif name is not None:
        click.echo("\n".join(details(one) for one in kept), nl=False)
    elif kept:
        click.echo(table(kept), nl=False)
    else:
        click.echo(f"Nothing was sent yet: there is nothing in {FOLDER}/.")


def _named(name: str, kept: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Those whose folder or addressee has the name in it.

    Raises:
        CannotBuild: none does.
    """
    wanted = name.casefold()
    found = tuple(
        one for one in kept if wanted in one.name.casefold() or (one.record and wanted in one.record.to.casefold())
    )
    if not found:
        names = [one.name for one in kept]
        hint = named_or_listed(name, names) if names else "cvbuild send keeps what you send"
        raise CannotBuild(f"nothing was sent to '{name}'", hint)
    return found

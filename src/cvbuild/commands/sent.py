"""``cvbuild sent``: list what was sent, to whom and when."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from cvbuild.commands import _options
from cvbuild.commands.send.folders import FOLDER, Kept, add_event, sendings
from cvbuild.commands.send.outcomes import STATUSES, Event
from cvbuild.commands.send.table import as_json, details, outcomes, table
from cvbuild.pipeline.request import today
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import named_or_listed

__all__ = ["command"]

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(name="sent", short_help="List what was sent, to whom and when, and what became of it.")
@click.argument("name", required=False)
@click.option("--report", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
@click.option("--status", type=click.Choice(STATUSES), help="Record what became of it.")
@click.option("--follow-up", type=_DAY, metavar="DATE", help="Record when to ask again.")
@click.option("--note", default="", help="A private note to record.")
@click.option("--outcomes", "share", is_flag=True, help="Show the share of answers per variant.")
@_options.project
def command(name: str | None, form: str, project: Path, share: bool, **event: Any) -> None:
    """List what was sent; with a NAME, or part of one, show the complete record, or add to it what became of it."""
    kept = sendings(project)
    if name is not None:
        kept = _named(name, kept)
    if any(event.values()):
        kept = (_recorded(name, kept, **event),)
    if share:
        click.echo(outcomes(kept, today()), nl=False)
        return
    if form == "json":
        click.echo(as_json(kept), nl=False)
    elif name is not None:
        click.echo("\n".join(details(one) for one in kept), nl=False)
    elif kept:
        click.echo(table(kept), nl=False)
    else:
        click.echo(f"Nothing was sent yet: {FOLDER}/ is empty.")


def _recorded(
    name: str | None, kept: tuple[Kept, ...], status: str | None, follow_up: datetime.datetime | None, note: str
) -> Kept:
    """Add an event to the one sending that is meant.

    Raises:
        UsageError: none is named.
        CannotBuild: several are meant.
    """
    if name is None:
        raise click.UsageError("name the sending: cvbuild sent NAME --status interview")
    if len(kept) > 1:
        raise CannotBuild(f"'{name}' means {len(kept)} sendings", f"name one: {', '.join(one.name for one in kept)}")
    again = follow_up.date().isoformat() if follow_up else ""
    return add_event(kept[0], Event(today().isoformat(), status or "", again, note.strip()))


def _named(name: str, kept: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Return the sendings whose folder or recipient contains the name.

    Raises:
        CannotBuild: there is none.
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

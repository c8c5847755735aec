"""``cvbuild proposals``: list, show, accept and reject what an assistant proposed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cvbuild.commands._options import project
from cvbuild.commands._repeats import Group
from cvbuild.commands.proposals import decision, store
from cvbuild.commands.proposals.decision import Change
from cvbuild.report import visible
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]


@click.group(name="proposals", cls=Group, invoke_without_command=True, short_help="Accept or reject proposed words.")
@click.pass_context
def command(context: click.Context) -> None:
    """List the changes of words that an assistant proposed; show, accept or reject one.

    Until you accept a proposal, no build reads it.
    """
    if context.invoked_subcommand is None:
        _list(Path())


@command.command(name="list")
@project
def list_proposals(project: Path) -> None:
    """List the proposals that wait."""
    _list(project)


@command.command(name="show")
@click.argument("number", type=int)
@project
def show(number: int, project: Path) -> None:
    """Show a proposal as a change of the source."""
    click.echo(_shown(decision.change_of(project, number)), nl=False)


@command.command(name="accept")
@click.argument("number", type=int)
@project
def accept(number: int, project: Path) -> None:
    """Show a proposal, ask, and write it into the source. Only in a terminal: a program cannot accept."""
    change = decision.change_of(project, number)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotBuild("a proposal is accepted in a terminal, by the owner of the CV", "run this command by hand")
    click.echo(_shown(change), nl=False)
    if click.prompt("Is every word of it true? Type yes to write it", default="no", show_default=False) != "yes":
        click.echo("nothing is written; the proposal still waits")
        return
    click.echo(f"{files.display(decision.accept(project, number, change.key))} is written")


@command.command(name="reject")
@click.argument("number", type=int)
@project
def reject(number: int, project: Path) -> None:
    """Delete a proposal."""
    decision.reject(project, number)
    click.echo(f"proposal {number} is deleted")


def _list(root: Path) -> None:
    there = store.all_of(root)
    for one in there:
        click.echo(visible(f"{one.number}  {one.kind} {one.path}: {one.after}"))
        if one.reason:
            click.echo(visible(f"   because: {one.reason}"))
    for name in store.damaged(root):
        click.echo(f"{name} cannot be read as a proposal: restore or delete it", err=True)
    end = "cvbuild proposals accept NUMBER shows one, and asks" if there else "no proposals wait"
    click.echo(end)


def _shown(change: Change) -> str:
    """Return a change as text for a terminal."""
    because = [f"because: {change.proposal.reason}"] if change.proposal.reason else []
    return "".join(f"{visible(line)}\n" for line in (*change.lines, *because))

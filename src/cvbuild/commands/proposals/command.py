"""``cvbuild proposals``: list, show, accept and reject what an assistant proposed."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from cvbuild.commands._options import project
from cvbuild.commands._repeats import Group
from cvbuild.commands.proposals import store
from cvbuild.commands.proposals.edit import edited
from cvbuild.commands.proposals.store import Proposal
from cvbuild.pipeline.project import source_file
from cvbuild.report import visible
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.load import MAX_BYTES

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
    click.echo(_diff(project, _found(project, number))[0], nl=False)


@command.command(name="accept")
@click.argument("number", type=int)
@project
def accept(number: int, project: Path) -> None:
    """Show a proposal, ask, and write it into the source. Only in a terminal: a program cannot accept."""
    proposal = _found(project, number)
    shown, after, path = _diff(project, proposal)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotBuild("a proposal is accepted in a terminal, by the owner of the CV", "run this command by hand")
    click.echo(shown, nl=False)
    if click.prompt("Is every word of it true? Type yes to write it", default="no", show_default=False) != "yes":
        click.echo("nothing is written; the proposal still waits")
        return
    files.write_all(path.parent, {path.name: after})
    store.remove(project, number)
    click.echo(f"{files.display(path)} is written")


@command.command(name="reject")
@click.argument("number", type=int)
@project
def reject(number: int, project: Path) -> None:
    """Delete a proposal."""
    store.remove(project, _found(project, number).number)
    click.echo(f"proposal {number} is deleted")


def _list(root: Path) -> None:
    there = store.all_of(root)
    for one in there:
        click.echo(visible(f"{one.number}  {one.kind} {one.path}: {one.after}"))
        if one.reason:
            click.echo(visible(f"   because: {one.reason}"))
    end = "cvbuild proposals accept NUMBER shows one, and asks" if there else "no proposals wait"
    click.echo(end)


def _found(root: Path, number: int) -> Proposal:
    there = store.all_of(root)
    for one in there:
        if one.number == number:
            return one
    numbers = ", ".join(str(one.number) for one in there)
    raise CannotBuild(f"there is no proposal {number}", f"there are: {numbers}" if numbers else "none waits")


def _diff(root: Path, proposal: Proposal) -> tuple[str, bytes, Path]:
    """Return the change as text for a terminal, the new content, and the file."""
    path = source_file(root)
    name = files.display(path)
    before = (files.read_bytes(path, MAX_BYTES) or b"").decode("utf-8", "surrogateescape")
    after = edited(before, name, proposal)
    old, new = before.splitlines(), after.splitlines()
    lines = difflib.unified_diff(old, new, name, f"{name} (proposal {proposal.number})", lineterm="", n=1)
    shown = "".join(f"{visible(line)}\n" for line in lines)
    because = visible(f"because: {proposal.reason}") + "\n" if proposal.reason else ""
    return shown + because, after.encode("utf-8", "surrogateescape"), path

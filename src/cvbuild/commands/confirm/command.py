"""``cvbuild confirm``: ask about each difference between the CV and its lock, and write the lock."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.lock.differences import Difference, Kind
from cvbuild.analysis.lock.record import Confirmed, content
from cvbuild.cache.fingerprint import LOCK, PRIVATE_LOCK
from cvbuild.commands._options import project
from cvbuild.commands.confirm.ledger import Locks, Question, questions, sides, updated
from cvbuild.pipeline import git
from cvbuild.pipeline.project import source_file
from cvbuild.pipeline.request import today
from cvbuild.report import visible
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]

_DIFFERENT = 1  # exit code of --list


@click.command(name="confirm", short_help="Confirm names, titles, dates and facts; the only way to change cv.lock.")
@click.option("--by", default="", metavar="NAME", help="Who confirms; default: your name in git.")
@click.option("--reason", default="", metavar="TEXT", help="Why it is so: a note, a date, evidence.")
@click.option("--list", "list_only", is_flag=True, help="Only list what differs; exit with 1 if anything does.")
@click.option("--yes", is_flag=True, help="Confirm all without asking, in a script of your own; needs --reason.")
@project
def command(by: str, reason: str, list_only: bool, yes: bool, project: Path) -> None:
    """Ask about each name, title, date, grade and fact that is not in cv.lock as cv.yaml has it, and write the lock.

    cv.lock records what you confirmed, with who, when and why. From then on a build stops where cv.yaml says something
    else, until you confirm it here. Wordings are not recorded: they may change freely. Private values go to
    private.lock, which belongs into .gitignore like private.yaml.
    """
    found = sides(project)
    asked = questions(found)
    if list_only:
        _list(asked)
    elif not asked:
        _write(project, updated(found, lambda _: None))
        click.echo(f"{LOCK} has all of {source_file(project).name}")
    else:
        asking = _Asking(by.strip() or git.user(project), today().isoformat(), reason.strip(), yes)
        answers = _answers(asking, asked)
        _write(project, updated(found, lambda one: answers.get(_key(one))))
        _conclude(len(answers), sum(len(one.differences) for one in asked))


def _list(asked: Sequence[Question]) -> None:
    for question in asked:
        click.echo(_shown(question), nl=False)
    sys.exit(_DIFFERENT if asked else 0)


class _Asking(Struct, frozen=True):
    """The name and day of the answers, the reason given so far, and whether all is confirmed without asking."""

    by: str
    when: str
    why: str
    yes: bool

    def require(self) -> None:
        """Check that someone can answer.

        Raises:
            CannotBuild: there is no terminal, no name, or no reason.
        """
        if not self.yes and not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise CannotBuild(
                "a CV is confirmed in a terminal, by its owner",
                "run cvbuild confirm by hand; --list shows what differs",
            )
        if not self.by:
            raise CannotBuild("who confirms it?", "say it: cvbuild confirm --by 'Ada Lovelace'")
        if self.yes and not self.why:
            raise CannotBuild("--yes needs a reason", "say why it is so: --reason 'contract of 2024-03-01'")


def _answers(asking: _Asking, asked: Sequence[Question]) -> dict[object, Confirmed]:
    """Return the new line of the lock for each difference that was confirmed."""
    asking.require()
    found: dict[object, Confirmed] = {}
    for number, question in enumerate(asked, 1):
        if not asking.yes:
            click.echo(f"\n{number} of {len(asked)}  {_shown(question)}", nl=False)
            try:
                answer = click.prompt("Is it so?", type=click.Choice(["y", "n", "q"]), default="n")
                why = _reason(asking.why) if answer == "y" else ""
            except click.Abort:  # Ctrl-C or the end of the input: what was answered is kept, as after q
                click.echo()
                break
            if answer == "q":
                break
            if answer == "n":
                continue
            asking = replace(asking, why=why)
        line = Confirmed("", asking.by, asking.when, asking.why)
        found |= {_key(one): replace(line, value=one.now.text if one.now else "") for one in question.differences}
    return found


def _reason(before: str) -> str:
    """Ask why, until there is an answer; the one before is the default."""
    while not (why := str(click.prompt("Why? A note, a date, evidence", default=before, show_default=True)).strip()):
        click.echo("a reason is needed")
    return why


def _key(one: Difference) -> object:
    return one.address, one.key, one.now and one.now.text


def _shown(question: Question) -> str:
    """Return what a question is about: its place, the value that was confirmed, and the value now."""
    first = question.differences[0]
    new = first.locked is None and first.item is not None
    head = first.address if new else f"{first.key} of {first.address}"
    lines = [f"{question.side.place(first.item.path if new and first.item else first.path)}  {head}"]
    for one in question.differences:
        name = _label(one, first.address) if new else "now"
        if one.before:
            lines.append(f"  confirmed  {one.before.value}  ({one.before.by}, {one.before.when}: {one.before.why})")
        value = one.now.text if one.now else "removed"
        lines.append(f"  {name:<10} {value}" if one.kind is not Kind.GONE else "  now        removed")
    return "".join(f"{visible(line)}\n" for line in lines)


def _label(one: Difference, head: str) -> str:
    """Return the key of a new value, after what it belongs to below the first item of the question."""
    below = one.address.removeprefix(head).lstrip(".")
    return f"{below} {one.key}" if below else one.key


def _write(root: Path, locks: Locks) -> None:
    """Write both locks; that of private values only if there are any, or were."""
    source = source_file(root).name
    made = {LOCK: content(locks.public, source)}
    if locks.private.items or (root / PRIVATE_LOCK).exists():
        made[PRIVATE_LOCK] = content(locks.private, "private.yaml")
        if not (root / PRIVATE_LOCK).exists():
            click.echo(f"{PRIVATE_LOCK} has the private values: write /{PRIVATE_LOCK} into .gitignore")
    files.write_all(root, made)


def _conclude(confirmed: int, asked: int) -> None:
    left = asked - confirmed
    rest = f"; {left} not confirmed, so a build still stops there" if left else ""
    click.echo(f"{LOCK} is written: {confirmed} confirmed{rest}")

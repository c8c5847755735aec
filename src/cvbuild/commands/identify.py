"""``cvbuild identify``: which variant, commit and sources made a file, and what changed since."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from cvbuild import history, report
from cvbuild.commands import _options
from cvbuild.errors import CannotBuild
from cvbuild.files import display
from cvbuild.identifying.answer import Answer, answered
from cvbuild.identifying.claim import Claim, read_claim
from cvbuild.identifying.known import Mention, mentions
from cvbuild.identifying.search import Walk, Wanted, made_bytes, made_of, walk
from cvbuild.identifying.text import as_json, as_text
from cvbuild.project import PARTS, source_file

__all__ = ["command"]


@click.command(name="identify", short_help="Tell which variant and commit made a file, and what changed since.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--revisions", type=click.IntRange(min=0), default=200, show_default=True, help="How many to look through."
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where builds lie; out/ by default.")
@click.option("--report", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
@_options.project
def command(file: Path, revisions: int, out: Path | None, form: str, project: Path) -> None:
    """Tell which variant, commit and sources made FILE, and what changed since.

    It looks into the manifest of out/, the records of sent/, the sources as they are, and their history in git, the
    newest first. A PDF or Word file is known by its build id, a text by its bytes, any file where its bytes were noted.
    """
    source_file(project)
    claim = read_claim(file)
    known = mentions(claim, project, out or project / "out")
    build = claim.build or next((mention.build for mention in known), "")
    if not build and claim.format != "txt":
        raise _foreign(file, "no build id is in it, and neither manifest nor records know its bytes")
    now = made_of(project, _options.today())
    walked, note = _walked(project, Wanted(build, claim.sha256), known, revisions)
    answer = answered(claim, build, known, walked, now)
    if answer is None:
        raise _unknown(file, build, walked, note)
    answer = _compared(answer, project)
    notes = tuple(filter(None, (note, "" if now else "the sources cannot be built now: cvbuild tells why")))
    answer = replace(answer, notes=notes)
    color = report.wants_color(sys.stdout, os.environ)
    click.echo(as_json(answer) if form == "json" else as_text(answer, color=color), nl=False, color=color)


def _walked(project: Path, wanted: Wanted, known: tuple[Mention, ...], most: int) -> tuple[Walk, str]:
    """What the history says, and why it says nothing: where there is none, the rest may still know the file."""
    nothing = Walk(None, 0, 0)
    with _progress() as tell:
        for start in (*_commits(known), "HEAD"):
            try:
                found = walk(project, wanted, most, _options.today(), tell, start)
            except CannotBuild as error:
                note = error.message
                continue
            if found.match or start == "HEAD":
                return found, "" if found.looked_at or not most else "there is no commit of the sources yet"
    return nothing, f"the history was not looked at: {note}"


def _commits(known: tuple[Mention, ...]) -> dict[str, None]:
    """The commits that records name: where they are right, the search is short."""
    records = (mention.record for mention in known)
    return dict.fromkeys(record.commit for record in records if record and record.commit and not record.dirty)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Tells on a terminal how far a search is; the line is gone afterwards."""
    shown = sys.stderr is not None and sys.stderr.isatty()

    def tell(number: int, total: int) -> None:
        if shown:
            click.echo(f"\rlooking at revision {number} of {total} ", err=True, nl=False)

    yield tell
    if shown:
        click.echo("\r\x1b[K", err=True, nl=False)


def _foreign(file: Path, why: str) -> CannotBuild:
    return CannotBuild(f"{display(file)} is no file of ours, as far as anybody can tell", why)


def _unknown(file: Path, build: str, walked: Walk, note: str) -> CannotBuild:
    looked = f"none of {walked.looked_at} revisions of the sources gives it" if walked.looked_at else note
    if not build:
        return _foreign(
            file, f"neither manifest nor records know its bytes, and {looked or 'no revision was looked at'}"
        )
    unreadable = f" ({walked.unreadable} cannot be built today)" if walked.unreadable else ""
    hints = ["look further back with --revisions 2000"] if walked.bounded else []
    hints += ["its sources were never committed, or are another project's; or another version of cvbuild made it"]
    return CannotBuild(f"{display(file)} has the build id {build}, but {looked}{unreadable}", "; ".join(hints))


def _compared(answer: Answer, project: Path) -> Answer:
    """The answer with whether the bytes are those that the sources found give here, where nobody wrote them down."""
    claim, match = answer.claim, answer.walked.match
    if answer.same_bytes or not claim.format or not answer.exact or answer.old is None:
        return answer
    if match and match.exact:
        with history.folder_at(project, match.oldest.commit, PARTS) as folder:
            return replace(answer, same_bytes=_is_made(claim, folder, answer.old.variant))
    return replace(answer, same_bytes=_is_made(claim, project, answer.old.variant))


def _is_made(claim: Claim, folder: Path, variant: str) -> bool:
    return made_bytes(folder, variant, claim.format, _options.today()) == claim.sha256

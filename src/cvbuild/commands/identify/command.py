"""``cvbuild identify``: find the variant, commit and sources that made a file, and what changed since."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from msgspec.structs import replace

from cvbuild import report
from cvbuild.commands import _options
from cvbuild.commands.identify.answer import Answer, answered
from cvbuild.commands.identify.claim import Claim, read_claim
from cvbuild.commands.identify.known import Mention, mentions
from cvbuild.commands.identify.search import Walk, Wanted, made_bytes, made_of, walk
from cvbuild.commands.identify.text import as_json, as_text
from cvbuild.pipeline import git
from cvbuild.pipeline.project import PARTS, source_file
from cvbuild.pipeline.request import today
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.files import display

__all__ = ["command"]


@click.command(name="identify", short_help="Show which variant and commit made a file, and what changed since.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--revisions",
    type=click.IntRange(min=0),
    default=200,
    show_default=True,
    help="Maximum number of revisions to search.",
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="The output folder; default: out/.")
@click.option("--report", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
@_options.project
def command(file: Path, revisions: int, out: Path | None, form: str, project: Path) -> None:
    """Show which variant, commit and sources made FILE, and what changed since.

    It searches the manifest in out/, the records in sent/, the current sources, and their git history from the newest
    revision on. PDF and Word files are identified by their build id, text files by their bytes, and any file whose
    digest was recorded.
    """
    source_file(project)
    claim = read_claim(file)
    known = mentions(claim, project, out or project / "out")
    build = claim.build or next((mention.build for mention in known), "")
    if not build and claim.format != "txt":
        raise _foreign(file, "it has no build id, and neither manifest nor records have its digest")
    now = made_of(project, today())
    walked, note = _walked(project, Wanted(build, claim.sha256), known, revisions)
    answer = answered(claim, build, known, walked, now)
    if answer is None:
        raise _unknown(file, build, walked, note)
    answer = _compared(answer, project)
    notes = tuple(filter(None, (note, "" if now else "the current sources cannot be built: run cvbuild to see why")))
    answer = replace(answer, notes=notes)
    color = report.wants_color(sys.stdout, os.environ)
    click.echo(as_json(answer) if form == "json" else as_text(answer, color=color), nl=False, color=color)


def _walked(project: Path, wanted: Wanted, known: tuple[Mention, ...], most: int) -> tuple[Walk, str]:
    """Search the history, or say why it cannot be searched: the rest may still know the file."""
    nothing = Walk(None, 0, 0)
    with _progress() as tell:
        for start in (*_commits(known), "HEAD"):
            try:
                found = walk(project, wanted, most, today(), tell, start)
            except CannotBuild as error:
                note = error.message
                continue
            if found.match or start == "HEAD":
                return found, "" if found.looked_at or not most else "there is no commit of the sources yet"
    return nothing, f"the history was not searched: {note}"


def _commits(known: tuple[Mention, ...]) -> dict[str, None]:
    """Return the commits that records name: if they are right, the search is short."""
    records = (mention.record for mention in known)
    return dict.fromkeys(record.commit for record in records if record and record.commit and not record.dirty)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show the progress of a search on a terminal, and remove it at the end."""
    shown = sys.stderr is not None and sys.stderr.isatty()

    def tell(number: int, total: int) -> None:
        if shown:
            click.echo(f"\rsearching revision {number} of {total} ", err=True, nl=False)

    yield tell
    if shown:
        click.echo("\r\x1b[K", err=True, nl=False)


def _foreign(file: Path, why: str) -> CannotBuild:
    return CannotBuild(f"{display(file)} seems not to be made by cvbuild", why)


def _unknown(file: Path, build: str, walked: Walk, note: str) -> CannotBuild:
    looked = f"none of {walked.looked_at} revisions of the sources makes it" if walked.looked_at else note
    if not build:
        return _foreign(
            file, f"neither manifest nor records have its digest, and {looked or 'no revision was searched'}"
        )
    unreadable = f" ({walked.unreadable} cannot be built with this version)" if walked.unreadable else ""
    hints = ["search more revisions with --revisions 2000"] if walked.bounded else []
    hints += ["its sources were never committed, or belong to another project; or another version of cvbuild made it"]
    return CannotBuild(f"{display(file)} has the build id {build}, but {looked}{unreadable}", "; ".join(hints))


def _compared(answer: Answer, project: Path) -> Answer:
    """Add whether the file has the bytes that the found sources give here, if no record has its digest."""
    claim, match = answer.claim, answer.walked.match
    if answer.same_bytes or not claim.format or not answer.exact or answer.old is None:
        return answer
    if match and match.exact:
        with git.folder_at(project, match.oldest.commit, PARTS) as folder:
            return replace(answer, same_bytes=_is_made(claim, folder, answer.old.variant))
    return replace(answer, same_bytes=_is_made(claim, project, answer.old.variant))


def _is_made(claim: Claim, folder: Path, variant: str) -> bool:
    return made_bytes(folder, variant, claim.format, today()) == claim.sha256

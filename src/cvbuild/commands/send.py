"""``cvbuild send``: the finished files and a record of them, kept under ``sent/``."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from cvbuild import files, history
from cvbuild.build_id import build_id
from cvbuild.commands import _options
from cvbuild.commands._telling import FOUND, NOT_BUILT, tell
from cvbuild.errors import CannotBuild
from cvbuild.finding import Severity, worst
from cvbuild.manifest import versions
from cvbuild.pipeline import FORMATS, Built, Request, Result, build
from cvbuild.project import PARTS, source_file, variant_names
from cvbuild.report import visible
from cvbuild.sending.folders import keep, shown
from cvbuild.sending.records import Record
from cvbuild.suggest import named_or_listed

__all__ = ["command"]

_LARGEST_JOB = 20_000_000  # bytes of a posting; a page saved with its pictures has some


@click.command(name="send", short_help="Build a variant and keep what you send, with a record.")
@click.argument("variant")
@click.option("--to", required=True, help="Whom it goes to.")
@click.option(
    "--job",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The job's posting: a copy is kept, too.",
)
@click.option("--note", default="", help="What you want to remember of it.")
@click.option(
    "-f",
    "--format",
    "formats",
    type=_options.Names(FORMATS),
    default=",".join(FORMATS),
    show_default=True,
    metavar="NAMES",
    help="What goes out, separated by commas.",
)
@click.option("--force", is_flag=True, help="Also with findings of severity error.")
@_options.project
def command(variant: str, to: str, note: str, force: bool, **options: Any) -> None:
    """Build VARIANT and keep the files that you send, with a record, under sent/DATE-TO/.

    Nothing is mailed and nothing is ever overwritten. `cvbuild sent` lists what was sent, `cvbuild identify` tells
    later what a file was made of.
    """
    project: Path = options["project"]
    to, note = _whole(to), _whole(note)
    if not to:
        raise click.UsageError("--to is empty: name whom it goes to")
    posting = _posting(options["job"])
    result, request = _built(project, variant, options["formats"], force)
    one = result.built[0]
    contents = {artifact.path.rpartition("/")[2]: artifact.content for artifact in one.artifacts}
    job = _job_name(options["job"], contents) if posting is not None else ""
    record = _record(result, one, contents, to, request, note, job)
    kept = keep(project, record, {**contents, **({job: posting} if posting is not None else {})})
    click.echo(f"{shown(kept)} has {', '.join(contents)}, for {visible(record.to)}")
    if not record.commit or record.dirty:
        why = "the sources have changes that are not committed" if record.commit else "there is no commit to name"
        click.echo(f"note: {why}; later nobody can tell what they were", err=True)


def _whole(text: str) -> str:
    """A text from the command line without half characters, which no file takes."""
    return text.encode("utf-8", "replace").decode().strip()


def _job_name(path: Path, contents: Collection[str]) -> str:
    """The name of a posting's copy, one that no finished file has."""
    ending = path.suffix.lower()
    return next(name for name in (f"job{ending}", f"job-posting{ending}") if name not in contents)


def _posting(path: Path | None) -> bytes | None:
    """The content of a posting, none where there is none.

    Raises:
        CannotBuild: it is not there or cannot be read.
    """
    if path is None:
        return None
    content = files.read_bytes(path, _LARGEST_JOB)
    if content is None or len(content) > _LARGEST_JOB:
        what = "there is no" if content is None else "too large to keep:"
        raise CannotBuild(f"{what} {files.display(path)}", "--job wants a file with the posting")
    return content


def _built(project: Path, variant: str, formats: tuple[str, ...], force: bool) -> tuple[Result, Request]:
    """The variant, built and checked; where that forbids to send it, what was found is told and the run ends."""
    source_file(project)
    names = variant_names(project)
    if variant not in names:
        raise CannotBuild(f"there is no variant '{variant}'", named_or_listed(variant, names))
    request = Request(project, _options.today(), (variant,), formats=formats)
    result = build(request)
    if not result.complete:
        tell(result, request, "text")
        sys.exit(NOT_BUILT)
    if worst(result.findings) >= Severity.ERROR and not force:
        tell(result, request, "text")
        click.echo("not sent: mend the errors above, or send it all the same with --force", err=True)
        sys.exit(FOUND)
    return result, request


def _record(
    result: Result, one: Built, contents: dict[str, bytes], to: str, request: Request, note: str, job: str
) -> Record:
    assert result.project is not None  # what was built was read
    variant = one.chosen.variant
    errors = dict.fromkeys(f.code for f in result.findings if f.severity is Severity.ERROR and not f.suppressed)
    commit, dirty = _commit(request.root)
    return Record(
        to=to,
        date=request.today.isoformat(),
        variant=variant.name,
        build=build_id(one.document, one.theme, variant.paper),
        files={name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
        commit=commit,
        dirty=dirty,
        theme=one.theme.name,
        paper=variant.paper,
        job=job,
        note=note,
        errors=tuple(errors),
        sources={name: hashlib.sha256(text).hexdigest() for name, text in sorted(result.project.digests.items())},
        versions=versions(),
    )


def _commit(project: Path) -> tuple[str, bool]:
    """The commit that is checked out and whether the sources differ from it; empty where there is none."""
    try:
        if history.head(project) is None:
            return "", False
        return history.commit(project, "HEAD"), history.is_dirty(project, PARTS)
    except CannotBuild:  # no git, no repository: a record can do without
        return "", False

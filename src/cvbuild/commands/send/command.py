"""``cvbuild send``: keep the finished files and a record of them under ``sent/``."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from cvbuild.commands import _options
from cvbuild.commands._results import FOUND, NOT_BUILT, tell
from cvbuild.commands.send.folders import keep, shown
from cvbuild.commands.send.records import Record
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline import git
from cvbuild.pipeline.build import FORMATS, Request, Result, build
from cvbuild.pipeline.manifest import versions
from cvbuild.pipeline.project import PARTS, source_file, variant_names
from cvbuild.render import formats
from cvbuild.report import visible
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Severity, worst
from cvbuild.syntax.suggest import named_or_listed

__all__ = ["command"]

_LARGEST_JOB = 20_000_000  # bytes of a posting; a page saved with its pictures may be large


@click.command(name="send", short_help="Build a variant and keep what you send, with a record.")
@click.argument("variant")
@click.option("--to", required=True, help="The recipient.")
@click.option(
    "--job",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The job posting; a copy is kept.",
)
@click.option("--letter", default="", metavar="NAME", help="The cover letter to send with it, from letters/.")
@click.option("--note", default="", help="A private note.")
@click.option(
    "-f",
    "--format",
    "formats",
    type=_options.Names(formats()),
    default=",".join(FORMATS),
    show_default=True,
    metavar="NAMES",
    help="Formats to send, separated by commas.",
)
@click.option("--force", is_flag=True, help="Send even if there are errors.")
@_options.project
def command(variant: str, to: str, note: str, force: bool, **options: Any) -> None:
    """Build VARIANT and keep the files that you send, with a record, under sent/DATE-TO/.

    Nothing is mailed and nothing is ever overwritten. `cvbuild sent` lists what was sent, `cvbuild identify` later
    shows which sources made a file.
    """
    project: Path = options["project"]
    to, note = _whole(to), _whole(note)
    if not to:
        raise click.UsageError("--to is empty: name the recipient")
    posting = _posting(options["job"])
    result, request = _built(project, variant, options["formats"], force)
    one = result.built[0]
    contents = _contents(result)
    if options["letter"]:
        letter, _ = _built(project, variant, options["formats"], force, options["letter"])
        contents |= _contents(letter)
        result = replace(result, findings=(*result.findings, *letter.findings), project=letter.project)
    job = _job_name(options["job"], contents) if posting is not None else ""
    record = _record(result, one, contents, to, request, note, job)
    kept = keep(project, record, {**contents, **({job: posting} if posting is not None else {})})
    click.echo(f"{shown(kept)} has {', '.join(contents)}, for {visible(record.to)}")
    if not record.commit or record.dirty:
        why = "the sources have uncommitted changes" if record.commit else "there is no commit to record"
        click.echo(f"note: {why}; later, cvbuild cannot identify the sources of these files", err=True)


def _whole(text: str) -> str:
    """Remove lone surrogates from a command line text, which no file can contain."""
    return text.encode("utf-8", "replace").decode().strip()


def _contents(result: Result) -> dict[str, bytes]:
    """Return the finished files by their names."""
    return {path.rpartition("/")[2]: content for path, content in result.files.items()}


def _job_name(path: Path, contents: Collection[str]) -> str:
    """Return a name for the posting's copy that no finished file has."""
    ending = path.suffix.lower()
    return next(name for name in (f"job{ending}", f"job-posting{ending}") if name not in contents)


def _posting(path: Path | None) -> bytes | None:
    """Return the content of a posting, or ``None`` without one.

    Raises:
        CannotBuild: it does not exist or cannot be read.
    """
    if path is None:
        return None
    content = files.read_bytes(path, _LARGEST_JOB)
    if content is None or len(content) > _LARGEST_JOB:
        what = "there is no" if content is None else "too large to keep:"
        raise CannotBuild(f"{what} {files.display(path)}", "--job must be a file with the posting")
    return content


def _built(
    project: Path, variant: str, formats: tuple[str, ...], force: bool, letter: str = ""
) -> tuple[Result, Request]:
    """Build and check the variant; if it must not be sent, report the findings and exit."""
    source_file(project)
    names = variant_names(project)
    if variant not in names:
        raise CannotBuild(f"there is no variant '{variant}'", named_or_listed(variant, names))
    request = Request(project, variants=(variant,), formats=formats, letter=letter)
    result = build(request)
    if not result.complete:
        tell(result, request)
        sys.exit(NOT_BUILT)
    if worst(result.findings) >= Severity.ERROR and not force:
        tell(result, request)
        click.echo("Not sent. Fix the errors above, or use --force.", err=True)
        sys.exit(FOUND)
    return result, request


def _record(
    result: Result, one: VariantBuild, contents: dict[str, bytes], to: str, request: Request, note: str, job: str
) -> Record:
    assert result.project is not None  # the project was read, because it was built
    variant, (_, theme) = one.variant, one.composed
    errors = dict.fromkeys(f.code for f in result.findings if f.severity is Severity.ERROR and not f.suppressed)
    commit, dirty = _commit(request.root)
    return Record(
        to=to,
        date=request.today.isoformat(),
        variant=variant.name,
        build=one.artifacts[0].build,
        files={name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
        commit=commit,
        dirty=dirty,
        theme=theme.name,
        paper=variant.paper,
        job=job,
        note=note,
        errors=tuple(errors),
        sources={name: hashlib.sha256(text).hexdigest() for name, text in sorted(result.project.contents.items())},
        versions=versions(),
    )


def _commit(project: Path) -> tuple[str, bool]:
    """Return the current commit and whether the sources differ from it; empty if there is none."""
    try:
        if git.head(project) is None:
            return "", False
        return git.commit(project, "HEAD"), git.is_dirty(project, PARTS)
    except CannotBuild:  # no git, no repository: a record does not need them
        return "", False

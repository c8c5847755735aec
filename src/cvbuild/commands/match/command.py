"""``cvbuild match``: compare a job posting with variants and with the source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from cvbuild.analysis.postings.coverage import coverage_of
from cvbuild.analysis.postings.posting import Posting
from cvbuild.analysis.postings.requirements import requirements_of
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.commands import _options
from cvbuild.commands._results import built_or_exit
from cvbuild.commands.match import files
from cvbuild.commands.match.report import REPORTS, render
from cvbuild.commands.match.trials import Trials, render_suggestions, suggested
from cvbuild.pipeline.build import Request
from cvbuild.pipeline.context import Context

__all__ = ["command"]


@click.command(name="match", short_help="Compare a job description with a variant and with cv.yaml.")
@click.argument("file", metavar="FILE|-")
@_options.options(_options.variant, _options.project)
@click.option("--suggest", "suggests", is_flag=True, help="Print what to change in the variant, as YAML to paste.")
@click.option("--report", "report_name", type=click.Choice(REPORTS), default="text", help="Output format of the lists.")
def command(file: str, suggests: bool, report_name: str, **options: Any) -> None:
    """List what a job description asks for: printed, in cv.yaml but not printed, nowhere.

    FILE is text, Markdown, a saved web page, PDF or Word; - is standard input. Nothing is written and nothing scored.
    """
    posting = _posting(file)
    request = Request(options["project"], variants=tuple(options["variants"]), formats=())
    result, built = built_or_exit(request)
    assert result.subject is not None  # what was built was read
    vocabulary = Vocabulary.of(result.subject.resume)
    asked = requirements_of(posting, vocabulary)
    subjects = [replace(result.subject, chosen=one) for one in built]
    coverages = [coverage_of(subject, asked, vocabulary) for subject in subjects]
    if suggests:
        pairs, context = zip(subjects, coverages, strict=True), Context(request.root)
        suggestions = [suggested(subject, one, vocabulary, Trials(subject, request, context)) for subject, one in pairs]
        click.echo(render_suggestions(report_name, suggestions), nl=False)
    else:
        click.echo(render(report_name, coverages, posting), nl=False)


def _posting(file: str) -> Posting:
    if file != "-":
        return files.read(Path(file))
    return files.parse(sys.stdin.buffer.read(files.MAX_BYTES + 1), "<stdin>")

"""``cvbuild match``: a job description against what is printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from cvbuild import postings
from cvbuild.commands import _options
from cvbuild.commands._suggesting import Trials, render_suggestions, subject_of, suggested
from cvbuild.commands._telling import built_or_exit
from cvbuild.matching.asking import wanted
from cvbuild.matching.canon import Canon
from cvbuild.matching.comparing import compare
from cvbuild.matching.posting import Posting
from cvbuild.matching.telling import REPORTS, render
from cvbuild.pipeline import Request

__all__ = ["command"]


@click.command(name="match", short_help="Compare a job description with a variant and with cv.yaml.")
@click.argument("file", metavar="FILE|-")
@_options.options(_options.variant, _options.project)
@click.option("--suggest", "suggests", is_flag=True, help="Print what to change in the variant, as YAML to paste.")
@click.option("--report", "report_name", type=click.Choice(REPORTS), default="text", help="How the lists are told.")
def command(file: str, suggests: bool, report_name: str, **options: Any) -> None:
    """List what a job description asks for: printed, in cv.yaml but not printed, nowhere.

    FILE is text, Markdown, a saved web page, PDF or Word; - is standard input. Nothing is written and nothing scored.
    """
    posting = _posting(file)
    request = Request(options["project"], _options.today(), tuple(options["variants"]), formats=())
    result, built = built_or_exit(request)
    assert result.project is not None  # what was built was read
    canon = Canon.of(result.project.resume)
    asked = wanted(posting, canon)
    subjects = [subject_of(result.project, one, request) for one in built]
    comparisons = [compare(subject, asked, canon) for subject in subjects]
    if suggests:
        pairs = zip(subjects, comparisons, strict=True)
        told = [suggested(subject, one, canon, Trials(result.project, subject, request)) for subject, one in pairs]
        click.echo(render_suggestions(report_name, told), nl=False)
    else:
        click.echo(render(report_name, comparisons, posting), nl=False)


def _posting(file: str) -> Posting:
    if file != "-":
        return postings.read(Path(file))
    return postings.parse(sys.stdin.buffer.read(postings.MAX_BYTES + 1), "<stdin>")

"""``cvbuild watch``: a build at each save."""

from __future__ import annotations

import contextlib
import gc
import threading
import time
from pathlib import Path
from typing import Any

import click

from cvbuild.commands import _options
from cvbuild.commands._telling import tell, tell_error
from cvbuild.errors import CannotBuild
from cvbuild.pipeline import Request, build

__all__ = ["command"]


@click.command(name="watch")
@_options.check_options
@_options.output_options
def command(format_names: tuple[str, ...], out: Path | None, **options: Any) -> None:
    """Build at each save, and report; mistakes do not end it."""
    from cvbuild import watching

    if options["write_baseline"]:
        raise click.UsageError("a baseline is written once, not at each save: cvbuild check --write-baseline")
    watching.require()
    root = options["project"]
    since = watching.stamps(root)
    request = _options.request(options, formats=format_names, out=out or root / "out")
    _build(request, options["report_name"])  # what is wrong with the command itself ends it here
    aside = options["report_name"] != "text"  # whoever reads a report for machines reads nothing else there
    click.echo("watching cv.yaml, variants/ and templates/; Ctrl-C ends this", err=aside)
    with contextlib.suppress(KeyboardInterrupt):
        for names in watching.changes(root, since, threading.Event()):
            click.echo(f"\n── {', '.join(names)} " + "─" * 20, err=aside)
            try:
                _build(_options.request(options, formats=request.formats, out=request.out), options["report_name"])
            except CannotBuild as error:
                tell_error(error)


def _build(request: Request, report: str) -> None:
    began = time.perf_counter()
    result = build(request)
    seconds = time.perf_counter() - began
    tell(result, request, report)
    gc.collect()  # nothing else does in a process that is the command line's own; a page's boxes refer to each other
    if report == "text":
        click.echo(f"{'built' if result.complete else 'not built'} in {seconds:.1f} s")

"""``cvbuild watch``: build at each save."""

from __future__ import annotations

import contextlib
import gc
import threading
import time
from pathlib import Path
from typing import Any

import click

from cvbuild.commands import _options
from cvbuild.commands._results import How, tell, tell_error
from cvbuild.commands._single import Single, deliver, single_request
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]


@click.command(name="watch")
@_options.check_options
@_options.output_options
@click.pass_context
def command(
    context: click.Context, /, format_names: tuple[str, ...], out: Path | Single | None, **options: Any
) -> None:
    """Build at each save, and report; mistakes do not end it."""
    from cvbuild.pipeline import watch

    if options["write_baseline"]:
        raise click.UsageError("a baseline is written once, not at each save: cvbuild check --write-baseline")
    watch.require()
    root = options["project"]
    single = out if isinstance(out, Single) else None
    if single and not single.path:
        raise click.UsageError("watch writes at each save: name a folder or a file, not -")
    since = watch.stamps(root)

    def once() -> None:
        target = root / "out" if out is None else out
        request = _options.request(options, formats=format_names, out=None if single else target)
        if single:
            request = single_request(single, request, chosen=_options.given(context, "format_names"))
        _build(request, single, How.of(options))

    once()  # an error in the command itself ends it here
    told = options["report_name"] == "text" and not options["quiet"]  # otherwise nothing else is expected on stdout
    click.echo("watching cv.yaml, variants/ and templates/; Ctrl-C ends this", err=not told)
    with contextlib.suppress(KeyboardInterrupt):
        for names in watch.changes(root, since, threading.Event()):
            click.echo(f"\n── {', '.join(names)} " + "─" * 20, err=not told)
            try:
                once()
            except CannotBuild as error:
                tell_error(error)


def _build(request: Request, single: Single | None, how: How) -> None:
    began = time.perf_counter()
    result = build(request)
    if single:
        result, request = deliver(single, result, request)
    seconds = time.perf_counter() - began
    tell(result, request, how)
    gc.collect()  # nothing else collects garbage in the command line's process; a page's boxes refer to each other
    if how.name == "text" and not how.quiet:
        click.echo(f"{'built' if result.complete else 'not built'} in {seconds:.1f} s")

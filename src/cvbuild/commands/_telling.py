"""What a run has to say, and the exit code it ends with."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import Any, NoReturn

import click

from cvbuild import files, manifest, report, unchanged
from cvbuild.baseline import NAME as BASELINE
from cvbuild.commands._progress import bar
from cvbuild.errors import CannotBuild
from cvbuild.finding import Severity, worst
from cvbuild.pipeline import Built, Request, Result, build, write_baseline

__all__ = ["BUILT", "FOUND", "INTERRUPTED", "NOT_BUILT", "built_or_exit", "run", "tell", "tell_error"]

BUILT, FOUND, NOT_BUILT = 0, 1, 2
"""Exit codes: nothing to complain about; findings at or above the failing severity; bad input or usage."""

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""


def run(request: Request, options: dict[str, Any]) -> NoReturn:
    """Build, tell, leave a record for the next run, exit."""
    request, name = replace(request, lean=True), options["report_name"]
    before = unchanged.snapshot(sys.argv[1:]) if _repeatable(request, options) else None
    with bar(name) as progress:
        result = build(request, progress)
    told, code = tell(result, request, name), _exit_code(result, options["strict"])
    if options["write_baseline"]:
        write_baseline(result, request)
        click.echo(f"{BASELINE} is written: from now on only new findings are told", err=True)
        sys.exit(BUILT)
    if before and result.complete:
        again = told if not result.written else _rendered(replace(result, written=()), request, name)
        before.remember(_outputs(result, request), files.noted(), again, code, result.libraries)
    sys.exit(code)


def _repeatable(request: Request, options: dict[str, Any]) -> bool:
    """Whether a run like this would do the same again: it writes, and neither asks the web nor writes a baseline."""
    return bool(request.out) and not (request.rebuild or request.online or options["write_baseline"])


def _outputs(result: Result, request: Request) -> list[str]:
    assert request.out is not None  # the caller looked
    return [os.fspath(request.out / path) for path in (manifest.NAME, *(file.path for file in result.finished))]


def built_or_exit(request: Request) -> tuple[Result, tuple[Built, ...]]:
    """What was built, for a command that shows something of it; without it, what is wrong is told and the run ends."""
    result = build(request)
    if result.project is None or not result.built:
        tell(result, request, "text")
        sys.exit(NOT_BUILT)
    return result, result.built


def tell(result: Result, request: Request, name: str) -> str:
    """Print the report on a build, and return it."""
    told = _rendered(result, request, name)
    click.echo(told, nl=False, color=report.wants_color(sys.stdout, os.environ))
    return told


def tell_error(error: CannotBuild) -> None:
    """Print what is wrong without a place in any file, and what to do."""
    click.echo(f"error: {error.message}" + (f"\n  = hint: {error.hint}" if error.hint else ""), err=True)


def _rendered(result: Result, request: Request, name: str) -> str:
    return report.render(name, report.of(result, request), color=report.wants_color(sys.stdout, os.environ))


def _exit_code(result: Result, strict: bool) -> int:
    if not result.complete:
        return NOT_BUILT
    failing = Severity.WARNING if strict else Severity.ERROR
    return FOUND if worst(result.findings) >= failing else BUILT

"""What a run has to say, and the exit code it ends with."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import click

from cvbuild import report
from cvbuild.baseline import NAME as BASELINE
from cvbuild.finding import Severity, worst
from cvbuild.pipeline import Built, Request, Result, build, write_baseline

__all__ = ["BUILT", "FOUND", "INTERRUPTED", "NOT_BUILT", "built_or_exit", "run", "tell"]

BUILT, FOUND, NOT_BUILT = 0, 1, 2
"""Exit codes: nothing to complain about; findings at or above the failing severity; bad input or usage."""

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""


def run(request: Request, options: dict[str, Any]) -> NoReturn:
    """Build, tell, exit."""
    result = build(request)
    tell(result, request, options["report_name"])
    if options["write_baseline"]:
        write_baseline(result, request)
        click.echo(f"{BASELINE} is written: from now on only new findings are told", err=True)
        sys.exit(BUILT)
    sys.exit(_exit_code(result, options["strict"]))


def built_or_exit(request: Request) -> tuple[Result, tuple[Built, ...]]:
    """What was built, for a command that shows something of it; without it, what is wrong is told and the run ends."""
    result = build(request)
    if result.project is None or not result.built:
        tell(result, request, "text")
        sys.exit(NOT_BUILT)
    return result, result.built


def tell(result: Result, request: Request, name: str) -> None:
    """Print the report on a build."""
    color = report.wants_color(sys.stdout, os.environ)
    click.echo(report.render(name, report.of(result, request), color=color), nl=False, color=color)


def _exit_code(result: Result, strict: bool) -> int:
    if not result.complete:
        return NOT_BUILT
    failing = Severity.WARNING if strict else Severity.ERROR
    return FOUND if worst(result.findings) >= failing else BUILT

"""Reports of a run, and its exit code."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn, TextIO

import click
from msgspec import Struct
from msgspec.structs import replace

from cvbuild import report
from cvbuild.cache import fingerprint, replay
from cvbuild.checks.baseline import NAME as BASELINE
from cvbuild.commands._progress import bar
from cvbuild.commands._single import Single, deliver
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline import manifest
from cvbuild.pipeline.build import Request, Result, build, write_baseline
from cvbuild.pipeline.context import Context
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Severity, worst

__all__ = ["BUILT", "FOUND", "INTERRUPTED", "NOT_BUILT", "UNHEARD", "How", "built_or_exit", "run", "tell", "tell_error"]

BUILT, FOUND, NOT_BUILT = 0, 1, 2
"""Exit codes: no problems; findings at or above the failing severity; bad input or usage."""

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 plus the number of the signal, as in shells."""

UNHEARD = 141
"""Exit code if whoever reads the output has left (``cvbuild checks | head``), likewise."""


def run(request: Request, options: dict[str, Any], single: Single | None = None) -> NoReturn:
    """Build, report, save a record for the next run, exit.

    Args:
        request: what to build.
        options: those of the command line.
        single: the one file to write in place of a folder.
    """
    request, how = replace(request, lean=single is None), How.of(options, single)
    before = _snapshot() if _repeatable(request, options, single) else None
    context = Context.of(request)
    with bar("" if how.quiet else how.name) as progress:
        result = build(request, progress, context)
    if single:
        result, request = deliver(single, result, request)
    told, code = tell(result, request, how), _exit_code(result, how.failing)
    if options["write_baseline"]:
        write_baseline(result, request)
        if not options["quiet"]:
            click.echo(f"{BASELINE} is written: later runs report only new findings", err=True)
        sys.exit(BUILT)
    if before and result.complete and result.project:
        again = told if not result.written else _rendered(replace(result, written=()), request, how)
        inputs = {name: fingerprint.digest(content) for name, content in result.project.contents.items()}
        before.remember(_outputs(result, request, single), inputs, again, code, context.machine)
    sys.exit(code)


class How(Struct, frozen=True):
    """The way to report: the format, what fails, whether only that is shown, and whether stdout is for a file."""

    name: str = "text"
    failing: Severity = Severity.ERROR
    quiet: bool = False
    aside: bool = False

    @classmethod
    def of(cls, options: dict[str, Any], single: Single | None = None) -> How:
        """Return what the options of the command line ask for."""
        failing = Severity.WARNING if options["strict"] else Severity.ERROR
        return cls(options["report_name"], failing, options["quiet"], single is not None and single.path is None)


def _repeatable(request: Request, options: dict[str, Any], single: Single | None) -> bool:
    """Return whether the run can be replayed: it writes files, and neither goes online nor writes a baseline."""
    writes = bool(request.out or (single and single.path))
    return writes and not (request.rebuild or request.online or options["write_baseline"])


def _snapshot() -> replay.Snapshot | None:
    """Return the state of the inputs before this run; None in a host process such as a test runner.

    There the command line of the process is another one than that of the command, which leaves no record then.
    """
    arguments = click.get_current_context().obj
    return None if arguments is None else replay.snapshot(arguments)


def _outputs(result: Result, request: Request, single: Single | None) -> list[str]:
    assert request.out is not None  # the caller has checked this
    names = [file.path for file in result.finished]
    return [os.fspath(request.out / path) for path in (names if single else [manifest.NAME, *names])]


def built_or_exit(request: Request) -> tuple[Result, tuple[VariantBuild, ...]]:
    """Return what was built, for a command that shows something of it; if nothing was, report why and exit."""
    result = build(request)
    if result.project is None or not result.built:
        tell(result, request)
        sys.exit(NOT_BUILT)
    return result, result.built


def tell(result: Result, request: Request, how: How | None = None) -> str:
    """Print the report on a build, and return it."""
    how = how or How()
    told = _rendered(result, request, how)
    click.echo(told, nl=False, err=how.aside, color=report.wants_color(_stream(how), os.environ))
    return told


def tell_error(error: CannotBuild) -> None:
    """Print an error without a place in a file, and its hint."""
    click.echo(f"error: {error.message}" + (f"\n  = hint: {error.hint}" if error.hint else ""), err=True)


def _rendered(result: Result, request: Request, how: How) -> str:
    values = replace(report.from_result(result, request), failing=how.failing, quiet=how.quiet)
    return report.render(how.name, values, color=report.wants_color(_stream(how), os.environ))


def _stream(how: How) -> TextIO:
    return sys.stderr if how.aside else sys.stdout


def _exit_code(result: Result, failing: Severity) -> int:
    if not result.complete:
        return NOT_BUILT
    return FOUND if worst(result.findings) >= failing else BUILT

"""The command line: parse arguments, run the command, turn errors into messages and exit codes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from cvbuild import __version__
from cvbuild.commands import Commands
from cvbuild.commands._build import build_files
from cvbuild.commands._options import build_options, check_options, given, output_options
from cvbuild.commands._results import INTERRUPTED, NOT_BUILT, UNHEARD, tell_error
from cvbuild.commands._single import Single
from cvbuild.syntax.errors import CannotBuild, Interrupted
from cvbuild.syntax.files import told

__all__ = ["EXIT_CODES", "cli", "main"]


EXIT_CODES = """\b
Exit codes:
  0    built, and no error was found
  1    built, with errors; with --strict, also with warnings
  2    not built: a mistake in a file or on the command line; existing files are unchanged
  130  ended by Ctrl-C; existing files are complete
"""
"""The end of the help and a section of the manual page; docs/commands.md has it too."""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
)
@check_options
@output_options
@build_options
@click.version_option(__version__)
@click.pass_context
def cli(context: click.Context, /, out: Path | Single | None, format_names: tuple[str, ...], **options: Any) -> None:
    """Build the CV in cv.yaml: every variant, or the one named, as PDF, DOCX and plain text, and check it.

    `cvbuild FILE` builds a file of any name by itself, such as a resume.json, into out/ of the current folder.
    """
    if context.invoked_subcommand is None:
        build_files(context, out, format_names, options)
    _refuse_lost_options(context)


def _refuse_lost_options(context: click.Context) -> None:
    """Reject an option before a command: ``cvbuild --project X check`` would check this folder.

    Raises:
        UsageError: there is one.
    """
    for parameter in context.command.params:
        if given(context, parameter.name or ""):
            option, command = parameter.opts[-1], context.invoked_subcommand
            raise click.UsageError(f"{option} must follow the command: cvbuild {command} {option} …")


def main() -> None:
    """Run the command line; a user's mistake is reported in plain words, never as a traceback."""
    try:
        cli(standalone_mode=False, obj=tuple(sys.argv[1:]))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.ClickException as error:
        error.show()
        sys.exit(NOT_BUILT)
    except CannotBuild as error:
        tell_error(error)
        sys.exit(NOT_BUILT)
    except Interrupted as interrupted:
        click.echo(f"\ninterrupted: {interrupted}; their files are complete, all others are unchanged", err=True)
        sys.exit(INTERRUPTED)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: existing files are complete", err=True)
        sys.exit(INTERRUPTED)
    except (BrokenPipeError, SystemExit) as ended:
        _end(ended)
    except OSError as error:  # an unreadable folder, or a full disk that takes no output
        click.echo(f"error: {told(error)}", err=True)
        _drop_unwritable_output()
        sys.exit(NOT_BUILT)


def _end(ended: BaseException) -> NoReturn:
    """End with the code of the command, or that of a broken pipe, for which click's own is that of findings."""
    if isinstance(ended, SystemExit) and "PacifyFlush" not in type(sys.stdout).__name__:
        raise ended
    _drop_unwritable_output()
    sys.exit(UNHEARD)


def _drop_unwritable_output() -> None:
    """Discard what stdout cannot take; otherwise Python would try to write it again at exit, and exit with 120."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

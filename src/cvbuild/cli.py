"""The command line: arguments to a command, a person's mistake to plain words, the end to an exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from cvbuild import __version__
from cvbuild.commands import Commands
from cvbuild.commands._options import check_options, output_options, request
from cvbuild.commands._telling import INTERRUPTED, NOT_BUILT, run, tell_error
from cvbuild.errors import CannotBuild, Interrupted
from cvbuild.files import told

__all__ = ["main"]


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@check_options
@output_options
@click.option("--ascii", is_flag=True, help="Plain ASCII in the text file.")
@click.option("--rebuild", is_flag=True, help="Make every file anew, also where nothing changed.")
@click.option("--no-check", is_flag=True, help="Only build: read no file back, run no check.")
@click.version_option(__version__)
@click.pass_context
def cli(context: click.Context, /, out: Path | None, format_names: tuple[str, ...], **options: Any) -> None:
    """Build the CV in cv.yaml: every variant, or the one named, as PDF, DOCX and plain text, and check it."""
    if context.invoked_subcommand is None:
        target = out or options["project"] / "out"
        more = {"ascii": options["ascii"], "unchecked": options["no_check"]}
        run(request(options, formats=format_names, out=target, **more), options)
    _refuse_lost_options(context)


def _refuse_lost_options(context: click.Context) -> None:
    """An option before a command would be passed over: ``cvbuild --project X check`` looked at this folder.

    Raises:
        UsageError: there is one.
    """
    for parameter in context.command.params:
        if context.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE:
            option, command = parameter.opts[-1], context.invoked_subcommand
            raise click.UsageError(f"{option} stands before the command; write: cvbuild {command} {option} …")


def main() -> None:
    """Run the command line; a person's mistake is told in plain words, never as a traceback."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.ClickException as error:
        error.show()
        sys.exit(NOT_BUILT)
    except CannotBuild as error:
        tell_error(error)
        sys.exit(NOT_BUILT)
    except Interrupted as interrupted:
        click.echo(f"\ninterrupted: {interrupted}; their files are whole, all others as they were", err=True)
        sys.exit(INTERRUPTED)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: files already there are whole", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(NOT_BUILT)
    except OSError as error:  # a folder that may not be listed, a full disc behind stdout
        click.echo(f"error: {told(error)}", err=True)
        sys.exit(NOT_BUILT)

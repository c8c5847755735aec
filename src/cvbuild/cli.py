"""The command line: arguments to a request, a result to text and an exit code. The only print, the only exit."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cvbuild import __version__, checks, report
from cvbuild.analysis.ledger import ledger, render_text
from cvbuild.checking import Picked
from cvbuild.errors import CannotBuild
from cvbuild.finding import Severity, worst
from cvbuild.pipeline import FORMATS, Request, Result, build
from cvbuild.render import formats
from cvbuild.suggest import did_you_mean, named_or_listed

__all__ = ["main"]

BUILT, FOUND, NOT_BUILT = 0, 1, 2
"""Exit codes: nothing to complain about; findings at or above the failing severity; bad input or usage."""

_INTERRUPTED = 130


class _Names(click.ParamType[tuple[str, ...]]):
    """A list of names separated by commas, each one of those there are."""

    name = "names"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip().lower() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in self.known:
                self.fail(f"'{name}' is unknown; {named_or_listed(name, self.known)}", param, ctx)
        return tuple(dict.fromkeys(names))


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_variant = click.option(
    "-v",
    "--variant",
    "variants",
    multiple=True,
    metavar="NAME",
    help="Only this variant; may be a pattern such as 'quant*', may be repeated.",
)
_project = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder with cv.yaml; this folder by default.",
)
_report = click.option(
    "--report",
    "report_name",
    type=click.Choice(report.reports()),
    default="text",
    help="How findings are told.",
)
_strict = click.option("--strict", is_flag=True, help="Fail on warnings, too.")
_verbose = click.option("--verbose", is_flag=True, help="Show the lines behind notes, too.")
_select = click.option(
    "--select", multiple=True, metavar="CODES", help="Run only these checks, by code or group (L, C2, F101)."
)
_ignore = click.option("--ignore", multiple=True, metavar="CODES", help="Leave these checks out.")
_check_options = _options(_variant, _project, _report, _strict, _verbose, _select, _ignore)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_check_options
@click.option(
    "-f",
    "--format",
    "format_names",
    type=_Names(formats()),
    default=",".join(FORMATS),
    show_default=True,
    metavar="NAMES",
    help="What to make, separated by commas; tree is the document as text.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Where to write; out/ beside cv.yaml by default.",
)
@click.option("--ascii", is_flag=True, help="Plain ASCII in the text file.")
@click.version_option(__version__)
@click.pass_context
def cli(context: click.Context, /, out: Path | None, format_names: tuple[str, ...], **options: Any) -> None:
    """Build the CV in cv.yaml: every variant, or the one named, as PDF, DOCX and plain text, and check it."""
    if context.invoked_subcommand is None:
        target = out or options["project"] / "out"
        _run(_request(options, formats=format_names, out=target, ascii=options["ascii"]), options)


@cli.command()
@_check_options
@click.option("--all", "all_", is_flag=True, help="Every variant (what happens without --variant, too).")
@click.option("--source-only", is_flag=True, help="Only what the source files show: nothing is rendered.")
def check(all_: bool, source_only: bool, **options: Any) -> None:
    """Build in memory, report, write nothing."""
    if all_ and options["variants"]:
        raise click.UsageError("--all and --variant contradict each other")
    _run(_request(options, formats=() if source_only else FORMATS), options)


@cli.command()
@click.argument("word", metavar="CODE|NAME")
def explain(word: str) -> None:
    """Print what a check finds and why, with an example of each kind."""
    module = checks.find_check(word)
    if module is None:
        known = [name for check in checks.records().values() for name in (check.code, check.name)]
        raise CannotBuild(f"there is no check '{word}'", did_you_mean(word, known) or "cvbuild checks lists them")
    record = module.CHECK
    click.echo(f"{record.code} {record.name} ({record.severity.word})\n\n{(module.__doc__ or '').strip()}")


@cli.command(name="checks")
def list_checks() -> None:
    """List all checks with their severities."""
    for code, module in checks.modules().items():
        summary = (module.__doc__ or "").strip().splitlines()[0]
        click.echo(f"{code}  {module.CHECK.severity.word:<8} {module.CHECK.name:<28} {summary}")


@cli.command()
@_options(_variant, _project)
def facts(**options: Any) -> None:
    """Print every figure that a variant prints, where it stands, its fact and the evidence for it."""
    result = build(Request(options["project"], _today(), tuple(options["variants"]), formats=()))
    if result.project is None or not result.built:
        _tell(result, Request(options["project"], _today()), "text")
        sys.exit(NOT_BUILT)
    for one in result.built:
        rows = ledger(result.project.resume, one.chosen.selection.resume)
        click.echo(f"{one.chosen.variant.name}\n{render_text(rows)}")


@cli.command()
@click.argument("which", type=click.Choice(["cv", "variant"]), default="cv")
def schema(which: str) -> None:
    """Print the JSON Schema of cv.yaml or of a variant, for completion in editors."""
    from cvbuild.schema import resume_schema, variant_schema

    data = resume_schema() if which == "cv" else variant_schema()
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


@cli.group()
def theme() -> None:
    """List the themes, or copy one to edit."""


@theme.command(name="list")
@_project
def list_themes(project: Path) -> None:
    """List all themes, each with a line about itself."""
    from cvbuild import themes

    for listed in themes.list_themes(project):
        click.echo(f"{listed.name:<12} {listed.description}" + (" (this project's)" if listed.own else ""))


@theme.command(name="fork")
@click.argument("name")
@click.option("--from", "source", default="classic", show_default=True, metavar="THEME", help="The theme to copy.")
@_project
def fork_theme(name: str, source: str, project: Path) -> None:
    """Copy a theme into templates/NAME to edit; nothing is overwritten."""
    from cvbuild import themes

    written = themes.fork_theme(name, project, source)
    click.echo(f"templates/{name}/ is a copy of {source}: {', '.join(written)}")
    click.echo("Colours and sizes stand in theme.toml. A file that you delete comes from classic again.")
    click.echo(f"To use it, write into a variant:\n\n    theme: {name}")


def _request(options: dict[str, Any], **more: Any) -> Request:
    return Request(
        root=options["project"],
        today=_today(),
        variants=tuple(options["variants"]),
        verbose=options["verbose"],
        picked=Picked(_codes(options["select"]), _codes(options["ignore"])),
        **more,
    )


def _codes(words: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in checks.records()):
            raise CannotBuild(f"no check's code begins with '{code}'", "cvbuild checks lists them")
    return codes


def _today() -> datetime.date:
    """The day that checks go by; SOURCE_DATE_EPOCH fixes it (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def _run(request: Request, options: dict[str, Any]) -> None:
    result = build(request)
    _tell(result, request, options["report_name"])
    sys.exit(_exit_code(result, options["strict"]))


def _tell(result: Result, request: Request, name: str) -> None:
    color = report.wants_color(sys.stdout, os.environ)
    click.echo(report.render(name, report.of(result, request), color=color), nl=False, color=color)


def _exit_code(result: Result, strict: bool) -> int:
    if not result.complete:
        return NOT_BUILT
    failing = Severity.WARNING if strict else Severity.ERROR
    return FOUND if worst(result.findings) >= failing else BUILT


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
        click.echo(f"error: {error.message}" + (f"\n  = hint: {error.hint}" if error.hint else ""), err=True)
        sys.exit(NOT_BUILT)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: files already there are whole", err=True)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(NOT_BUILT)

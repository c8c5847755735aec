"""Options that several commands share, and the request they make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from cvbuild import report
from cvbuild.cache import reach
from cvbuild.checks import registry
from cvbuild.commands._single import Out
from cvbuild.compose.audience import ANONYMOUS, EVERYBODY, PUBLIC, Audience
from cvbuild.pipeline.build import FORMATS, Request
from cvbuild.pipeline.project import variant_names
from cvbuild.render import formats
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import named_or_listed

__all__ = [
    "Names",
    "audience",
    "build_options",
    "check_options",
    "format_names",
    "given",
    "options",
    "output_options",
    "project",
    "request",
    "variant",
]


class Names(click.ParamType[tuple[str, ...]]):
    """A list of known names separated by commas."""

    name = "names"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names without duplicates; an unknown one is a usage error with a suggestion."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip().lower() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in self.known:
                self.fail(f"'{name}' is unknown; {named_or_listed(name, self.known)}", param, ctx)
        if not names:
            self.fail(f"name at least one: {', '.join(self.known)}", param, ctx)
        return tuple(dict.fromkeys(names))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - click's signature
        """Complete the last name of the list."""
        head, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(f"{head}{comma}{name}") for name in self.known if name.startswith(begun)]


def options(*several: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Combine several options into one decorator, shown in this order."""

    def decorate(command: Any) -> Any:
        for option in reversed(several):
            command = option(command)
        return command

    return decorate


def _variant_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the variants of the project whose names begin so; none where the folder cannot be read."""
    try:
        return [name for name in variant_names(ctx.params.get("project") or Path()) if name.startswith(incomplete)]
    except (CannotBuild, OSError):
        return []


variant = click.option(
    "-v",
    "--variant",
    "variants",
    multiple=True,
    metavar="NAME",
    shell_complete=_variant_names,
    help="Only this variant; may be a pattern such as 'quant*', may be repeated.",
)


def _allow(context: click.Context, _: click.Parameter, paths: tuple[Path, ...]) -> None:
    reach.allow(paths)
    context.call_on_close(lambda: reach.allow(()))


project = options(
    click.option(
        "--project",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        help="The folder with cv.yaml; default: this folder.",
    ),
    click.option(
        "--allow",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="PATH",
        expose_value=False,
        callback=_allow,
        help="Follow links of the project to this folder or file; may be repeated.",
    ),
)
format_names = click.option(
    "-f",
    "--format",
    "format_names",
    type=Names(formats()),
    default=",".join(FORMATS),
    show_default=True,
    metavar="NAMES",
    help=f"Formats to make, separated by commas: {', '.join(formats())}.",
)
output_options = options(
    format_names,
    click.option(
        "--out",
        type=Out(),
        default=None,
        help="Output folder; default: out/ beside cv.yaml. A name such as cv.pdf is one file, - is stdout.",
    ),
)
build_options = options(
    click.option("--notes", is_flag=True, help="List notes, which a build else only counts; check lists them always."),
    click.option("--ascii", is_flag=True, help="Plain ASCII in the text file."),
    click.option("--rebuild", is_flag=True, help="Render every file again, even if nothing changed."),
    click.option("--no-check", is_flag=True, help="Only build: read no file back, run no check."),
)
check_options = options(
    variant,
    project,
    click.option(
        "--report",
        "report_name",
        type=click.Choice(report.reports()),
        default="text",
        help="Output format for findings.",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Maximum number of processes; default: chosen automatically.",
    ),
    click.option("--locale", default="", metavar="TAG", help="Language and country of all variants, such as de-DE."),
    click.option("--strict", is_flag=True, help="Fail on warnings as well."),
    click.option("--verbose", is_flag=True, help="Show all findings, with source lines for notes as well."),
    click.option("-q", "--quiet", is_flag=True, help="Print only what makes the run fail; nothing if it succeeds."),
    click.option(
        "--select", multiple=True, metavar="CODES", help="Run only these checks, by code or group (L, C2, F101)."
    ),
    click.option("--ignore", multiple=True, metavar="CODES", help="Skip these checks, by code or group."),
    click.option("--public", is_flag=True, help="Leave out private.yaml, environment values, phone and street."),
    click.option("--anonymous", is_flag=True, help="Leave out names, contacts and schools, for blind hiring."),
    click.option(
        "--write-baseline",
        is_flag=True,
        help="Record current findings; later runs report only new ones.",
    ),
)


def request(chosen: dict[str, Any], **more: Any) -> Request:
    """Return the request for :data:`check_options` and ``more``.

    Raises:
        CannotBuild: no check has a code that begins with a selected or ignored one.
        UsageError: a baseline of some findings only (the others would count as new), checks selected but none run, or
            options that exclude each other.
    """
    whole = not (chosen["variants"] or chosen["select"] or chosen["ignore"]) and set(FORMATS) <= set(more["formats"])
    if chosen["write_baseline"] and not whole:
        raise click.UsageError("--write-baseline needs all variants, formats and checks")
    if chosen["quiet"] and chosen["verbose"]:
        raise click.UsageError("--quiet and --verbose exclude each other")
    if more.get("unchecked") and (chosen["write_baseline"] or chosen["select"] or chosen["ignore"]):
        raise click.UsageError("--no-check runs no check: leave out --select, --ignore and --write-baseline")
    return Request(
        root=chosen["project"],
        variants=tuple(chosen["variants"]),
        verbose=chosen["verbose"],
        notes=chosen.get("notes", True),
        rebuild=chosen.get("rebuild", False),
        jobs=chosen.get("jobs", 0),
        locale=chosen.get("locale", ""),
        select=_codes(chosen["select"]),
        ignore=_codes(chosen["ignore"]),
        audience=audience(chosen),
        **more,
    )


def audience(chosen: dict[str, Any]) -> Audience:
    """Return for whom a build is, by the options."""
    return ANONYMOUS if chosen.get("anonymous") else PUBLIC if chosen.get("public") else EVERYBODY


def given(context: click.Context, name: str) -> bool:
    """Return whether the command line names this option."""
    return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _codes(words: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in registry.records()):
            raise CannotBuild(f"no check has a code that begins with '{code}'", "cvbuild checks lists them")
    return codes

"""Options that several commands share, and the request that they make."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cvbuild import checks, report
from cvbuild.checking import Picked
from cvbuild.errors import CannotBuild
from cvbuild.pipeline import FORMATS, Request
from cvbuild.render import formats
from cvbuild.suggest import named_or_listed

__all__ = ["Names", "check_options", "options", "output_options", "project", "request", "today", "variant"]


class Names(click.ParamType[tuple[str, ...]]):
    """A list of names separated by commas, each one of those there are."""

    name = "names"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, each once; an unknown one is a usage error with a suggestion."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip().lower() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in self.known:
                self.fail(f"'{name}' is unknown; {named_or_listed(name, self.known)}", param, ctx)
        if not names:
            self.fail(f"name one at least: {', '.join(self.known)}", param, ctx)
        return tuple(dict.fromkeys(names))


def options(*several: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options as one decorator, shown in this order."""

    def decorate(command: Any) -> Any:
        for option in reversed(several):
            command = option(command)
        return command

    return decorate


variant = click.option(
    "-v",
    "--variant",
    "variants",
    multiple=True,
    metavar="NAME",
    help="Only this variant; may be a pattern such as 'quant*', may be repeated.",
)
project = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder with cv.yaml; this folder by default.",
)
output_options = options(
    click.option(
        "-f",
        "--format",
        "format_names",
        type=Names(formats()),
        default=",".join(FORMATS),
        show_default=True,
        metavar="NAMES",
        help="What to make, separated by commas; tree is the document as text.",
    ),
    click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="Where to write; out/ beside cv.yaml by default.",
    ),
)
check_options = options(
    variant,
    project,
    click.option(
        "--report",
        "report_name",
        type=click.Choice(report.reports()),
        default="text",
        help="How findings are told.",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Processes to use at most; as many as pay by default.",
    ),
    click.option("--strict", is_flag=True, help="Fail on warnings, too."),
    click.option("--verbose", is_flag=True, help="Show the lines behind notes, too."),
    click.option(
        "--select", multiple=True, metavar="CODES", help="Run only these checks, by code or group (L, C2, F101)."
    ),
    click.option("--ignore", multiple=True, metavar="CODES", help="Leave these checks out."),
    click.option(
        "--write-baseline",
        is_flag=True,
        help="Write down all that is found now; later runs tell only of what is new.",
    ),
)


def request(given: dict[str, Any], **more: Any) -> Request:
    """The request that :data:`check_options` and ``more`` make.

    Raises:
        CannotBuild: no check's code begins with what was selected or ignored.
        UsageError: a baseline of a part of the findings: the rest would come back as new; checks picked and none run.
    """
    whole = not (given["variants"] or given["select"] or given["ignore"]) and set(FORMATS) <= set(more["formats"])
    if given["write_baseline"] and not whole:
        raise click.UsageError("--write-baseline wants all variants, formats and checks")
    if more.get("unchecked") and (given["write_baseline"] or given["select"] or given["ignore"]):
        raise click.UsageError("--no-check runs no check: leave out --select, --ignore and --write-baseline")
    return Request(
        root=given["project"],
        today=today(),
        variants=tuple(given["variants"]),
        verbose=given["verbose"],
        rebuild=given.get("rebuild", False),
        jobs=given.get("jobs", 0),
        picked=Picked(_codes(given["select"]), _codes(given["ignore"])),
        **more,
    )


def _codes(words: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in checks.records()):
            raise CannotBuild(f"no check's code begins with '{code}'", "cvbuild checks lists them")
    return codes


def today() -> datetime.date:
    """The day that checks go by; SOURCE_DATE_EPOCH fixes it (reproducible-builds.org).

    Raises:
        CannotBuild: it is set, but to no count of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "write seconds since 1970, such as the output of: date +%s"
        raise CannotBuild(f"SOURCE_DATE_EPOCH is '{epoch}', which names no day", hint) from None

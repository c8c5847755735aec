"""Build files as the command line asks: a folder of them, or a single one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import click

from cvbuild.commands._options import audience, given, request
from cvbuild.commands._results import run
from cvbuild.commands._single import Single, single_request

__all__ = ["build_files"]


def build_files(
    context: click.Context,
    out: Path | Single | None,
    format_names: tuple[str, ...],
    options: dict[str, Any],
    **more: Any,
) -> NoReturn:
    """Build, report and exit.

    Args:
        context: knows whether formats were named.
        out: the folder or the file to write; by default ``out/`` of the project.
        format_names: the formats to make.
        options: those of the command line.
        more: further values of the request.

    Raises:
        UsageError: options that exclude each other.
    """
    single = out if isinstance(out, Single) else None
    if single and options["write_baseline"]:
        raise click.UsageError("--write-baseline needs all variants and formats; --out names one file")
    target = _output_folder(options) if out is None else out
    more |= {"ascii": options["ascii"], "unchecked": options["no_check"]}
    asked = request(options, formats=format_names, out=None if single else target, **more)
    run(single_request(single, asked, chosen=given(context, "format_names")) if single else asked, options, single)


def _output_folder(options: dict[str, Any]) -> Path:
    """Return the default folder; files for another audience have one of their own, which no variant can have."""
    folder: Path = options["project"] / "out"
    own = audience(options)
    return folder / f"_{own}" if own else folder

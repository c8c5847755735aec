"""``cvbuild check``: build without writing anything."""

from __future__ import annotations

from typing import Any

import click

from cvbuild.commands import _options
from cvbuild.commands._options import check_options, request
from cvbuild.commands._results import run

__all__ = ["command"]


@click.command(name="check")
@check_options
@_options.format_names
@click.option("--all", "all_", is_flag=True, help="Every variant (the default).")
@click.option("--source-only", is_flag=True, help="Check only the source files; render nothing.")
@click.option("--online", is_flag=True, help="Request the links as well, to find dead ones.")
def command(all_: bool, source_only: bool, online: bool, format_names: tuple[str, ...], **options: Any) -> None:
    """Build in memory, report, write nothing."""
    if all_ and options["variants"]:
        raise click.UsageError("--all and --variant exclude each other")
    run(request(options, formats=() if source_only else format_names, online=online), options)

"""``cvbuild check``: everything a build does, but nothing is written."""

from __future__ import annotations

from typing import Any

import click

from cvbuild.commands._options import check_options, request
from cvbuild.commands._telling import run
from cvbuild.pipeline import FORMATS

__all__ = ["command"]


@click.command(name="check")
@check_options
@click.option("--all", "all_", is_flag=True, help="Every variant (what happens without --variant, too).")
@click.option("--source-only", is_flag=True, help="Only what the source files show: nothing is rendered.")
@click.option("--online", is_flag=True, help="Ask the web whether the links lead anywhere, too.")
def command(all_: bool, source_only: bool, online: bool, **options: Any) -> None:
    """Build in memory, report, write nothing."""
    if all_ and options["variants"]:
        raise click.UsageError("--all and --variant contradict each other")
    run(request(options, formats=() if source_only else FORMATS, online=online), options)

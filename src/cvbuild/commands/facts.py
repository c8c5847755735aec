"""``cvbuild facts``: the ledger of what is printed."""

from __future__ import annotations

from typing import Any

import click

from cvbuild.analysis.ledger import ledger, render_text
from cvbuild.commands import _options
from cvbuild.commands._telling import built_or_exit
from cvbuild.pipeline import Request

__all__ = ["command"]


@click.command(name="facts", short_help="Print every printed figure with its fact and its evidence.")
@_options.options(_options.variant, _options.project)
def command(**options: Any) -> None:
    """Print every figure that a variant prints, where it stands, its fact and the evidence for it."""
    formats = ("txt",)  # something is rendered, so that a variant that fits its pages shows what it prints
    request = Request(options["project"], _options.today(), tuple(options["variants"]), formats=formats)
    result, built = built_or_exit(request)
    assert result.project is not None  # what was built was read
    for one in built:
        rows = ledger(result.project.resume, one.chosen.selection.resume)
        click.echo(f"{one.chosen.variant.name}\n{render_text(rows)}")

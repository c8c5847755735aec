"""``cvbuild why``: show the rule and the line that decided whether an item is in or out."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from cvbuild.commands import _options
from cvbuild.commands._decided import decided

__all__ = ["command"]


@click.command(name="why")
@click.argument("word", metavar="[ID]", required=False)
@_options.options(_options.variant, _options.project)
@click.option("--report", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
def command(word: str | None, variants: tuple[str, ...], project: Path, form: str) -> None:
    """Show why each item is in or out, or one item in every variant.

    ID is an id (vllm-stack), an address (work.4minds.vllm-stack), a path (work[1].highlights[0]), a line (cv.yaml:120),
    or a section (work) for all of its items.
    """
    from cvbuild import report
    from cvbuild.commands.why import lookup, text

    result, rows = decided(project, variants)
    section = [row for row in rows if row.section == word]
    chosen = section or ([lookup.find(rows, word)] if word else list(rows))
    assert result.project is not None  # otherwise the run has ended
    names = [variant.name for variant, _ in result.project.variants]
    if form == "json":
        click.echo(json.dumps([text.as_data(row, names) for row in chosen], indent=2, ensure_ascii=False))
        return
    color = report.wants_color(sys.stdout, os.environ)
    if word and not section:
        told = [text.story(chosen[0], names, color=color)]
    else:
        told = [text.listing(chosen, name, color=color) for name in names]
    click.echo("\n".join(told), nl=False, color=color)

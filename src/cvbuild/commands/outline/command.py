"""``cvbuild outline``: show items by variants."""

from __future__ import annotations

import json
import os
import shutil
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import click

from cvbuild.commands import _options
from cvbuild.commands._decided import decided
from cvbuild.pipeline.project import wanted_names

__all__ = ["command"]

_COLUMNS = 100
"""Width without a terminal, unless COLUMNS is set."""


@click.command(name="outline", short_help="Show all items by variant, and what no variant shows.")
@_options.options(_options.variant, _options.project)
@click.option("--all", "all_", is_flag=True, help="One row for each keyword; default: keywords are only counted.")
@click.option("--report", "form", type=click.Choice(["text", "json", "md"]), default="text", help="Output format.")
def command(variants: tuple[str, ...], project: Path, all_: bool, form: str) -> None:
    """Show which variant shows which item, and what none shows or none can reach.

    --variant selects the columns. The lists below the table always consider all variants.
    """
    from cvbuild.commands.outline import items, markdown

    if variants:
        wanted_names(project, variants)
    result, rows = decided(project, ())
    assert result.project is not None  # otherwise the run has ended
    names = [one.variant.name for one in result.built]
    columns = [name for name in names if not variants or any(fnmatchcase(name, pattern) for pattern in variants)]
    matrix = items.matrix(rows, columns, keywords=all_)
    lists = items.lists(rows, result.project.resume, result.project.places, result.built)
    match form:
        case "json":
            click.echo(json.dumps(items.as_data(matrix, lists), indent=2, ensure_ascii=False))
        case "md":
            click.echo(markdown.render(matrix, lists), nl=False)
        case _:
            _draw(matrix, lists)


def _draw(matrix: object, lists: object) -> None:
    from cvbuild import report
    from cvbuild.commands.outline import items, table

    assert isinstance(matrix, items.Matrix)
    assert isinstance(lists, items.Lists)
    color = report.wants_color(sys.stdout, os.environ)
    width = shutil.get_terminal_size((_COLUMNS, 24)).columns
    click.echo(table.render(matrix, lists, width, color=color), nl=False, color=color)

"""``cvbuild outline``: items x variants."""

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
from cvbuild.project import wanted_names

__all__ = ["command"]

_COLUMNS = 100
"""Width where there is no terminal to ask and COLUMNS says nothing."""


@click.command(name="outline", short_help="Show all items by variant, and what no variant shows.")
@_options.options(_options.variant, _options.project)
@click.option("--all", "all_", is_flag=True, help="Every item in a row of its own; else keywords are only counted.")
@click.option("--report", "form", type=click.Choice(["text", "json", "md"]), default="text", help="How it is told.")
def command(variants: tuple[str, ...], project: Path, all_: bool, form: str) -> None:
    """Show which variant shows which item, and what none shows or none can reach.

    --variant chooses the columns. What stands below the table is about all variants.
    """
    from cvbuild.explaining import outline, outline_md

    if variants:
        wanted_names(project, variants)
    result, rows = decided(project, ())
    assert result.project is not None  # otherwise the run has ended
    chosen = [one.chosen for one in result.built]
    names = [one.variant.name for one in chosen]
    columns = [name for name in names if not variants or any(fnmatchcase(name, pattern) for pattern in variants)]
    matrix = outline.matrix(rows, columns, keywords=all_)
    lists = outline.lists(rows, result.project.resume, result.project.places, chosen)
    match form:
        case "json":
            click.echo(json.dumps(outline.as_data(matrix, lists), indent=2, ensure_ascii=False))
        case "md":
            click.echo(outline_md.render(matrix, lists), nl=False)
        case _:
            _draw(matrix, lists)


def _draw(matrix: object, lists: object) -> None:
    from cvbuild import report
    from cvbuild.explaining import outline, table

    assert isinstance(matrix, outline.Matrix)
    assert isinstance(lists, outline.Lists)
    color = report.wants_color(sys.stdout, os.environ)
    width = shutil.get_terminal_size((_COLUMNS, 24)).columns
    click.echo(table.render(matrix, lists, width, color=color), nl=False, color=color)

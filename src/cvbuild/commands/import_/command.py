"""``cvbuild import``: read a file of another tool into a new project."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command(name="import", short_help="Read a CV that another tool wrote; nothing is overwritten.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder for cv.yaml; default: this folder.",
)
@click.option(
    "--format",
    "format_name",
    default=None,
    metavar="NAME",
    help="The format of FILE; default: by its content.",
)
def command(file: Path, project: Path, format_name: str | None) -> None:
    """Read FILE, a CV that another tool wrote, and write cv.yaml, a variant and import-report.md.

    JSON Resume, RenderCV, YAMLResume, Reactive Resume, FRESH, a LinkedIn data export, Europass, Word, PDF, Markdown and
    plain text are read. Every text of FILE is in cv.yaml or in the report. Nothing is overwritten.
    """
    from cvbuild.commands.import_.project import import_file

    import_file(file, project, format_name)

"""``cvbuild init``: a project to start from."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from cvbuild import files
from cvbuild.errors import CannotBuild
from cvbuild.project import SOURCE_NAMES

__all__ = ["command"]

_CV = (*SOURCE_NAMES, "variants")
"""What a project has that holds a CV already: nothing is put beside it."""


@click.command(name="init", short_help="Make a project to start from; nothing is overwritten.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="[DIR]")
def command(folder: Path) -> None:
    """Make a project to start from in DIR, this folder by default: an invented CV, explained, with two variants.

    Nothing is overwritten.
    """
    from cvbuild.starter import starter_files

    there = [name for name in _CV if os.path.lexists(folder / name)]
    if there:
        message = f"{files.display(folder / there[0])} is there already, and nothing is ever overwritten"
        raise CannotBuild(message, "cvbuild builds it; cvbuild init DIR begins another one")
    wanted = starter_files()
    new = {name: content for name, content in wanted.items() if not os.path.lexists(folder / name)}
    files.write_all(folder, new)
    for name in wanted:
        kept = "" if name in new else " was there and is as it was"
        click.echo(f"{files.display(folder / name)}{kept}")
    build = "cvbuild" if folder.resolve() == Path.cwd() else f"cvbuild --project {shlex.quote(files.display(folder))}"
    click.echo(f"\nNow write yourself into cv.yaml, and build with:\n\n    {build}")

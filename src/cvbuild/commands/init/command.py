"""``cvbuild init``: create a project to start from."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from cvbuild.cache.disk import is_temporary
from cvbuild.commands.init.ci import HOSTS, ci_files
from cvbuild.pipeline.project import SOURCE_NAMES
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]

_CV = (*SOURCE_NAMES, "variants")
"""Files of an existing project: no other project is created beside them."""


@click.command(name="init", short_help="Create a project to start from; nothing is overwritten.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="[DIR]")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="Begin with the CV in this file of another tool, as cvbuild import does.",
)
@click.option("--ci", type=click.Choice(HOSTS), help="Write a workflow that builds the CV on this host.")
def command(folder: Path, source: Path | None, ci: str | None) -> None:
    """Create a project to start from in DIR (default: this folder): a sample CV with explanations and two variants.

    With --ci, the files of a workflow as well; in a folder that has a CV already, only these. Nothing is overwritten.
    """
    if source is not None:
        from cvbuild.commands.import_.project import import_file

        import_file(source, folder)
        return
    from cvbuild.commands.init.starter import starter_files

    wanted = {**starter_files(), **(ci_files(ci) if ci else {})}
    there = [name for name in _CV if os.path.lexists(folder / name)]
    begun = files.has_part(folder, _names(folder, there), wanted)
    if there and ci and not begun:
        _add(folder, ci_files(ci))
        return
    if there and not begun:
        message = f"{files.display(folder / there[0])} exists already, and nothing is ever overwritten"
        raise CannotBuild(message, "cvbuild builds it; cvbuild init DIR creates another project")
    _add(folder, wanted)
    build = "cvbuild" if folder.resolve() == Path.cwd() else f"cvbuild --project {shlex.quote(files.display(folder))}"
    click.echo(f"\nReplace the sample content in cv.yaml with your own, and build with:\n\n    {build}")


def _names(folder: Path, there: Iterable[str]) -> Iterator[str]:
    """Yield the files of a CV that is there."""
    for name in there:
        if (folder / name).is_dir():
            yield from (f"{name}/{path.name}" for path in (folder / name).iterdir() if not is_temporary(path.name))
        else:
            yield name


def _add(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Write those files that are not there yet, and list all."""
    new = {name: content for name, content in wanted.items() if not os.path.lexists(folder / name)}
    files.write_all(folder, new)
    for name in wanted:
        kept = "" if name in new else " exists already and is unchanged"
        click.echo(f"{files.display(folder / name)}{kept}")

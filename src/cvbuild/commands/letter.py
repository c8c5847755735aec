"""``cvbuild letter``: build cover letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cvbuild.commands import _options
from cvbuild.commands._options import request
from cvbuild.commands._results import run
from cvbuild.pipeline.letters import letter_names
from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]


@click.command(name="letter", short_help="Build a cover letter that quotes the CV.")
@click.argument("name", required=False)
@_options.options(_options.check_options, _options.output_options)
def command(name: str | None, format_names: tuple[str, ...], out: Any, **options: Any) -> None:
    """Build the letter letters/NAME.yaml or letters/NAME.md in the theme of its variant, and check it.

    Without a NAME, the one letter that there is. The files are in out/_letters.
    """
    project: Path = options["project"]
    known = letter_names(project)
    if name is None and len(known) != 1:
        raise CannotBuild("name a letter: cvbuild letter NAME", f"there are: {', '.join(known)}" if known else "")
    if options["variants"]:
        raise click.UsageError("the letter names its variant: leave out --variant")
    target = out if isinstance(out, Path) else project / "out" / "_letters"
    run(request(options, formats=format_names, out=target, letter=name or known[0]), options)

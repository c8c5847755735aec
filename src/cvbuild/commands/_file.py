"""``cvbuild FILE``: build a file by itself, without a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cvbuild.commands._build import build_files
from cvbuild.commands._options import build_options, check_options, output_options
from cvbuild.commands._single import Single

__all__ = ["command"]


def command(path: Path) -> click.Command:
    """Return the command that builds this file into ``out/`` of the current folder."""

    @click.command(name=str(path))
    @check_options
    @output_options
    @build_options
    @click.pass_context
    def build(
        context: click.Context, /, out: Path | Single | None, format_names: tuple[str, ...], **options: Any
    ) -> None:
        """Build one file of any name as PDF, DOCX and plain text, and check it."""
        if options["variants"]:
            raise click.UsageError("a file built by itself has no variants: leave out --variant")
        build_files(context, out, format_names, options, source=path)

    return build

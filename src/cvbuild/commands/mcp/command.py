"""``cvbuild mcp``: start the server for an assistant."""

from __future__ import annotations

from pathlib import Path

import click

from cvbuild.commands._options import project
from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]


@click.command(name="mcp", short_help="Serve an assistant: it can choose and propose, not add a word.")
@project
def command(project: Path) -> None:
    """Serve an assistant over stdin and stdout (Model Context Protocol).

    It can read the source, compare it with a posting, and write variants, which only choose. A change of words is kept
    as a proposal until you accept it: cvbuild proposals.
    """
    try:
        from cvbuild.commands.mcp.server import serve
    except ImportError:
        raise CannotBuild("this needs the MCP SDK, which is not installed", "pip install 'cvbuild[mcp]'") from None
    serve(project)

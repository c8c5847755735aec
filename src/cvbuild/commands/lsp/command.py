"""``cvbuild lsp``: start the language server."""

from __future__ import annotations

import click

from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]


@click.command(name="lsp", short_help="Serve editors: findings as you type, completion, rename.")
def command() -> None:
    """Serve an editor over stdin and stdout (Language Server Protocol); docs/editors.md shows how to set one up.

    Findings as you type and, after a save, those of finished pages; what backs an item, which variants print it and
    where; completion of ids, tags, facts, keys and dates; definitions, quick fixes, and the rename of an id everywhere.
    """
    try:
        from cvbuild.commands.lsp.server import serve
    except ImportError:
        raise CannotBuild("this needs pygls, which is not installed", "pip install 'cvbuild[lsp]'") from None
    serve()

"""The MCP server. The only module that imports the SDK."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from pathlib import Path

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from cvbuild import __version__
from cvbuild.commands.mcp.tools import Tools
from cvbuild.syntax.errors import CannotBuild

__all__ = ["NAMES", "serve", "server"]

NAMES = (
    "source",
    "facts",
    "match",
    "fit",
    "why",
    "check",
    "diff",
    "write_variant",
    "propose",
    "propose_highlight",
    "proposals",
)
"""The tools: none accepts a proposal, and none takes the path of a file."""

_INSTRUCTIONS = """\
A CV in cv.yaml, of which each variant in variants/ prints a choice. You can read everything, and write variants: they
choose items, and cannot add a word. To change words, propose: the owner accepts or rejects each proposal in a terminal
or in the preview, and until then no build reads it. For a posting: match, fit, write_variant, check.
"""


def server(root: Path) -> MCPServer:
    """Return the server for a project."""
    made, tools = MCPServer("cvbuild", instructions=_INSTRUCTIONS, version=__version__, log_level="ERROR"), Tools(root)
    for name in NAMES:
        tool = getattr(tools, name)
        made.add_tool(_reported(tool), name=name, description=tool.__doc__, structured_output=False)
    return made


def _reported(tool: Callable[..., str]) -> Callable[..., str]:
    """Return the tool with its mistakes as results that an assistant can read."""

    @functools.wraps(tool)
    def run(**arguments: str) -> str:
        try:
            return tool(**arguments)
        except CannotBuild as error:
            raise ToolError(error.message + (f" ({error.hint})" if error.hint else "")) from None

    return run


def serve(root: Path) -> None:
    """Serve stdin and stdout until the client ends it."""
    logging.getLogger("mcp").setLevel(logging.ERROR)
    server(root).run("stdio")

"""Record an exchange with ``cvbuild mcp`` in docs/assistant.md: a posting in, a fitted variant with its coverage out.

Usage: python tools/make_assistant_exchange.py

The project is the one that ``cvbuild init`` makes, the client that of the protocol's SDK, over stdin and stdout. What
the client writes comes from the server's answers, as an assistant would do it.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/assistant.md"
BEGIN, END = "<!-- recorded by tools/make_assistant_exchange.py -->\n", "<!-- end of the record -->\n"
POSTING = """\
Data Engineer

Requirements
- Python
- PostgreSQL
- Kafka
- Services in Go
"""

Calls = list[tuple[str, dict[str, str], str]]
"""The name of a tool, its arguments, and its answer."""


def recorded() -> Calls:
    """Run the exchange in a new project."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "cvbuild", "init", "--", "my-cv"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return asyncio.run(_exchange(Path(folder, "my-cv")))


async def _exchange(project: Path) -> Calls:
    import mcp

    calls: Calls = []
    server = mcp.StdioServerParameters(command=sys.executable, args=["-m", "cvbuild", "mcp"], cwd=str(project))
    async with mcp.Client(server) as client:

        async def call(tool: str, **arguments: str) -> str:
            result = await client.call_tool(tool, dict(arguments))
            answer = "".join(str(getattr(part, "text", "")) for part in result.content)
            assert not result.is_error, answer
            calls.append((tool, arguments, answer))
            return answer

        await call("match", posting=POSTING, variant="backend")
        advice = await call("fit", posting=POSTING, variant="backend")
        chosen = "".join(f"{line}\n" for line in advice.splitlines() if line and not line.startswith("#"))
        await call("write_variant", name="backend-2", content=f"extends: backend\n{chosen}")
        await call("match", posting=POSTING, variant="backend-2")
        await call("check", variant="backend-2")
    return calls


def _lines(calls: Calls) -> Iterator[str]:
    for number, (name, arguments, answer) in enumerate(calls, 1):
        yield f"{number}. `{name}`"
        yield ""
        yield from ("    ```json", f"    {json.dumps(arguments)}", "    ```", "", "    ```text")
        yield from (f"    {line}".rstrip() for line in answer.strip().splitlines())
        yield from ("    ```", "")


def text() -> str:
    """Return the page with a new record."""
    page = PAGE.read_text("utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    return before + BEGIN + "\n" + "\n".join(_lines(recorded())) + "\n" + END + after


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8", newline="\n")

"""Background builds: one process for each, which ends when its task is cancelled."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

from cvbuild.commands.lsp.layout import Layout

__all__ = ["layout_of"]

_PROGRAM = "from cvbuild.commands.lsp.layout import start; start()"

_PATIENCE = 2.0  # seconds for a process to end by itself

_FAILED = ("the pages could not be built", "run cvbuild in the project's folder to see why")


async def layout_of(root: Path, progress: Callable[[int, int], None]) -> Layout:
    """Return the layout of what is saved in a project.

    Args:
        root: the project's folder.
        progress: called after each variant with the numbers of variants built so far and in all.
    """
    command = (sys.executable, "-P", "-c", _PROGRAM, str(root))  # -P: no module in the current folder is imported
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None  # it is a pipe
        while (line := await process.stdout.readline()).strip():
            done, total = map(int, line.split())
            progress(done, total)
        content = await process.stdout.read()
        await process.wait()
    finally:
        await _ended(process)
    if not content or process.returncode:
        return Layout(error=_FAILED)
    layout: Layout = pickle.loads(content)
    return layout


async def _ended(process: asyncio.subprocess.Process) -> None:
    """End a process, and wait until it is gone."""
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _PATIENCE)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

"""A progress bar on stderr, only if stderr is a terminal and the build takes long."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["bar"]

_SHORT = 2.0  # seconds without a bar


@contextlib.contextmanager
def bar(report_name: str) -> Iterator[Callable[[int, int], None] | None]:
    """Return a callback for the numbers of finished variants and of all, which draws the bar if useful.

    Args:
        report_name: the requested report; one for programs has no bar.
    """
    if report_name != "text" or not sys.stderr.isatty():
        yield None
        return
    drawing = _Drawing()
    try:
        yield drawing
    finally:
        drawing.close()


class _Drawing:
    """A bar that appears as soon as the rest will take long; without a thread, because processes are forked."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._progress: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        left = (time.monotonic() - self._start) / done * (total - done)
        if self._progress is None and left > _SHORT:
            self._progress = _progress(total)
        if self._progress:
            self._progress.update(self._progress.task_ids[0], completed=done, refresh=True)

    def close(self) -> None:
        """Remove the bar."""
        if self._progress:
            self._progress.stop()


def _progress(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("building"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("variants,"),
        TimeRemainingColumn(),
    )
    progress = Progress(*columns, TextColumn("left"), console=Console(stderr=True), auto_refresh=False, transient=True)
    progress.add_task("", total=total)
    progress.start()
    return progress

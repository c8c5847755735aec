"""The one thread that builds, and the newest view, which any number of others wait for."""

from __future__ import annotations

import contextlib
import datetime
import gc
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from cvbuild.heights import Heights
from cvbuild.preview.stages import stages
from cvbuild.preview.view import Phase, View

__all__ = ["Hub"]

_UNSWEPT = 8
"""Builds after which garbage is swept though somebody waits: saves may come faster than builds end."""


class Hub:
    """Builds when told that files changed; a build that a later change overtakes is dropped at its next stage."""

    def __init__(self, root: Path, today: Callable[[], datetime.date]) -> None:
        self._root, self._today = root, today
        self._news = threading.Condition()
        self._changes = 1
        self._open = ""
        self._heights = Heights()
        self._dirty = 0  # builds since garbage was swept
        self._view = View()
        self.stopping = False

    @property
    def view(self) -> View:
        """The newest view."""
        return self._view

    def changed(self) -> None:
        """Some file did."""
        with self._news:
            self._changes += 1
            self._news.notify_all()

    def look_at(self, variant: str) -> str:
        """Somebody looks at this variant, or at the one that was looked at last: it is built first."""
        self._open = variant or self._open
        return self._open

    def stop(self) -> None:
        """Let everyone who waits go home."""
        with self._news:
            self.stopping = True
            self._news.notify_all()

    def wait(self, seen: int, seconds: float) -> View | None:
        """The newest view, as soon as its revision is another than ``seen``; none when the time is up."""
        with self._news:
            self._news.wait_for(lambda: self.stopping or self._view.revision != seen, seconds)
            return None if self._view.revision == seen else self._view

    def run(self) -> None:
        """Build until stopped; the body of the builder thread, the only one that renders (pdfium allows one)."""
        built = 0
        with _unswept():
            while True:
                with self._news:
                    self._news.wait_for(lambda: self.stopping or self._changes != built)  # noqa: B023 - called here only
                    built = self._changes
                if self.stopping:
                    return
                self._build(built)
                self._sweep(built)

    def _sweep(self, change: int) -> None:
        """Take away what builds leave behind, a page's boxes refer to each other, while nobody waits for a page.

        What is there after the first whole build stays: libraries and their tables are not looked through again.
        """
        self._dirty += 1
        if self._changes == change or self._dirty >= _UNSWEPT:
            gc.collect()
            self._dirty = 0
        if self._view.phase is Phase.READY and not gc.get_freeze_count():
            gc.freeze()

    def _build(self, change: int) -> None:
        try:
            for view in stages(self._root, self._today(), self._view, lambda: self._open, self._heights):
                if self.stopping or self._changes != change:
                    return
                self._publish(view)
        except Exception:  # a bug of ours: the page says so, and the next save may get past it
            traceback.print_exc(file=sys.stderr)
            error = ("cvbuild failed; this is a mistake of cvbuild's own", "the terminal shows where")
            self._publish(replace(self._view, phase=Phase.BROKEN, error=error))

    def _publish(self, view: View) -> None:
        with self._news:
            self._view = replace(view, revision=self._view.revision + 1)
            self._news.notify_all()


@contextlib.contextmanager
def _unswept() -> Iterator[None]:
    """Without Python's own sweeps, which come in the midst of a page and take a tenth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

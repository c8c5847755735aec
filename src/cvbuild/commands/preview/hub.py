"""The one thread that builds, and the newest view, for which any number of others wait."""

from __future__ import annotations

import contextlib
import datetime
import gc
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from cvbuild.commands.preview.view import Phase, View
from cvbuild.commands.preview.views import views
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.request import Request

__all__ = ["Hub"]

_UNSWEPT = 8
"""Number of builds after which garbage is collected even if somebody waits: saves may come faster than builds end."""


class Hub:
    """The builder, which starts when files change; a later change cancels its build at the next stage."""

    def __init__(self, root: Path, today: Callable[[], datetime.date]) -> None:
        self._root, self._today = root, today
        self._news = threading.Condition()
        self._changes = 1
        self._open = ""
        self._context = Context(root, session=True)
        self._dirty = 0  # builds since garbage was swept
        self._view = View()
        self.stopping = False

    @property
    def view(self) -> View:
        """Return the newest view."""
        return self._view

    def changed(self) -> None:
        """Report that some file changed."""
        with self._news:
            self._changes += 1
            self._news.notify_all()

    def look_at(self, variant: str) -> str:
        """Report that somebody looks at this variant, or at the last one: it is built first."""
        self._open = variant or self._open
        return self._open

    def stop(self) -> None:
        """End all waiting."""
        with self._news:
            self.stopping = True
            self._news.notify_all()

    def wait(self, seen: int, seconds: float) -> View | None:
        """Return the newest view as soon as its revision is not ``seen``; ``None`` on timeout."""
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
        """Collect garbage of builds (a page's boxes refer to each other) while nobody waits for a page.

        Objects that exist after the first complete build are frozen: libraries and their tables are not scanned again.
        """
        self._dirty += 1
        if self._changes == change or self._dirty >= _UNSWEPT:
            gc.collect()
            self._dirty = 0
        if self._view.phase is Phase.READY and not gc.get_freeze_count():
            gc.freeze()

    def _build(self, change: int) -> None:
        try:
            request = Request(self._root, self._today())
            for view in views(request, self._view, lambda: self._open, self._context):
                if self.stopping or self._changes != change:
                    return
                self._publish(view)
        except Exception:  # a bug: the page reports it, and the next save may succeed
            traceback.print_exc(file=sys.stderr)
            error = ("cvbuild failed; this is a bug in cvbuild", "the terminal shows details")
            self._publish(replace(self._view, phase=Phase.BROKEN, error=error))

    def _publish(self, view: View) -> None:
        with self._news:
            self._view = replace(view, revision=self._view.revision + 1)
            self._news.notify_all()


@contextlib.contextmanager
def _unswept() -> Iterator[None]:
    """Disable Python's automatic garbage collection, which would interrupt layouts and take a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

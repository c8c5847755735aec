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

from cvbuild.commands.preview.choice import Choice
from cvbuild.commands.preview.gallery import Gallery, InTheme
from cvbuild.commands.preview.trials import Trials
from cvbuild.commands.preview.view import Phase, View
from cvbuild.commands.preview.views import views
from cvbuild.commands.proposals import store
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.request import Request
from cvbuild.syntax.errors import CannotBuild

__all__ = ["Hub"]

_UNSWEPT = 8
"""Number of builds after which garbage is collected even if somebody waits: saves may come faster than builds end."""

_BUG = ("cvbuild failed; this is a bug in cvbuild", "the terminal shows details")


class Hub:
    """The builder, which starts when files change; a later change cancels its build at the next stage.

    What is urgent comes first: the trial that somebody looks at, the project, other trials, pictures of themes.
    """

    def __init__(self, root: Path, today: Callable[[], datetime.date]) -> None:
        self.root, self._today = root, today
        self._news = threading.Condition()
        self._changes = 1
        self._built = 0
        self._open = ""
        self._trials = Trials()
        self._gallery = Gallery()
        self._context = Context(root, session=True)
        self._dirty = 0  # builds since garbage was swept
        self._view = View(proposals=store.all_of(root))
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

    def proposed(self) -> None:
        """Report that a proposal came or went: nothing has to be built."""
        with contextlib.suppress(CannotBuild), self._news:
            self._view = replace(self._view, revision=self._view.revision + 1, proposals=store.all_of(self.root))
            self._news.notify_all()

    def look_at(self, choice: Choice) -> Choice:
        """Report that somebody looks at this, or at the last variant: it is built first."""
        with self._news:
            if not choice.letter:
                self._open = choice.variant or self._open
                choice = replace(choice, variant=self._open)
            self._trials.look_at(choice)
            self._news.notify_all()
        return choice

    def look_away(self, choice: Choice) -> None:
        """Report that somebody looks at this no longer."""
        with self._news:
            self._trials.look_away(choice)
            self._view = replace(self._view, trials=self._trials.kept(self._view.trials))

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

    def in_theme(self, choice: Choice, seconds: float) -> InTheme | None:
        """Return a picture of a choice in its theme when it is made; ``None`` on timeout."""
        with self._news:
            self._gallery.ask(choice)
            self._news.notify_all()
            self._news.wait_for(lambda: self.stopping or self._gallery.of(choice, self._changes), seconds)
            return self._gallery.of(choice, self._changes)

    def picture(self, digest: str) -> bytes | None:
        """Return a picture of a theme."""
        with self._news:
            return self._gallery.picture(digest)

    def run(self) -> None:
        """Build until stopped; the body of the builder thread, the only one that renders (pdfium allows one)."""
        with _unswept():
            while True:
                with self._news:
                    self._news.wait_for(self._has_work)
                if self.stopping:
                    return
                self._work()
                self._sweep()

    def _has_work(self) -> bool:
        return bool(
            self.stopping or self._changes != self._built or self._trials.next(self._changes) or self._gallery.next()
        )

    def _work(self) -> None:
        """Do what is most urgent."""
        self._try_open()
        if self._changes != self._built:
            self._built = self._changes
            self._build(self._built)
        elif trial := self._trials.next(self._changes):
            self._try(trial)
        elif picture := self._gallery.next():
            self._picture(picture)

    def _sweep(self) -> None:
        """Collect garbage of builds (a page's boxes refer to each other) while nobody waits for a page.

        Objects that exist after the first complete build are frozen: libraries and their tables are not scanned again.
        """
        self._dirty += 1
        if self._changes == self._built or self._dirty >= _UNSWEPT:
            gc.collect()
            self._dirty = 0
        if self._view.phase is Phase.READY and not gc.get_freeze_count():
            gc.freeze()

    def _request(self) -> Request:
        return Request(self.root, self._today())

    def _build(self, change: int) -> None:
        try:
            for view in views(self._request(), self._view, lambda: self._open, self._context):
                if self.stopping or self._changes != change:
                    return
                self._publish(view)
                self._try_open()
        except Exception:  # a bug: the page reports it, and the next save may succeed
            traceback.print_exc(file=sys.stderr)
            self._publish(replace(self._view, phase=Phase.BROKEN, error=_BUG))

    def _try_open(self) -> None:
        """Build the trial that somebody looks at, if it is not of the current sources."""
        if self._trials.is_due(self._trials.open, self._changes):
            self._try(self._trials.open)

    def _try(self, trial: Choice) -> None:
        """Build a trial; a change, or a look at another one, cancels it at the next stage."""
        change, open_ = self._changes, self._trials.open
        before = self._view.trials.get(trial, View())
        try:
            whole = self._request()
            for view in views(trial.request(whole), before, lambda: "", self._context, trial.theme):
                if self.stopping or self._changes != change or self._trials.open != open_:
                    return
                self._publish_trial(trial, view)
        except CannotBuild as error:
            self._publish_trial(trial, replace(before, phase=Phase.BROKEN, error=(error.message, error.hint)))
        except Exception:  # a bug, as above
            traceback.print_exc(file=sys.stderr)
            self._publish_trial(trial, replace(before, phase=Phase.BROKEN, error=_BUG))
        self._trials.made(trial, change)

    def _picture(self, choice: Choice) -> None:
        change = self._changes

        def overtaken() -> bool:
            urgent = self._changes != self._built or self._trials.is_due(self._trials.open, self._changes)
            return self.stopping or urgent

        try:
            made = self._gallery.draw(choice, self._request(), change, overtaken)
        except Exception:  # a bug, as above
            traceback.print_exc(file=sys.stderr)
            made = InTheme(problem=_BUG[0])
        with self._news:
            if made and change == self._changes:
                self._gallery.keep(choice, change, made)
                self._news.notify_all()

    def _publish(self, view: View) -> None:
        with self._news:
            now = self._view
            self._view = replace(view, revision=now.revision + 1, trials=now.trials, proposals=now.proposals)
            self._news.notify_all()

    def _publish_trial(self, trial: Choice, view: View) -> None:
        with self._news:
            if view.is_shown:
                trials = self._trials.kept({**self._view.trials, trial: view})
                self._view = replace(self._view, revision=self._view.revision + 1, trials=trials)
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

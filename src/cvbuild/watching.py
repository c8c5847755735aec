"""What a build reads, and when it changes. The one door to watchfiles, which has the system tell of changes at once.

That something happened is the system's to say; what changed is read from the files themselves. So nothing is missed
that happens before the watch begins, or on a disc whose system says nothing (then it takes half a second).
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cvbuild.baseline import NAME as BASELINE
from cvbuild.errors import CannotBuild
from cvbuild.project import SOURCE_NAMES

__all__ = ["Stamps", "changes", "require", "stamps"]

Stamps = Mapping[str, tuple[int, int, int]]
"""From a file's name below the project's folder to what changes when it is saved: time, size, number on the disc."""

_STEP, _LONGEST = 5, 100
"""Milliseconds: wait until nothing more comes for a moment, but not for ever. A save is told after two moments."""

_UNFINISHED = 60
"""Milliseconds: editors save in several steps. A file that is empty or gone just now is whole again by then."""

_GONE = (0, 0, 0)

_LOOK = 500  # milliseconds after which the files and the stop event are looked at in any case


def changes(root: Path, since: Stamps, stop: threading.Event) -> Iterator[tuple[str, ...]]:
    """The names of the files that changed, each time that some did, until ``stop`` is set.

    Args:
        root: the project's folder.
        since: the stamps of what was read last; a change since then is told at once.
        stop: set by whoever wants no more.

    Raises:
        CannotBuild: watchfiles is not installed, or there is no such folder.
    """
    watch = require()
    if not root.is_dir():
        raise CannotBuild(f"there is no folder {root}")
    while not stop.is_set():
        try:
            for _ in _stirs(watch, root, stop):
                now = stamps(root)
                if any(not now.get(name, _GONE)[1] for name in _changed(since, now)):
                    stop.wait(_UNFINISHED / 1000)
                    now = stamps(root)
                changed, since = _changed(since, now), now
                if changed:
                    yield changed
        except FileNotFoundError:  # a folder went away just now, perhaps the project's own: look again, not at once
            stop.wait(_LOOK / 1000)


def _changed(since: Stamps, now: Stamps) -> tuple[str, ...]:
    return tuple(sorted(name for name in {**since, **now} if since.get(name) != now.get(name)))


def _stirs(watch: Any, root: Path, stop: threading.Event) -> Iterator[None]:
    """Something may have happened. Folders are watched one by one: below a project there may be a whole environment.

    Ends where there are other folders than there were, for the system tells of those only that it was asked for.
    """
    folders = _folders(root)
    options = {"debounce": _LONGEST, "step": _STEP, "rust_timeout": _LOOK, "recursive": False, "watch_filter": None}
    yield None
    for _ in watch(*folders, stop_event=stop, yield_on_timeout=True, **options):
        yield None
        if _folders(root) != folders:
            return


def _folders(root: Path) -> list[Path]:
    """The project's own folder, its variants and its themes; only those that are there."""
    below = (root / "variants", root / "templates", *sorted((root / "templates").rglob("*")))
    return [root, *(path for path in below if path.is_dir())]


def stamps(root: Path) -> Stamps:
    """The stamps of all files that a build of this project may read."""
    found = {}
    for path in _files(root):
        with contextlib.suppress(OSError):  # saved anew this moment: the next look finds it
            stat = path.stat()
            found[path.relative_to(root).as_posix()] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found


def _files(root: Path) -> Iterator[Path]:
    yield from (path for name in (*SOURCE_NAMES, BASELINE) if (path := root / name).is_file())
    yield from (path for path in (root / "variants").glob("*.yaml") if not path.name.startswith("."))
    for path in (root / "templates").rglob("*"):
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(("~", ".swp")):
            yield path


def require() -> Any:
    """The function that watches.

    Raises:
        CannotBuild: watchfiles is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise CannotBuild("this needs watchfiles, which is not installed", "pip install 'cvbuild[preview]'") from None
    return watch

"""Watch the files that a build reads. The only module that imports watchfiles.

The system reports that something happened; the files themselves show what changed. So no change is missed that happens
before the watch begins, or on a disk whose system reports nothing (then it takes half a second).
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cvbuild.cache.fingerprint import LOCK, PRIVATE_LOCK
from cvbuild.checks.baseline import NAME as BASELINE
from cvbuild.pipeline.project import SOURCE_NAMES
from cvbuild.syntax.errors import CannotBuild

__all__ = ["Stamps", "changes", "require", "stamps"]

Stamps = Mapping[str, tuple[int, int, int]]
"""From a file's name below the project's folder to what a save changes: time, size, inode."""

_STEP, _LONGEST = 5, 100
"""Milliseconds: the pause that ends a series of events, and the longest series. A save is reported after two pauses."""

_UNFINISHED = 60
"""Milliseconds: editors save in several steps. A file that is empty or missing is complete again after this time."""

_GONE = (0, 0, 0)

_LOOK = 500  # milliseconds after which the files and the stop event are checked in any case


def changes(root: Path, since: Stamps, stop: threading.Event, besides: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the names of changed files after each change, until ``stop`` is set.

    Args:
        root: the project's folder.
        since: the stamps of the files that were read last; later changes are reported at once.
        stop: ends the watch when it is set.
        besides: further folders of the project to watch.

    Raises:
        CannotBuild: watchfiles is not installed, or there is no such folder.
    """
    watch = require()
    if not root.is_dir():
        raise CannotBuild(f"there is no folder {root}")
    while not stop.is_set():
        try:
            for _ in _stirs(watch, root, stop, besides):
                now = stamps(root, besides)
                if any(not now.get(name, _GONE)[1] for name in _changed(since, now)):
                    stop.wait(_UNFINISHED / 1000)
                    now = stamps(root, besides)
                changed, since = _changed(since, now), now
                if changed:
                    yield changed
        except FileNotFoundError:  # a folder was removed, perhaps the project's own: look again after a pause
            stop.wait(_LOOK / 1000)


def _changed(since: Stamps, now: Stamps) -> tuple[str, ...]:
    return tuple(sorted(name for name in {**since, **now} if since.get(name) != now.get(name)))


def _stirs(watch: Any, root: Path, stop: threading.Event, besides: Sequence[str]) -> Iterator[None]:
    """Yield when a file may have changed. Folders are watched one by one: a project may contain a virtual environment.

    Ends when folders were added or removed, because the system reports only on folders that it was asked to watch.
    """
    folders = _folders(root, besides)
    options = {"debounce": _LONGEST, "step": _STEP, "rust_timeout": _LOOK, "recursive": False, "watch_filter": None}
    yield None
    for _ in watch(*folders, stop_event=stop, yield_on_timeout=True, **options):
        yield None
        if _folders(root, besides) != folders:
            return


def _folders(root: Path, besides: Sequence[str]) -> list[Path]:
    """Return the existing folders of the project: its own, its variants, its fonts, its themes, and further ones."""
    below = (root / "variants", root / "fonts", root / "templates", *sorted((root / "templates").rglob("*")))
    below = (*below, *(root / name for name in besides))
    return [root, *(path for path in below if path.is_dir())]


def stamps(root: Path, besides: Sequence[str] = ()) -> Stamps:
    """Return the stamps of all files that a build of this project may read, and of those in further folders."""
    found = {}
    for path in (*_files(root), *_further(root, besides)):
        with contextlib.suppress(OSError):  # it is being saved: the next look finds it
            stat = path.stat()
            found[path.relative_to(root).as_posix()] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found


def _files(root: Path) -> Iterator[Path]:
    yield from (path for name in (*SOURCE_NAMES, BASELINE, LOCK, PRIVATE_LOCK) if (path := root / name).is_file())
    yield from (path for ending in ("*.bib", "*.csl.json") for path in root.glob(ending))
    yield from (path for path in (root / "variants").glob("*.yaml") if not path.name.startswith("."))
    for path in (*(root / "fonts").glob("*"), *(root / "templates").rglob("*")):
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(("~", ".swp")):
            yield path


def _further(root: Path, besides: Sequence[str]) -> Iterator[Path]:
    for path in (path for name in besides for path in (root / name).glob("*")):
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(("~", ".swp")):
            yield path


def require() -> Any:
    """Import the function that watches.

    Raises:
        CannotBuild: watchfiles is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise CannotBuild("this needs watchfiles, which is not installed", "pip install 'cvbuild[preview]'") from None
    return watch

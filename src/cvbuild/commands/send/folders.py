"""The folder ``sent/``: one folder for each sending, with the files and the record; nothing is ever overwritten."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from msgspec import Struct

from cvbuild.cache.disk import Folder
from cvbuild.commands.send import outcomes
from cvbuild.commands.send.outcomes import Event
from cvbuild.commands.send.records import Record, decoded, encoded, folder_name
from cvbuild.syntax.files import display, read_bytes, write_all

__all__ = ["FOLDER", "RECORD", "Kept", "add_event", "keep", "sendings", "shown"]

FOLDER = "sent"
RECORD = "record.json"
OUTCOME = "outcome.json"
"""The file with the outcome: the only one that later commands change."""

_MODE = 0o755
_LIMIT = 1_000_000  # maximum bytes of a record; it has about two thousand


class Kept(Struct, frozen=True):
    """A sending in its folder. ``record`` is ``None`` if it cannot be read."""

    folder: Path
    record: Record | None
    events: tuple[Event, ...] = ()

    @property
    def name(self) -> str:
        """Return the name of its folder."""
        return self.folder.name


def keep(project: Path, record: Record, contents: Mapping[str, bytes]) -> Kept:
    """Write files and record into a new folder, completely or not at all.

    A second sending to the same recipient on the same day gets the suffix ``-2``.

    Raises:
        CannotBuild: a file cannot be written.
        OSError: the folder cannot be made.
    """
    parent = project / FOLDER
    parent.mkdir(exist_ok=True)
    with Folder.at(str(parent)) as room:
        room.sweep()
        staged = parent / room.stage_folder(_MODE)
    try:
        write_all(staged, {**contents, RECORD: encoded(record)})
        return Kept(_moved(staged, parent, folder_name(record.date, record.to)), record)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        with contextlib.suppress(OSError):
            parent.rmdir()  # only succeeds if it is empty: nothing was kept


def _moved(staged: Path, parent: Path, name: str) -> Path:
    """Rename the folder to the first free name; renaming onto a folder with content fails."""
    for number in count(1):
        target = parent / (name if number == 1 else f"{name}-{number}")
        if target.exists() or target.is_symlink():
            continue
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            return staged.rename(target)
    raise AssertionError  # the numbers are infinite


def sendings(project: Path) -> tuple[Kept, ...]:
    """Return all sendings in the order of their names, and so of their days."""
    parent = project / FOLDER
    return tuple(_kept(parent)) if parent.is_dir() else ()


def _kept(parent: Path) -> Iterator[Kept]:
    for folder in sorted(parent.iterdir()):
        if folder.is_dir() and not folder.name.startswith("."):
            content = read_bytes(folder / RECORD, _LIMIT)
            events = read_bytes(folder / OUTCOME, _LIMIT)
            yield Kept(folder, decoded(content) if content else None, outcomes.decoded(events) if events else ())


def add_event(kept: Kept, event: Event) -> Kept:
    """Add what became of a sending; its record and its files stay as they are.

    Raises:
        CannotBuild: the file cannot be written.
    """
    events = (*kept.events, event)
    write_all(kept.folder, {OUTCOME: outcomes.encoded(events)})
    return Kept(kept.folder, kept.record, events)


def shown(kept: Kept) -> str:
    """Return the folder as a user would type it."""
    return f"{display(kept.folder)}/"

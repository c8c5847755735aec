"""``sent/``: a folder for each sending, with the very files and the record; none is ever overwritten."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from cvbuild.files import display, read_bytes, write_all
from cvbuild.sending.records import Record, decoded, encoded, folder_name

__all__ = ["FOLDER", "RECORD", "Kept", "keep", "sendings", "shown"]

FOLDER = "sent"
RECORD = "record.json"

_MODE = 0o755
_LIMIT = 1_000_000  # bytes of a record that are read; it has some two thousand


@dataclass(frozen=True, slots=True)
class Kept:
    """A sending as it lies in its folder. ``record`` is none where nobody can read it."""

    folder: Path
    record: Record | None

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name


def keep(project: Path, record: Record, contents: Mapping[str, bytes]) -> Kept:
    """Write files and record into a folder of their own, whole or not at all.

    A second sending to the same on the same day gets ``-2`` at the end of its name.

    Raises:
        CannotBuild: a file cannot be written.
        OSError: the folder cannot be made.
    """
    parent = project / FOLDER
    parent.mkdir(exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".cvbuild-", dir=parent))
    try:
        write_all(staged, {**contents, RECORD: encoded(record)})
        staged.chmod(_MODE)
        return Kept(_moved(staged, parent, folder_name(record.date, record.to)), record)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        with contextlib.suppress(OSError):
            parent.rmdir()  # only succeeds when it is empty: nothing was kept


def _moved(staged: Path, parent: Path, name: str) -> Path:
    """The folder under the first name that is free; a rename onto a folder with something in it fails."""
    for number in count(1):
        target = parent / (name if number == 1 else f"{name}-{number}")
        if target.exists() or target.is_symlink():
            continue
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            return staged.rename(target)
    raise AssertionError  # numbers do not end


def sendings(project: Path) -> tuple[Kept, ...]:
    """All sendings, in the order of their names, that is of their days."""
    parent = project / FOLDER
    return tuple(_kept(parent)) if parent.is_dir() else ()


def _kept(parent: Path) -> Iterator[Kept]:
    for folder in sorted(parent.iterdir()):
        if folder.is_dir() and not folder.name.startswith("."):
            content = read_bytes(folder / RECORD, _LIMIT)
            yield Kept(folder, decoded(content) if content else None)


def shown(kept: Kept) -> str:
    """The folder as a person would type it."""
    return f"{display(kept.folder)}/"

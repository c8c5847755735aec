"""The edge to the disc: reading with a limit, writing whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from cvbuild import world
from cvbuild.errors import CannotBuild

__all__ = ["Staging", "display", "noted", "read_bytes", "told", "write_all"]

_MODE = 0o644

_noted: dict[str, bytes] = {}


def noted() -> Mapping[str, bytes]:
    """The digest of every file that was read, as it was read, by its path; empty for one that was not there."""
    return dict(_noted)


def read_bytes(path: Path, limit: int) -> bytes | None:
    """The file's bytes, one more than ``limit`` at most so that the caller sees it is too large; none if absent.

    What is read here is noted: a later run looks whether it is still the same (:mod:`cvbuild.unchanged`).

    Raises:
        CannotBuild: the file is there but cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        _noted[os.fspath(path)] = b""
        if path.is_symlink():
            raise CannotBuild(f"cannot read {display(path)}: it is a link that leads nowhere") from None
        return None
    except OSError as error:
        raise CannotBuild(f"cannot read {display(path)}: {_reason(error)}") from None
    _noted[os.fspath(path)] = world.digest(content)
    return content


def write_all(root: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write every file below ``root`` or none; return the names of those whose bytes were not there already.

    Raises:
        CannotBuild: a folder or file cannot be written.
    """
    with Staging(root) as staging:
        for name, content in files.items():
            staging.add(name, content)
        return staging.commit()


class Staging:
    """Files on their way below a folder.

    All contents are first written beside their targets under temporary names and only then renamed, so that nobody
    ever sees half a file and a full disc leaves what stood there before. What was not renamed in the end is deleted.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._staged: dict[str, Path] = {}

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        for temporary in self._staged.values():
            temporary.unlink(missing_ok=True)

    def add(self, name: str, content: bytes) -> None:
        """Write a file's content under a temporary name, unless it stands there already.

        Raises:
            CannotBuild: it cannot be written.
        """
        if not _stands(self._root / name, content):
            with self._told():
                self._staged[name] = _stage(self._root / name, content)

    def commit(self, names: Container[str] | None = None) -> tuple[str, ...]:
        """Rename them, or those of these names; return their names.

        Raises:
            CannotBuild: one cannot be renamed.
        """
        chosen = {name: path for name, path in self._staged.items() if names is None or name in names}
        with self._told():
            for name, temporary in chosen.items():
                temporary.replace(self._root / name)
        return tuple(chosen)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _unwritable(self._root, error) from None


def _stage(target: Path, content: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():  # found before anything is renamed: else files before it would be new, those after it old
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    handle, name = tempfile.mkstemp(prefix=".cvbuild-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(_MODE)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _unwritable(root: Path, error: OSError) -> CannotBuild:
    """What stands in the way itself where something does, else the folder that takes no file."""
    path = Path(error.filename or root / "file")  # a full disc does not say which one it was
    if isinstance(error, IsADirectoryError):
        return CannotBuild(f"cannot write {display(path)}: a folder of this name is there", "move it away")
    if isinstance(error, FileExistsError):
        return CannotBuild(f"cannot write to {display(path)}: it is there, but is no folder", "move it away")
    return CannotBuild(
        f"cannot write to {display(path.parent)}: {_reason(error)}", "check the folder's permissions and space"
    )


def _stands(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def display(path: Path) -> str:
    """The path as a person would type it: below the current folder without its prefix, links not followed."""
    with contextlib.suppress(OSError):  # the current folder may have been deleted
        here = Path.cwd()
        for given in (Path(os.path.normpath(here / path)), path.resolve()):
            if given.is_relative_to(here):
                return given.relative_to(here).as_posix()
    return path.as_posix()


def told(error: OSError) -> str:
    """The error in plain words, with the file it is about where the system named one."""
    return f"cannot use {display(Path(error.filename))}: {_reason(error)}" if error.filename else _reason(error)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()

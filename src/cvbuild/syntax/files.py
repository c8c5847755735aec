"""Reading files up to a size limit, and writing a set of files completely or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from cvbuild.cache import disk
from cvbuild.cache.reach import Reach
from cvbuild.syntax.errors import CannotBuild

__all__ = ["Staging", "absolute", "display", "exists", "has_part", "read_bytes", "told", "unreadable", "write_all"]

_MODE, _FOLDER_MODE = 0o644, 0o777  # the umask applies


def read_bytes(path: Path, limit: int) -> bytes | None:
    """Return a file's bytes; ``None`` if there is no file.

    Of a file that is larger than ``limit``, one byte more is returned, so that the caller sees that it is too large.
    Links are followed: the user named the file, or :func:`readable` was asked.

    Raises:
        CannotBuild: the file exists but cannot be read, or is no regular file.
    """
    try:
        return disk.read_file(os.fspath(path), limit)
    except disk.TooLarge:
        return _first(path, limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise CannotBuild(f"cannot read {display(path)}: it is a broken link") from None
        return None
    except OSError as error:
        raise CannotBuild(f"cannot read {display(path)}: {_reason(error)}") from None


def _first(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def exists(path: Path) -> bool:
    """Return whether there is a file, folder or link, even a broken one.

    Raises:
        OSError: the system cannot say. Taken for no, it would change what is built.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def has_part(root: Path, names: Iterable[str], contents: Mapping[str, bytes]) -> bool:
    """Return whether files below a folder are some of these, unchanged, and not all: an interrupted run left them."""
    with Staging(root) as there:
        return all(name in contents and there.read(name) == contents[name] for name in names) and any(
            not exists(root / name) for name in contents
        )


def unreadable(path: Path, reach: Reach) -> tuple[str, str]:
    """Return why a file of a project is not read, and a hint; both empty if it is.

    A link may lead to a regular file of the project or of its repository, or to what the user allows.
    """
    if not reach.permits(path):
        hint = "put a copy of it in the project, or allow it: --allow PATH"
        return f"{display(path)} leads out of the project", hint
    if os.path.lexists(path) and not path.is_file():
        return f"{display(path)} is not a file", "it is a folder, a broken link or a device"
    return "", ""


def write_all(root: Path, files: Mapping[str, bytes], top: Path | None = None) -> tuple[str, ...]:
    """Write every file below ``root``, or none, and have them on the disk. Return the names of those that changed.

    ``top`` is as for :class:`Staging`.

    Raises:
        CannotBuild: a folder or file cannot be written.
    """
    with Staging(root, durable=True, top=top) as staging:
        for name, content in files.items():
            staging.add(name, content)
        return staging.commit()


class Staging:
    """Files that are written below a folder in two steps.

    All contents are first written under temporary names beside their targets, then renamed. So no process sees half a
    file, and a full disk leaves the previous files. Temporary files that were not renamed are deleted. Below the folder
    no link is followed.

    Args:
        root: the folder.
        durable: whether the files must survive a power cut; files that can be built again need not.
        top: the project's folder. If ``root`` is below it, no link on the way from it is followed either.
    """

    def __init__(self, root: Path, *, durable: bool = False, top: Path | None = None) -> None:
        self._root, self._durable = root, durable
        self._top, self._way = _split(root, top)
        self._staged: dict[str, str] = {}
        self._made: list[str] = []
        self._added: list[str] = []

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        for name, temporary in self._staged.items():
            with contextlib.suppress(OSError), self._folder(name) as folder:
                folder.discard(temporary)
        for way in reversed(self._made):  # those in which no file was renamed are empty
            self._discard_folder(way)

    def _discard_folder(self, way: str) -> None:
        parent, _, last = way.rpartition("/")
        with contextlib.suppress(OSError, ValueError):
            if not way:
                Path(self._top).rmdir()
                return
            with disk.Folder.at(self._top, parent) as folder:
                folder.discard_folder(last)

    def _note_new(self, name: str) -> None:
        """Note which folders of a file do not exist yet."""
        for inner in ("", name.rpartition("/")[0]):
            way = "/".join(filter(None, (self._way, inner)))
            if way not in self._made and not Path(self._top, way).exists():
                self._made.append(way)

    def _folder(self, name: str, mode: int | None = None) -> disk.Folder:
        """Open the folder of a file."""
        return disk.Folder.at(self._top, "/".join((self._way, name.rpartition("/")[0])), mode=mode)

    def add(self, name: str, content: bytes) -> None:
        """Write a file's content under a temporary name, unless the target has that content already.

        Raises:
            CannotBuild: it cannot be written.
        """
        self._note_new(name)
        with self._reported(), self._folder(name, _FOLDER_MODE) as folder:
            if self._durable:  # others have a folder in which every run sweeps
                folder.sweep()
            target = name.rpartition("/")[2]
            if not _has_content(folder, target, content):
                self._staged[name] = _stage(folder, target, content, self._durable)

    def commit(self, names: Container[str] | None = None) -> tuple[str, ...]:
        """Rename the temporary files, or those with these names, and return their names.

        Raises:
            CannotBuild: a file cannot be renamed.
        """
        chosen = [name for name in self._staged if names is None or name in names]
        with self._reported():
            for name in chosen:
                _refuse_held(self._root / name)
            try:
                for name in chosen:
                    self._place(name)
            except BaseException:
                self._take_back(chosen)
                raise
        return tuple(chosen)

    def _place(self, name: str) -> None:
        target = name.rpartition("/")[2]
        with self._folder(name) as folder:
            is_new = folder.status(target) is None
            folder.place(self._staged[name], target)
            del self._staged[name]
            if is_new:
                self._added.append(name)
            if self._durable:
                folder.sync()

    def _take_back(self, names: list[str]) -> None:
        """Delete the files that were not there before: a part of a set would be in the way of the next run."""
        for name in names if self._durable else ():
            if name in self._added:
                with contextlib.suppress(OSError), self._folder(name) as folder:
                    folder.discard(name.rpartition("/")[2])

    def sweep(self) -> None:
        """Delete the temporary files that killed runs left in the folder and one level below it."""
        inner: list[str] = []
        with contextlib.suppress(OSError), self._folder("") as folder:
            folder.sweep()
            inner = [name for name in folder.names() if (at := folder.status(name)) and stat.S_ISDIR(at.st_mode)]
        for name in inner:
            with contextlib.suppress(OSError), self._folder(f"{name}/") as folder:
                folder.sweep()

    def read(self, name: str) -> bytes | None:
        """Return the content of a file below the folder; None if it cannot be read."""
        with contextlib.suppress(OSError, ValueError), self._folder(name) as folder:
            return folder.read(name.rpartition("/")[2])
        return None

    def has(self, name: str) -> bool:
        """Return whether there is a regular file of this name below the folder."""
        with contextlib.suppress(OSError, ValueError), self._folder(name) as folder:
            found = folder.status(name.rpartition("/")[2])
            return found is not None and stat.S_ISREG(found.st_mode)
        return False

    def delete(self, name: str) -> None:
        """Delete a file below the folder, and its folder if that is then empty. Errors are ignored."""
        inner, _, file = name.rpartition("/")
        with contextlib.suppress(OSError), self._folder(name) as folder:
            folder.discard(file)
        with contextlib.suppress(OSError), self._folder(inner) as folder:
            folder.discard_folder(inner.rpartition("/")[2])

    @contextlib.contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _unwritable(self._root, error) from None


def _refuse_held(target: Path) -> None:
    """Refuse, before any file is renamed, to replace one that another program holds open, as viewers do on Windows.

    Raises:
        CannotBuild: there is one.
    """
    if sys.platform == "win32" and target.exists() and _is_held(target):
        hint = "close it there, and build again; all files are as they were"
        raise CannotBuild(f"cannot write {display(target)}: it is open in another program", hint)


def _is_held(target: Path) -> bool:
    try:
        with target.open("r+b"):
            return False
    except PermissionError:
        return True


def _split(root: Path, top: Path | None) -> tuple[str, str]:
    """Return the part of a folder's path that is trusted, and the rest, which the project may have made."""
    if top is None:
        return os.fspath(root), ""
    here = Path()
    with contextlib.suppress(OSError):  # the current folder may be deleted; paths from the root do without
        here = Path.cwd()
    whole, own = os.path.normpath(here / root), os.path.normpath(here / top)
    if not whole.startswith(own.rstrip(os.sep) + os.sep):
        return os.fspath(root), ""
    return os.fspath(top), os.path.relpath(whole, own).replace(os.sep, "/")


def _stage(folder: disk.Folder, target: str, content: bytes, durable: bool) -> str:
    found = folder.status(target)
    if found and stat.S_ISDIR(found.st_mode):  # before any file is renamed: the set must not be half new and half old
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), f"{folder.path}/{target}")
    try:
        return folder.stage(content, _MODE, durable=durable)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{folder.path}/{target}") from None


def _unwritable(root: Path, error: OSError) -> CannotBuild:
    """Name the obstacle if there is one, else the folder that cannot be written to."""
    path = Path(error.filename or root / "file")
    if error.errno == errno.ELOOP:
        hint = "remove it, or name the folder that it leads to: --out DIR"
        return CannotBuild(f"cannot write to {display(path)}: it is a link, which is not followed", hint)
    if error.errno == errno.EISDIR:
        return CannotBuild(f"cannot write {display(path)}: a folder has this name", "move it away")
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return CannotBuild(f"cannot write to {display(path)}: it is not a folder", "move it away")
    return CannotBuild(
        f"cannot write to {display(path.parent)}: {_reason(error)}", "check the folder's permissions and space"
    )


def _has_content(folder: disk.Folder, name: str, content: bytes) -> bool:
    found = folder.status(name)
    try:
        return found is not None and found.st_size == len(content) and folder.read(name) == content
    except OSError:
        return False


def display(path: Path) -> str:
    """Return the path as a user would type it: relative if below the current folder, links not followed."""
    with contextlib.suppress(OSError, ValueError):  # the current folder may be deleted, a locale lack a character
        here = Path.cwd()
        for given in (Path(os.path.normpath(here / path)), path.resolve()):
            if given.is_relative_to(here):
                return given.relative_to(here).as_posix()
    return path.as_posix()


def absolute(path: Path) -> str:
    """Return the path from the root, by which contents in an editor are known; links are not followed."""
    return os.path.normpath(path.absolute())


def told(error: OSError) -> str:
    """Return the error as a sentence, with the name of the file if the system gives one."""
    return f"cannot use {display(Path(error.filename))}: {_reason(error)}" if error.filename else _reason(error)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()

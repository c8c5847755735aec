"""All reading, writing and deleting of files: regular files only, up to a size, never through a link of the project.

A project may come from a stranger, with links that point anywhere. So a folder is entered name by name from the
project's own, each name without following a link, and a file is opened, renamed and deleted relative to the open
folder. Where a system has no such calls (Windows), each name is looked at first. This module runs before anything heavy
is imported, so it imports almost nothing itself.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

__all__ = ["MAX_BYTES", "Folder", "TooLarge", "is_temporary", "read", "read_file"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read where nothing else is said: more than any finished file, font or cache entry has."""

_CALLS = {os.open, os.mkdir, os.rename, os.rmdir, os.stat, os.unlink}
_RELATIVE = os.supports_dir_fd >= _CALLS and os.listdir in os.supports_fd
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_CLOSED = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _CLOSED  # without waiting for a writer to a named pipe
_ENTER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _CLOSED
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _CLOSED
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)  # what Windows has beside links
_PIECE = 1024 * 1024

_TEMPORARY = ".cvbuild-"
_ABANDONED = 3600  # seconds after which a temporary file of a process that cannot be asked for counts as left over


class TooLarge(OSError):
    """The file is larger than the limit; nothing of it was read."""


def read(path: str, limit: int = MAX_BYTES) -> bytes | None:
    """Return a file's content; None if it does not exist, is too large, is no regular file or cannot be read.

    Links are followed: the caller has decided that they may be.
    """
    try:
        return read_file(path, limit)
    except (OSError, ValueError):  # a path that contains NUL raises ValueError
        return None


def read_file(path: str, limit: int = MAX_BYTES) -> bytes:
    """Return a file's content as :func:`read` does.

    Raises:
        TooLarge: the file is larger than the limit.
        OSError: it is no regular file, or cannot be read.
    """
    return _content(os.open(_native(path), _READ), path, limit)


def _native(path: str) -> str | bytes:
    """Return a path as this system takes it: in UTF-8 if the encoding of the locale lacks a character."""
    if os.name != "posix" or path.isascii():
        return path
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape")


def _content(handle: int, path: str, limit: int) -> bytes:
    """Read and close an open file."""
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL
            raise OSError(code, "it is not a regular file" if code == errno.EINVAL else os.strerror(code), path)
        pieces, size = [], found.st_size
        while size <= limit and (piece := os.read(handle, max(size, _PIECE) + 1)):
            pieces.append(piece)
            size = max(size, sum(map(len, pieces)))  # it may grow while it is read
        if size > limit:
            raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG), path)
        return b"".join(pieces)
    finally:
        os.close(handle)


class Folder:
    """An open folder. Nothing in it is reached through a link."""

    __slots__ = ("_handle", "path")

    def __init__(self, path: str, handle: int) -> None:
        self.path, self._handle = path, handle

    @classmethod
    def at(cls, root: str, names: str = "", *, mode: int | None = None) -> Self:
        """Open a folder.

        Args:
            root: a folder that is trusted: links on the way to it are followed.
            names: the way from there, such as ``quant/2026``: no link is followed.
            mode: the permissions of folders that are created; None creates none.

        Raises:
            OSError: there is no such folder, or a name on the way is a link (ELOOP) or no folder.
        """
        if mode is not None:
            os.makedirs(_native(root or "."), exist_ok=True)
        folder = cls(root or ".", os.open(_native(root or "."), _ENTER) if _RELATIVE else -1)
        for name in filter(None, names.split("/")):
            try:
                inner = folder._enter(name, mode)
            finally:
                folder.close()
            folder = inner
        return folder

    def _enter(self, name: str, mode: int | None) -> Self:
        path = os.path.join(self.path, name)
        _plain(name)
        try:
            return self._opened(name, path)
        except FileNotFoundError:
            if mode is None:
                raise
        try:  # noqa: SIM105 - importing contextlib takes longer than everything here
            os.mkdir(self._name(name), mode, **self._relative)
        except FileExistsError:  # another process was faster
            pass
        return self._opened(name, path)

    def _opened(self, name: str, path: str) -> Self:
        self._refuse_link(name, path)
        if not _RELATIVE:
            if not os.path.isdir(path):
                code = errno.ENOTDIR if os.path.lexists(path) else errno.ENOENT
                raise OSError(code, os.strerror(code), path)
            return type(self)(path, -1)
        try:
            return type(self)(path, os.open(self._name(name), _ENTER | _NO_LINK, dir_fd=self._handle))
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None

    def _refuse_link(self, name: str, path: str) -> None:
        """Raise the error of a link; systems disagree about which error opening one as a folder is."""
        try:
            found = os.stat(self._name(name), follow_symlinks=False, **self._relative)
        except OSError:
            return
        if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the folder."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    @property
    def _relative(self) -> dict[str, int]:
        return {"dir_fd": self._handle} if _RELATIVE else {}

    def _name(self, name: str) -> str | bytes:
        return _native(name if _RELATIVE else os.path.join(self.path, name))

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """Return the content of a file in this folder.

        Raises:
            TooLarge: the file is larger than the limit.
            OSError: it is a link or no regular file, or cannot be read.
        """
        path = os.path.join(self.path, _plain(name))
        if not _NO_LINK:
            self._refuse_link(name, path)
        try:
            handle = os.open(self._name(name), _READ | _NO_LINK, **self._relative)
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None
        return _content(handle, path, limit)

    def status(self, name: str) -> os.stat_result | None:
        """Return the status of a name in this folder, of a link itself; None if there is none."""
        try:
            return os.stat(self._name(_plain(name)), follow_symlinks=False, **self._relative)
        except OSError:
            return None

    def stage(self, content: bytes, mode: int, *, durable: bool = False) -> str:
        """Write a content under a temporary name and return that.

        Args:
            content: the bytes.
            mode: the permissions; the umask applies.
            durable: whether it must survive a power cut. A cache and files that can be built again need not.

        Raises:
            OSError: it cannot be written; nothing is left.
        """
        name = _temporary_name()
        handle = os.open(self._name(name), _NEW, mode, **self._relative)
        try:
            try:
                _write(handle, content)
                if durable:
                    os.fsync(handle)
            finally:
                os.close(handle)
        except BaseException:
            self.discard(name)
            raise
        return name

    def stage_folder(self, mode: int) -> str:
        """Make a folder under a temporary name and return that.

        Raises:
            OSError: it cannot be made.
        """
        name = _temporary_name()
        os.mkdir(self._name(name), mode, **self._relative)
        return name

    def place(self, temporary: str, name: str) -> None:
        """Give a staged file its name. A link of this name is replaced, not followed.

        Raises:
            OSError: it cannot be renamed.
        """
        at = {"src_dir_fd": self._handle, "dst_dir_fd": self._handle} if _RELATIVE else {}
        os.replace(self._name(temporary), self._name(_plain(name)), **at)

    def write(self, name: str, content: bytes, mode: int) -> None:
        """Write a file completely or not at all.

        Raises:
            OSError: it cannot be written.
        """
        temporary = self.stage(content, mode)
        try:
            self.place(temporary, name)
        except BaseException:
            self.discard(temporary)
            raise

    def sync(self) -> None:
        """Have the names in this folder on the disk.

        Raises:
            OSError: they cannot be written.
        """
        if _RELATIVE:
            os.fsync(self._handle)

    def discard(self, name: str) -> None:
        """Delete a file or link, never the target of one. Errors are ignored: it may be gone."""
        try:
            os.unlink(self._name(_plain(name)), **self._relative)
        except OSError:
            return

    def discard_folder(self, name: str) -> None:
        """Delete a folder if it is empty. Errors are ignored."""
        try:
            os.rmdir(self._name(_plain(name)), **self._relative)
        except OSError:
            return

    def narrow(self, mode: int) -> None:
        """Take from others what an earlier version allowed them. Errors are ignored: the folder may be another's."""
        try:
            if _RELATIVE and stat.S_IMODE(os.fstat(self._handle).st_mode) & ~mode:
                os.fchmod(self._handle, mode)
        except OSError:
            return

    def files(self) -> Iterator[tuple[str, os.stat_result]]:
        """Yield name and status of each regular file."""
        for name in sorted(self.names()):
            found = self.status(name)
            if found and stat.S_ISREG(found.st_mode):
                yield name, found

    def names(self) -> list[str]:
        """Return all names in this folder; nothing if it cannot be listed."""
        try:
            return os.listdir(self._handle if _RELATIVE else self.path)
        except OSError:
            return []

    def sweep(self) -> None:
        """Delete the temporary files and folders that killed runs left in this folder."""
        for name in self.names():
            if is_temporary(name) and (found := self.status(name)) and _is_left_over(name, found.st_mtime):
                self._discard_all(name, found)

    def _discard_all(self, name: str, found: os.stat_result) -> None:
        if not stat.S_ISDIR(found.st_mode):
            self.discard(name)
            return
        try:
            with self._enter(name, None) as inner:
                for each in inner.names():
                    if status := inner.status(each):
                        inner._discard_all(each, status)
        except OSError:
            return
        self.discard_folder(name)


def _plain(name: str) -> str:
    """Return a name that stays in its folder.

    Raises:
        OSError: it does not.
    """
    if name in ("", ".", "..") or "/" in name or "\0" in name or (os.altsep and os.sep in name):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), name)
    return name


def _write(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def is_temporary(name: str) -> bool:
    """Return whether a file's name is one that :meth:`Folder.stage` gives."""
    parts = name.removeprefix(_TEMPORARY).split("-")
    return name.startswith(_TEMPORARY) and len(parts) == 3 and parts[0].isdecimal() and parts[0].isascii()


def _temporary_name() -> str:
    """Return a new name that says which process of which machine writes the file."""
    return f"{_TEMPORARY}{os.getpid()}-{_here()}-{os.urandom(6).hex()}"


def _here() -> str:
    """Return a mark of whoever gives this process its number: containers may share a folder, but not their numbers."""
    try:
        return f"{os.stat('/proc/self/ns/pid').st_ino:x}"
    except OSError:
        return "0"


def _is_left_over(name: str, changed: float) -> bool:
    process, here, _ = name.removeprefix(_TEMPORARY).split("-")
    if sys.platform != "win32" and here == _here():
        return not _is_running(int(process))
    return time.time() - changed > _ABANDONED


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's
        return True
    return True

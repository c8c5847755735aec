"""The user's cache folder: what lies there is code that runs, so it is this user's alone.

Losing it costs time and nothing else. Imported before anything heavy, so it imports next to nothing itself.
"""

from __future__ import annotations

import contextlib
import os
import zlib

__all__ = ["SWITCH", "folder", "is_off", "keep", "kept", "write"]

SWITCH = "CVBUILD_NO_FAST_IMPORT"
"""Set to anything in the environment, it switches off all that is kept here, and what else makes imports quick."""


def is_off() -> bool:
    """Whether somebody switched it off."""
    return bool(os.environ.get(SWITCH))


def folder() -> str:
    """The folder, made where it is not there.

    Raises:
        OSError: it cannot be made, or others own it or may write to it.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    base = base if os.path.isabs(base) else os.path.join(os.path.expanduser("~"), ".cache")
    own = os.path.join(base, "cvbuild")
    os.makedirs(own, mode=0o700, exist_ok=True)
    status = os.stat(own)
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        raise OSError("not this user's own")
    return own


def kept(name: str) -> bytes:
    """A file's content, none where it is not there as it was written, or cannot be trusted."""
    with contextlib.suppress(OSError):
        if not is_off():
            with open(os.path.join(folder(), name), "rb") as file:
                checksum, content = file.read(4), file.read()
            return content if checksum == _checksum(content) else b""
    return b""


def keep(name: str, content: bytes) -> None:
    """Keep a file for other processes; where that cannot be, it is not."""
    with contextlib.suppress(OSError):
        if not is_off():
            write(os.path.join(folder(), name), _checksum(content) + content)


def _checksum(content: bytes) -> bytes:
    """Against a file that is torn, not against anyone who may write to the folder."""
    return zlib.crc32(content).to_bytes(4, "big")


def write(path: str, content: bytes) -> None:
    """Write a file of the folder, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise

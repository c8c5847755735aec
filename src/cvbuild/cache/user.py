"""The user's cache folder, for data that projects share. Losing it costs only time.

It holds data and no code. The data describes how native functions are called, so only this user may write to it.
"""

from __future__ import annotations

import contextlib
import os
import zlib

from cvbuild.cache.disk import Folder

__all__ = ["get", "put"]


def get(name: str) -> bytes:
    """Return a file's content; nothing if it is missing, damaged or in a folder that others may write to."""
    with contextlib.suppress(OSError), Folder.at(_folder()) as folder:
        content = folder.read(name)
        return content[4:] if content[:4] == _checksum(content[4:]) else b""
    return b""


def put(name: str, content: bytes) -> None:
    """Write a file completely or not at all. Do nothing if it cannot be written."""
    with contextlib.suppress(OSError), Folder.at(_folder()) as folder:
        folder.sweep()
        folder.write(name, _checksum(content) + content, 0o600)


def _folder() -> str:
    """Return the folder; create it if it does not exist.

    Raises:
        OSError: it cannot be created, or another user owns it or may write to it.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    base = base if os.path.isabs(base) else os.path.join(os.path.expanduser("~"), ".cache")
    own = os.path.join(base, "cvbuild")
    os.makedirs(own, mode=0o700, exist_ok=True)
    status = os.stat(own)
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        raise OSError("not this user's own")
    return own


def _checksum(content: bytes) -> bytes:
    """Detect a damaged file; this is no defence against anyone who may write to the folder."""
    return zlib.crc32(content).to_bytes(4, "big")

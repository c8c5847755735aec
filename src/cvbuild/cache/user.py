"""The user's cache folder, for data that projects share. Losing it costs only time.

It holds data and no code. The data describes how native functions are called, so only this user may write to it.
"""

from __future__ import annotations

import contextlib
import os
import zlib

__all__ = ["get", "put"]


def get(name: str) -> bytes:
    """Return a file's content; nothing if it is missing, damaged or in a folder that others may write to."""
    with contextlib.suppress(OSError), open(os.path.join(_folder(), name), "rb") as file:
        checksum, content = file.read(4), file.read()
        return content if checksum == _checksum(content) else b""
    return b""


def put(name: str, content: bytes) -> None:
    """Write a file completely or not at all. Do nothing if it cannot be written."""
    with contextlib.suppress(OSError):
        path = os.path.join(_folder(), name)
        temporary = f"{path}.{os.getpid()}"
        try:
            with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(_checksum(content) + content)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)


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

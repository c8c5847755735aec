"""The user's cache folder: what lies there is code that runs, so it is this user's alone.

Imported before anything heavy, so it imports next to nothing itself.
"""

from __future__ import annotations

import contextlib
import os

__all__ = ["folder", "write"]


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


def write(path: str, content: bytes) -> None:
    """Write a file of the folder, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise

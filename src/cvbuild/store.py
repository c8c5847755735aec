"""The hidden folder ``.cvbuild/``: what a build remembers for the next one. Losing it costs time and nothing else.

It lies beside ``cv.yaml`` and not in ``out/``, which people publish: records quote private lines. Imported before
anything heavy, so it imports next to nothing itself.
"""

from __future__ import annotations

import os

__all__ = ["FOLDER", "prune", "put", "read"]

FOLDER = ".cvbuild"

_ASIDE = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n",  # no backup wants it: https://bford.info/cachedir/
}


def read(path: str) -> bytes | None:
    """A file's content, none where it is not there or cannot be read."""
    try:
        with open(path, "rb", 0) as file:
            return file.read()
    except (OSError, ValueError):  # a path with a NUL in it is a ValueError
        return None


def put(root: str, name: str, content: bytes) -> None:
    """Write ``.cvbuild/<name>`` of a project, whole or not at all; where nothing can be written, nothing is."""
    folder = os.path.join(root, FOLDER)
    try:
        if not os.path.isdir(folder):
            os.mkdir(folder)
            for aside, text in _ASIDE.items():
                _replace(os.path.join(folder, aside), text)
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _replace(path, content)
    except OSError:
        return


def _replace(path: str, content: bytes) -> None:
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "wb", 0) as file:
        file.write(content)
    os.replace(temporary, path)


def prune(root: str, name: str, most: int, needed: frozenset[str] = frozenset()) -> None:
    """Delete the oldest files of ``.cvbuild/<name>/`` until no more than ``most`` and those needed are left."""
    folder = os.path.join(root, FOLDER, name)
    try:
        with os.scandir(folder) as entries:
            others = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name not in needed]
        for _, path in sorted(others, reverse=True)[most:]:
            os.unlink(path)
    except OSError:
        return

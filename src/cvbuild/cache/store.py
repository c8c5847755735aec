"""The hidden folder ``.cvbuild/``, which holds the caches of a project. Losing it costs only time.

It is beside ``cv.yaml`` and not in ``out/``, because people publish ``out/`` and records quote private lines: only its
owner may read it. A link in its place, or in it, is never followed. This module runs before anything heavy is imported,
so it imports almost nothing itself.
"""

from __future__ import annotations

import os

from cvbuild.cache.disk import Folder, is_temporary

__all__ = ["FOLDER", "get", "prune", "put"]

FOLDER = ".cvbuild"

_MARKERS = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n",  # excludes it from backups: https://bford.info/cachedir/
}
_FOLDER_MODE, _MODE = 0o700, 0o600


def get(root: str, kind: str, name: str) -> bytes | None:
    """Return ``.cvbuild/<kind>/<name>`` of a project; None if it does not exist or cannot be read."""
    try:
        with Folder.at(root, f"{FOLDER}/{kind}") as folder:
            return folder.read(name)
    except (OSError, ValueError):
        return None


def put(root: str, kind: str, name: str, content: bytes) -> None:
    """Write ``.cvbuild/<kind>/<name>`` of a project completely or not at all. Errors are ignored."""
    try:
        if not os.path.isdir(root or "."):
            return
        with Folder.at(root, FOLDER, mode=_FOLDER_MODE) as folder:
            folder.narrow(_FOLDER_MODE)
            for marker, text in _MARKERS.items():
                if folder.status(marker) is None:
                    folder.write(marker, text, _MODE)
        with Folder.at(root, f"{FOLDER}/{kind}", mode=_FOLDER_MODE) as folder:
            folder.narrow(_FOLDER_MODE)
            folder.write(name, content, _MODE)
    except OSError:
        return


def prune(root: str, kind: str, most: int, needed: frozenset[str] = frozenset()) -> None:
    """Delete the oldest files of ``.cvbuild/<kind>/`` until at most ``most`` remain beside the needed ones.

    Also delete the temporary files of killed runs.
    """
    try:
        for names in (FOLDER, f"{FOLDER}/{kind}"):
            with Folder.at(root, names) as folder:
                folder.sweep()
        with Folder.at(root, f"{FOLDER}/{kind}") as folder:
            others = [
                (found.st_mtime_ns, name)
                for name, found in folder.files()
                if name not in needed and not is_temporary(name)
            ]
            for _, name in sorted(others, reverse=True)[most:]:
                folder.discard(name)
    except OSError:
        return

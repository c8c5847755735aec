"""A cache in ``.cvbuild/``: entries by key, each with a checksum; the oldest are deleted first."""

from __future__ import annotations

import os

from cvbuild.cache import store
from cvbuild.cache.fingerprint import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeVar

    T = TypeVar("T")

__all__ = ["Cache"]


class Cache:
    """A cache of one kind of entry, in ``.cvbuild/<name>/`` of a project.

    Args:
        root: the project's folder.
        name: the folder's name.
        most: how many entries to keep besides the needed ones.
        reading: whether to use entries of earlier runs.
        writing: whether to store entries for later runs.
    """

    __slots__ = ("_most", "_name", "_reading", "_root", "_writing")

    def __init__(
        self, root: str | os.PathLike[str], name: str, most: int, *, reading: bool = True, writing: bool = True
    ) -> None:
        self._root, self._name, self._most = os.fspath(root), name, most
        self._reading, self._writing = reading, writing

    def get(self, key: str) -> bytes | None:
        """Return an entry, or None if there is no such entry or it is damaged."""
        found = store.get(self._root, self._name, key) if self._reading else None
        checksum, _, body = (found or b"").partition(b"\n")
        return body if checksum == self._checksum(key, body) else None

    def put(self, key: str, body: bytes) -> None:
        """Store an entry; do nothing if it cannot be written."""
        if self._writing:
            store.put(self._root, self._name, key, self._checksum(key, body) + b"\n" + body)

    def _checksum(self, key: str, body: bytes) -> bytes:
        """Return a digest of the entry and of its name: an entry under another name is damage too."""
        return digest(f"{self._name}/{key}\n".encode() + body)

    def load(self, key: str, form: type[T]) -> T | None:
        """Return a value stored by :meth:`save`, or None if it does not have this form."""
        import msgspec  # imported lazily: a replay does not need it

        content = self.get(key)
        try:
            return msgspec.json.decode(content, type=form) if content else None
        except (ValueError, RecursionError):
            return None

    def save(self, key: str, value: object) -> None:
        """Store a value as JSON."""
        import msgspec

        self.put(key, msgspec.json.encode(value))

    def prune(self, needed: Iterable[str] = ()) -> None:
        """Delete the oldest entries until at most ``most`` remain besides the needed ones."""
        if self._writing:
            store.prune(self._root, self._name, self._most, frozenset(needed))

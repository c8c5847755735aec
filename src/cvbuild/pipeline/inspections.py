"""Inspections of files, cached by the digest of their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cvbuild.cache.fingerprint import Machine
from cvbuild.cache.keyed import Cache
from cvbuild.inspection import inspector
from cvbuild.model.artifact import Artifact, Inspection

__all__ = ["Inspections"]

_KEPT = 64  # in addition to those of the current files
_DIGITS = 16


class Inspections:
    """The inspections of a project's files, cached under ``.cvbuild/read/``."""

    def __init__(self, root: Path, machine: Machine, *, reading: bool, writing: bool) -> None:
        self._cache = Cache(root, "read", _KEPT, reading=reading, writing=writing)
        self._machine = machine

    def of(self, artifact: Artifact) -> Inspection | None:
        """Inspect a file, or return the inspection of the same bytes; None for a format without inspector."""
        key = self._key(artifact.sha256)
        if found := self._cache.load(key, Inspection):
            return found
        reader = inspector(artifact.format)
        inspection = reader.inspect(artifact.content) if reader else None
        if inspection:
            self._cache.save(key, inspection)
        return inspection

    def prune(self, digests: Iterable[str]) -> None:
        """Drop old inspections, but none of files with these digests."""
        self._cache.prune(map(self._key, digests))

    def _key(self, sha256: str) -> str:
        return f"{sha256}-{self._machine.digest().decode()[:_DIGITS]}"

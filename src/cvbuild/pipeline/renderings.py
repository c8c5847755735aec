"""Rendered files of earlier builds, reused from ``out/`` if a renderer would make the same bytes.

That holds if all that shapes a file is the same (what the renderer's ``shape`` returns, and the
:class:`cvbuild.cache.fingerprint.Machine`) and the file in ``out/`` still has its digest.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from cvbuild.cache.fingerprint import Machine, digest
from cvbuild.cache.keyed import Cache
from cvbuild.model.artifact import Artifact
from cvbuild.model.edition import Edition
from cvbuild.model.variant_build import VariantBuild
from cvbuild.render import shape
from cvbuild.syntax.files import Staging

__all__ = ["Renderings", "rendering_key"]

_KEPT = 64  # output folders
_DIGITS = 16


class _Rendering(Struct, frozen=True):
    """A variant in one format: the key of all that shaped it, and the digest of each file by its path in ``out/``."""

    key: str
    files: Mapping[str, str]


class _Record(Struct, frozen=True):
    """The files of one output folder by variant and format, and the machine and libraries that made them."""

    machine: str
    libraries: tuple[str, ...]
    made: Mapping[str, _Rendering]


class Renderings:
    """The files that earlier runs left in the output folder."""

    def __init__(self, root: Path, out: Path | None, machine: Machine, *, reading: bool, writing: bool) -> None:
        self._cache = Cache(root, "made", _KEPT, reading=reading, writing=writing)
        self._machine, self._out = machine, out
        self._files = Staging(out or root, top=root)
        self._known = self._read() if out else {}

    def _read(self) -> dict[str, _Rendering]:
        """Return the files of earlier runs; nothing if the machine has changed."""
        record = self._cache.load(self._name, _Record)
        if record is None or record.machine != self._machine.digest(record.libraries).decode():
            return {}
        self._machine.add(record.libraries)
        return dict(record.made)

    @property
    def _name(self) -> str:
        assert self._out is not None
        return digest(os.fsencode(self._out.resolve())).decode()[:_DIGITS]

    def find(self, build: VariantBuild, format_name: str, edition: Edition) -> tuple[Artifact, ...]:
        """Return a variant's files in one format if a renderer would make the very same, else nothing."""
        known = self._known.get(f"{build.variant.name}.{format_name}")
        if self._out is None or known is None or known.key != rendering_key(build.stem, format_name, edition):
            return ()
        name, found = build.variant.name, []
        for path, sha256 in known.files.items():
            content = self._files.read(path)
            if content is None or hashlib.sha256(content).hexdigest() != sha256:
                return ()
            found.append(Artifact(name, format_name, path, content, sha256, key=known.key))
        return tuple(found)

    def keep(self, artifacts: Iterable[Artifact], variants: Collection[str]) -> None:
        """Keep what was made for the next run.

        Args:
            artifacts: the files of this run; those without a key are left out.
            variants: all that the project has; what is known of others is dropped.
        """
        known = {slot: one for slot, one in self._known.items() if slot.rpartition(".")[0] in variants}
        for (slot, key), files in itertools.groupby(artifacts, lambda one: (f"{one.variant}.{one.format}", one.key)):
            if key:
                known[slot] = _Rendering(key, {file.path: file.sha256 for file in files})
        libraries = self._machine.libraries
        record = _Record(self._machine.digest(libraries).decode(), libraries, known)
        self._cache.save(self._name, record)
        self._cache.prune()


def rendering_key(stem: str, format_name: str, edition: Edition) -> str:
    """Return the digest of all that shapes a variant's files in one format, the machine apart."""
    shaping = (stem, format_name, shape(format_name, edition))
    return digest(repr(shaping).encode("utf-8", "surrogatepass")).decode()

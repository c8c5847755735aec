"""What one build knows from the builds before it: files that need not be made again, and what was read from them.

A file stands for another rendering where all that shapes it is the same: the composed document, the theme, paper and
options, and the machine (:func:`cvbuild.world.machine`). Its bytes are then taken from ``out/``, if they are still
those. What was read from a file is known by the digest of its bytes, what fit left out by the digest of all that
decides it. All are kept as JSON; losing them costs time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from cvbuild import store, world
from cvbuild.artifact import Artifact, Inspection
from cvbuild.document import Document
from cvbuild.finding import Outcome
from cvbuild.fitting import Fitted
from cvbuild.inspection import inspector
from cvbuild.render import rendered
from cvbuild.source import Place
from cvbuild.theme import RenderOptions, Theme, files_digest
from cvbuild.themes import load_theme

__all__ = ["Memory", "Rendering"]

_READ = "read"
_KEPT = 64  # inspections beside those of the files there are
_DIGITS = 16

_FIT = "fit"
_FITS = 1024  # some 7 KiB each; more than any project has variants

_RememberedFit = tuple[str, tuple[str, ...], Fitted]
"""A machine's digest, the native libraries in it, what fit chose there."""

_fits: dict[str, tuple[Fitted, tuple[str, ...]]] = {}
"""What this process has fitted or recalled, with the native libraries that had a part in it: variants that come to the
same share it, and so do the builds of a preview."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A variant in one format: the key of all that shaped it, and the digest of each file by the end of its name."""

    key: str
    files: Mapping[str, str]


class Memory:
    """The memory of one build, and what its variants share: themes are read and digested once.

    Args:
        root: the project's folder.
        out: where the files of earlier builds stand; none to make all of them anew.
        reread: whether to read files again whose content was read before.
        writing: whether this build may leave something for the next.
    """

    def __init__(self, root: Path, out: Path | None = None, *, reread: bool = False, writing: bool = False) -> None:
        self._root = root
        self._out = out
        self._reread = reread
        self._writing = writing
        self._themes: dict[str, Outcome[Theme]] = {}
        self._libraries, self._renderings = _load(root, out) if out and not reread else ((), {})
        self._reader = world.machine().decode()[:_DIGITS]

    # Themes

    def theme(self, name: str, named_at: Place) -> Outcome[Theme]:
        """A theme as :func:`cvbuild.themes.load_theme` reads it, once a build."""
        if name not in self._themes:
            outcome = load_theme(name, self._root, named_at)
            if outcome.value is None:
                return outcome  # its findings name the variant that asks
            self._themes[name] = outcome
        return self._themes[name]

    # Files

    def rendered(
        self, stem: str, name: str, document: Document, theme: Theme, options: RenderOptions
    ) -> tuple[Outcome[dict[str, bytes]], Rendering | None]:
        """A format's finished files, from ``out/`` where they stand as they would be made, and how to know them again.

        What a renderer has complaints about is made anew each time, for them to be told again.
        """
        shape = self._shape(name, document, theme, options)
        key = _key(shape)
        known = self._renderings.get(f"{stem}.{name}")
        if known and known.key == key and (found := self._standing(stem, known.files)):
            return Outcome(found), known
        outcome = rendered(name, document, theme, options)
        if outcome.value is None or outcome.findings:
            return outcome, None
        return outcome, Rendering(key, {end: _sha256(content) for end, content in outcome.value.items()})

    def stands(self, stem: str, name: str, document: Document, theme: Theme, options: RenderOptions) -> bool:
        """Whether :meth:`rendered` would take a format's files from ``out/``."""
        known = self._renderings.get(f"{stem}.{name}")
        same = known is not None and known.key == _key(self._shape(name, document, theme, options))
        return known is not None and same and self._standing(stem, known.files) is not None

    def _shape(self, name: str, document: Document, theme: Theme, options: RenderOptions) -> object:
        """All that shapes a format's files, the machine apart."""
        return (name, document, theme, files_digest(theme), options)

    def _standing(self, stem: str, files: Mapping[str, str]) -> dict[str, bytes] | None:
        """The files as they stand in ``out/``; none where one is not the same any more."""
        assert self._out is not None  # without it no rendering is known
        found = {end: store.read(os.fspath(self._out / f"{stem}{end}")) for end in files}
        contents = {end: content for end, content in found.items() if content is not None}
        return contents if {end: _sha256(content) for end, content in contents.items()} == dict(files) else None

    def keep(self, renderings: Mapping[str, Rendering], variants: Iterable[str], digests: Iterable[str]) -> None:
        """Leave what was made for the next build, and drop what nobody needs any more.

        Args:
            renderings: those of this build, by name and format.
            variants: all that the project has; what is known of others is dropped.
            digests: of all files there are, whose inspections stay.
        """
        if not self._writing or self._out is None:
            return
        known = {**self._renderings, **renderings}
        names = set(variants)
        made = {slot: [one.key, dict(one.files)] for slot, one in known.items() if slot.partition("/")[0] in names}
        libraries = self.libraries()
        data = {"machine": world.machine(libraries).decode(), "libraries": libraries, "made": made}
        store.put(os.fspath(self._root), _renderings_name(self._out), json.dumps(data).encode())
        store.prune(os.fspath(self._root), "made", _KEPT)
        store.prune(os.fspath(self._root), _READ, _KEPT, frozenset(map(self._inspection_name, digests)))

    def libraries(self) -> tuple[str, ...]:
        """The native libraries that shaped the files, of this build and of those before it."""
        return tuple(sorted({*self._libraries, *world.native_libraries()}))

    def add_libraries(self, libraries: Iterable[str]) -> None:
        """Native libraries that had a part in this build, too, in another process or an earlier one."""
        self._libraries = tuple({*self._libraries, *libraries})

    # What fits

    def fit_key(self, decisive: object, theme: Theme) -> str:
        """The key of what fit chooses: of all that decides in variant and theme; the machine is looked at beside it."""
        return _key((decisive, theme, files_digest(theme)))

    def fitted(self, key: str) -> Fitted | None:
        """What fit chose where the same decided, on a machine like this one; none where nobody remembers."""
        if self._reread:
            return None
        if found := _fits.get(key) or self._recalled(key):
            fitted, libraries = _fits[key] = found
            self.add_libraries(libraries)
            return fitted
        return None

    def _recalled(self, key: str) -> tuple[Fitted, tuple[str, ...]] | None:
        content = store.read(os.fspath(self._root / store.FOLDER / _FIT / f"{key}.json")) or b""
        checksum, _, body = content.partition(b"\n")
        if checksum != world.digest(body):  # one wrong digit would be another CV
            return None
        try:
            machine, libraries, fitted = msgspec.json.decode(body, type=_RememberedFit)
        except (ValueError, RecursionError):
            return None
        return (fitted, libraries) if machine == world.machine(libraries).decode() else None

    def keep_fitted(self, key: str, fitted: Fitted) -> None:
        """Remember what fit chose, in this process and, where this build may leave something, for the next one."""
        if len(_fits) >= _FITS:
            _fits.clear()
        libraries = self.libraries()
        _fits[key] = fitted, libraries
        if self._writing:
            machine = world.machine(libraries).decode()
            body = msgspec.json.encode((machine, libraries, fitted))
            store.put(os.fspath(self._root), f"{_FIT}/{key}.json", world.digest(body) + b"\n" + body)
            store.prune(os.fspath(self._root), _FIT, _FITS)

    # What is read from them

    def inspected(self, artifact: Artifact) -> Inspection | None:
        """What is read from a file, remembered by its content; none for a format that is not read back."""
        name = f"{_READ}/{self._inspection_name(artifact.sha256)}"
        if not self._reread and (found := self._recall(name)):
            return found
        reader = inspector(artifact.format)
        inspection = reader.inspect(artifact.content) if reader else None
        if inspection and self._writing:
            store.put(os.fspath(self._root), name, msgspec.json.encode(inspection))
        return inspection

    def _inspection_name(self, sha256: str) -> str:
        return f"{sha256}-{self._reader}.json"

    def _recall(self, name: str) -> Inspection | None:
        content = store.read(os.fspath(self._root / store.FOLDER / name))
        try:
            return msgspec.json.decode(content, type=Inspection) if content else None
        except (ValueError, RecursionError):
            return None


def _key(shape: object) -> str:
    return world.digest(repr(shape).encode("utf-8", "surrogatepass")).decode()


def _renderings_name(out: Path) -> str:
    return f"made/{world.digest(os.fsencode(out.resolve())).decode()[:_DIGITS]}.json"


def _load(root: Path, out: Path) -> tuple[tuple[str, ...], dict[str, Rendering]]:
    """Native libraries and renderings of earlier builds into ``out``; none where the machine is another by now."""
    content = store.read(os.fspath(root / store.FOLDER / _renderings_name(out)))
    try:
        data: Any = json.loads(content or b"{}")
        libraries = tuple(map(str, data["libraries"]))
        if data["machine"] != world.machine(libraries).decode():
            return (), {}
        return libraries, {slot: Rendering(str(key), dict(files)) for slot, (key, files) in data["made"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return (), {}


def _sha256(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()

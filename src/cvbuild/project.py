"""Reading a project from its folder: the source file, its variants, what they extend."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from cvbuild import baseline, files
from cvbuild.decode import decode_resume, decode_variant, merge, variant_terms
from cvbuild.errors import CannotBuild
from cvbuild.finding import Finding, Outcome, Severity
from cvbuild.load import MAX_BYTES, Loaded, load
from cvbuild.resume import Resume
from cvbuild.source import Place, Source, SourceMap
from cvbuild.suggest import did_you_mean, named_or_listed
from cvbuild.variant import Variant
from cvbuild.world import FOLDERS, SOURCES

T = TypeVar("T")

__all__ = ["PARTS", "SOURCE_NAMES", "Project", "Reading", "read_project", "variant_names"]

SOURCE_NAMES = SOURCES
"""Names under which the source file is looked for, in this order."""

PARTS = (*SOURCES, *FOLDERS)
"""All of a project that has a say in its files: what history is asked for."""

_ENDING = ".yaml"
"""The ending of a variant's file."""

DEFAULT_VARIANT = "default"
"""The name of the one variant of a project that has no ``variants/``: it shows everything."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project as read: all that a build needs but the themes."""

    root: Path
    resume: Resume
    places: SourceMap
    variants: tuple[tuple[Variant, SourceMap], ...]
    all_names: tuple[str, ...]
    sources: Mapping[str, Source]
    digests: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    hidden: tuple[baseline.Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The project, none where a mistake forbids it; all that was found; the texts of all files read."""

    project: Project | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]


def source_file(root: Path) -> Path:
    """The project's source file.

    Raises:
        CannotBuild: there is none.
    """
    found = next((root / name for name in SOURCE_NAMES if os.path.lexists(root / name)), None)
    if found is None:
        raise CannotBuild(
            f"there is no {SOURCE_NAMES[0]} in {files.display(root) if root != Path() else 'this folder'}",
            "run cvbuild where cv.yaml stands, or name its folder with --project DIR",
        )
    if not found.is_file():
        raise CannotBuild(f"{files.display(found)} is no file", "it is a folder, or a link that leads nowhere")
    return found


def variant_names(root: Path) -> tuple[str, ...]:
    """All variants that are built; a name that begins with ``_`` is only there to be extended."""
    return tuple(name for name in _stems(root) if not name.startswith("_")) or (DEFAULT_VARIANT,)


def _stems(root: Path) -> list[str]:
    """The names of all files in ``variants/``, those that are only there to be extended, too.

    Raises:
        CannotBuild: a file that would be passed over silently: it looks like a variant, but for its ending.
    """
    folder = root / "variants"
    paths = sorted(path for path in folder.iterdir() if path.name[0] != ".") if os.path.lexists(folder) else []
    for path in paths:
        if path.suffix != _ENDING and path.suffix.lower() in (_ENDING, ".yml", ".json"):
            hint = f"rename it to {path.stem}{_ENDING}, or move it away"
            raise CannotBuild(f"{files.display(path)} would not be read: a variant's name ends in {_ENDING}", hint)
    return [path.stem for path in paths if path.suffix == _ENDING]


def wanted_names(root: Path, patterns: Sequence[str]) -> tuple[str, ...]:
    """The variants that match names or patterns such as ``quant*``; all for none.

    Raises:
        CannotBuild: a name that no variant has.
    """
    names = variant_names(root)
    for pattern in patterns:
        if not fnmatch.filter(names, pattern):
            raise CannotBuild(f"there is no variant '{pattern}'", named_or_listed(pattern, names))
    return tuple(name for name in names if not patterns or any(fnmatch.fnmatchcase(name, p) for p in patterns))


def read_project(root: Path, patterns: Sequence[str] = ()) -> Reading:
    """The project in ``root`` with the variants that match; every mistake of every file, in one go.

    Raises:
        CannotBuild: no source file, an unknown variant, a file that cannot be read.
    """
    reader = _Reader(root)
    project = reader.project(patterns)
    return Reading(project, tuple(reader.findings), reader.sources)


class _Reader:
    """Keeps what was read and found on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources: dict[str, Source] = {}
        self.contents: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self.loaded: dict[Path, Loaded | None] = {}

    def project(self, patterns: Sequence[str]) -> Project | None:
        path = source_file(self.root)
        names = wanted_names(self.root, patterns)
        loaded = self._load(path)
        resume = self._take(decode_resume(loaded)) if loaded else None
        variants = [self._variant(name) for name in names]
        read = [variant for variant in variants if variant]
        hidden = self._baseline()
        if loaded is None or resume is None or len(read) < len(variants) or hidden is None:
            return None
        names = variant_names(self.root)
        return Project(self.root, resume, loaded.places, tuple(read), names, self.sources, self.contents, hidden)

    def _baseline(self) -> tuple[baseline.Entry, ...] | None:
        """The findings to hide; none of them where there is no baseline, none at all where it is broken."""
        path = self.root / baseline.NAME
        if not path.is_file():
            return ()
        loaded = self._load(path)
        return self._take(baseline.decode(loaded)) if loaded else None

    def _variant(self, name: str) -> tuple[Variant, SourceMap] | None:
        path = self._variant_path(name)
        if name == DEFAULT_VARIANT and not path.exists():
            return Variant().named(name), SourceMap(files.display(source_file(self.root)))
        lineage: tuple[str, ...] = (name,)
        loaded = self._load(path)
        while loaded and isinstance(parent := loaded.data.get("extends"), str):
            loaded = self._extended(loaded, parent, lineage)
            lineage = (*lineage, parent)
        variant = self._take(decode_variant(loaded, name)) if loaded else None
        return (variant.named(name, lineage), variant_terms(loaded).places) if variant and loaded else None

    def _extended(self, child: Loaded, parent: str, lineage: tuple[str, ...]) -> Loaded | None:
        """The child laid over its parent; the parent's own ``extends`` is then that of the result."""
        place = child.places.value("extends")
        if parent in lineage:
            chain = " → ".join((*lineage, parent))
            self._find("V112", f"'{lineage[0]}' extends itself: {chain}", place, "take one 'extends' out of the circle")
            return None
        if parent not in (known := _stems(self.root)):
            self._find("V101", f"there is no variant '{parent}' to extend", place, did_you_mean(parent, known))
            return None
        loaded = self._load(self._variant_path(parent))
        return merge(child, loaded) if loaded else None

    def _variant_path(self, name: str) -> Path:
        return self.root / "variants" / f"{name}{_ENDING}"

    def _load(self, path: Path) -> Loaded | None:
        """A file as read; once, also where many variants extend it."""
        if path not in self.loaded:
            self.loaded[path] = self._read(path)
        return self.loaded[path]

    def _read(self, path: Path) -> Loaded | None:
        name = files.display(path)
        content = files.read_bytes(path, MAX_BYTES)
        if content is None:
            raise CannotBuild(f"there is no {name}")
        self.contents[name] = content
        outcome = load(content, name)
        self.findings.extend(outcome.findings)
        if outcome.value:
            self.sources[name] = outcome.value.source
        elif len(content) <= MAX_BYTES:
            self.sources[name] = Source(name, content.decode("utf-8", "replace"))
        return outcome.value

    def _take(self, outcome: Outcome[T]) -> T | None:
        self.findings.extend(outcome.findings)
        return outcome.value

    def _find(self, code: str, message: str, place: Place, hint: str) -> None:
        self.findings.append(Finding(code, "", Severity.ERROR, message, place, "extends", hint=hint))

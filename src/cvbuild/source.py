"""Places in source files, and the map from a value's path to its place.

A *path* is the identity of a value everywhere in the program: ``work[0].highlights[3]`` names one highlight in the
source file, in the document, in the finished PDF and in every finding.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Place", "Places", "Source", "SourceMap", "child_path", "format_path", "parent_path"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of text in a file. Lines and columns count from 1, in code points; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a value stands, and where its key stands (a list item has no key)."""

    value: Place
    key: Place | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, kept to show excerpts and to read waivers."""

    file: str
    text: str

    def line(self, number: int) -> str:
        """The line with this number, without its end; empty where there is none."""
        lines = _lines(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""


@functools.lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    """Asked for at every finding, and the same few files each time."""
    return tuple(text.splitlines())


@dataclass(frozen=True, slots=True)
class SourceMap:
    """From path to places. A path that is not written in the file resolves to its nearest written ancestor."""

    file: str
    places: Mapping[str, Places] = field(default_factory=dict)

    def value(self, path: str) -> Place:
        """The place of the value at ``path``."""
        return self._nearest(path).value

    def key(self, path: str) -> Place:
        """The place of the key that leads to ``path``; that of the value where there is no key."""
        places = self._nearest(path)
        return places.key or places.value

    def _nearest(self, path: str) -> Places:
        while path and path not in self.places:
            path = parent_path(path)
        return self.places.get(path, Places(Place(self.file)))


def child_path(parent: str, step: str | int) -> str:
    """``work`` and ``0`` make ``work[0]``; ``work[0]`` and ``name`` make ``work[0].name``."""
    if isinstance(step, int):
        return f"{parent}[{step}]"
    return f"{parent}.{step}" if parent else step


def parent_path(path: str) -> str:
    """The path one step up; empty for a top-level key."""
    return path[: max(path.rfind("."), path.rfind("["), 0)]


def format_path(steps: tuple[str | int, ...]) -> str:
    """Join steps to a path: ``("work", 0, "name")`` makes ``work[0].name``."""
    path = ""
    for step in steps:
        path = child_path(path, step)
    return path

"""Source files: their text, and the map from the path of a value to its place.

A *path* is the identity of a value everywhere in the program: ``work[0].highlights[3]`` names one highlight in the
source file, in the document, in the finished PDF and in every finding.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

__all__ = [
    "ParsedFile",
    "Place",
    "Places",
    "Source",
    "SourceMap",
    "child_path",
    "format_path",
    "last_key",
    "parent_path",
]


class Place(Struct, frozen=True, order=True):
    """A range of text in a file. Lines and columns count from 1, in code points; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Places(Struct, frozen=True):
    """The place of a value and the place of its key; a list item has no key."""

    value: Place
    key: Place | None = None


class Source(Struct, frozen=True):
    """The text of one file, for excerpts and waivers."""

    file: str
    text: str

    def line(self, number: int) -> str:
        """Return the line with this number, without its line break; empty if there is no such line."""
        lines = _lines(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""


@functools.lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    """Split into lines; cached, because every finding asks for a line of the same few files."""
    return tuple(text.splitlines())


class SourceMap(Struct, frozen=True):
    """The places of the values in a file by path. A path that is not in the file gets its nearest ancestor's place."""

    file: str
    places: Mapping[str, Places] = field(default_factory=dict)

    def value(self, path: str) -> Place:
        """Return the place of the value at ``path``."""
        return self._nearest(path).value

    def key(self, path: str) -> Place:
        """Return the place of the key of the value at ``path``; the place of the value if it has no key."""
        places = self._nearest(path)
        return places.key or places.value

    def moved(self, paths: Mapping[str, str]) -> SourceMap:
        """Return the same places, also under other paths, by the paths that the values have in the file."""
        if not paths:
            return self
        found = dict(self.places)
        for old, new in paths.items():
            below = (f"{old}.", f"{old}[")
            found |= {
                new + path[len(old) :]: place
                for path, place in tuple(found.items())
                if path == old or path.startswith(below)
            }
        return SourceMap(self.file, found)

    def _nearest(self, path: str) -> Places:
        while path and path not in self.places:
            path = parent_path(path)
        return self.places.get(path, Places(Place(self.file)))


class ParsedFile(Struct, frozen=True):
    """A file as parsed: plain data, the place of every value, and the text.

    ``data`` is a mapping of mappings, lists, texts and ``None``. Every scalar is text; only empty scalars, ``~`` and
    ``null`` are ``None``. The data is never changed. A value that the file repeats by an alias is in it twice.
    ``broken`` are files and lines that could not be parsed and were repaired to read the rest; ``lost`` are keys whose
    values are not in the data for that reason.
    """

    data: dict[str, Any]
    places: SourceMap
    source: Source
    broken: frozenset[tuple[str, int]] = frozenset()
    lost: frozenset[str] = frozenset()

    def is_broken(self, place: Place) -> bool:
        """Return whether a place is on a line that was repaired: what is found there only follows from that."""
        return bool(self.broken) and any(
            (place.file, line) in self.broken for line in range(place.line, max(place.line, place.end_line) + 1)
        )


def child_path(parent: str, step: str | int) -> str:
    """Return the path one step down: ``work`` and ``0`` make ``work[0]``, ``work`` and ``name`` ``work.name``."""
    if isinstance(step, int):
        return f"{parent}[{step}]"
    return f"{parent}.{step}" if parent else step


def parent_path(path: str) -> str:
    """Return the path one step up; empty for a top-level key."""
    return path[: max(path.rfind("."), path.rfind("["), 0)]


def last_key(path: str) -> str:
    """Return the last key of a path: ``work`` for ``work[0]``."""
    return path.rpartition(".")[2].partition("[")[0]


def format_path(steps: tuple[str | int, ...]) -> str:
    """Join steps into a path: ``("work", 0, "name")`` makes ``work[0].name``."""
    path = ""
    for step in steps:
        path = child_path(path, step)
    return path

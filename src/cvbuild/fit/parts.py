"""The optional parts of a document as a tree, each with its cost in height and its worth."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct

__all__ = ["Group", "Part", "Plan", "lines", "units", "walk"]

_UNITS = 1_000_000
"""Units of height in a point: integers add up to the same sum in any order. They are this fine so that no height that a
theme may set (9.75pt x 1.19) is between two of them, where rounding noise would make equal lines unequal."""

_STEP = 4
"""The factor of worth per step of priority: a part is worth four parts of the next lower step. No line of text is four
times as high as another, so a line is never dropped in favour of one of lower priority."""


def units(points: float) -> int:
    """Convert points to units of height."""
    return round(points * _UNITS)


class Part(Struct, frozen=True):
    """A unit that is kept or left out as a whole: a section, an entry's head, a line.

    ``items`` are the paths of its items, without those of the parts in its groups; empty for a section. ``cost`` is its
    own height in units. ``level`` is its rank: its priority, raised for some kinds of item. ``must`` is true if the
    variant includes it by id.
    """

    path: str
    cost: int
    items: tuple[str, ...] = ()
    priority: int = 0
    level: int = 0
    must: bool = False
    groups: tuple[Group, ...] = ()

    @property
    def worth(self) -> int:
        """The worth of keeping it; zero for a part without items of its own."""
        return int(_STEP**self.level) if self.items else 0

    @property
    def whole(self) -> int:
        """The height in units, including the groups."""
        return self.cost + sum(group.whole for group in self.groups)


class Group(Struct, frozen=True):
    """Parts with a common head: if it is kept, so are at least ``least`` of them. ``cost`` is added with the first."""

    parts: tuple[Part, ...]
    least: int = 0
    cost: int = 0

    @property
    def whole(self) -> int:
        """The height in units, including all parts."""
        return self.cost + sum(part.whole for part in self.parts) if self.parts else 0


class Plan(Struct, frozen=True):
    """All optional parts of a document. ``fixed`` is the height of everything else, ``line`` that of a line.

    ``needs`` are pairs of paths: the part at the first path is kept only if the part at the second one is. An empty
    first path denotes content that is always kept.
    """

    root: Group
    fixed: int
    line: int
    needs: tuple[tuple[str, str], ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts in the order of printing, parents before children."""
        return tuple(walk(self.root))


def walk(group: Group) -> Iterator[Part]:
    """Yield all parts of a group recursively, parents before children."""
    for part in group.parts:
        yield part
        for below in part.groups:
            yield from walk(below)


def lines(height: int, line: int) -> int:
    """Convert a height to whole lines, at least one."""
    return max(1, math.ceil(height / line - 0.1))

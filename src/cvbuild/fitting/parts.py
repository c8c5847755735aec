"""A document's parts as a tree of what may stay or go, with what each costs in height and what it is worth."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Group", "Part", "Plan", "lines", "units", "walk"]

_UNITS = 1_000_000
"""Units of height in a point: whole numbers add up to the same sum in any order. They are this fine so that no height
that a theme may set (9.75pt x 1.19) lies between two of them, where noise would make equal lines unequal."""

_STEP = 4
"""What one step of priority is worth: as much as four parts of the step below it. No line of text is four times as
high as another, so that a line never goes for one of a lower priority in its place."""


def units(points: float) -> int:
    """Points to units of height."""
    return round(points * _UNITS)


@dataclass(frozen=True, slots=True)
class Part:
    """Something that stays or goes as one: a section, an entry's head, a line.

    ``items`` are the paths of the items that go with it, parts below it apart; a section has none. ``cost`` is its own
    height in units. ``level`` is its rank: its priority, and what its kind adds to that. ``must`` is true where the
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
        """What keeping it is worth; nothing for what only holds others."""
        return int(_STEP**self.level) if self.items else 0

    @property
    def whole(self) -> int:
        """Its height in units with all that is below it."""
        return self.cost + sum(group.whole for group in self.groups)


@dataclass(frozen=True, slots=True)
class Group:
    """Parts under one head: at least ``least`` of them stay where the head does. ``cost`` is due with the first."""

    parts: tuple[Part, ...]
    least: int = 0
    cost: int = 0

    @property
    def whole(self) -> int:
        """Its height in units with all its parts."""
        return self.cost + sum(part.whole for part in self.parts) if self.parts else 0


@dataclass(frozen=True, slots=True)
class Plan:
    """All parts of a document. ``fixed`` is the height of what always stays.

    ``needs`` are pairs of paths: the part at the first stays only where that at the second does. An empty first one is
    what always stays.
    """

    root: Group
    fixed: int
    line: int
    needs: tuple[tuple[str, str], ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, those that hold others before these, in the order of printing."""
        return tuple(walk(self.root))


def walk(group: Group) -> Iterator[Part]:
    """Every part of a group, those that hold others first."""
    for part in group.parts:
        yield part
        for below in part.groups:
            yield from walk(below)


def lines(height: int, line: int) -> int:
    """A height in whole lines, at least one."""
    return max(1, math.ceil(height / line - 0.1))

"""A key for caches: equal where it holds the very same things, whatever their values."""

from __future__ import annotations

__all__ = ["Same"]


class Same:
    """Holds things and compares them by identity: documents and inspections are large, and made once."""

    __slots__ = ("things",)

    def __init__(self, *things: object) -> None:
        self.things = things

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and list(map(id, self.things)) == list(map(id, other.things))

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.things)))

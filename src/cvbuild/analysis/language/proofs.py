"""Findings of other proofreaders, which the pipeline asks: libraries too slow to load in a check."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

__all__ = ["Proofs", "Slip"]


class Slip(Struct, frozen=True):
    """A slip in a text, by its offsets: the words that are right, and the rule for a reader, empty for spelling."""

    start: int
    end: int
    right: str
    rule: str = ""


class Proofs(Struct, frozen=True):
    """The slips of each text, and the languages that could be read, of ``wanted``."""

    wanted: str = ""
    read: bool = False
    slips: Mapping[str, tuple[Slip, ...]] = field(default_factory=dict)

    def of(self, text: str) -> tuple[Slip, ...]:
        """Return the slips of a text."""
        return self.slips.get(text, ())

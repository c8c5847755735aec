"""Two texts word by word: what stays, what goes, what comes."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

__all__ = ["Mark", "likeness", "word_marks"]

_LEAST_LIKENESS = 0.35
"""Below it the marks of single words would be a mosaic: the old text goes, the new one comes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of words. Both the same: it stays; ``old`` empty: it comes; ``new`` empty: it goes."""

    old: str
    new: str

    @property
    def stays(self) -> bool:
        """Whether nothing changed here."""
        return self.old == self.new


def likeness(old: str, new: str) -> float:
    """How alike two texts are, from 0 to 1: the share of words that stay, in order."""
    before, after = old.split(), new.split()
    return difflib.SequenceMatcher(None, before, after, autojunk=False).ratio() if before and after else 0.0


def word_marks(old: str, new: str) -> tuple[Mark, ...]:
    """The texts in stretches, in order. All ``old`` joined with blanks are the old text, all ``new`` the new one."""
    before, after = old.split(), new.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if before and after and matcher.ratio() < _LEAST_LIKENESS:
        return (Mark(" ".join(before), " ".join(after)),)
    return tuple(Mark(" ".join(before[a:b]), " ".join(after[c:d])) for _, a, b, c, d in matcher.get_opcodes())

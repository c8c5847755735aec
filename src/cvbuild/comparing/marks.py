"""Two texts word by word: what stays, what goes, what comes."""

from __future__ import annotations

import difflib
import functools
from collections import Counter
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


def likeness(old: str, new: str, least: float = 0.0) -> float:
    """How alike two texts are, from 0 to 1: the share of words that stay, in order.

    0 where it cannot reach ``least``: the words that both have, in whatever order, say so far more quickly.
    """
    before, after = _counted(old), _counted(new)
    total = before.total() + after.total()
    shared = sum(min(before[word], after[word]) for word in before.keys() & after.keys())
    if not shared or 2 * shared / total < least:
        return 0.0
    return difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


@functools.lru_cache(maxsize=4096)
def _counted(text: str) -> Counter[str]:
    """Asked for once for every other text that it might be."""
    return Counter(text.split())


def word_marks(old: str, new: str) -> tuple[Mark, ...]:
    """The texts in stretches, in order. All ``old`` joined with blanks are the old text, all ``new`` the new one."""
    before, after = old.split(), new.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if before and after and matcher.ratio() < _LEAST_LIKENESS:
        return (Mark(" ".join(before), " ".join(after)),)
    return tuple(Mark(" ".join(before[a:b]), " ".join(after[c:d])) for _, a, b, c, d in matcher.get_opcodes())

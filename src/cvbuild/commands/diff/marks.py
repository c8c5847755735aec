"""Compare two texts word by word."""

from __future__ import annotations

import difflib
import functools
from collections import Counter

from msgspec import Struct

__all__ = ["Mark", "likeness", "word_marks"]

_LEAST_LIKENESS = 0.35
"""Similarity below which marks of single words would be unreadable, so that the whole text is replaced."""


class Mark(Struct, frozen=True):
    """A stretch of words. Unchanged if both are equal, added if ``old`` is empty, removed if ``new`` is empty."""

    old: str
    new: str

    @property
    def stays(self) -> bool:
        """Return whether nothing changed here."""
        return self.old == self.new


def likeness(old: str, new: str, least: float = 0.0) -> float:
    """Return the similarity of two texts, from 0 to 1: the share of words that stay, in order.

    Return 0 if it cannot reach ``least``, which the common words regardless of order show much faster.
    """
    before, after = _counted(old), _counted(new)
    total = before.total() + after.total()
    shared = sum(min(before[word], after[word]) for word in before.keys() & after.keys())
    if not shared or 2 * shared / total < least:
        return 0.0
    return difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


@functools.lru_cache(maxsize=4096)
def _counted(text: str) -> Counter[str]:
    """Cached because each text is compared with many others."""
    return Counter(text.split())


def word_marks(old: str, new: str) -> tuple[Mark, ...]:
    """Return the texts in stretches, in order.

    All ``old`` joined with spaces are the old text, all ``new`` the new one.
    """
    before, after = old.split(), new.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if before and after and matcher.ratio() < _LEAST_LIKENESS:
        return (Mark(" ".join(before), " ".join(after)),)
    return tuple(Mark(" ".join(before[a:b]), " ".join(after[c:d])) for _, a, b, c, d in matcher.get_opcodes())

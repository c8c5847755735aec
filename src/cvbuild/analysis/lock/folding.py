"""Texts as far as they say something: case, typography, markup and white space do not count."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections import Counter

__all__ = ["folded", "likeness"]

_MARKS = re.compile(r"[*`\"'“”‘’«»„‚\u00ad\u200b]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]+")
_POINT = re.compile(r"\.(?!\d)|(?<!\d)\.(?=\d)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@functools.lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return what a text says: “B.S., *Physics*” and “BS,  physics” are the same."""
    plain = unicodedata.normalize("NFKC", _LINK.sub(r"\1", text)).casefold()
    plain = _DASHES.sub("-", _MARKS.sub("", plain))
    return " ".join(_POINT.sub("", plain).split())


def likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, in order, from 0 to 1."""
    mine, theirs = one.split(), other.split()
    if not mine or not theirs:
        return 0.0
    shared = (Counter(mine) & Counter(theirs)).total()
    if 4 * shared < len(mine) + len(theirs):  # cannot reach one half
        return 0.0
    return difflib.SequenceMatcher(None, mine, theirs, autojunk=False).ratio()

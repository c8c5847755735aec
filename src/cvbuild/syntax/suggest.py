"""Suggestions for hints: the nearest known word, a text in quotes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["did_you_mean", "named_or_listed", "nearest", "quoted"]

_FEW = 12


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that was most likely intended; ``None`` if none is near.

    The same word in another case comes first, then the most similar one (difflib's ratio of at least 0.6), then the
    only one that contains the word (``market-maker`` for ``work.market-maker``).
    """
    known = {candidate.casefold(): candidate for candidate in candidates}
    folded = word.casefold()
    if folded in known:
        return known[folded]
    for close in difflib.get_close_matches(folded, known, n=1, cutoff=0.6):
        return known[close]
    containing = [candidate for candidate in known if len(folded) > 2 and folded in candidate]
    return known[containing[0]] if len(containing) == 1 else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return a hint with the nearest candidate, else with all candidates if there are few; empty without candidates."""
    known = list(candidates)
    match = nearest(word, known)
    if match is not None:
        return f"did you mean `{match}`?"
    return f"known: {', '.join(f'`{name}`' for name in known)}" if 0 < len(known) <= _FEW else ""


def named_or_listed(word: str, candidates: Iterable[str]) -> str:
    """Return a hint with the nearest candidate and all candidates, for words on the command line."""
    known = list(candidates)
    there_are = f"there are: {', '.join(known)}"
    match = nearest(word, known)
    return f"did you mean '{match}'? {there_are}" if match else there_are


def quoted(text: str) -> str:
    """Return the text as a quoted YAML scalar on one line."""
    words = " ".join(text.split())
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'

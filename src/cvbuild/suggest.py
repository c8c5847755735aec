"""What to write instead: the nearest word, a text in quotes, a date in the file's form."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

__all__ = ["did_you_mean", "guess_date", "named_or_listed", "nearest", "quoted"]

_FEW = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OPEN_END = frozenset({"now", "current", "currently", "today", "ongoing", "to date", "till date", "until now"})
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_NAMED_MONTH = re.compile(r"([a-z]{3,9})\.?,? ?(\d{4})")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was most likely meant; none where nothing is near.

    The same word in another case is nearest, then the most similar one (difflib's ratio of at least 0.6), then the
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
    """A hint with the nearest candidate, else with all of them where they are few; empty where there are none."""
    known = list(candidates)
    match = nearest(word, known)
    if match is not None:
        return f"did you mean `{match}`?"
    return f"there is {', '.join(f'`{name}`' for name in known)}" if 0 < len(known) <= _FEW else ""


def named_or_listed(word: str, candidates: Iterable[str]) -> str:
    """A hint with the nearest candidate and all there are: for a word on the command line, where nothing else tells."""
    known = list(candidates)
    there_are = f"there are: {', '.join(known)}"
    match = nearest(word, known)
    return f"did you mean '{match}'? {there_are}" if match else there_are


def quoted(text: str) -> str:
    """The text as one quoted YAML scalar on one line."""
    words = " ".join(text.split())
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def guess_date(text: str) -> str | None:
    """The date in the file's own form (``2024-05``) that a text in another form most likely means."""
    words = text.strip().casefold()
    if words in _OPEN_END:
        return "present"
    if match := _YEAR_FIRST.fullmatch(words):
        return _joined(match[1], match[2], match[3])
    if match := _MONTH_YEAR.fullmatch(words):
        return _joined(match[2], match[1], None)
    match = _NAMED_MONTH.fullmatch(words)
    if match and match[1][:3] in _MONTHS:
        return _joined(match[2], str(_MONTHS.index(match[1][:3]) + 1), None)
    return None


def _joined(year: str, month: str, day: str | None) -> str | None:
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return None
    return "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])

"""Qualifiers after an amount: its rate (``per day``) and its percentile (``p99``)."""

from __future__ import annotations

import re

from cvbuild.analysis.figures.units import PERIODS, RATES, THINGS_COUNTED_BY, alternatives

__all__ = ["counted_by", "percentile_of"]

_FAR = 80  # characters
_FUNCTION = "and|at|by|for|from|in|of|on|or|the|to|with|within"
_PER_NOUN = rf"(?:\s(?!(?:{_FUNCTION})\b)[A-Za-z][\w-]*){{0,2}}?"
_SECOND = rf"second(?!\s(?!(?:{_FUNCTION}|across|after|during|over|per|through|under|while)\b)[a-z])"
"""A second as a time, not as an ordinal: “gave 16 mines a second path”."""
_PER = re.compile(
    rf"{_PER_NOUN}(?:\s?/\s?(?P<slash>{alternatives((*PERIODS, *THINGS_COUNTED_BY))})\b"
    rf"|\sper\s(?P<per>[A-Za-z]+)|\san?\s(?P<a>day|year|month|week|{_SECOND}|minute|hour|quarter)\b"
    rf"|\s(?P<adverb>daily|weekly|monthly|yearly|annually)\b(?!\sactive)|\s(?P<rate>{alternatives(RATES)})\b)",
    re.IGNORECASE,
)
_PERCENTILE = re.compile(
    r"(?:\s[a-z]+){0,2}?[\s,(]*\b(?:at\s)?(?:[pP](?P<number>\d{2}(?:\.\d+)?)|(?P<median>median))\b"
)
_PERCENTILE_BEFORE = re.compile(r"\b(?:[pP](?P<number>\d{2}(?:\.\d+)?)|(?P<median>[mM]edian))(?:\s[a-z]+){0,5}\s$")


def counted_by(folded: str, end: int) -> tuple[tuple[str, ...], int]:
    """Return the units by which an amount is counted, in one spelling, and where they end."""
    found: list[str] = []
    while tail := _PER.match(folded, end):
        word = next(filter(None, tail.groups())).lower()
        found.append("second" if word in RATES else PERIODS.get(word, word))
        end = tail.end()
    return tuple(found), end


def percentile_of(folded: str, start: int, end: int) -> tuple[str, int]:
    """Return the percentile of a time, ``p50`` for a median, after or before it, and where it ends."""
    after = _PERCENTILE.match(folded, end)
    found = after or _PERCENTILE_BEFORE.search(folded[max(0, start - _FAR) : start])
    name = f"p{found['number'] or 50}" if found else ""
    return name, after.end() if after else end

"""Figures in a row that add up to one elsewhere: “520 in …, 390 in … and 240 in …” are the 1,150 of a summary."""

from __future__ import annotations

from decimal import Decimal

from cvbuild.analysis.figures.figures import Figure, figures

__all__ = ["is_addend"]

_FEWEST = 2
_SMALL = 100  # two small numbers add up to a third by chance


def is_addend(part: Figure, text: str, language: str, total: Decimal) -> bool:
    """Return whether a figure of a text is one of several in a row whose sum is ``total``; of small ones, three."""
    found = figures(text, words=True, language=language)
    row = [one.low for one in found if one.unit == part.unit and not one.is_range]
    fewest = _FEWEST + (total < _SMALL)
    runs = (row[first:last] for first in range(len(row)) for last in range(first + fewest, len(row) + 1))
    return any(part.low in run and sum(run) == total for run in runs)

"""Figures that follow from facts without being one: a computed change, a rate per another period, a rating."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cvbuild.analysis.facts.backing import Known
from cvbuild.analysis.figures.figures import Figure, figures, same_value

__all__ = ["follows"]

_A_YEAR = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 365}
_SCALES = (4, 5, 10)
"""The maximum of a rating."""
_POINT = Decimal(1)
_NEAR = Decimal("0.03")
"""The rounding of rates: 1,200 hours a year are 23 a week."""


def follows(said: Figure, text: str, known: Sequence[Known]) -> bool:
    """Return whether a figure follows from the known ones: “40 → 6 minutes (85%)”."""
    return _is_rating(said, known) or _is_rate(said, known) or _is_change(said, text, known)


def _is_rating(said: Figure, known: Sequence[Known]) -> bool:
    """Return whether this is “4.8/5” and the fact has 4.8; whole numbers may be a count out of another."""
    whole = said.low == said.low.to_integral_value()
    return said.unit == "of" and not whole and said.high in _SCALES and any(_is_bare(one, said.low) for one in known)


def _is_bare(one: Known, value: Decimal) -> bool:
    return not one.figure.unit and one.figure.low == one.figure.high == value


def _is_rate(said: Figure, known: Sequence[Known]) -> bool:
    """Return whether this is “100 hours a month” and the fact has 1,200 a year."""
    mine = _a_year(said)
    theirs = [value for one in known if one.figure.unit == said.unit and (value := _a_year(one.figure))]
    return mine is not None and any(abs(mine - value) <= value * _NEAR for value in theirs)


def _a_year(figure: Figure) -> Decimal | None:
    """Return the amount for a whole year; ``None`` unless it is counted per period alone."""
    if len(figure.per) != 1 or figure.is_range or figure.per[0] not in _A_YEAR:
        return None
    return figure.low * _A_YEAR[figure.per[0]]


def _is_change(said: Figure, text: str, known: Sequence[Known]) -> bool:
    """Return whether this is the change between a before and an after of the facts, one of which the text contains."""
    others = [one for one in figures(text) if one.start != said.start]
    pairs = [(a.figure, b.figure) for a, b in pairwise(known) if a.fact == b.fact and a.figure.unit == b.figure.unit]
    pairs = [(a, b) for a, b in pairs if a.low > 0 and any(same_value(one, end) for one in others for end in (a, b))]
    if said.unit == "%":
        return any(abs(abs(b.low - a.low) / a.low * 100 - said.low) <= _POINT for a, b in pairs)
    points = not said.unit and text[said.end :].lstrip(" -").startswith(("point", "percentage point", "pp"))
    return points and any(a.unit == "%" and abs(b.low - a.low) == said.low for a, b in pairs)

"""Figures that no fact has and that follow from those it has: a change worked out, a rate by another time, a rating."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cvbuild.analysis.facts.backing import Known
from cvbuild.analysis.figures import Figure, figures, same_value

__all__ = ["follows"]

_A_YEAR = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 365}
_SCALES = (4, 5, 10)
"""Out of how many a rating is given."""
_POINT = Decimal(1)
_NEAR = Decimal("0.03")
"""How far a rate may be rounded: by the year 1,200 hours, by the week 23."""


def follows(said: Figure, text: str, known: Sequence[Known]) -> bool:
    """Whether a figure of a text says nothing that the known ones do not: “40 → 6 minutes (85%)”."""
    return _is_rating(said, known) or _is_rate(said, known) or _is_change(said, text, known)


def _is_rating(said: Figure, known: Sequence[Known]) -> bool:
    """“4.8/5” where the fact has 4.8; whole numbers may be so many of something."""
    whole = said.low == said.low.to_integral_value()
    return said.unit == "of" and not whole and said.high in _SCALES and any(_is_bare(one, said.low) for one in known)


def _is_bare(one: Known, value: Decimal) -> bool:
    return not one.figure.unit and one.figure.low == one.figure.high == value


def _is_rate(said: Figure, known: Sequence[Known]) -> bool:
    """“100 hours a month” where the fact has 1,200 a year."""
    mine = _a_year(said)
    theirs = [value for one in known if one.figure.unit == said.unit and (value := _a_year(one.figure))]
    return mine is not None and any(abs(mine - value) <= value * _NEAR for value in theirs)


def _a_year(figure: Figure) -> Decimal | None:
    """The amount of a whole year; none where it is not counted by a time alone."""
    if len(figure.per) != 1 or figure.is_range or figure.per[0] not in _A_YEAR:
        return None
    return figure.low * _A_YEAR[figure.per[0]]


def _is_change(said: Figure, text: str, known: Sequence[Known]) -> bool:
    """The per cent or the points between a before and an after of the facts, one of which the text has."""
    others = [one for one in figures(text) if one.start != said.start]
    pairs = [(a.figure, b.figure) for a, b in pairwise(known) if a.fact == b.fact and a.figure.unit == b.figure.unit]
    pairs = [(a, b) for a, b in pairs if a.low > 0 and any(same_value(one, end) for one in others for end in (a, b))]
    if said.unit == "%":
        return any(abs(abs(b.low - a.low) / a.low * 100 - said.low) <= _POINT for a, b in pairs)
    points = not said.unit and text[said.end :].lstrip(" -").startswith(("point", "percentage point", "pp"))
    return points and any(a.unit == "%" and abs(b.low - a.low) == said.low for a, b in pairs)

"""Times that a change or a series took, in English: “from 86% to 93% in seven years”, “two placements of a year”.

A change of the summary is compared with the same change below, which has its years; a series with the time of its job.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.mentions.pairs import Pair
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Pace", "paces", "series_months"]

_IN_YEARS = lazy_pattern(
    rf"(?:\s(?!and\b)[a-z-]+){{0,3}}?,?\s(?P<within>in|over|within)\s(?:only\s|just\s)?(?P<said>(?P<years>{NUMBER})\syears?)\b",
    re.IGNORECASE,
)
_SERIES = lazy_pattern(
    rf"(?<![\w.,-])(?P<said>(?P<number>{NUMBER})\s(?:[a-z-]+\s){{0,2}}?(?P<noun>[a-z]{{4,}}s)\sof\s(?P<each>{NUMBER})\s(?P<unit>month|week|year)s?)"
    r"(?P<word>\seach\b)?",
    re.IGNORECASE,
)
_TURNS = frozenset(
    ("rotations", "placements", "secondments", "stints", "attachments", "terms", "residencies", "internships", "tours")
)
_WEEKS = 4.345  # in a month
_YEAR = 12


class Pace(Struct, frozen=True):
    """A time that the years of the same change contradict; ``right`` are the years between."""

    passage: Passage
    start: int
    end: int
    right: int
    there: Pair

    @property
    def text(self) -> str:
        """The time as written."""
        return self.passage.text[self.start : self.end]


def paces(lead: Sequence[Passage], pairs: Sequence[Pair]) -> Iterator[Pace]:
    """Yield the times of changes that their years contradict, here or where the same change has its years."""
    above = {id(one): one for one in lead}
    dated = [one for one in pairs if one.by_words and one.years and id(one.passage) not in above]
    for pair in pairs:
        match = _IN_YEARS.match(pair.passage.masked, pair.end) if pair.by_words and not pair.years else None
        same = [one for one in dated if _is_same(one, pair)] if match and pair.passage.section == "basics" else []
        if match and len(same) == 1:
            apart = same[0].years[1] - same[0].years[0]
            said = value_of(match["years"])
            fits = said in (apart, apart + 1) or (match["within"].lower() == "within" and said > apart)
            if apart > 0 and not fits:
                yield Pace(pair.passage, *match.span("said"), apart, same[0])


def _is_same(one: Pair, other: Pair) -> bool:
    """Return whether two changes have the same ends."""
    same = one.before.low == other.before.low and one.after.low == other.after.low
    return same and one.before.unit == other.before.unit and one.after.unit == other.after.unit


def series_months(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """Yield the offsets of series of one's own work, one after the other, and how many months they take."""
    for match in _SERIES.finditer(passage.masked) if passage.language == "en" and " of " in passage.masked else ():
        if match["noun"].lower() in _TURNS:
            months = value_of(match["number"]) * value_of(match["each"])
            unit = match["unit"].lower()
            total = months * _YEAR if unit == "year" else round(months / _WEEKS) if unit == "week" else months
            yield *match.span("said"), total

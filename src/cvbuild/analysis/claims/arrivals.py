"""Times since the beginning of an entry beside a date: “captain after 26 months, in November 2015”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.model.dates import DateError, PartialDate, parse_date
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Arrival", "arrivals"]

_TIME = rf"after\s(?:only\s|just\s)?(?P<time>(?P<number>{NUMBER})\s(?P<unit>month|year)s?)"
_DATE = r"in\s(?P<date>(?:[A-Z][a-z]+\s)?(?:19|20)\d\d)"
_END = r"(?=[.,;)]|\s(?:and|as|to|for|with)\b|$)"
_AFTER = lazy_pattern(rf"\b{_TIME},?\s\(?{_DATE}{_END}")
_DATED = lazy_pattern(rf"\b{_DATE},?\s{_TIME}{_END}")
_ROSE = lazy_pattern(
    r"\b(?:promot|upgrad|appoint|elect|nominat|advanc|elevat)(?:ed|ion)\b|\b(?:became|made|named|rose|moved|left|took\sover|succeeded)\b",
    re.IGNORECASE,
)
_YEAR = 12
_MONTHS, _YEARS = 2, 7  # months by which a time in months, or in years, may be rounded


class Arrival(Struct, frozen=True):
    """A time since the beginning that the date beside it contradicts; ``right`` are the months between."""

    passage: Passage
    start: int
    end: int
    right: int

    @property
    def text(self) -> str:
        """The time as written."""
        return self.passage.text[self.start : self.end]


def arrivals(passage: Passage, beginnings: Sequence[int]) -> Iterator[Arrival]:
    """Yield the times of a passage that none of the beginnings, in months, has.

    Args:
        passage: a text of an entry.
        beginnings: the first months of the entry and of its roles, each ``12 * year + month - 1``.
    """
    text = passage.masked
    clued = passage.language == "en" and "after " in text and beginnings
    for match in (*_AFTER.finditer(text), *_DATED.finditer(text)) if clued else ():
        date = _date(match["date"])
        if date is None or not _ROSE.search(text[: match.start()]):
            continue
        in_years = match["unit"] == "year"
        months = value_of(match["number"]) * (_YEAR if in_years else 1)
        slack = _YEARS if in_years else _MONTHS
        first, last = (_YEAR * year + month - 1 for year, month, _ in (date.first(), date.last()))
        if all(not first - slack <= one + months <= last + slack for one in beginnings):
            yield Arrival(passage, *match.span("time"), first - min(beginnings))


def _date(text: str) -> PartialDate | None:
    try:
        return parse_date(text)
    except DateError:
        return None

"""Dates in prose: ``May 2024``, ``2024-05``, ``05/2024``, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.model.dates import PartialDate
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["DATE", "TypedRange", "typed_date", "typed_ranges"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT = frozenset({*_MONTHS, "sept"} - {"may"})
_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
DATE = rf"(?:(?:\d{{1,2}}\s)?{_NAME}\s(?:\d{{1,2}},?\s)?{_YEAR}|{_YEAR}-\d\d(?:-\d\d)?|\d{{1,2}}/{_YEAR}|{_YEAR})"
"""A typed date, for use in a larger expression."""

_PARTS = lazy_pattern(
    rf"(?:(?P<day>\d{{1,2}})\s)?(?P<name>{_NAME})\s(?:\d{{1,2}},?\s)?(?P<year>{_YEAR})"
    rf"|(?P<iso>{_YEAR})-(?P<number>\d\d)(?:-\d\d)?|(?P<slash>\d{{1,2}})/(?P<year2>{_YEAR})|(?P<only>{_YEAR})",
    re.IGNORECASE,
)
_POINT = rf"(?:(?P<month{{n}}>{_NAME})\s)?(?P<year{{n}}>{_YEAR})"
_RANGE = re.compile(
    rf"(?<![\w/–—-]){_POINT.format(n=1)}(?P<dash>\s*[-–—]\s*)(?:{_POINT.format(n=2)}|(?P<open>[Pp]resent|[Cc]urrent"
    r"|[Nn]ow|[Tt]oday))(?![\w/–—-])"
)
_SPELLED = re.compile(rf"(?<=\(){_POINT.format(n=1)}(?P<dash>\sto\s){_POINT.format(n=2)}(?=[);,])")
"""In parentheses a range is a label, as beside a job; in a sentence “from May 2016 to June 2018” is plain English."""
_NAMED_SEASON = lazy_pattern(
    r"\s(?:academic|fiscal|school|season|session|budget|cycle|cohort|class|edition)\b", re.IGNORECASE
)


_SEASON_BEFORE = lazy_pattern(
    r"\b(?:cursos?(?:\s(?:escolar|académico))?|temporadas?|campañas?|saisons?|années?\s(?:scolaires?"
    r"|universitaires?)|Schuljahre?s?|Saison|Spielzeit(?:en)?"
    r"|Wintersemester|Studienjahr)\s$",
    re.IGNORECASE,
)
"""Before the name of a season in other languages: “curso 2017-2018”."""


class TypedRange(Struct, frozen=True):
    """A range of dates in prose: its dash with the spaces around it, and whether it has months, in full or short."""

    text: str
    dash: str
    has_months: bool
    long_months: bool
    short_months: bool
    start: int
    end: int


def typed_date(text: str) -> PartialDate | None:
    """Parse a text as a date; ``None`` if it is not one, or not in the calendar."""
    match = _PARTS.fullmatch(text)
    if not match:
        return None
    year = int(match["year"] or match["iso"] or match["year2"] or match["only"])
    if match["name"]:
        return PartialDate(year, _MONTHS.index(match["name"][:3].lower()) + 1)
    month = int(match["number"] or match["slash"] or 0)
    return PartialDate(year, month or None) if month <= 12 else None


def typed_ranges(text: str) -> Iterator[TypedRange]:
    """Return the ranges in a text, except names such as “2023-2024 school year”."""
    for match in (*_RANGE.finditer(text), *_SPELLED.finditer(text)):
        if not _NAMED_SEASON.match(text, match.end()) and not _SEASON_BEFORE.search(text[: match.start()]):
            names = [name for name in (match["month1"], match["month2"]) if name]
            long = any(len(name.rstrip(".")) > 4 for name in names)
            short = any(name.endswith(".") or name.lower() in _SHORT for name in names)
            yield TypedRange(match[0], match["dash"], bool(names), long, short, match.start(), match.end())

"""One number with two prefixes of one unit, in the summary and below: “940 kWp”, “940 MWp”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Prefixed", "other_prefixes"]

_UNIT = lazy_pattern(
    r"(?<![\w.,])(?P<number>\d[\d.,\u00a0\u202f]*)\s?(?P<unit>(?P<prefix>[kKMGTµm]?)(?P<base>Wp|Wh|W|VA|Hz|B|g|L|l|m))(?![\w²³/])"
)
_FEWEST = 2  # digits other than 0: “100 kW” and “100 MW” may both be right


class Prefixed(Struct, frozen=True):
    """An amount with a unit, and its place."""

    passage: Passage
    text: str
    number: str
    prefix: str
    base: str
    start: int
    end: int


def other_prefixes(above: Sequence[Passage], below: Sequence[Passage]) -> Iterator[tuple[Prefixed, Prefixed]]:
    """Yield the amounts below that the summary has with another prefix alone."""
    stated = [one for passage in above for one in _amounts(passage)]
    said = {(one.number, one.base, one.prefix) for passage in below for one in _amounts(passage)} if stated else set()
    for passage in below if stated else ():
        for one in _amounts(passage):
            for other in stated:
                same = (one.number, one.base) == (other.number, other.base) and one.prefix != other.prefix
                if same and (other.number, other.base, other.prefix) not in said:
                    yield other, one


def _amounts(passage: Passage) -> Iterator[Prefixed]:
    for match in _UNIT.finditer(passage.masked):
        number = match["number"].rstrip(".,\u00a0\u202f")
        if len(re.sub(r"[\D0]", "", number)) >= _FEWEST:
            prefix = match["prefix"].replace("K", "k")
            yield Prefixed(passage, match[0], number, prefix, match["base"].replace("L", "l"), *match.span())

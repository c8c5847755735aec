"""Pairs of small numbers of which one is a word and the other one digits: “von zwölf auf 7”, in other languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.figures.units import alternatives

__all__ = ["mixed_pairs"]

_BIGGEST = 20
"""Larger numbers are digits anyway."""


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    own = notation(language)
    word = alternatives(name for name, value in own.numbers.items() if value <= _BIGGEST and " " not in name)
    digits = r"\d{1,2}"
    noun = r"(?:\s[^\W\d_]{3,})?"
    ahead, to = rf"(?<![\w-])(?:{own.before})\s", rf"\s(?:{own.to})\s"
    end = r"(?![\w.,]?\d)(?!\s?(?:%|€|h\b|Uhr|Mio|M€|k€|m²|kg|km|cm|mm))(?!\w)"
    return re.compile(
        rf"{ahead}(?:(?P<a>{digits}){noun}{to}(?:{word}){end}|(?:{word}){noun}{to}(?P<b>{digits}){end})", re.IGNORECASE
    )


def mixed_pairs(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the digits of each such pair."""
    for match in _pattern(language).finditer(text):
        name = "a" if match["a"] else "b"
        if 1 < int(match[name]) <= _BIGGEST:
            yield match.span(name)

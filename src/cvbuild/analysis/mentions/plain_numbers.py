"""Whole numbers of English texts, in digits or words, as parts of a pattern."""

from __future__ import annotations

from cvbuild.analysis.figures.units import NUMBER_WORDS, alternatives

__all__ = ["NUMBER", "value_of"]

_SINGLE = {"one": 1, **{word: value for word, value in NUMBER_WORDS.items() if " " not in word}}
_TENS = alternatives(word for word, value in _SINGLE.items() if value in range(20, 100, 10))
_ONES = alternatives(word for word, value in _SINGLE.items() if value < 10)
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
NUMBER = rf"(?<![\w.,$€£-])(?:{_DIGITS}|(?:{_TENS})-(?:{_ONES})|{alternatives(_SINGLE)})(?![\w%]|[.,]\d|-\d)"
"""A pattern without groups; *one* included."""


def value_of(number: str) -> int:
    """Return the value of what the pattern matches."""
    word = number.casefold()
    if word[0].isdigit():
        return int(word.replace(",", ""))
    return sum(_SINGLE[part] for part in word.split("-"))

"""Quantities of an English sentence in its own words: amounts of money, of time, of percent, and counts.

Unlike ``figures``, each number is a quantity of its own (“46 of 64” are two), *one* is a number, and a unit of time
keeps its name: hours and days are not added up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from cvbuild.analysis.figures.units import NUMBER_WORDS, SCALES, alternatives
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Quantity", "is_slip", "quantities", "rewritten", "told"]

_WORDS = {"one": 1, **{word: value for word, value in NUMBER_WORDS.items() if " " not in word}}
_TENS = alternatives(word for word, value in _WORDS.items() if value in range(20, 100, 10))
_ONES = alternatives(word for word, value in _WORDS.items() if value < 10)
_UNITS = "hours?|days?|weeks?|months?|years?|minutes?|seconds?|km|miles?|tonnes?|tons?|kg|hectares?|acres?|points?"
_AMOUNT = lazy_pattern(
    r"(?<![\w.,/:#’'+-])(?P<money>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    rf"|(?i:(?:{_TENS})-(?:{_ONES})|{alternatives(_WORDS)})(?!-))"
    r"(?P<scale>\s?(?:thousand|million|billion)\b|(?:[kKM]|bn|mn?)\b)?(?P<percent>\s?%|\spercent\b)?(?![\w-]|[.,]\d|/\d"
    r"|\s(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b)"
    rf"(?:\s(?P<unit>{_UNITS})\b(?!-))?"
)
_BOUND = lazy_pattern(
    r"\b(?:about|around|over|more\sthan|nearly|almost|some|up\sto|at\sleast|at\smost|under|roughly|approximately|fewer\sthan"
    r"|less\sthan|another|further|extra|additional|first|last|top|every|or|between|than)\s$|[~≈<>]\s?$",
    re.IGNORECASE,
)
_NAMED = lazy_pattern(r"(?:^|\s)[A-Z][\w.’'-]*\s$")
_FEWEST_DIGITS = 3


class Quantity(Struct, frozen=True):
    """A number with what it counts by: ``unit`` is “$”, “%”, “hour” or empty; ``loose`` if it is only about so much."""

    value: Decimal
    unit: str
    text: str
    start: int
    end: int
    loose: bool = False

    @property
    def is_money(self) -> bool:
        """Return whether it is an amount of money."""
        return self.unit in ("$", "€", "£")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of an English sentence in order, without years and numbers of names."""
    found = []
    for match in _AMOUNT.finditer(text):
        ahead = text[: match.start()]
        number = match["number"]
        plain = not (match["money"] or match["percent"] or match["scale"] or match["unit"])
        if plain and re.fullmatch(r"(?:19|20)\d\d", number):
            continue
        if number[0].isdigit() and plain and _NAMED.search(ahead) and not _is_opening(ahead):
            continue
        loose = bool(_BOUND.search(ahead)) or bool(re.match(r"\+|-odd|\sor\smore\b|\splus\b", text[match.end() :]))
        unit = match["money"] or ("%" if match["percent"] else (match["unit"] or "").lower().removesuffix("s"))
        found.append(Quantity(_value(match), unit, match[0], *match.span(), loose))
    return tuple(found)


def _is_opening(ahead: str) -> bool:
    """Return whether the word with a capital before a number only opens a sentence."""
    return bool(re.fullmatch(r"[A-Z][a-z]+\s", ahead)) or bool(re.search(r"[.:;!?(]\s[A-Z][a-z]+\s$", ahead))


def _value(match: re.Match[str]) -> Decimal:
    number = match["number"].casefold().replace(",", "")
    scale = (match["scale"] or "").strip().casefold()
    whole = Decimal(number) if number[0].isdigit() else Decimal(sum(_WORDS[part] for part in number.split("-")))
    return whole.scaleb(SCALES.get(scale, 0))


def told(value: Decimal, like: Quantity) -> str:
    """Return a value as people write it, in the unit of another quantity."""
    number = f"{value.normalize():,f}"
    if like.is_money:
        return f"{like.unit}{number}"
    return f"{number}%" if like.unit == "%" else number


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Return whether a number is another with two digits swapped, or one of at least three digits changed."""
    a, b = (f"{value.normalize():f}".replace(".", "") for value in (one, other))
    if len(a) != len(b):
        return False
    odd = [at for at, (first, second) in enumerate(zip(a, b, strict=True)) if first != second]
    if len(odd) == 1:
        return max(len(a.rstrip("0")), len(b.rstrip("0"))) >= _FEWEST_DIGITS
    swapped = len(odd) > 1 and odd[1:] == [odd[0] + 1]
    return swapped and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]


def rewritten(whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Return whether parts would add up to a whole but for one slip in one of these numbers."""
    total = sum(parts, Decimal(0))
    if total == whole:
        return False
    return is_slip(whole, total) or any(
        is_slip(part, whole - total + part) for part in parts if whole - total + part > 0
    )

"""Changes as sentences tell them: verbs that say which way, before and after, and the per cent between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from cvbuild.analysis.figures import Figure, figures

__all__ = ["FALLING", "RISING", "Change", "changes", "directed"]

_FALLING = """
cut reduce lower decrease drop shrink trim slash shorten halve diminish curb minimize minimise compress save eliminate
fall decline
"""
_RISING = "increase raise grow boost improve lift expand accelerate multiply rise gain climb enhance extend double"
_IRREGULAR = {"cut": "cut(?:s|ting)?", "grow": "gr(?:ow(?:s|n|ing)?|ew)", "fall": "f(?:all(?:s|en|ing)?|ell)"}
_IRREGULAR |= {"rise": "r(?:ise[sn]?|ising|ose)"}


def _forms(verbs: str) -> str:
    """A pattern for every form of these verbs."""
    return "|".join(_IRREGULAR.get(word) or _regular(word) for word in verbs.split())


def _regular(word: str) -> str:
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e[sd]?|ing)"
    return rf"{word}(?:{word[-1]}?(?:ed|ing)|e?s)?"


FALLING = rf"\b(?:{_forms(_FALLING)}|down)\b"
"""Verbs that say that something became less."""

RISING = rf"\b(?:{_forms(_RISING)}|up)\b"
"""Verbs that say that something became more."""

_FAR = 100  # characters: what stands further away does not belong to a figure
_NEXT_CLAUSE = r"(?:(?!\b(?:and|while|with|plus|but|from|to|between)\b)(?:[^.,;:()\d]|(?<=[A-Za-z])\d+))"


@dataclass(frozen=True, slots=True)
class Change:
    """``from 800 to 150 ms (60%)``: the figure before, the one after, and what is said to lie between.

    ``is_growth`` says that words call it what was added: “by 300%”, “300% growth”; ``by_name`` that a verb states it:
    “halved”.
    """

    before: Figure
    after: Figure
    stated: Figure
    is_growth: bool = False
    by_name: bool = False

    def is_right(self) -> bool:
        """Whether the stated figure can be true: by one of the usual readings, within a rounding."""
        if self.by_name:
            return any(self.stated.low <= value <= self.stated.high for value in self._readings())
        return any(_near(self.stated, value) for value in self._readings())

    def fraction(self) -> Decimal:
        """The change in per cent of the value before."""
        return abs(self.after.low - self.before.low) / self.before.low * 100

    def _readings(self) -> Iterator[Decimal]:
        before, after = self.before.low, self.after.low
        if self.by_name:
            yield before / after if "hal" in self.stated.text.lower() else after / before
            return
        if self.stated.unit == "x":
            yield from (after / before, before / after, max(after / before, before / after) - 1)
            return
        yield self.fraction()
        if self.before.unit == "%":
            yield abs(after - before)
        if after > before and not self.is_growth:
            yield after / before * 100


def _near(stated: Figure, value: Decimal) -> bool:
    """Within what people round away: two points, or a twentieth, a tenth over 100%; a bound gives more on its side."""
    share = value / 20 if value < 100 else value / 10
    slack = max(share, Decimal(2) if stated.unit == "%" else Decimal("0.3"))
    low, high = stated.low - slack, stated.high + slack
    if stated.bound == "+":
        high = max(high, stated.high * Decimal("1.25"))
    if stated.bound in ("~", "≤", "sub"):
        low, high = low - value / 10, high + value / 10
    return low <= value <= high


_JOIN = re.compile(
    r"(?:(?:\s[a-z-]+){1,3}(?=\s\(|,\s(?:an?|or|i\.e\.|down|up|that is|which is)\s))?[\s,(–=-]*"
    r"(?:(?:an?|or|i\.e\.|by|over|nearly|down|up|that is|which is|for)\s+)*(?:an?\s)?"
    r"(?:(?:increase|reduction|decrease|rise|gain|drop|cut|improvement|saving)\sof\s)?[\s(]*$"
)
_BY_NAME = re.compile(
    r"(?:\b(?:(?P<more>more than|over)|(?P<near>nearly|almost|close to|roughly|about))\s)?"
    r"\b(?:(?P<x2>doubl(?:e[sd]?|ing))|(?P<x3>tripl(?:e[sd]?|ing))|(?P<x4>quadrupl(?:e[sd]?|ing))|(?P<half>halv(?:e[sd]?|ing)))\b"
    r"(?:(?!\b(?:and|while|with|plus|but)\b)[^.,;:()\d]){0,80}?,?\s?from\s$",
    re.IGNORECASE,
)
"""A verb that says by itself how much, right before the pair: “halved lead time, from 14 days to 7”."""
_JOIN_BACK = re.compile(
    r"[\s,()–:-]*(?:(?:faster|lower|less|fewer|higher|more|quicker|down|up|reduction|increase)[\s,(–]*)?(?:from\s)?$"
)


def changes(text: str) -> Iterator[Change]:
    """Every before and after of a text with the per cent or the multiple that is stated right beside it."""
    found = list(figures(text))
    for number, (before, after) in enumerate(pairwise(found)):
        if before.unit == after.unit and _is_pair(before, after, text) and before.low > 0 and after.low > 0:
            stated = _stated(found, number, text)
            if stated and not (before.unit == stated.unit == "x"):
                yield Change(before, after, stated, _is_growth(stated, text))
            elif stated is None and (named := _named(before, text)):
                yield Change(before, after, named, by_name=True)


def _named(before: Figure, text: str) -> Figure | None:
    """What “doubled” or “halved” before the pair states; generous, since people say so of anything near it."""
    match = _BY_NAME.search(text[max(0, before.start - _FAR) : before.start])
    if match is None:
        return None
    times = Decimal(3 if match["x3"] else 4 if match["x4"] else 2)
    most = times * 2 if match["more"] else times * Decimal("1.1") if match["near"] else times * Decimal("1.2")
    least = times * Decimal("0.8") if match["near"] else times * Decimal("0.98" if match["more"] else "0.9")
    start = max(0, before.start - _FAR) + match.start()
    word = match[0].split(",")[0].split()
    said = " ".join(word[: 1 + len((match["more"] or match["near"] or "").split())])
    return replace(before, text=said, low=least, high=most, unit="x", sign="", start=start, end=start + len(said))


def _is_growth(stated: Figure, text: str) -> bool:
    """Whether the words beside a figure call it what was added."""
    before, behind = text[max(0, stated.start - _FAR) : stated.start], text[stated.end : stated.end + _FAR]
    return bool(re.search(r"\bby\s$", before) or re.match(r"\s(?:growth|increase|more|higher|gain|rise)\b", behind))


def _is_pair(before: Figure, after: Figure, text: str) -> bool:
    between, ahead = text[before.end : after.start], text[max(0, before.start - _FAR) : before.start]
    if re.fullmatch(r"[^.,;:]{0,25}?\s?(?:→|->)\s?", between):
        return True
    if re.search(r"%[^.,;:()]{0,40}\($", ahead) and between.strip() == "to":
        return True  # “down 38% (212k to 131k)”
    return bool(re.search(r"\bfrom\s$", ahead, re.IGNORECASE)) and bool(re.fullmatch(r"[^.,;:]{0,40}?\sto\s", between))


def _stated(found: list[Figure], number: int, text: str) -> Figure | None:
    """The figure right behind the pair, or right before it."""
    after, before = found[number + 1], found[number]
    if number + 2 < len(found):
        stated = found[number + 2]
        if stated.unit in ("%", "x") and _JOIN.fullmatch(text[after.end : stated.start]):
            return stated
    if number > 0:
        stated = found[number - 1]
        if stated.unit in ("%", "x") and _JOIN_BACK.fullmatch(text[stated.end : before.start]):
            return stated
    return None


def directed(text: str, figure: Figure, words: str) -> bool:
    """Whether a word of a direction governs the figure: it stands before it in the same clause."""
    before = text[max(0, figure.start - _FAR) : figure.start]
    return bool(re.search(rf"(?:{words}){_NEXT_CLAUSE}{{0,60}}$", before, re.IGNORECASE))

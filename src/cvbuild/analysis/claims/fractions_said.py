"""Fractions in English sentences, and the parts that are not what they say: “half of it by a grant of €8,250”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cvbuild.analysis.claims.quantities import Quantity, told
from cvbuild.analysis.figures.units import FRACTIONS
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["CUES", "FRACTION", "fraction_of", "is_said", "wrong_fractions"]

CUES = tuple(FRACTIONS)
"""Letters of which a text with a fraction has some."""

_TIMES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
FRACTION = lazy_pattern(
    r"(?P<loose>\b(?:about|almost|nearly|over|more\sthan|less\sthan|around|roughly|some|under|at\sleast|only)\s(?:just\s)?)?"
    r"\b(?P<said>(?:(?P<times>an?|one|two|three|four)[\s-])?"
    r"(?P<part>half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?))\b",
    re.IGNORECASE,
)
"""A fraction in words; ``loose`` is what makes it only about so much."""
_OF_WHOLE = lazy_pattern(r"\sof\s(?:the\s|our\s|all\s|its\s)?$")
_OF_THEM = lazy_pattern(r"\sof\s(?:it|them|these|those|which|whom|that|this)\b")
_OF_THE_SUM = lazy_pattern(r"\sof\s(?:the|a|an|its|our|their)\s(?:[a-z-]+\s){1,3}(?:of|:)\s$")
_BESIDE = lazy_pattern(r"(?:\s[a-z-]+){0,4}(?:,\s|\s\()")
_AHEAD = lazy_pattern(r"(?:\san?\s[a-z]+|\s[a-z-]+){0,3}?(?:,\s(?:or\s)?|\s\()")
_APART = lazy_pattern(r"(?:(?!\b(?:while|and|but|with)\b)[^;.,]){0,60}")
_LEAST = Decimal("0.5")


def fraction_of(match: re.Match[str]) -> Decimal:
    """Return the value of a fraction in words."""
    return Decimal(_TIMES[(match["times"] or "a").casefold()]) / FRACTIONS[match["part"].casefold().removesuffix("s")]


def is_said(match: re.Match[str]) -> bool:
    """Return whether words are surely a fraction, and exact: “a third”, not “the third” or “about half”."""
    part, times = match["part"].casefold(), (match["times"] or "").casefold()
    several = times in ("two", "three", "four")
    return not match["loose"] and (part == "half" or bool(times)) and part.endswith("s") == several


def wrong_fractions(text: str, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """Yield the parts that the fraction of the whole beside them are not, with what is right."""
    for match in FRACTION.finditer(text):
        joined = _joined(text, match, found) if is_said(match) else None
        if joined is None:
            continue
        part, whole = joined
        right = whole.value * fraction_of(match)
        if not (
            part.loose or whole.loose or abs(part.value - right) <= _rounding(part, right) or part.value >= whole.value
        ):
            exact = told(right.quantize(Decimal("0.1")), whole)
            yield part, f"{match['said']} of {told(whole.value, whole)} is {exact}"


def _rounding(part: Quantity, right: Decimal) -> Decimal:
    """Return how much a part may differ from what is right: nothing but a half if it is written as exactly."""
    said, exact = (f"{value.normalize():f}".replace(".", "").strip("0") for value in (part.value, right))
    return _LEAST if len(said) >= len(exact) else max(_LEAST, right * Decimal("0.03"))


def _joined(text: str, match: re.Match[str], found: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the part and the whole of a fraction."""
    before = [one for one in found if one.end <= match.start()]
    behind = [one for one in found if one.start >= match.end()]
    if not behind:
        return None
    between = text[match.end() : behind[0].start]
    if _OF_WHOLE.match(between):
        return _after_whole(text, behind)
    if before and _OF_THEM.match(between):
        return _of_them(text, between, before, behind[0])
    if before and before[-1].unit == behind[0].unit != "" and _OF_THE_SUM.match(between):
        beside = _AHEAD.fullmatch(text[before[-1].end : match.start()])
        return (before[-1], behind[0]) if beside else None
    return None


def _after_whole(text: str, behind: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return those of “half of the 36 graduates, 16, found …”."""
    whole, parts = behind[0], [one for one in behind[1:] if one.unit == behind[0].unit]
    beside = parts and _BESIDE.fullmatch(text[whole.end : parts[0].start])
    return (parts[0], whole) if beside and text[parts[0].end :].startswith((",", ")")) else None


def _of_them(text: str, between: str, before: Sequence[Quantity], part: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return those of “24 articles, a third of them (12)”, “€18,500, half of it paid for by a grant of €8,250”."""
    wholes = [one for one in before if one.unit == part.unit]
    in_brackets = re.fullmatch(r"[^,(;]{0,20}[(,]\s?", between) and text[part.end :].startswith((",", ")"))
    apart = part.is_money and _APART.fullmatch(between)
    return (part, wholes[-1]) if wholes and (in_brackets or apart) else None

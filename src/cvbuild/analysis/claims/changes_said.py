"""Statements of English sentences about a before and an after: a difference, a multiple, a part of the former value.

“By two days, from 5.5 days to 4.5”, “from $0.9M to $3.6M, a fivefold increase”, “to 40 from 160, a fifth of that”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from cvbuild.analysis.claims.fractions_said import CUES, FRACTION, fraction_of, is_said
from cvbuild.analysis.claims.multiples import TIMES
from cvbuild.analysis.claims.quantities import Quantity, told
from cvbuild.analysis.figures.units import NUMBER_WORDS
from cvbuild.analysis.language.stems import singular
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["wrong_changes"]

_FOLD = lazy_pattern(
    r"(?P<loose>\b(?:about|almost|nearly|over|more\sthan|roughly|some|around|at\sleast)\s(?:an?\s)?)?\b(?P<said>(?:"
    r"(?P<word>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)-?fold"
    r"|(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\stimes\s(?P<as>as\s(?:many|much)|the|what|more|over)))\b",
    re.IGNORECASE,
)
_BY_NAME = lazy_pattern(
    r"(?P<loose>\b(?:more\sthan|nearly|almost|over|about)\s)?"
    r"\b(?P<said>(?P<stem>doubl|trebl|tripl|quadrupl|halv)(?:ed|ing|es))\b(?P<gap>(?:(?!\b(?:and|while)\b)[^;,])*)$",
    re.IGNORECASE,
)
_PER = lazy_pattern(
    r"(?:\s[a-z-]+){0,2}?\s(?:an?|per|each|every)\b|(?:\s[a-z-]+)?\s(?:annually|monthly|weekly|daily|yearly)\b"
)
_COUNTED = lazy_pattern(
    r"\s(?!(?:in|and|by|with|within|for|on|at|after|per|a|an|through|thanks|because|while|to|from|of|the|over|during|points?)\b)"
    r"(?P<noun>[a-z]{3,})"
)
_FROM = lazy_pattern(r"\bfrom\s(?:only\s|just\s)?$")
_TO = lazy_pattern(r"\bto\s(?:just\s)?$")
_AND_TO = lazy_pattern(r"[^,;:()]{0,40}\s(?:to|down\sto|up\sto)\s(?:just\s)?")
_AND_FROM = lazy_pattern(r"[^,;:()]{0,40},?\s(?:up\sfrom|down\sfrom|from|after)\s(?:just\s)?")
_DIRECTLY = lazy_pattern(r"(?:(?!\b(?:and|while|with|in|of)\b)[^;:()]){0,39}")
_BEHIND = lazy_pattern(r"[^;:.]{0,30}?[,(–—]\s?(?:(?:or|an?|almost|which\sis)\s)*|\s[a-z]+,\s(?:an?\s)?")
_IN_FRONT = lazy_pattern(r"(?:(?!\b(?:and|while)\b)[^;:]){0,39}")
_OF_FORMER = lazy_pattern(r"\sof\s(?:what|its|the\sformer|the\sold)")
_GROWTH = lazy_pattern(r"\s(?:increase|rise|growth|gain)")
_SLACK, _NAMED_SLACK, _FRACTION_SLACK = Decimal("0.12"), Decimal("0.15"), Decimal("0.045")
_SHORT_TIMES = ("hour", "minute", "day", "week")


class _Ends(Struct, frozen=True):
    before: Quantity
    after: Quantity

    @property
    def first(self) -> int:
        return min(self.before.start, self.after.start)

    @property
    def last(self) -> int:
        return max(self.before.end, self.after.end)

    @property
    def ratio(self) -> Decimal:
        return self.after.value / self.before.value

    @property
    def unit(self) -> str:
        return self.before.unit or self.after.unit

    @property
    def times(self) -> str:
        """The ends and their multiple, in words."""
        ratio = max(self.ratio, 1 / self.ratio)
        return f"{self.before.text.strip()} to {self.after.text.strip()} is {ratio:.1f} times as much"


def wrong_changes(text: str, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """Yield the differences, multiples and fractions that the only before and after of a sentence does not have."""
    ends = _ends(text, found)
    if ends is None:
        return
    yield from _differences(text, found, ends)
    lower = text.casefold()
    if "fold" in lower or "times" in lower:
        yield from _folds(text, ends)
    if ends.after.end <= ends.before.start:  # the other order is read elsewhere
        yield from _by_name(text, ends)
    if any(cue in lower for cue in CUES):
        yield from _of_former(text, ends)


def _ends(text: str, found: Sequence[Quantity]) -> _Ends | None:
    """Return the only before and after: “from 21 to 14”, “to 420, from 260”, “to 40 cases from 160”."""
    pairs = []
    for one, other in pairwise(found):
        ahead, between = text[: one.start], text[one.end : other.start]
        units = {one.unit, other.unit} - {""}
        if len(units) > 1 or "%" in units or one.loose or other.loose:
            continue
        if _FROM.search(ahead) and _AND_TO.fullmatch(between):
            pairs.append(_Ends(one, other))
        elif _TO.search(ahead) and _AND_FROM.fullmatch(between):
            pairs.append(_Ends(other, one))
    sure = len(pairs) == 1 and pairs[0].before.value > 0 and pairs[0].after.value > 0
    return pairs[0] if sure else None


def _differences(text: str, found: Sequence[Quantity], ends: _Ends) -> Iterator[tuple[Quantity, str]]:
    """Yield the difference that two ends do not have: “by two days, from 5.5 days to 4.5”."""
    right = abs(ends.before.value - ends.after.value)
    for one in found:
        by = one not in (ends.before, ends.after) and text[: one.start].endswith("by ")
        if by and not one.loose and one.value != right and _is_difference(text, one, ends):
            yield one, f"{ends.before.text.strip()} and {ends.after.text.strip()} differ by {told(right, ends.before)}"


def _is_difference(text: str, one: Quantity, ends: _Ends) -> bool:
    """Return whether an amount after “by” is the difference of two ends: beside them, and of their thing."""
    ahead = one.end <= ends.first
    between = text[one.end : ends.first] if ahead else text[ends.last : one.start]
    beside = _DIRECTLY.fullmatch(between) and not any(char.isdigit() for char in between)
    if (
        not beside
        or one.unit not in ("", ends.unit or one.unit)
        or one.unit == "%"
        or (ends.unit != one.unit and not ahead)
    ):
        return False
    by_time = one.unit == ends.unit and ends.unit in _SHORT_TIMES
    if _PER.match(text, one.end) and not by_time:
        return False
    said, meant = _COUNTED.match(text, one.end), _COUNTED.match(text, ends.after.end)
    if one.unit or ends.unit:  # “by 12 km of track, from 3 to 5 stations”
        return one.unit == ends.unit or not (said or meant)
    return not (said and meant) or singular(said["noun"]) == singular(meant["noun"])


def _folds(text: str, ends: _Ends) -> Iterator[tuple[Quantity, str]]:
    """Yield the multiple that two ends do not have; as growth, one less is usual."""
    wanted = max(ends.ratio, 1 / ends.ratio)
    for match in _FOLD.finditer(text):
        word = (match["word"] or match["count"]).casefold()
        times = Decimal(NUMBER_WORDS.get(word) or int(word))
        growth = match["as"] == "more" or _GROWTH.match(text, match.end())
        near = min(abs(wanted - times), abs(wanted - 1 - times) if growth else wanted + times)
        if not match["loose"] and _is_beside(text, match, ends) and near / times > _SLACK:
            yield _words(match), ends.times


def _by_name(text: str, ends: _Ends) -> Iterator[tuple[Quantity, str]]:
    """Yield the verb that two ends contradict: “doubled the choir to 60, from 40”."""
    match = _BY_NAME.search(text[: ends.first])
    said = Decimal(TIMES[match["stem"].casefold()]) if match else ends.ratio
    if match and not match["loose"] and abs(ends.ratio - said) / said > _NAMED_SLACK:
        yield _words(match), ends.times


def _of_former(text: str, ends: _Ends) -> Iterator[tuple[Quantity, str]]:
    """Yield the fraction of the former value that the later one is not: “to a fifth, from 45 to 15”."""
    for match in FRACTION.finditer(text):
        to = text[: match.start()].endswith("to ") and _is_beside(text, match, ends)
        of_former = match.start() >= ends.last and _OF_FORMER.match(text, match.end())
        if is_said(match) and (to or of_former) and abs(ends.ratio - fraction_of(match)) > _FRACTION_SLACK:
            right = f"{ends.ratio * 100:.0f}% of {ends.before.text.strip()}"
            yield _words(match), f"{ends.after.text.strip()} is {right}"


def _is_beside(text: str, match: re.Match[str], ends: _Ends) -> bool:
    """Return whether words are directly before or after two ends, in the same clause."""
    if match.start() >= ends.last:
        return bool(_BEHIND.fullmatch(text[ends.last : match.start()]))
    return match.end() <= ends.first and bool(_IN_FRONT.fullmatch(text[match.end() : ends.first]))


def _words(match: re.Match[str]) -> Quantity:
    return Quantity(Decimal(0), "", match["said"], *match.span("said"))

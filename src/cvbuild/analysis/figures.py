"""Figures in text, parsed to what they say: value or range, unit, sign, bound, per what, percentile.

Figures are compared as values, never as substrings: ``−78%`` and ``cut 78%`` state one thing, ``15-70µs`` and
``15–70 microseconds`` another. Digits in names are no figures: H200, C++20, FlashAttention-2, Python 3.11, a year.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cvbuild.analysis.names import folded_text, is_name, masked
from cvbuild.analysis.tails import counted_by, percentile_of
from cvbuild.analysis.units import (
    BOUNDS,
    CURRENCIES,
    NUMBER_WORDS,
    SCALES,
    UNITS,
    alternatives,
)

__all__ = ["Figure", "figures", "same_value"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in a text.

    ``low`` and ``high`` are in the base of their ``dimension`` (nanoseconds for time, bytes for size); equal unless
    it is a range. ``unit`` is the dimension, ``ratio`` for ``8:1``, ``of`` for ``9/10``, or ``""`` for a bare number.
    ``per`` are the things it is counted by, in one spelling (``day``, ``second``, ``gpu``). ``start`` and ``end`` are
    offsets in the text.
    """

    text: str
    low: Decimal
    high: Decimal
    unit: str = ""
    sign: str = ""
    bound: str = ""  # "+", "sub" (under), "~" (about), "≤" (up to)
    per: tuple[str, ...] = ()
    percentile: str = ""
    start: int = 0
    end: int = 0

    @property
    def is_range(self) -> bool:
        """Whether it runs from one value to another."""
        return self.low != self.high and self.unit not in ("ratio", "of")


_WORD_BOUNDS = alternatives(word for word in BOUNDS if word[0].isalpha() and word != "sub-")
_BOUND = rf"(?:(?:{_WORD_BOUNDS})\s|(?:sub-|[<>~≈≥≤])\s?)"
_CURRENCY = alternatives(CURRENCIES)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,18})?"
_TENS = alternatives(word for word, value in NUMBER_WORDS.items() if value in range(20, 100, 10))
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_FIRST_LETTERS = "".join(sorted({word[0] for word in NUMBER_WORDS}))  # told at once, where forty words are not
_SPOKEN = rf"\b(?=[{_FIRST_LETTERS}])(?:(?:{_TENS})-(?:{_ONES})|{alternatives(NUMBER_WORDS)})\b"
_LETTER = r"(?:bn|mn|mio|(?-i:[kKmMBT])|(?(currency)b|[^\s\S]))(?![A-Za-z])"  # 5b counts nothing but money
_SCALE = rf"(?:(?(currency)\s?){_LETTER}|[\s-]?(?:thousand|million|billion|trillion)\b)"
_ODD = re.compile(r"\d-odd\b")
_PLUS = r"(?:\+|[- ]plus\b(?!\s\d)|\sor\smore\b)"
_FREQUENCY = (
    r"(?!\s(?:a|an|and|at|between|by|daily|during|each|every|for|in|on|over|per|since|weekly)\b|\s?[.,;)]|\s*$)"
)
_UNIT_WORDS = alternatives(unit for unit in UNITS if unit not in ("%", "×", "x", "times"))
_UNIT = rf"(?:%|×|x\b(?!\s?\d)|times\b{_FREQUENCY}|(?:{_UNIT_WORDS})\b)"


def _amount(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![\w-])(?P<bound>{_BOUND}))?(?P<sign>[+±-]|(?<!\S)–(?=\d))?(?P<currency>{_CURRENCY})?"
        rf"(?P<number>{number})(?P<scale>{_SCALE})?(?P<plus>{_PLUS})?"
        rf"(?:[\s-]?(?P<unit>{_UNIT}))?(?P<plus2>{_PLUS})?",
        re.IGNORECASE,
    )


_ANY_FIGURE = re.compile(r"\d|sub-", re.IGNORECASE)
_ANY_SPOKEN = re.compile(_SPOKEN, re.IGNORECASE)
_AMOUNTS = {False: _amount(_DIGITS), True: _amount(f"(?:{_DIGITS}|{_SPOKEN})")}
_NUMBERS = {False: re.compile(r"\d"), True: re.compile(rf"\d|{_SPOKEN}", re.IGNORECASE)}
_LEADS = (*BOUNDS, *(currency.strip() for currency in CURRENCIES), *"+±-–")
"""With what all ends that an amount may begin with, before its number."""
_BEFORE_NUMBER = max(map(len, BOUNDS)) + max(map(len, CURRENCIES)) + len(" -")
"""Characters between where an amount begins and its number, at most."""
_BETWEEN = re.compile(
    r"(?P<ratio>:)|(?P<of>/|\sof\s(?!(?:19|20)\d\d\b))|\s?(?P<arrow>→|->)\s?|(?P<to>\sto\s|-to-)|\s?[-–]\s?|(?P<and>\sand\s)"
)
_FAR = 80  # characters
_ACROSS = re.compile(
    r"(?i)\d\S*(?<![,;:.])(?:\s(?!(?:across|and|at|by|for|from|in|is|of|on|or|than|that|to|was|with)\s)[a-z][\w/-]*(?<!ing)){0,3}\s$",
    re.I,
)
"""What stands before an “over” that means *across* or *during*: “82% over 14 months”, “2M messages over 9 topics”."""
_SUB_UNIT = re.compile(r"(?<!\w)sub-(?P<unit>(?:milli|micro|nano)?second|minute|hour|ms|μs|us)\b", re.IGNORECASE)
_ZERO_TO_ONE = re.compile(r"(?<![\w.-])0(?:\s?(?:→|->|-|–)\s?|\sto\s|-to-)1(?![\w.%-])")


def figures(text: str, *, words: bool = False) -> tuple[Figure, ...]:
    """All figures of a text, in order; with ``words`` also numbers in words from *two* to *ninety-nine*."""
    return _parsed(text, words)


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures state the same amount; a bare number agrees with any counted thing of that number."""
    return (one.low, one.high) == (other.low, other.high) and (one.unit == other.unit)


@functools.lru_cache(maxsize=8192)
def _parsed(text: str, words: bool) -> tuple[Figure, ...]:
    if words and not _ANY_SPOKEN.search(text):
        return _parsed(text, False)
    if not words and not _ANY_FIGURE.search(text):
        return ()
    folded = masked(folded_text(text))
    found = [*_special(folded, text), *_scanned(folded, text, words)]
    ordered: list[Figure] = []
    for figure in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if not ordered or figure.start >= ordered[-1].end:
            ordered.append(figure)
    return tuple(ordered)


def _before(match: re.Match[str], folded: str) -> str:
    """What stands right before an amount: as much as is ever looked at."""
    return folded[max(0, match.start() - _FAR) : match.start()]


def _special(folded: str, text: str) -> Iterator[Figure]:
    """``0→1`` and ``sub-millisecond``."""
    for match in _ZERO_TO_ONE.finditer(folded) if "0" in folded else ():
        span = match.span()
        yield Figure(text[slice(*span)], Decimal(0), Decimal(1), "ratio", start=span[0], end=span[1])
    for match in _SUB_UNIT.finditer(folded) if "-" in folded else ():
        unit, factor = UNITS[match["unit"].lower()]
        span = match.span()
        yield Figure(
            text[slice(*span)], Decimal(factor), Decimal(factor), unit, bound="sub", start=span[0], end=span[1]
        )


def _scanned(folded: str, text: str, words: bool) -> Iterator[Figure]:
    position, names_end = 0, -1
    while match := _next_amount(folded, position, words):
        position = match.end("number")
        if _inside_word(match, folded):
            continue
        first, *others = _figures(match, _AMOUNTS[words], folded)
        if not first.unit and is_name(match, folded, names_end):
            names_end = position
            continue
        for figure in (first, *others):
            position = figure.end
            yield replace(figure, text=text[figure.start : figure.end].strip())


def _next_amount(folded: str, position: int, words: bool) -> re.Match[str] | None:
    """The next amount, looked for around the next number alone: in all of a text that takes long."""
    number = _NUMBERS[words].search(folded, position)
    if number is None:
        return None
    start = max(position, number.start() - _BEFORE_NUMBER)
    led = folded[start : number.start()].rstrip().casefold().endswith(_LEADS)
    return _AMOUNTS[words].search(folded, start if led else number.start())


def _inside_word(match: re.Match[str], folded: str) -> bool:
    """Whether the digits belong to a word: ``H200``, ``FlashAttention-2``, ``4MINDS``, ``2PC``, ``1.2.3``."""
    before = _before(match, folded)[-2:]
    if not match["bound"] and before:
        if match["sign"] == "-" and re.search(r"[\w).%+-]$", before):
            return True
        if _RUNS_INTO.search(before):
            return True
    return bool(_RUNS_ON.match(folded, match.end()))


_RUNS_INTO = re.compile(r"[\w.@#'’+$]$|\w[–/-]$")
_RUNS_ON = re.compile(
    r"[^\W]|\.\d|\(k\)|-(?-i:(?![A-Z]{2})[A-Z])"
    r"|-(?:axis|bit|d|digit|dof|factor|gauge|lead|legged|letter|on|phase|pin|sided|star|stroke|tier|way|wheel|yard)\b"
)


def _figures(match: re.Match[str], amount: re.Pattern[str], folded: str) -> list[Figure]:
    """The figure that begins with this amount, with what follows it; two where they are before and after."""
    between = _BETWEEN.match(folded, match.end())
    second = amount.match(folded, between.end()) if between else None
    if second is None or between is None:
        return [_finished(match, match, folded, "")]
    if _is_change(match, between, second, folded) and _may_follow(second, folded):
        return _change(match, second, folded)
    if not _continues(match, between, second, folded):
        return [_finished(match, match, folded, "")]
    return [_finished(match, second, folded, "ratio" if between["ratio"] else "of" if between["of"] else "")]


def _change(match: re.Match[str], second: re.Match[str], folded: str) -> list[Figure]:
    """Before and after; the one without a unit has that of the other: ``from 800 to 150 ms``, ``from 9 days to 5``."""
    before, after = _finished(match, second, folded, ""), _finished(second, second, folded, "")
    before = replace(before, high=before.low, end=match.end(), per=())
    after = replace(after, percentile=after.percentile or before.percentile)
    if match["unit"] and not second["unit"] and not second["currency"]:
        unit, factor = _unit(match)
        value = _value(second, second) * Decimal(factor)
        after = replace(after, low=value, high=value, unit=unit)
    return [before, after]


def _may_follow(second: re.Match[str], folded: str) -> bool:
    """Whether an amount stands by itself, and is no sign or bound of its own."""
    return not (second["sign"] or _RUNS_ON.match(folded, second.end()))


def _continues(match: re.Match[str], between: re.Match[str], second: re.Match[str], folded: str) -> bool:
    """Whether a second number belongs to the first: both ends of a range, both sides of a ratio."""
    if second["sign"] or second["bound"] or _RUNS_ON.match(folded, second.end()):
        return False
    if between["and"] and not re.search(r"\bbetween\s$", _before(match, folded), re.IGNORECASE):
        return False
    if between["ratio"] or between["of"]:
        return not (match["unit"] or match["scale"] or match["currency"] or second["currency"])
    same_money = (second["currency"] or match["currency"]) == match["currency"]
    units = {_unit(found)[0] for found in (match, second) if found["unit"]}
    return same_money and len(units) <= 1 and (not match["unit"] or bool(second["unit"]))


def _is_change(match: re.Match[str], between: re.Match[str], second: re.Match[str], folded: str) -> bool:
    """Whether the two are before and after: ``from 800 to 150 ms``, ``800 → 150 ms``."""
    if between["arrow"]:
        return True
    before = _before(match, folded)
    if between["to"] and re.search(r"\bfrom\s$", before, re.IGNORECASE):
        return not re.search(r"\b(?:rang|span|var)\w+\sfrom\s$", before, re.IGNORECASE)
    is_list = any(between[part] for part in ("ratio", "of", "and"))
    return not is_list and _value(match, second) > _value(second, second)


def _finished(match: re.Match[str], last: re.Match[str], folded: str, unit: str) -> Figure:
    high = _value(last, last)
    low = _value(match, last) if match is not last else high
    per, end = counted_by(folded, last.end())
    dimension = unit or _unit(match, last)[0]
    percentile, end = percentile_of(folded, match.start(), end) if dimension == "time" else ("", end)
    return Figure(
        text="",
        low=low,
        high=high,
        unit=dimension,
        sign={"+": "+", "-": "-", "–": "-"}.get(match["sign"] or "", ""),
        bound=_bound(match, last, folded),
        per=per,
        percentile=percentile,
        start=match.start(),
        end=end,
    )


def _unit(match: re.Match[str], last: re.Match[str] | None = None) -> tuple[str, str]:
    """Dimension and factor of an amount; one without a unit of its own has that of the range's end."""
    if match["currency"]:
        return CURRENCIES[match["currency"].lower()], "1"
    name = match["unit"] or (last["unit"] if last else "") or ""
    return UNITS.get(name.lower(), ("", "1"))


def _value(match: re.Match[str], last: re.Match[str]) -> Decimal:
    digits = match["number"].lower().replace(",", "")
    number = Decimal(digits) if digits[0].isdigit() else Decimal(_spoken(digits))
    scale = match["scale"] or (last["scale"] if not match["unit"] else "") or ""
    return number.scaleb(SCALES.get(scale.strip(" -").lower(), 0)) * Decimal(_unit(match, last)[1])


def _spoken(word: str) -> int:
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    tens, _, ones = word.partition("-")
    return NUMBER_WORDS[tens] + NUMBER_WORDS.get(ones, 1)


def _bound(match: re.Match[str], last: re.Match[str], folded: str) -> str:
    if any(found[name] for found in (match, last) for name in ("plus", "plus2")):
        return "+"
    if _ODD.match(folded, last.end() - 1):
        return "~"
    word = (match["bound"] or "").strip().lower()
    return "" if word == "over" and _ACROSS.search(_before(match, folded)) else BOUNDS.get(word, "")

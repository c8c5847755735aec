"""Figures in text, parsed to what they say: value or range, unit, sign, bound, per what, percentile.

Figures are compared as values, never as substrings: ``−78%`` and ``cut 78%`` state one thing, ``15-70µs`` and
``15–70 microseconds`` another. Digits in names are no figures: H200, C++20, FlashAttention-2, Python 3.11, a year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Figure", "figures", "same_value"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in a text.

    ``low`` and ``high`` are in the base of their ``dimension`` (nanoseconds for time, bytes for size); equal unless
    it is a range. ``unit`` is the dimension, or ``""`` for a bare number. ``per`` are the things it is counted by, in
    one spelling (``day``, ``second``, ``gpu``). ``start`` and ``end`` are offsets in the text.
    """

    text: str
    low: Decimal
    high: Decimal
    unit: str = ""
    sign: str = ""
    bound: str = ""  # "+", "sub" (under), "~" (about)
    per: tuple[str, ...] = ()
    percentile: str = ""
    start: int = 0
    end: int = 0


_SCALES = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "million": 6, "billion": 9, "thousand": 3}

_UNITS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("ns", "nanosecond", "nanoseconds"), ("time", "1")),
    **dict.fromkeys(("us", "μs", "microsecond", "microseconds"), ("time", "1e3")),
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), ("time", "1e6")),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), ("time", "1e9")),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), ("time", "6e10")),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), ("time", "3.6e12")),
    **dict.fromkeys(("day", "days"), ("time", "8.64e13")),
    **dict.fromkeys(("week", "weeks"), ("time", "6.048e14")),
    **dict.fromkeys(("month", "months"), ("month", "1")),
    **dict.fromkeys(("year", "years", "yr", "yrs"), ("month", "12")),
    **{prefix + "b": ("bytes", f"1e{3 * power}") for power, prefix in enumerate(("k", "m", "g", "t", "p"), 1)},
    **{prefix + "ib": ("bytes", str(1024**power)) for power, prefix in enumerate(("k", "m", "g", "t", "p"), 1)},
    **dict.fromkeys(("%", "percent", "per cent"), ("%", "1")),
    **dict.fromkeys(("x", "×", "times", "-fold", "fold"), ("x", "1")),
    **{prefix + "bps": ("bit/s", f"1e{3 * power}") for power, prefix in enumerate(("k", "m", "g", "t"), 1)},
    **{prefix + "hz": ("Hz", f"1e{3 * power}") for power, prefix in enumerate(("", "k", "m", "g"), 0)},
    "fps": ("fps", "1"),
}

_PER = {
    **dict.fromkeys(("s", "sec", "second"), "second"),
    **dict.fromkeys(("min", "minute"), "minute"),
    **dict.fromkeys(("h", "hr", "hour"), "hour"),
    **dict.fromkeys(("d", "day", "daily"), "day"),
    **dict.fromkeys(("wk", "week", "weekly"), "week"),
    **dict.fromkeys(("mo", "month", "monthly"), "month"),
    **dict.fromkeys(("y", "yr", "year", "yearly", "annually", "annual"), "year"),
}

_BOUNDS = {
    **dict.fromkeys(("sub-", "under", "below", "less than", "fewer than", "<"), "sub"),
    **dict.fromkeys(("over", "above", "more than", ">", "at least", "≥"), "+"),
    **dict.fromkeys(("~", "about", "around", "roughly", "approximately", "some", "nearly", "almost"), "~"),
}

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WORDS = sorted((unit for unit in _UNITS if unit[0].isalpha()), key=len, reverse=True)
_UNIT = rf"(?:%|×|(?:{'|'.join(_WORDS)})\b)"
_SCALE = r"(?:bn|mn|[kKmMbB](?![A-Za-z])|\s(?:million|billion|thousand)\b)"
_BOUND = "|".join(re.escape(word) for word in sorted(_BOUNDS, key=len, reverse=True))

_FIGURE = re.compile(
    rf"""
    (?:(?<![\w])(?P<bound>{_BOUND})\s?)?
    (?P<sign>[+\-−±])?
    (?P<currency>[$€£])?
    (?P<low>{_NUMBER})(?P<scale>{_SCALE})?(?P<plus>\+)?
    (?:(?:(?P<ratio>:|→)|\s?[-–—]\s?|\sto\s)[$€£]?(?P<high>{_NUMBER})(?P<scale2>{_SCALE})?(?P<plus2>\+)?)?
    (?:[\s-]?(?P<unit>{_UNIT}))?(?P<plus3>\+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PER_TAIL = re.compile(
    r"\s?(?:[A-Za-z]+(?=/))?(?:/|\bper\s|\ban?\s(?=day|year|month|week|second|hour|minute))\s?(?P<word>[A-Za-z]+)"
    r"|\s(?P<adverb>daily|weekly|monthly|yearly|annually)\b"
)
_PERCENTILE = re.compile(r"[\s,(]*\b(?:at\s)?[pP](?P<number>\d{2}(?:\.\d+)?)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_BEFORE = re.compile(r"(?:^|[\s(/])(?P<word>[A-Za-z+#]*[A-Z][\w+#.]*)\s$")


def figures(text: str) -> Iterator[Figure]:
    """All figures of a text, in order."""
    folded = _folded(text)
    position = 0
    while match := _FIGURE.search(folded, position):
        figure = _figure(match, folded, text)
        position = figure.end if figure else match.end("low")
        if figure:
            yield figure


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures state the same amount; a bare number agrees with any counted thing of that number."""
    return (one.low, one.high) == (other.low, other.high) and (one.unit == other.unit)


def _folded(text: str) -> str:
    """The text with one spelling for look-alikes, each character in its place."""
    folded = "".join(folded if len(folded := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)
    return folded.replace("\u2212", "-")


def _figure(match: re.Match[str], folded: str, text: str) -> Figure | None:
    if _inside_word(match, folded) or _is_name(match, folded):
        return None
    unit, factor = _unit(match)
    low = _value(match["low"], match["scale"] or (match["scale2"] if match["high"] else "")) * factor
    high = _value(match["high"], match["scale2"] or "") * factor if match["high"] else low
    if match["ratio"]:
        unit = "ratio"
    end = match.end()
    per, end = _per(folded, end)
    percentile = _PERCENTILE.match(folded, end)
    if percentile:
        end = percentile.end()
    return Figure(
        text=text[match.start() : end].strip(),
        low=low,
        high=high,
        unit=unit,
        sign={"+": "+", "-": "-"}.get(match["sign"] or "", ""),
        bound=_bound(match),
        per=per,
        percentile=f"p{percentile['number']}" if percentile else "",
        start=match.start(),
        end=end,
    )


def _inside_word(match: re.Match[str], folded: str) -> bool:
    """Whether the digits belong to a word: ``H200``, ``FlashAttention-2``, ``4MINDS``, ``2PC``, ``1.2.3``."""
    start = match.start("currency") if match["currency"] else match.start("low")
    before = folded[:start].rstrip("-") if match["sign"] == "-" else folded[:start]
    glued = bool(before) and (before[-1].isalnum() or before[-1] in "_.")
    if match["bound"] or match["sign"] == "+":
        glued = bool(re.search(r"[\w+]$", folded[: match.start("sign")])) if match["sign"] == "+" else False
    after = folded[match.end() : match.end() + 1]
    tail = folded[match.end() : match.end() + 2]
    runs_on = after.isalnum() or after == "_" or (after == "-" and tail[1:].isupper()) or bool(re.match(r"\.\d", tail))
    return glued or runs_on


def _is_name(match: re.Match[str], folded: str) -> bool:
    """Whether a bare number is a year or the version in a name: ``2024``, ``Python 3.11``, ``SLSA Level 3``."""
    parts = ("bound", "sign", "currency", "plus", "high", "unit", "plus3")
    if any(match[part] for part in parts) or (match["scale"] or "").strip() not in ("", "B"):
        return False
    if _YEAR.fullmatch(match["low"]):
        return True
    named = _NAME_BEFORE.search(folded[: match.start("low")])
    return bool(named) and (named.start("word") > 0 or not named["word"].istitle() if named else False)


def _unit(match: re.Match[str]) -> tuple[str, Decimal]:
    if match["currency"]:
        return match["currency"], Decimal(1)
    name = (match["unit"] or "").lower()
    dimension, factor = _UNITS.get(name, ("", "1"))
    return dimension, Decimal(factor)


def _value(number: str, scale: str) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(_SCALES.get((scale or "").strip().lower(), 0))


def _bound(match: re.Match[str]) -> str:
    if match["plus"] or match["plus2"] or match["plus3"]:
        return "+"
    return _BOUNDS.get((match["bound"] or "").lower(), "")


def _per(folded: str, end: int) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    while tail := _PER_TAIL.match(folded, end):
        word = (tail["word"] or tail["adverb"]).lower()
        found.append(_PER.get(word, word))
        end = tail.end()
    return tuple(found), end

"""Figures in text as values: number or range, unit, sign, bound, rate, percentile.

Figures are compared as values, never as substrings: ``−78%`` and ``cut 78%`` state one thing, ``15-70µs`` and
``15–70 microseconds`` another. Digits in names are not figures: H200, C++20, FlashAttention-2, Python 3.11, a year.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.figures.exclusions import folded_text, is_name, is_year, masked
from cvbuild.analysis.figures.languages import ALL, ENGLISH, in_english_notation, notation
from cvbuild.analysis.figures.qualifiers import counted_by, percentile_of
from cvbuild.analysis.figures.units import BOUNDS, CURRENCIES, SCALES, UNITS, alternatives

__all__ = ["Figure", "figures", "same_value"]


class Figure(Struct, frozen=True):
    """A figure in a text.

    ``low`` and ``high`` are in the base unit of the dimension (nanoseconds for time, bytes for size), and equal unless
    it is a range. ``unit`` is the dimension, ``ratio`` for ``8:1``, ``of`` for ``9/10``, or ``""`` for a number without
    a unit. ``per`` are the units it is counted by (``day``, ``second``, ``gpu``). ``start`` and ``end`` are offsets.
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
        """Return whether it is a range."""
        return self.low != self.high and self.unit not in ("ratio", "of")


_CURRENCY = alternatives(CURRENCIES)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,18})?"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_LETTER = r"(?:bn|mn|mio|(?-i:[kKmMBT])|(?(currency)b|[^\s\S]))(?![A-Za-z])"  # 5b is only an amount of money
_ODD = re.compile(r"\d-odd\b")
_PLUS = r"(?:\+|[- ]plus\b(?!\s\d)|\sor\smore\b)"
_PLUS_ELSEWHERE = r"(?:\+|[- ](?:oder\smehr|(?:et|ou)\splus|o\smás)\b)"
"""The same in other languages; “six fois plus” is a comparison."""
_FREQUENCY = (
    r"(?!\s(?:a|an|and|at|between|by|daily|during|each|every|for|in|on|over|per|since|weekly)\b|\s?[.,;)]|\s*$)"
)


@functools.cache
def _spoken_pattern(language: str) -> str:
    """Return the pattern of number words; their first letters are a quick test before the pattern of forty words."""
    numbers = notation(language).numbers
    first = "".join(sorted({word[0] for word in numbers}))
    if notation(language) is not ENGLISH:
        return rf"\b(?=[{first}])(?:{alternatives(numbers)})\b"
    tens = alternatives(word for word, value in numbers.items() if value in range(20, 100, 10))
    return rf"\b(?=[{first}])(?:(?:{tens})-(?:{_ONES})|{alternatives(numbers)})\b"


def _word_scales(language: str) -> str:
    own = notation(language)
    if own is ENGLISH:
        return r"[\s-]?(?:thousand|million|billion|trillion)\b"
    return rf"\s?(?:{alternatives(word for word in own.scales if word not in SCALES or len(word) > 3)})(?!\w)"


@functools.cache
def _amount(language: str, spoken: bool) -> re.Pattern[str]:
    own = notation(language)
    word_bounds = alternatives(word for word in own.bounds if word[0].isalpha() and word != "sub-")
    bound = rf"(?:(?:{word_bounds})\s|(?:sub-|[<>~≈≥≤])\s?)"
    scale = rf"(?:(?(currency)\s?){_LETTER}|{_word_scales(language)})"
    words = alternatives(unit for unit in own.units if unit not in ("%", "×", "x", "times", "€", "$", "£"))
    unit = rf"(?:%|×|[€$£](?!\s?\d)|x\b(?!\s?\d)|times\b{_FREQUENCY}|(?:{words})(?!\w))"
    more = _PLUS if own is ENGLISH else _PLUS_ELSEWHERE
    number = f"(?:{_DIGITS}|{_spoken_pattern(language)})" if spoken else _DIGITS
    return re.compile(
        rf"(?:(?<![\w-])(?P<bound>{bound}))?(?P<sign>[+±-]|(?<!\S)–(?=\d))?(?P<currency>{_CURRENCY})?"
        rf"(?P<number>{number})(?P<scale>{scale})?(?P<plus>{more})?"
        rf"(?:[\s-]?(?P<unit>{unit}))?(?P<plus2>{more})?",
        re.IGNORECASE,
    )


@functools.cache
def _numbers(language: str, spoken: bool) -> re.Pattern[str]:
    return re.compile(rf"\d|{_spoken_pattern(language)}" if spoken else r"\d", re.IGNORECASE)


_ANY_FIGURE = re.compile(r"\d|sub-", re.IGNORECASE)


@functools.cache
def _leads(language: str) -> tuple[str, ...]:
    """Return the last characters of anything that may begin an amount before its number."""
    return (*notation(language).bounds, *(currency.strip() for currency in CURRENCIES), *"+±-–")


_BEFORE_NUMBER = max(map(len, BOUNDS)) + max(map(len, CURRENCIES)) + len(" -")
"""The most characters between the beginning of an amount and its number."""


@functools.cache
def _between(language: str) -> re.Pattern[str]:
    own = notation(language)
    until = rf"|\s(?:{own.range_to})\s" if own.range_to else ""
    return re.compile(
        rf"(?P<ratio>:)|(?P<of>/|\s(?:{own.of})\s(?!(?:19|20)\d\d\b))|\s?(?P<arrow>→|->)\s?"
        rf"|(?P<to>\s(?:{own.to})\s(?:the\s)?|-to-){until}|\s?[-–]\s?|(?P<and>\s(?:{own.both})\s)",
        re.IGNORECASE,
    )


@functools.cache
def _from(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{notation(language).before})\s$", re.IGNORECASE)


_ARTICLES = re.compile(r"\b(?:du|del)\s.*\s(?:au|al)\s", re.IGNORECASE)
"""Articles that only a change has: “du 88 % au 95 %”; “de 5 à 9” may be a range."""
_FAR = 80  # characters
_ACROSS = re.compile(
    r"(?i)\d\S*(?<![,;:.])(?:\s(?!(?:across|and|at|by|for|from|in|is|of|on|or|than|that|to|was|with)\s)[a-z][\w/-]*(?<!ing)){0,3}\s$",
    re.I,
)
"""Text before an “over” that means *across* or *during*: “82% over 14 months”, “2M messages over 9 topics”."""
_SUB_UNIT = re.compile(r"(?<!\w)sub-(?P<unit>(?:milli|micro|nano)?second|minute|hour|ms|μs|us)\b", re.IGNORECASE)
_ZERO_TO_ONE = re.compile(r"(?<![\w.-])0(?:\s?(?:→|->|-|–)\s?|\sto\s|-to-)1(?![\w.%-])")


def figures(text: str, *, words: bool = False, language: str = "en") -> tuple[Figure, ...]:
    """Return all figures of a text, in order; with ``words`` also numbers in words from *two* to *ninety-nine*."""
    return _parsed(text, words, language.partition("-")[0].lower())


def same_value(one: Figure, other: Figure) -> bool:
    """Return whether two figures state the same amount in the same unit."""
    return (one.low, one.high) == (other.low, other.high) and (one.unit == other.unit)


@functools.lru_cache(maxsize=8192)
def _parsed(text: str, words: bool, language: str) -> tuple[Figure, ...]:
    if notation(language) is ENGLISH:
        language = "en"
    if words and not _numbers(language, True).search(text):
        return ()
    if not words and not _ANY_FIGURE.search(text):
        return ()
    folded = masked(in_english_notation(folded_text(text), language))
    found = [*_special(folded, text), *_scanned(folded, text, words, language)]
    ordered: list[Figure] = []
    for figure in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if not ordered or figure.start >= ordered[-1].end:
            ordered.append(figure)
    return tuple(ordered)


def _before(match: re.Match[str], folded: str) -> str:
    """Return the text directly before an amount, as far as it is examined."""
    return folded[max(0, match.start() - _FAR) : match.start()]


def _special(folded: str, text: str) -> Iterator[Figure]:
    """Yield ``0→1`` and ``sub-millisecond``."""
    for match in _ZERO_TO_ONE.finditer(folded) if "0" in folded else ():
        span = match.span()
        yield Figure(text[slice(*span)], Decimal(0), Decimal(1), "ratio", start=span[0], end=span[1])
    for match in _SUB_UNIT.finditer(folded) if "-" in folded else ():
        unit, factor = UNITS[match["unit"].lower()]
        span = match.span()
        yield Figure(
            text[slice(*span)], Decimal(factor), Decimal(factor), unit, bound="sub", start=span[0], end=span[1]
        )


def _scanned(folded: str, text: str, words: bool, language: str) -> Iterator[Figure]:
    position, names_end = 0, -1
    while match := _next_amount(folded, position, words, language):
        position = match.end("number")
        if _inside_word(match, folded) or is_year(match, folded):
            continue
        first, *others = _figures(match, _amount(language, words), folded, language)
        if not first.unit and is_name(match, folded, names_end, notation(language).labels):
            names_end = position
            continue
        for figure in (first, *others):
            position = figure.end
            yield replace(figure, text=text[figure.start : figure.end].strip())


def _next_amount(folded: str, position: int, words: bool, language: str) -> re.Match[str] | None:
    """Return the next amount; searching around the next number is faster than searching the whole text."""
    number = _numbers(language, words).search(folded, position)
    if number is None:
        return None
    start = max(position, number.start() - _BEFORE_NUMBER)
    led = folded[start : number.start()].rstrip().casefold().endswith(_leads(language))
    return _amount(language, words).search(folded, start if led else number.start())


def _inside_word(match: re.Match[str], folded: str) -> bool:
    """Return whether the digits belong to a word: ``H200``, ``FlashAttention-2``, ``4MINDS``, ``2PC``, ``1.2.3``."""
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


def _figures(match: re.Match[str], amount: re.Pattern[str], folded: str, language: str) -> list[Figure]:
    """Yield the figure that begins with this amount; two for a before and an after."""
    between = _between(language).match(folded, match.end())
    second = amount.match(folded, between.end()) if between else None
    if second is None or between is None:
        return [_finished(match, match, folded, "")]
    if _is_change(match, between, second, folded, language) and _may_follow(second, folded):
        return _change(match, second, folded)
    if not _continues(match, between, second, folded, language):
        return [_finished(match, match, folded, "")]
    return [_finished(match, second, folded, "ratio" if between["ratio"] else "of" if between["of"] else "")]


def _change(match: re.Match[str], second: re.Match[str], folded: str) -> list[Figure]:
    """Yield before and after; either may take the other's unit: ``from 800 to 150 ms``, ``from 9 days to 5``."""
    before, after = _finished(match, second, folded, ""), _finished(second, second, folded, "")
    before = replace(before, high=before.low, end=match.end(), per=())
    after = replace(after, percentile=after.percentile or before.percentile)
    if match["unit"] and not second["unit"] and not second["currency"]:
        unit, factor = _unit(match)
        value = _value(second, second) * Decimal(factor)
        after = replace(after, low=value, high=value, unit=unit)
    return [before, after]


def _may_follow(second: re.Match[str], folded: str) -> bool:
    """Return whether an amount is independent, without a sign or bound of its own."""
    return not (second["sign"] or _RUNS_ON.match(folded, second.end()))


def _continues(match: re.Match[str], between: re.Match[str], second: re.Match[str], folded: str, language: str) -> bool:
    """Return whether a second number belongs to the first: the end of a range, the other side of a ratio."""
    if second["sign"] or second["bound"] or _RUNS_ON.match(folded, second.end()):
        return False
    if between["and"] and not re.search(rf"\b{notation(language).between}\s$", _before(match, folded), re.IGNORECASE):
        return False
    if between["of"] and _begins_change(between, second, folded, language):
        return False
    if between["ratio"] or between["of"]:
        return not (match["unit"] or match["scale"] or match["currency"] or second["currency"])
    same_money = (second["currency"] or match["currency"]) == match["currency"]
    units = {_unit(found)[0] for found in (match, second) if found["unit"]}
    return same_money and len(units) <= 1 and (not match["unit"] or bool(second["unit"]))


def _begins_change(between: re.Match[str], second: re.Match[str], folded: str, language: str) -> bool:
    """Return whether the second number is the before of a change, not a whole: “Typ 40 von 14,8 kg auf 11,1 kg”."""
    own = notation(language)
    if not re.fullmatch(own.before, between["of"].strip(), re.IGNORECASE):
        return False
    return bool(re.match(rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{own.to})\s\d", folded[second.end() :], re.IGNORECASE))


def _is_change(match: re.Match[str], between: re.Match[str], second: re.Match[str], folded: str, language: str) -> bool:
    """Return whether the two are before and after: ``from 800 to 150 ms``, ``800 → 150 ms``."""
    if between["arrow"]:
        return True
    before = _before(match, folded)
    falls = _value(match, second) > _value(second, second)
    if between["to"] and _from(language).search(before):
        if notation(language).to_means_change or _ARTICLES.search(f"{before[-8:]} {between[0]}"):
            return not re.search(r"\b(?:rang|span|var)\w+\sfrom\s$", before, re.IGNORECASE)
        return falls or bool(re.search(notation(language).direction, before, re.IGNORECASE))
    is_list = any(between[part] for part in ("ratio", "of", "and"))
    return not is_list and falls


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
    """Return dimension and factor of an amount; without a unit of its own it takes that of the range's end."""
    if match["currency"]:
        return CURRENCIES[match["currency"].lower()], "1"
    name = match["unit"] or (last["unit"] if last else "") or ""
    return ALL.units.get(name.lower()) or UNITS.get(name.lower(), ("", "1"))


def _value(match: re.Match[str], last: re.Match[str]) -> Decimal:
    digits = match["number"].lower().replace(",", "")
    number = Decimal(digits) if digits[0].isdigit() else Decimal(_spoken(digits))
    scale = match["scale"] or (last["scale"] if not match["unit"] else "") or ""
    return number.scaleb(ALL.scales.get(scale.strip(" -").lower(), 0)) * Decimal(_unit(match, last)[1])


def _spoken(word: str) -> int:
    if word in ALL.numbers:
        return ALL.numbers[word]
    tens, _, ones = word.partition("-")
    return ALL.numbers[tens] + ALL.numbers.get(ones, 1)


def _bound(match: re.Match[str], last: re.Match[str], folded: str) -> str:
    if any(found[name] for found in (match, last) for name in ("plus", "plus2")):
        return "+"
    if _ODD.match(folded, last.end() - 1):
        return "~"
    word = (match["bound"] or "").strip().lower()
    return "" if word == "over" and _ACROSS.search(_before(match, folded)) else ALL.bounds.get(word, "")

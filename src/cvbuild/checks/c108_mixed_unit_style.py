"""Units that are written in several styles.

What: Compares, each separately, the space between number and unit ("120 ms", "800ms"; "%" on its own), the spellings
of micro (µ, μ, u), symbols with words ("70µs", "50 microseconds"), the case of bytes and hertz (GB, gb), the
multiplication sign (3x, 3×), and the position of a currency ($5M, 5M USD). Only sentences are checked; quoted titles
are ignored.

Why: Engineers, nurses and cooks judge each other by their units. The same unit in two styles looks like two
measurements by two people.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Cut the mill from 900 ms to 120 ms
          - Held the store below 800ms   # C108
          - Raised output 3x and 2x
          - Raised yield 4×   # C108
          - Answered in 15 µs
          - Wrote in 50 microseconds   # C108

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Cut the mill from 900 ms to 120 ms, 40% of what it was
          - Raised output 3x for $5M, in 50 minutes
          - Answered in 15 µs, as "A Mill at 800ms" says
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import Passage, prose
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C108", "mixed-unit-style", Severity.WARNING)

_WORDS = {
    "nanosecond": "ns",
    "microsecond": "µs",
    "millisecond": "ms",
    "kilobyte": "KB",
    "megabyte": "MB",
    "gigabyte": "GB",
    "terabyte": "TB",
    "petabyte": "PB",
    "megahertz": "MHz",
    "gigahertz": "GHz",
    "milligram": "mg",
    "microgram": "µg",
    "kilogram": "kg",
    "milliliter": "ml",
    "millilitre": "ml",
    "kilometer": "km",
    "kilometre": "km",
    "centimeter": "cm",
    "centimetre": "cm",
    "millimeter": "mm",
    "millimetre": "mm",
    "kilowatt": "kW",
    "megawatt": "MW",
}
_SYMBOL = (  # “20s” may be a decade, “5m” a number of millions
    r"ns|[µμu]s|ms|(?<!0)s|min|[KkMmGgTtPp]i?[Bb]|[kKMGT]?[Hh]z|[kMGT]?bps|[µμm]?g|kg|[µμ][mlL]|(?<!\d)m|[lL]|m[lL]|km|cm|mm|nm|kW|MW|GW|kWh|MWh"
    r"|GWh|TWh|kV|mV|kPa|MPa|psi|rpm|fps|dB|Å"
)
_UNIT = re.compile(
    rf"(?<![\w.,/$€£])[~<>]?(?P<number>\d[\d,.]*)(?:\s?[-–]\s?\d[\d,.]*)?(?P<blank>[ \u00a0\u202f]?)(?P<unit>{_SYMBOL})"
    r"(?![\w-])"
)
_WORD = re.compile(rf"\d (?P<unit>{'|'.join(_WORDS)})s?\b")
_PERCENT = re.compile(r"\d(?P<blank>[ \u00a0\u202f]?)%")
_FACTOR = re.compile(r"(?<![\w.,×])\d[\d,.]*(?P<sign>[xX×])(?![\w×])")
_MONEY = re.compile(
    r"(?P<before>[$€£]) ?\d[\d,.]*|\b(?P<code_before>USD|EUR|GBP) ?\d[\d,.]*"
    r"|\d[\d,.]*[KkMmBb]?n? ?(?P<behind>USD|EUR|GBP|€)"
)
_CODES = {"$": "USD", "€": "EUR", "£": "GBP"}

_FOOT = re.compile(r"\d\s?(?:ft|feet|yards|inches)\b")
_AREA = re.compile(
    r"\d\s?(?:(?P<metre>m²|m2\b|sqm\b|sq\.?\sm\b|square\smet(?:re|er)s?)|(?P<foot>sq\.?\s?ft\b|square\sf(?:ee|oo)t|ft²))(?!\s?\()"
)
_LENGTH = lazy_pattern(
    r"(?<![\w$€£.,])[\d.,]*\d\s(?:(?P<metre>m|km|cm|mm|metres?|meters?|kilomet(?:er|re)s?)|(?P<foot>ft|feet|yards|inches))\b(?!\s?\()"
)
"""Lengths of either system; one that is repeated in brackets is meant for both kinds of readers."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a unit of a minority style."""
    kinds: dict[str, Ways] = {}
    for passage in prose(subject):
        for kind, way, match in _noted(passage):
            kinds.setdefault(kind, Ways()).add(way, passage, *match.span())
    for ways in kinds.values():
        message = "'{text}' is written with {way}, but such units with {rule} in {places}"
        yield from mixed(CHECK, subject, ways.spots, message, "write it with {rule}, too")


def _noted(passage: Passage) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Yield the kind of unit, its style and its place."""
    text = passage.masked
    for match in _UNIT.finditer(text):
        yield from _unit_ways(match)
    for match in _WORD.finditer(text):
        yield f"word {_WORDS[match['unit']]}", "a word", match
    for match in _LENGTH.finditer(text) if _FOOT.search(text) or "m" in text else ():
        yield "system", "feet" if match["foot"] else "metres", match
    for match in _AREA.finditer(text) if "sq" in text or "²" in text else ():
        yield "area", "square feet" if match["foot"] else "square metres", match
    for match in _PERCENT.finditer(text):
        yield "percent", _blank(match), match
    for match in _FACTOR.finditer(text):
        yield "factor", f"'{match['sign']}'", match
    for match in _MONEY.finditer(text):
        sign = match["before"] or match["code_before"] or match["behind"]
        way = (
            "the sign in front"
            if match["before"]
            else "the code in front"
            if match["code_before"]
            else "the code after it"
        )
        yield f"money {_CODES.get(sign, sign)}", way, match


def _unit_ways(match: re.Match[str]) -> Iterator[tuple[str, str, re.Match[str]]]:
    unit = match["unit"]
    if unit in ("m", "g", "us") and not (unit == "us" and not match["blank"]):
        return  # too short to be certain: 5 m may be millions
    yield "blank", _blank(match), match
    micro = unit[0] in "µμu" and len(unit) == 2
    if micro:
        yield "micro", {"µ": "the micro sign", "μ": "the Greek letter", "u": "'u'"}[unit[0]], match
    symbol = f"µ{unit[1]}" if micro else unit
    yield f"word {symbol}", "a symbol", match
    if unit.lower() in ("kb", "mb", "gb", "tb", "pb", "hz", "khz", "mhz", "ghz"):
        yield f"case {unit.lower()}", f"'{unit}'", match


def _blank(match: re.Match[str]) -> str:
    return "a space" if match["blank"] else "no space"

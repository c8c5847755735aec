"""Words around a number that give it its meaning: units, scales, bounds, periods, number words, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "BOUNDS",
    "CURRENCIES",
    "FRACTIONS",
    "LABELS",
    "NUMBER_WORDS",
    "PERIODS",
    "RATES",
    "SCALES",
    "THINGS_COUNTED_BY",
    "UNITS",
    "alternatives",
]


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


SCALES = {"k": 3, "m": 6, "mn": 6, "mio": 6, "b": 9, "bn": 9, "t": 12}
SCALES |= {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Powers of ten by their letter or word."""

_PREFIXES = ("k", "m", "g", "t", "p")

UNITS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("ns", "nanosecond", "nanoseconds"), ("time", "1")),
    **dict.fromkeys(("us", "μs", "microsecond", "microseconds"), ("time", "1e3")),
    **dict.fromkeys(("ms", "msec", "millisecond", "milliseconds"), ("time", "1e6")),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), ("time", "1e9")),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), ("time", "6e10")),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), ("time", "3.6e12")),
    **dict.fromkeys(("day", "days"), ("time", "8.64e13")),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), ("time", "6.048e14")),
    **dict.fromkeys(("month", "months"), ("month", "1")),
    **dict.fromkeys(("year", "years", "yr", "yrs"), ("month", "12")),
    **{prefix + "b": ("bytes", f"1e{3 * power}") for power, prefix in enumerate(_PREFIXES, 1)},
    **{prefix + "ib": ("bytes", str(1024**power)) for power, prefix in enumerate(_PREFIXES, 1)},
    **dict.fromkeys(("terabyte", "terabytes"), ("bytes", "1e12")),
    **dict.fromkeys(("gigabyte", "gigabytes"), ("bytes", "1e9")),
    **dict.fromkeys(("petabyte", "petabytes"), ("bytes", "1e15")),
    **dict.fromkeys(("%", "percent", "per cent", "pct"), ("%", "1")),
    **dict.fromkeys(("pp", "percentage point", "percentage points"), ("pp", "1")),
    **dict.fromkeys(("basis points", "basis point", "bps"), ("pp", "0.01")),
    **dict.fromkeys(("x", "×", "times", "fold"), ("x", "1")),
    **{prefix + "bps": ("bit/s", f"1e{3 * power}") for power, prefix in enumerate(_PREFIXES[:4], 1)},
    **{prefix + "hz": ("Hz", f"1e{3 * power}") for power, prefix in enumerate(("", "k", "m", "g"))},
    **dict.fromkeys(("dollars", "dollar", "usd"), ("$", "1")),
    **dict.fromkeys(("euros", "euro", "eur"), ("€", "1")),
    "gbp": ("£", "1"),
    "fps": ("fps", "1"),
    "kw": ("W", "1e3"),
    "mw": ("W", "1e6"),
}
"""Dimension and factor to its base: nanoseconds, months, bytes, percent, bits a second, hertz, watts."""

CURRENCIES = {
    "$": "$",
    "us$": "$",
    "ca$": "$",
    "au$": "$",
    "a$": "$",
    "c$": "$",
    "nz$": "$",
    "usd ": "$",
    "€": "€",
    "eur ": "€",
    "£": "£",
    "gbp ": "£",
}
CURRENCIES |= {"¥": "¥", "₹": "₹", "chf ": "CHF", "inr ": "₹"}

PERIODS = {
    **dict.fromkeys(("s", "sec", "second"), "second"),
    **dict.fromkeys(("min", "minute"), "minute"),
    **dict.fromkeys(("h", "hr", "hour", "hourly"), "hour"),
    **dict.fromkeys(("d", "day", "daily"), "day"),
    **dict.fromkeys(("wk", "week", "weekly"), "week"),
    **dict.fromkeys(("mo", "mth", "month", "monthly"), "month"),
    **dict.fromkeys(("qtr", "quarter", "quarterly"), "quarter"),
    **dict.fromkeys(("y", "yr", "year", "yearly", "annually", "annual", "annum"), "year"),
}
"""One spelling for each period of a rate."""

RATES = ("qps", "rps", "tps", "iops")
"""Short names of rates per second."""

THINGS_COUNTED_BY = ("gpu", "cpu", "core", "node", "server", "machine", "user", "request", "query", "token", "seat")
"""Units after a slash: ``/GPU``; ``vendors/partners`` is not a rate."""

BOUNDS = {
    **dict.fromkeys(("sub-", "under", "below", "less than", "fewer than", "within", "<"), "sub"),
    **dict.fromkeys(("over", "above", "more than", "at least", "exceeding", "in excess of", ">", "≥"), "+"),
    **dict.fromkeys(("~", "≈", "about", "around", "roughly", "approximately", "approx.", "some"), "~"),
    **dict.fromkeys(("nearly", "almost"), "~"),
    **dict.fromkeys(("up to", "as many as", "as much as", "at most", "no more than", "≤"), "≤"),
}
"""Words before a figure that make it a bound."""

_LABELS = """
age ages aged article appendix aula building category chapter class cohort course day department dept district error
exhibit figure floor form gate generation grade grades highway item lab level levels line module number page pages
part phase phases port precinct question release room route rule schedule season section series session stage stages
standard step suite table tier tiers title top track type types unit version volume week windows year years zone
angular boeing django fortune forbes highway java kotlin llama microsoft office python rails react swift ubuntu unity
unreal vue
"""
LABELS = frozenset(_LABELS.split())
"""Words whose number is only a name: ``grade 8``, ``Room 204``, ``Python 3``."""

_TO_TWENTY = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty
"""
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
"""Parts of a whole, with how many make one."""
NUMBER_WORDS = dict(zip(_TO_TWENTY.split(), range(2, 21), strict=True))
NUMBER_WORDS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS |= {"a dozen": 12, "one hundred": 100, "a hundred": 100}
"""Numbers in words. *One* is left out, because it is seldom a count (“one of”, “no one”)."""

"""Figures with what they measure: ``order-execution latency cut 78%`` is 78% of ``order``, ``execution``, ``latency``.

Two figures conflict if they measure one thing and state two amounts. The clause decides which words belong to a
figure; no grammar is needed, because both sides are read in the same way.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.figures.figures import Figure, figures, same_value
from cvbuild.analysis.figures.units import CURRENCIES, NUMBER_WORDS, alternatives
from cvbuild.analysis.language.stems import content, stem
from cvbuild.analysis.language.tokens import lower_words
from cvbuild.analysis.language.verbs import verb

__all__ = ["Measured", "agrees", "measured", "multiples", "same_measure"]

_ACTS = """
achieve add administer analyze architect assist attain automate bring build collect complete conduct create
cut decrease deliver design develop direct double drive drop earn eliminate enable ensure establish exceed
expand fall gain generate get give grow halve handle help hire hold implement improve increase keep launch lead lift
lower maintain make manage mentor move onboard oversee own perform power process produce provide raise reach reduce
report rise roll run save scale secure serve ship shorten shrink slash speed streamline strengthen supervise support
surpass sustain trim triple turn win work write yield
"""
_ACT_STEMS = frozenset(stem(word) for word in _ACTS.split())
_DIRECTIONS = """
about annual annually average cheaper down faster fewer greater high higher less low lower more overall quicker rather
reduction slower smaller better larger total up increase decrease drop gain improvement percent roughly least
"""
_IDLE = frozenset(stem(word) for word in _DIRECTIONS.split()) | _ACT_STEMS

_LINKS = (
    "and|or|while|with|plus|but|then|which|that|who|when|where|by|using|through|via|after|before|as|thanks|due|because"
)
_LEFT = re.compile(rf"[,;:.!?()\[\]…]|\s[–—-]\s|\b(?:{_LINKS})\b", re.IGNORECASE)
_RIGHT = re.compile(
    rf"[,;:.!?()\[\]…]|\s[–—-]\s|\b(?:{_LINKS}|across|for|in|on|during|within|over|since|at|to|into|from|per|against"
    r"|among|between|under|without|versus|vs|than|throughout)\b|\d",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:\b(?:a|an|as|at|by|for|from|in|is|of|on|over|than|the|to|under|up|was|were|with|within)\s+)+$", re.IGNORECASE
)
_NO_NOUN = re.compile(rf"[\d.,+~%$€£]+\w*|\b(?:per|a|an|sub|{alternatives(NUMBER_WORDS)})\b|/\w+", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|→|->)\s*")
"""Between before and after: both measure one thing, which is named next to the first."""
_IN_WHAT = re.compile(r"\s(?:in|of)(?=\s[a-z])")
_MULTIPLES = {
    **dict.fromkeys(("doubled", "doubling", "double", "twofold", "twice"), ("x", 2)),
    **dict.fromkeys(("tripled", "tripling", "triple", "threefold"), ("x", 3)),
    **dict.fromkeys(("quadrupled", "quadrupling", "fourfold"), ("x", 4)),
    **dict.fromkeys(("halved", "halving", "half"), ("%", 50)),
}


class Measured(Struct, frozen=True, dict=True):
    """A figure, and the words of its clause: ``before`` it, since the previous figure, and ``after`` its number.

    The stems are computed on demand: the values already distinguish most figures.
    """

    figure: Figure
    before: str
    after: str

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words for what it measures."""
        found = content(f"{self._clause} {self.after}") - _IDLE
        return frozenset(word for word in found if len(word) > 1)  # one letter is a unit: “3 m”

    @functools.cached_property
    def acts(self) -> frozenset[str]:
        """The stems of the verbs that change it."""
        return frozenset(map(_act, lower_words(self._clause))) - {""}

    @functools.cached_property
    def _clause(self) -> str:
        return _last(_LEFT, _JOINT.sub("", self.before))


@functools.lru_cache(maxsize=4096)
def measured(text: str, words: bool = False, language: str = "en") -> tuple[Measured, ...]:
    """Return all figures of a text with their measures; with ``words`` also numbers in words."""
    found: list[Measured] = []
    left = 0
    for figure in figures(text, words=words, language=language):
        following = _first(_RIGHT, text[figure.end + _in_what(figure, text) :])
        one = Measured(figure, text[left : figure.start], f"{_counted(figure)} {following}")
        if found and _TO.fullmatch(text[found[-1].figure.end : figure.start]) and not one.words:
            one = replace(found[-1], figure=figure)
        found.append(one)
        left = figure.end + len(following)
    return tuple(found)


def _counted(figure: Figure) -> str:
    """Return the noun inside the figure: ``queries`` in ``3.5M queries/sec per GPU``."""
    return "" if figure.unit else _NO_NOUN.sub(" ", figure.text)


def _in_what(figure: Figure, text: str) -> int:
    """Return the length of the “in” between a sum of money and its noun: “$2M in revenue”."""
    found = _IN_WHAT.match(text, figure.end) if figure.unit in CURRENCIES.values() else None
    return found.end() - figure.end if found else 0


@functools.lru_cache(maxsize=4096)
def _act(word: str) -> str:
    """Return the stem of a verb that changes an amount; empty for any other word."""
    found = verb(word)
    act = stem(found.base) if found else ""
    return act if act in _ACT_STEMS else ""


def _last(pattern: re.Pattern[str], text: str) -> str:
    """Return the text after the last match."""
    ends = [match.end() for match in pattern.finditer(text)]
    return text[ends[-1] :] if ends else text


def _first(pattern: re.Pattern[str], text: str) -> str:
    """Return the text before the first match."""
    match = pattern.search(text)
    return text[: match.start()] if match else text


def same_measure(one: Measured, other: Measured) -> bool:
    """Return whether two figures may measure one thing: one unit, and half of the smaller set of words in common."""
    a, b = one.figure, other.figure
    if a.unit != b.unit or (a.per and b.per and a.per != b.per):
        return False
    if a.percentile and b.percentile and a.percentile != b.percentile:
        return False
    if not one.words and not other.words:
        return bool(one.acts & other.acts)
    return 2 * len(one.words & other.words) >= min(len(one.words), len(other.words)) > 0


def agrees(said: Figure, known: Figure) -> bool:
    """Return whether a figure states no more than a known one: the same value, or one within its own bound.

    ``over $4M`` agrees with $4.2M, ``nearly 50`` with 48, ``up to 5x`` and ``at least 2x`` with 2-5x.
    """
    if same_value(said, known):
        return True
    if said.unit != known.unit or said.is_range:
        return False
    slack, near = known.high / 4, known.high / 10
    within = {
        "+": (known.low - slack, known.low),
        "≤": (known.high, known.high),
        "sub": (known.high, known.high + slack),
        "~": (known.high - near, known.high + near),
    }
    lowest, highest = within.get(said.bound, (known.high + 1, known.high))
    return lowest <= said.low <= highest


def multiples(text: str) -> Iterable[Figure]:
    """Yield the multiples that verbs state: ``doubled`` is 2x, ``halved`` is 50%."""
    for word in lower_words(text):
        if word in _MULTIPLES:
            unit, value = _MULTIPLES[word]
            yield Figure(word, Decimal(value), Decimal(value), unit)

"""Changes in sentences: a verb with a direction, the figures before and after, and the stated percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.figures.languages import ENGLISH, notation
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["FALLING", "RISING", "Change", "changes", "directed"]

_FALLING = """
cut reduce lower decrease drop shrink trim slash shorten halve diminish curb minimize minimise compress save eliminate
fall decline
"""
_RISING = "increase raise grow boost improve lift expand accelerate multiply rise gain climb enhance extend double"
_IRREGULAR = {"cut": "cut(?:s|ting)?", "grow": "gr(?:ow(?:s|n|ing)?|ew)", "fall": "f(?:all(?:s|en|ing)?|ell)"}
_IRREGULAR |= {"rise": "r(?:ise[sn]?|ising|ose)"}


def _forms(verbs: str) -> str:
    """Return a pattern for every form of these verbs."""
    return "|".join(_IRREGULAR.get(word) or _regular(word) for word in verbs.split())


def _regular(word: str) -> str:
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e[sd]?|ing)"
    return rf"{word}(?:{word[-1]}?(?:ed|ing)|e?s)?"


FALLING = rf"\b(?:{_forms(_FALLING)}|down)\b"
"""Verbs of decrease."""

RISING = rf"\b(?:{_forms(_RISING)}|up)\b"
"""Verbs of increase."""

_FAR = 100  # characters: words further away do not belong to a figure
_NEXT_CLAUSE = r"(?:(?!\b(?:and|while|with|plus|but|from|to|between)\b)(?:[^.,;:()\d]|(?<=[A-Za-z])\d+))"


class Change(Struct, frozen=True):
    """``from 800 to 150 ms (60%)``: the figures before and after, and the stated difference.

    ``is_growth`` is true if words call the difference growth: “by 300%”, “300% growth”; ``by_name`` if a verb states
    it: “halved”.
    """

    before: Figure
    after: Figure
    stated: Figure
    is_growth: bool = False
    by_name: bool = False

    def is_right(self) -> bool:
        """Return whether the stated figure can be true in one of the usual readings, within rounding."""
        if self.by_name:
            return any(self.stated.low <= value <= self.stated.high for value in self._readings())
        return any(_near(self.stated, value) for value in self._readings())

    def fraction(self) -> Decimal:
        """The change in percent of the value before."""
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
    """Return whether two percentages are equal within usual rounding: two points, or a twentieth; a tenth over 100%."""
    share = value / 20 if value < 100 else value / 10
    slack = max(share, Decimal(2) if stated.unit == "%" else Decimal("0.3"))
    low, high = stated.low - slack, stated.high + slack
    if stated.bound == "+":
        high = max(high, stated.high * Decimal("1.25"))
    if stated.bound in ("~", "≤", "sub"):
        low, high = low - value / 10, high + value / 10
    return low <= value <= high


_JOIN = lazy_pattern(
    r"(?:(?:\s[a-z-]+){1,3}(?=\s\(|,\s(?:an?|or|i\.e\.|down|up|that is|which is)\s))?[\s,(–=-]*"
    r"(?:(?:an?|or|i\.e\.|by|over|nearly|down|up|that is|which is|for)\s+)*(?:an?\s)?"
    r"(?:(?:increase|reduction|decrease|rise|gain|drop|cut|improvement|saving)\sof\s)?[\s(]*$"
)
_JOIN_ELSEWHERE = lazy_pattern(
    r"(?:\s[^\W\d_]+){0,2}(?:\s(?:[^\W\d_]+\s){0,2}(?:19|20)\d\d)?[\s,;(–—=-]*(?:(?!(?:und|et|y|bei"
    r"|pour|con)\b)[^\W\d_]+\s){0,4}"
)
"""The same in other languages: “verkürzt, ein Plus von”, “, soit”."""
_BY_NAME = lazy_pattern(
    r"(?:\b(?:(?P<more>more than|over)|(?P<near>nearly|almost|close to|roughly|about))\s)?"
    r"\b(?:(?P<x2>doubl(?:e[sd]?|ing))|(?P<x3>tripl(?:e[sd]?|ing))|(?P<x4>quadrupl(?:e[sd]?|ing))"
    r"|(?P<half>halv(?:e[sd]?|ing)))\b"
    r"(?:(?!\b(?:and|while|with|plus|but)\b)[^.,;:()\d]){0,80}?,?\s?from\s$",
    re.IGNORECASE,
)
"""A verb that states the difference by itself, directly before the pair: “halved lead time, from 14 days to 7”."""
_JOIN_BACK = lazy_pattern(
    r"[\s,()–:-]*(?:(?:faster|lower|less|fewer|higher|more|quicker|down|up|reduction|increase)[\s,(–]*)?(?:from\s)?$"
)
_JOIN_BACK_ELSEWHERE = lazy_pattern(r"\s?[,(:–—-]\s?(?:von|vom|de|du|des|del|desde)\s$|\s?[(–—]\s?$", re.IGNORECASE)
"""The text between a percentage and its pair in other languages: “40 %, von 250 auf 150”."""
_FURTHER_BACK = lazy_pattern(
    r"(?:\s(?!(?:und|et|y|e|sowie|bei|avec|con|mit)\s)[^\W\d_][\w’'-]*){1,8}\s?[,(:–—]\s?(?:von|vom|de|du|des|del|desde)\s$",
    re.IGNORECASE,
)
"""The same with what changed between them: “−40 % des pannes de l’atelier, de 250 à 150”."""
_SHARES = {
    "de": r"um\s(?:(?:fast|rund|etwa|über|mehr\sals)\s)?(?:(?P<half>die\sHälfte)|(?P<third>ein\sDrittel)"
    r"|(?P<quarter>ein\sViertel)"
    r"|(?P<thirds>zwei\sDrittel)|(?P<quarters>drei\sViertel))",
    "fr": r"(?:(?P<half>de\smoitié)|d['’](?P<third>un\stiers)|d['’](?P<quarter>un\squart)|de\s(?P<thirds>deux\stiers)"
    r"|de\s(?P<quarters>trois\squarts))",
    "es": r"(?:(?P<half>a\sla\smitad)|(?P<third>un\stercio)|(?P<quarter>(?:una\scuarta\sparte|un\scuarto))"
    r"|(?P<thirds>dos\stercios)"
    r"|(?P<quarters>tres\scuartos))",
}
_VERBS = {
    "de": r"(?P<half>\bhalbier\w*)|(?P<double>\bverdoppel\w*)|(?P<triple>\bverdreifach\w*)",
    "fr": r"(?P<half>\bdivis\w+\spar\sdeux|\bde\smoitié)|(?P<double>\bdoubl(?:e|ée?s?|er|ant)\b)"
    r"|(?P<triple>\btripl(?:e|ée?s?|er|ant)\b)",
    "es": r"(?P<half>\breduj?\w*\sa\sla\smitad)|(?P<double>\b(?:dupli[cq]|dobl)\w+)|(?P<triple>\btripli[cq]\w+)",
}
_FRACTIONS = {"half": (1, 2), "third": (1, 3), "quarter": (1, 4), "thirds": (2, 3), "quarters": (3, 4)}


def changes(text: str, language: str = "en") -> Iterator[Change]:
    """Return every before and after in a text with the percentage or the multiple stated next to it."""
    found = list(figures(text, words=notation(language) is not ENGLISH, language=language))
    for number, (before, after) in enumerate(pairwise(found)):
        if before.unit == after.unit and _is_pair(before, after, text, language) and before.low > 0 and after.low > 0:
            stated = _stated(found, number, text, language)
            if stated and not (before.unit == stated.unit == "x"):
                yield Change(before, after, stated, _is_growth(stated, text))
            elif stated is None and (named := _named(before, text)):
                yield Change(before, after, named, by_name=True)
            elif stated is None and (share := _said(before, text, language)):
                yield Change(before, after, share, is_growth=share.low >= 100)


def _said(before: Figure, text: str, language: str) -> Figure | None:
    """Return the difference that words of another language state before the pair."""
    return _share(before, text, language) or _by_verb(before, text, language)


def _by_verb(before: Figure, text: str, language: str) -> Figure | None:
    """Return the difference that a verb of another language states: “halbierte die Zeit, von acht auf vier Tage”."""
    pattern = _VERBS.get(language.partition("-")[0].lower(), "(?!)")
    match = re.search(
        rf"(?:{pattern})[^.;:\d]{{0,60}}\s(?:von|de|du|del|desde)\s$", text[: before.start], re.IGNORECASE
    )
    if match is None:
        return None
    value = Decimal(50 if match["half"] else 100 if match["double"] else 200)
    end = match.end("half") if match["half"] else match.end("double") if match["double"] else match.end("triple")
    said = text[match.start() : end]
    return replace(before, text=said, low=value, high=value, unit="%", bound="~", start=match.start(), end=end)


def _share(before: Figure, text: str, language: str) -> Figure | None:
    """Return the share in words that is directly before the pair: “um ein Drittel, von 45 auf 30”."""
    ahead = text[: before.start]
    pattern = _SHARES.get(language.partition("-")[0].lower(), "(?!)")
    for match in re.finditer(pattern, ahead, re.IGNORECASE):
        if _JOIN_BACK_ELSEWHERE.fullmatch(ahead[match.end() :]):
            kind = next(name for name, found in match.groupdict().items() if found)
            part, of = _FRACTIONS[kind]
            value = Decimal(100 * part) / of
            return replace(
                before, text=match[0], low=value, high=value, unit="%", bound="~", start=match.start(), end=match.end()
            )
    return None


def _named(before: Figure, text: str) -> Figure | None:
    """Return the difference that “doubled” or “halved” states; generous, because writers use them loosely."""
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
    """Return whether the words around a figure call it growth."""
    before, following = text[max(0, stated.start - _FAR) : stated.start], text[stated.end : stated.end + _FAR]
    return bool(re.search(r"\bby\s$", before) or re.match(r"\s(?:growth|increase|more|higher|gain|rise)\b", following))


def _is_pair(before: Figure, after: Figure, text: str, language: str) -> bool:
    between, ahead = text[before.end : after.start], text[max(0, before.start - _FAR) : before.start]
    if re.fullmatch(r"[^.,;:]{0,25}?\s?(?:→|->)\s?", between):
        return True
    if re.search(r"%[^.,;:()]{0,40}\($", ahead) and between.strip() == "to":
        return True  # “down 38% (212k to 131k)”
    own = notation(language)
    opens = re.search(rf"(?<!\w)(?:{own.before})\s$", ahead, re.IGNORECASE)
    return bool(opens) and bool(re.fullmatch(rf"[^.,;:]{{0,40}}?\s(?:{own.to})\s", between, re.IGNORECASE))


def _stated(found: list[Figure], number: int, text: str, language: str) -> Figure | None:
    """Return the figure directly after the pair, or directly before it."""
    after, before = found[number + 1], found[number]
    if number + 2 < len(found):
        stated = found[number + 2]
        if stated.unit in ("%", "x") and _join(language).fullmatch(text[after.end : stated.start]):
            return stated
    if number > 0:
        stated = found[number - 1]
        if stated.unit in ("%", "x") and _join_back(language).fullmatch(text[stated.end : before.start]):
            return stated
        if stated.unit == "%" and _is_further_back(stated, before, text, language):
            return stated
    return None


def _is_further_back(stated: Figure, before: Figure, text: str, language: str) -> bool:
    """Return whether a percentage, after a word of direction, is that of the change that follows what changed."""
    own = notation(language)
    if own is ENGLISH or not _FURTHER_BACK.fullmatch(text[stated.end : before.start]):
        return False
    said = rf"\b(?:{own.falling}|{own.rising})\w*\s(?:[^\W\d_]+\s){{0,2}}$"
    return bool(re.search(said, text[: stated.start], re.IGNORECASE))


def _join(language: str) -> re.Pattern[str]:
    return _JOIN if notation(language) is ENGLISH else _JOIN_ELSEWHERE


def _join_back(language: str) -> re.Pattern[str]:
    return _JOIN_BACK if notation(language) is ENGLISH else _JOIN_BACK_ELSEWHERE


def directed(text: str, figure: Figure, words: str) -> bool:
    """Return whether a word of direction precedes the figure in the same clause."""
    before = text[max(0, figure.start - _FAR) : figure.start]
    return bool(re.search(rf"(?:{words}){_NEXT_CLAUSE}{{0,60}}$", before, re.IGNORECASE))

"""A before and an after in a text, in four languages: “cut falls from 20 to 12”, “von 34 % auf 28 % gesenkt”."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.language.prose import Passage
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Pair", "difference_of", "is_difference", "pairs"]

_FAR = 80  # characters between a verb and its amounts
_CLAUSE = re.compile(r"[.;:!?()]\s|[()]|,\s(?=(?:and|und|et|y)\s)")
_ACRONYM = re.compile(r"\s\([A-Z][\w&-]{1,9}\)\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EITHER_WAY = lazy_pattern(
    r"\b(?:efficien|performan|productiv|speed|throughput|rank|place|position|schnell|leistung|rendement|vitesse"
    r"|rendimiento|velocidad)\w*|\b(?:prevent|avoid|despite|against|instead|without|stopp)\w*",
    re.IGNORECASE,
)
"""Things that improve when their number goes the other way, and words that turn a verb round."""
_LESS = r"less|fewer|lower|shorter|down|weniger|de\smoins|en\smoins|menos"
_MORE = r"more|higher|up|mehr|de\splus|en\splus|más"
_BEFORE_DIFFERENCE = lazy_pattern(
    r"[\s,;(–—=]*(?:(?:sav(?:ing|ed)|that\sis|i\.e\.|or|up|down|a\s(?:gain|rise|drop|fall|saving|cut|difference)\sof|by|soit|also"
    r"|das\ssind|es\sdecir|o\ssea|un|um|en|de)\s)*$",
    re.IGNORECASE,
)
_SAVED = lazy_pattern(r"\b(?:sav(?:ing|ed)|gain|rise|drop|fall|difference|cut)\b", re.IGNORECASE)
_AFTER_DIFFERENCE = lazy_pattern(
    rf"(?:\s(?:percentage\s)?points?\b|\sPunkte\b|\spuntos\b|\s[^\W\d_]+)?\s?(?:{_LESS}|{_MORE})?"
    r"(?:\s(?:a|an|per|each|every|pro|par|por|al)\s\w+)?\s*(?:[).,;]|$)",
    re.IGNORECASE,
)
_DOWN_FROM = lazy_pattern(r"\b(?P<way>up|down)\sfrom\s$", re.IGNORECASE)
_STARTING = lazy_pattern(r",?\s(?:starting|beginning)\s(?:out\s)?(?:with|from|at)\s$", re.IGNORECASE)
_GREW = lazy_pattern(r"\b(?:buil[dt]s?|grew|grow|expand\w*|raised?|increas\w+|scal\w+|develop\w*)\b", re.IGNORECASE)
_SINCE = lazy_pattern(r"(?:\s[^\W\d_]+){0,4},?\s(?P<way>up|down)\sfrom\s$", re.IGNORECASE)
"""Between an amount and the earlier one: “48 wards, up from 31”."""
_LAST_CLAUSE = re.compile(r",\s(?=(?:der|die|das|wodurch|womit|was)\s)")
"""The beginning of a German clause that has its own verb: “Entwicklung eines Schnelltests, der …”."""
_POINTS = re.compile(r"\s(?:percentage\s)?(?:points?|Prozentpunkte|Punkte|puntos)\b", re.IGNORECASE)
_COMPARED = re.compile(rf"\s(?:[^\W\d_]+\s)?(?:{_LESS}|{_MORE})\b", re.IGNORECASE)


class Pair(Struct, frozen=True):
    """Two amounts of one thing in time; ``goes`` is -1 or 1 if a verb says the direction, else 0.

    ``by_words`` is true if “from” or an arrow makes them a change; without, they may be a range, in descending order.
    ``following`` are the figures after them.
    """

    passage: Passage
    before: Figure
    after: Figure
    goes: int
    by_words: bool
    following: tuple[Figure, ...]

    @property
    def start(self) -> int:
        """The offset of the first amount."""
        return min(self.before.start, self.after.start)

    @property
    def end(self) -> int:
        """The offset after the second amount."""
        return max(self.before.end, self.after.end)

    @property
    def runs_backwards(self) -> bool:
        """Return whether the verb says one direction and the amounts the other."""
        return self.goes * (self.after.low - self.before.low) < 0

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the text gives directly after either amount."""
        text = self.passage.text
        first = _YEAR.search(text[self.before.end : self.after.start])
        second = re.match(r"[^,;.()\d]{0,12}((?:19|20)\d\d)\b", text[self.after.end :])
        return (int(first[0]), int(second[1])) if first and second else ()


def pairs(passage: Passage) -> Iterator[Pair]:
    """Yield every before and after of a passage."""
    found = figures(passage.text, words=True, language=passage.language)
    for number, (before, after) in enumerate(pairwise(found)):
        if before.is_range or after.is_range or before.unit in ("of", "ratio") or after.unit in ("of", "ratio"):
            continue
        now_first = passage.language == "en" and _SINCE.fullmatch(passage.text[before.end : after.start])
        if now_first:
            yield Pair(passage, after, before, 1 if now_first["way"].lower() == "up" else -1, True, ())
            continue
        if (whole := _started_with(found[: number + 1], after, passage)) is not None:
            yield Pair(passage, after, whole, 1, True, ())
            continue
        worded = _is_worded(before, after, passage)
        if worded or _is_falling_range(before, after, passage):
            goes = _direction(before, after, passage)
            yield Pair(passage, before, after, goes, worded, tuple(one for one in found if one.start >= after.end))


def _started_with(earlier: tuple[Figure, ...], start: Figure, passage: Passage) -> Figure | None:
    """Return the amount that something grew to, for the one that it began with: “85 donors, starting with 22”."""
    text = passage.text
    sentence = max(text.rfind(mark, 0, start.start) for mark in (". ", "; ")) + 1
    if passage.language != "en" or not _STARTING.search(text[sentence : start.start]):
        return None
    same = [one for one in earlier if one.start >= sentence and one.unit == start.unit and not one.is_range]
    return same[0] if same and _GREW.search(text[sentence : same[0].start]) else None


def _is_worded(before: Figure, after: Figure, passage: Passage) -> bool:
    text = passage.text
    own = notation(passage.language)
    between = text[before.end : after.start]
    if re.fullmatch(r"[^.,;:]{0,25}?\s?(?:→|->)\s?", between):
        return True
    if not re.search(rf"(?<!\w)(?:{own.before})\s(?:[^\W\d_]+\s)?$", text[: before.start][-_FAR:], re.IGNORECASE):
        return False
    return bool(re.fullmatch(rf"[^.,;:]{{0,40}}?\s(?:{own.to})\s(?:[^\W\d_]+\s)?", between, re.IGNORECASE))


def _is_falling_range(before: Figure, after: Figure, passage: Passage) -> bool:
    """Return whether two amounts are written as a range, in descending order."""
    own = notation(passage.language)
    joint = rf"\s(?:{own.to}{'|' + own.range_to if own.range_to else ''})\s|\s?[–-]\s?"
    between = passage.text[before.end : after.start]
    if re.search(rf"(?<!\w){own.between}\s$", passage.text[: before.start], re.IGNORECASE):
        joint = rf"\s(?:{own.both})\s"
    return (
        before.low > after.low > 0 and before.unit == after.unit and bool(re.fullmatch(joint, between, re.IGNORECASE))
    )


@functools.cache
def _verbs(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    own = notation(language)
    ending = r"\b" if own.numbers.get("two") else r"\w*"
    parts = (rf"(?<![\w-])(?:{own.falling}){ending}", rf"(?<![\w-])(?:{own.rising}){ending}")
    return re.compile(parts[0], re.IGNORECASE), re.compile(parts[1], re.IGNORECASE)


def _direction(before: Figure, after: Figure, passage: Passage) -> int:
    """Return the direction that the verb of the clause states; 0 if there is none, or one for each direction."""
    text = passage.text
    ahead = _CLAUSE.split(_ACRONYM.sub(" ", text[max(0, before.start - _FAR) : before.start]))[-1]
    ahead = re.split(r"\d", ahead)[-1] if re.search(r"\d.*\b(?:and|und|et|y)\b", ahead) else ahead
    behind = _CLAUSE.split(text[after.end : after.end + _FAR])[0] if passage.language == "de" else ""
    behind = re.split(r"[,\d]", behind)[0]
    nearest = _LAST_CLAUSE.split(ahead)[-1] if passage.language == "de" else ahead
    if _EITHER_WAY.search(nearest) or _EITHER_WAY.search(behind):
        return 0
    if passage.language == "en" and (said := _DOWN_FROM.search(ahead)):
        return -1 if said["way"].lower() == "down" else 1
    falling, rising = _verbs(passage.language)
    clause = f"{ahead} {behind}"
    falls, rises = bool(falling.search(clause)), bool(rising.search(clause))
    return int(rises) - int(falls)


def difference_of(pair: Pair) -> Figure | None:
    """Return the amount after a pair that states their difference in the same unit: “saving 9”, “13 points”."""
    stated = pair.following[0] if pair.following else None
    if stated is None or stated.is_range or stated.bound:
        return None
    text = pair.passage.text
    between = text[pair.end : stated.start]
    gap = re.fullmatch(r"[^.;\d(]{0,25}(?:\bin\s(?:19|20)\d\d)?(?P<rest>[\s,;(–—=].*)", between)
    if gap is None or not _BEFORE_DIFFERENCE.fullmatch(_last_words(between)):
        return None
    behind = text[stated.end :]
    if not _AFTER_DIFFERENCE.match(behind):
        return None
    points = bool(_POINTS.match(behind)) or stated.unit == "pp"
    said = bool(_SAVED.search(between)) or bool(_COMPARED.match(behind)) or points
    same_unit = stated.unit == pair.before.unit == pair.after.unit or (points and pair.before.unit == "%")
    return stated if said and same_unit and not (pair.before.unit == "%" and not points) else None


def _last_words(between: str) -> str:
    """Return what follows the last comma or bracket, which begins the statement of a difference."""
    return re.split(r"(?<=[\d\w])(?=[,;(–—])", between)[-1] if re.search(r"[,;(–—]", between) else between


def is_difference(pair: Pair, stated: Figure) -> bool:
    """Return whether an amount is the difference of a pair, within rounding."""
    right = abs(pair.after.low - pair.before.low)
    return abs(stated.low - right) <= max(
        right / 20, Decimal("0.5") if right != right.to_integral_value() else Decimal(0)
    )

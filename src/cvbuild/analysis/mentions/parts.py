"""Parts that add up to more than their whole: “58 Mitarbeitende, davon 38 Fachkräfte und 24 Hilfskräfte”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.prose import Passage
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Parts", "parts"]

_OF_WHICH = lazy_pattern(
    r"(?:\b(?:davon|darunter|dont|parmi\s(?:lesquels|lesquelles)|entre\s(?:ellos|ellas)|de\s(?:los|las)\s(?:que|cuales)"
    r"|of\s(?:whom|which))|,\s(?:und\szwar|à\ssavoir|es\sdecir|a\ssaber))\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_LAST = re.compile(r"(?:,\s(?:\w+\s)?)?[^.;:()\d]{1,60}\s(?:und|sowie|et|y|and)\s(?:\w+\s)?", re.IGNORECASE)
_NEXT = re.compile(r"\s[^.;:()\d]{1,50},\s(?:\w+\s)?", re.IGNORECASE)
_UNITS = ("", "€", "$", "£", "CHF")
"""A bare number, and money."""
_MIXED = re.compile(r"\b(?:auch|außerdem|ebenfalls|également|aussi|también|además|also)\b", re.IGNORECASE)


_PREPOSITION = r"(?:à|au|aux|en|dans|pour|chez|auf|in|im|bei|beim|für|aus|para|por|con)"
_WITH = lazy_pattern(r"\s[^.;:,()\d]{3,60}\s(?:mit|avec|con|für|pour|para|de)\s")
"""Between a count and a measure of what is counted: “63 Anlagen mit 940 kWp”."""
_NEAR = Decimal("0.2")
"""The distance of a total from its whole that is a mistake, in parts of the whole."""
_BARE = lazy_pattern(
    rf"(?:\s[^\W\d_][\w’'-]*){{1,4}},\s(?:(?:davon|dont)\s)?(?P<first>[\w.]+)(?P<of>\s(?:de\sellos|de\sellas|von\sihnen|d['’]entre\s(?:eux|elles)))?"
    rf"\s(?P<prep>{_PREPOSITION})\s[^.;:,()\d]{{2,40}}\s(?:und|et|y)\s(?P<last>[\w.]+)\s(?P<same>{_PREPOSITION})\s[^.;:,()\d]{{2,50}}(?=[.;)]|$)"
)
"""A count, and two parts of it without a noun: “quatre collèges, deux à Bron et deux à Lyon”."""


class Parts(Struct, frozen=True):
    """A whole and its parts, which are more or, if they seem to be all of them, not as many."""

    passage: Passage
    whole: Figure
    parts: tuple[Figure, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.high for part in self.parts), Decimal(0))


def parts(passage: Passage) -> Iterator[Parts]:
    """Yield every whole whose listed parts, each less than it, add up to more."""
    text = passage.text
    found = figures(text, words=True, language=passage.language)
    for number, first in enumerate(found[1:], 1):
        whole = found[number - 1]
        if (
            not _is_amount(whole)
            or first.unit != whole.unit
            or not _OF_WHICH.search(text[: first.start])
            or _MIXED.search(text)
        ):
            continue
        listed = _listed(text, found[number:])
        one = Parts(passage, whole, listed)
        if len(listed) > 1 and one.total > whole.high and all(part.high <= whole.high for part in listed):
            yield one
        elif len(listed) > 1 and number > 1:
            yield from _of_counted(passage, found[number - 2], whole, listed)
    yield from _bare_parts(passage, found)


def _of_counted(passage: Passage, counted: Figure, measure: Figure, listed: tuple[Figure, ...]) -> Iterator[Parts]:
    """Yield parts of what is counted before a measure of it: “63 Anlagen mit 940 kWp, davon 44 … und 22 …”."""
    one = Parts(passage, counted, listed)
    said = passage.text[counted.end : measure.start]
    is_near = counted.high < one.total <= counted.high * (1 + _NEAR) and one.total * 2 < measure.low
    if is_near and _is_amount(counted) and counted.unit == listed[0].unit and _WITH.fullmatch(said):
        yield one


def _bare_parts(passage: Passage, found: tuple[Figure, ...]) -> Iterator[Parts]:
    """Yield two parts, with the same preposition, that are nearly the count before them."""
    by_start = {one.start: at for at, one in enumerate(found)}
    for at, whole in enumerate(found[:-2]):
        match = _BARE.match(passage.text, whole.end) if _is_amount(whole) and not whole.unit else None
        if match is None or match["prep"] != match["same"]:
            continue
        two = found[at + 1 : at + 3]
        listed = _OF_WHICH.search(passage.text[: two[0].start])  # these are read above if they are more
        if by_start.get(match.start("first")) != at + 1 or by_start.get(match.start("last")) != at + 2:
            continue
        one = Parts(passage, whole, two)
        is_near = abs(one.total - whole.high) <= max(whole.high * _NEAR, Decimal(1)) and one.total != whole.high
        known = listed and one.total > whole.high
        if all(_is_amount(part) and not part.unit for part in two) and is_near and not known:
            yield one


def _is_amount(figure: Figure) -> bool:
    """Return whether it is a count or an amount of money, neither of them rough."""
    return figure.unit in _UNITS and not (figure.per or figure.is_range or figure.bound in ("~", "+"))


def _listed(text: str, found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the parts of a list that ends with “and”; nothing if it ends without."""
    listed = [found[0]]
    for part in found[1:]:
        between = text[listed[-1].end : part.start]
        if (
            not _is_amount(part)
            or part.unit != found[0].unit
            or "jed" in between
            or "chac" in between
            or "cada" in between
        ):
            break
        if _LAST.fullmatch(between):
            return (*listed, part)
        if not _NEXT.fullmatch(between):
            break
        listed.append(part)
    return ()

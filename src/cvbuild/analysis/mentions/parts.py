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


class Parts(Struct, frozen=True):
    """A whole and its parts, which are more."""

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
